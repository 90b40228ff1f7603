"""`make bench`: prints a table of each measurement, with what was measured and how."""

import asyncio
import sqlite3
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path

from bench import office_pages, pages, servers, understanding
from bench.load import flood, steady, webhook
from bench.servers import free_port, megabytes, planbot, running, seen_by, slow_line

CONNECTIONS = 64
FLOOD_SECONDS = 8.0
RATE, STEADY_SECONDS = 50, 30
QUESTIONS_FOR_MEMORY = 2000
SETTLING = 5


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def row(*cells: object) -> None:
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def table(title: str, how: str, *heads: str) -> None:
    print(f"\n### {title}\n{how}\n", flush=True)
    row(*heads)
    row(*("---" for _ in heads))


def flood_of(port: int) -> tuple[float, float, float]:
    """(acknowledged a second, p50 ms, p99 ms)"""
    requests = [webhook(question, port)[1] for question in understanding.questions(20_000)]
    began = time.perf_counter()
    latencies = asyncio.run(flood(port, requests, CONNECTIONS, FLOOD_SECONDS))
    took = time.perf_counter() - began
    return len(latencies) / took, 1000 * percentile(latencies, 0.5), 1000 * percentile(latencies, 0.99)


def plain_bot(folder: Path) -> tuple[float, float, float]:
    with slow_line() as line:
        port = free_port()
        command = [*servers.GUNICORN, "-b", f"127.0.0.1:{port}", "bench.plain_bot:app"]
        with running(command, port, servers.settings(line, port, folder / "unused.db"), folder / "plain.log"):
            time.sleep(3)
            return flood_of(port)


def split_planbot(folder: Path, name: str, **more: str) -> tuple[float, float, float, int, int]:
    """Web under gunicorn and a worker; also how many were acknowledged by the clock and kept in fact."""
    with slow_line() as line:
        port, path = free_port(), folder / f"{name}.db"
        environment = servers.settings(line, port, path, **more)
        log = folder / f"{name}.log"
        with running(planbot("db", "upgrade"), 0, environment, log) as upgrade:
            upgrade.wait(timeout=60)
        with (
            running(planbot("serve"), port, environment, log),
            running(planbot("work"), 0, environment, log),
        ):
            servers.wait_until_ready(log)
            rate, p50, p99 = flood_of(port)
            with sqlite3.connect(path) as database:
                kept, done = database.execute("SELECT count(*), sum(state = 'done') FROM inbox").fetchone()
            return rate, p50, p99, kept, done or 0


def acknowledgements(folder: Path) -> None:
    table(
        "Acknowledged events",
        f"{CONNECTIONS} connections for {FLOOD_SECONDS:.0f} s, one event a request, gunicorn with 2 workers "
        "of 8 threads each, LINE takes 100 ms a call; planbot with a worker running, every event kept "
        "(SQLite).",
        *("bot", "events/s", "ratio", "p50 ms", "p99 ms", "p99 ratio", "kept", "handled meanwhile"),
    )
    rate, p50, p99 = plain_bot(folder)
    row("plain (SDK + rapidfuzz, keeps nothing)", f"{rate:.0f}", 1, f"{p50:.0f}", f"{p99:.0f}", 1, 0, "-")
    for name, label, more in (
        ("normal", "planbot", {}),
        ("safe", "planbot, power-cut-proof", {"DATABASE_POWER_SAFE": "yes"}),
    ):
        r, half, tail, kept, done = split_planbot(folder, name, **more)
        cells = (f"{r:.0f}", f"{r / rate:.1f}", f"{half:.0f}", f"{tail:.0f}", f"{tail / p99:.2f}", kept, done)
        row(label, *cells)


def answers(folder: Path) -> None:
    table(
        "Webhook to reply at LINE",
        f"{RATE} events a second for {STEADY_SECONDS} s, each a whole question of another person, "
        f"LINE's 100 ms included; begun {SETTLING} s after planbot said that it is ready.",
        *("way", "answered", "p50 ms", "p95 ms", "p99 ms", "backlog at the end", "tokens expired"),
    )
    for name in ("serve + work", "run"):
        row(name, *_answers(folder, name))


