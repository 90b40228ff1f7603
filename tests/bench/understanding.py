"""Reading questions: time and memory, beside rapidfuzz's WRatio on the same phrasings."""

import gc
import random
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
SIZES = (100, 1000, 10_000)
ASKED = 300


def phrasings() -> list[str]:
    """Whole questions in staff's words, of every step."""
    found = []
    for path in sorted((ROOT / "knowledge" / "training").glob("*.tsv")):
        if path.name == "other.tsv":
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        found += [line.split("\t")[3] for line in lines if line.count("\t") == 3 and line[0] != "#"]
    return found


def questions(count: int) -> list[str]:
    """So many questions, the same in every run; they repeat where there are too few."""
    known = phrasings()
    chosen = random.Random(2570).sample(known, min(count, len(known)))
    return [chosen[number % len(chosen)] for number in range(count)]


def milliseconds(call: Callable[[str], object], asked: Sequence[str]) -> list[float]:
    took = []
    for question in asked:
        began = time.perf_counter()
        call(question)
        took.append(1000 * (time.perf_counter() - began))
    return sorted(took)


def bench(table: Callable[..., None], row: Callable[..., None]) -> None:
    memory = psutil.Process().memory_info().rss
    from bot.commands.asking import a_desk, answered

    imported = psutil.Process().memory_info().rss
    began = time.perf_counter()
    desk = a_desk()
    loaded = time.perf_counter() - began
    now = datetime.now(UTC)
    times = milliseconds(lambda question: answered(desk, question, (), now), questions(2000))
    gc.collect()
    after = psutil.Process().memory_info().rss
    table(
        "planbot ask, in process",
        "2,000 questions in staff's words, reading and card included.",
        *("p50 ms", "p99 ms", "load s", "MB of code", "MB of knowledge"),
    )
    row(
        f"{times[1000]:.2f}",
        f"{times[1980]:.2f}",
        f"{loaded:.2f}",
        f"{(imported - memory) / 1e6:.0f}",
        f"{(after - imported) / 1e6:.0f}",
    )
