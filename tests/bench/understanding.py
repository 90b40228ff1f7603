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


def sizes(table: Callable[..., None], row: Callable[..., None]) -> None:
    """How the time grows with the phrasings known."""
    from dataclasses import replace
    from functools import partial

    from rapidfuzz import fuzz, process

    from knowledge.loading.load import load_manual
    from knowledge.model.phrasings import all_phrasings
    from knowledge.reading.understand import Understanding
    from knowledge.thai.typos import mistyped

    manual = load_manual()
    known = all_phrasings(manual)
    chance = random.Random(2570)
    chance.shuffle(known)
    while len(known) < SIZES[-1]:
        one = chance.choice(known)
        known.append(replace(one, text=mistyped(one.text, chance)))
    table(
        "Reading one question, by the number of phrasings known",
        f"{ASKED} questions; beyond our own the phrasings are our own mistyped. rapidfuzz: the best of the "
        "same phrasings by WRatio.",
        *("phrasings", "planbot p50 ms", "p99 ms", "WRatio p50 ms", "p99 ms", "p50 ratio"),
    )
    asked = questions(ASKED)
    for size in SIZES:
        reads = milliseconds(Understanding(manual, phrasings=known[:size]).read, asked)
        texts = [one.text for one in known[:size]]
        nearest = partial(process.extractOne, choices=texts, scorer=fuzz.WRatio)
        peer = milliseconds(nearest, asked)
        half, tail = len(asked) // 2, int(len(asked) * 0.99)
        ratio = f"{peer[half] / reads[half]:.1f}"
        row(f"{size:,}", *(f"{ms:.2f}" for ms in (reads[half], reads[tail], peer[half], peer[tail])), ratio)


def accuracy(table: Callable[..., None], row: Callable[..., None]) -> None:
    """The figures of `planbot evaluate`, on the labelled set and on our own third that was not fitted on."""
    from bot.commands.evaluate import labels_of, predicted
    from knowledge.fitting import holdout
    from knowledge.fitting.evaluate import FIGURES, evaluate
    from knowledge.loading.load import load_manual
    from knowledge.reading.understand import Understanding

    table(
        "Accuracy",
        "The labelled set in tests/data, and our own third that is kept from a fitting made for this "
        "(which takes about two minutes).",
        *("figure", "labelled set", "own third"),
    )
    manual = load_manual()
    labels = labels_of(ROOT / "tests" / "data" / "questions-dev.jsonl")
    dev = evaluate(predicted(Understanding(manual), labels), labels)
    apart, own_labels = holdout.fitted_on_the_rest(manual)
    own = evaluate(predicted(apart, own_labels), own_labels)
    row("questions", f"{len(labels):,}", f"{len(own_labels):,}")
    for figure, words in FIGURES:
        shares = [report.share(figure) for report in (dev, own)]
        row(words, *(f"{100 * right / max(of, 1):.1f}%" for right, of in shares))


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