def _answers(folder: Path, name: str) -> tuple[object, ...]:
    with slow_line() as line:
        port, path = free_port(), folder / f"answers-{name[:3]}.db"
        environment = servers.settings(line, port, path)
        log = folder / f"answers-{name[:3]}.log"
        with running(planbot("db", "upgrade"), 0, environment, log) as upgrade:
            upgrade.wait(timeout=60)
        commands = ["serve", "work"] if name == "serve + work" else ["run"]
        with running(planbot(commands[0]), port, environment, log):
            second = planbot("work") if len(commands) > 1 else [sys.executable, "-c", "input()"]
            with running(second, 0, environment, log):
                servers.wait_until_ready(log)
                time.sleep(SETTLING)
                questions = understanding.questions(RATE * STEADY_SECONDS)
                requests = [webhook(question, port) for question in questions]
                sent = asyncio.run(steady(port, requests, RATE))
                seen = seen_by(line)
                backlog = len(sent) - len(seen)
                time.sleep(2 + backlog / 50)
                seen = seen_by(line)
        took = [1000 * (seen[token] - at + 0.1) for token, at in sent.items() if token in seen]
        with sqlite3.connect(path) as database:
            late = database.execute("SELECT count(*) FROM deliveries WHERE kind = 'push'").fetchone()[0]
    times = (f"{percentile(took, share):.0f}" for share in (0.5, 0.95, 0.99))
    return (f"{len(took)} of {len(sent)}", *times, backlog, late)


def whole_process(folder: Path) -> None:
    table(
        "planbot run",
        "One process, SQLite, tables up to date. Ready: from start to an answer of /readyz; what comes in is "
        "kept from then on. First answer: to a question asked at that moment, until LINE is called. Memory: "
        f"resident, after {QUESTIONS_FOR_MEMORY} questions answered, {RATE} a second.",
        *("ready s", "first answer s", "MB at start", f"MB after {QUESTIONS_FOR_MEMORY}"),
    )
    with slow_line() as line:
        port = free_port()
        environment = servers.settings(line, port, folder / "run.db")
        with running(planbot("db", "upgrade"), 0, environment, folder / "run.log") as upgrade:
            upgrade.wait(timeout=60)
        began = time.perf_counter()
        with running(planbot("run"), port, environment, folder / "run.log") as process:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=10):
                ready = time.perf_counter() - began
            asyncio.run(
                steady(port, [webhook(question, port) for question in understanding.questions(1)], RATE)
            )
            wait_for_answers(line, 1)
            answered = time.perf_counter() - began
            time.sleep(2)
            first = megabytes(process)
            questions = understanding.questions(QUESTIONS_FOR_MEMORY)
            asyncio.run(steady(port, [webhook(question, port) for question in questions], RATE))
            wait_for_answers(line, QUESTIONS_FOR_MEMORY + 1)
            row(f"{ready:.1f}", f"{answered:.1f}", f"{first:.0f}", f"{megabytes(process):.0f}")


def wait_for_answers(line: int, count: int, seconds: float = 60) -> None:
    ends = time.monotonic() + seconds
    while len(seen_by(line)) < count and time.monotonic() < ends:
        time.sleep(0.05)


SECTIONS: dict[str, Callable[[Path], None]] = {
    "ask": lambda folder: understanding.bench(table, row),
    "acknowledged": acknowledgements,
    "answered": answers,
    "run": whole_process,
    "pages": lambda folder: pages.bench(table, row, folder, percentile),
    "office": lambda folder: office_pages.bench(table, row, folder, percentile),
    "sizes": lambda folder: understanding.sizes(table, row),
    "accuracy": lambda folder: understanding.accuracy(table, row),
}


def main() -> None:
    """All sections, or those named on the command line."""
    with tempfile.TemporaryDirectory(prefix="planbot-bench-") as name:
        for section in sys.argv[1:] or SECTIONS:
            SECTIONS[section](Path(name))


if __name__ == "__main__":
    main()
