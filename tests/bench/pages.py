"""The public pages: how large, how fast, and what a crawler costs the webhook."""

import asyncio
import gzip
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path

from bench import servers, understanding
from bench.load import Connection, webhook
from bench.servers import free_port, planbot, running, slow_line

PATHS = (
    "/", "/manual", "/manual/plan-review", "/manual/budget-request", "/manual/monitoring", "/manual/print",
    "/calendar", "/statistics", "/e-service", "/privacy", "/calendar.ics", "/nowhere",
)  # fmt: skip
EACH = 200
"""Requests of a page, one after another."""
CRAWLED, ACKNOWLEDGED, SECONDS = 50, 20, 20
"""Requests a second of the crawler, and of LINE."""


Prints = Callable[..., None]
Percentile = Callable[[Sequence[float], float], float]


def bench(table: Prints, row: Prints, folder: Path, percentile: Percentile) -> None:
    with slow_line() as line:
        port = free_port()
        environment = servers.settings(line, port, folder / "pages.db")
        log = folder / "pages.log"
        with running(planbot("run"), port, environment, log):
            servers.wait_until_ready(log)
            _sizes(table, row, port, percentile)
            _crawled(table, row, port, percentile)


def _sizes(table: Prints, row: Prints, port: int, percentile: Percentile) -> None:
    table(
        "Public pages",
        f"`planbot run`, one process; {EACH} requests of each page, one after another. Sizes are HTML "
        "and style sheets together, uncompressed, and what is sent compressed.",
        *("page", "kB", "kB sent", "p50 ms", "p95 ms"),
    )
    for path in PATHS:
        body = _body(port, path)
        styles = b"".join(
            _body(port, one) for one in re.findall(r'href="(/assets/\w+\.css[^"]*)"', body.decode())
        )
        took = asyncio.run(_timed(port, [_get(path, port)] * EACH, rate=0))
        whole = len(body) + len(styles)
        packed = len(gzip.compress(body, 5)) + len(styles)
        times = (f"{1000 * percentile(took, share):.1f}" for share in (0.5, 0.95))
        row(path, f"{whole / 1000:.1f}", f"{packed / 1000:.1f}", *times)


def _crawled(table: Prints, row: Prints, port: int, percentile: Percentile) -> None:
    table(
        "Acknowledgement beside a crawler",
        f"{ACKNOWLEDGED} events a second for {SECONDS} s to the same process, alone and beside "
        f"{CRAWLED} pages a second.",
        *("beside", "p50 ms", "p95 ms"),
    )
    for beside in ("nobody", f"a crawler, {CRAWLED} a second"):
        crawler = CRAWLED if beside != "nobody" else 0
        took = asyncio.run(_both(port, crawler))
        row(beside, *(f"{1000 * percentile(took, share):.1f}" for share in (0.5, 0.95)))


async def _both(port: int, crawler: int) -> list[float]:
    questions = understanding.questions(ACKNOWLEDGED * SECONDS)
    events = [webhook(question, port)[1] for question in questions]
    pages = [_get(PATHS[at % len(PATHS)], port) for at in range(crawler * SECONDS)]
    took, _ = await asyncio.gather(_timed(port, events, ACKNOWLEDGED), _timed(port, pages, crawler))
    return took


async def _timed(port: int, requests: Sequence[bytes], rate: float) -> list[float]:
    """Seconds that each request took; rate: so many a second whatever became of the others, 0: in turn."""
    pool: list[Connection] = []
    took: list[float] = []
    began = time.perf_counter()

    async def one(request: bytes, at: float) -> None:
        await asyncio.sleep(max(began + at - time.perf_counter(), 0))
        connection = pool.pop() if pool else Connection(port)
        sent = time.perf_counter()
        await connection.send(request)
        took.append(time.perf_counter() - sent)
        pool.append(connection)

    if rate:
        await asyncio.gather(*(one(request, at / rate) for at, request in enumerate(requests)))
    else:
        for request in requests:
            await one(request, 0)
    return took


def _get(path: str, port: int) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()


def _body(port: int, path: str) -> bytes:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
            found: bytes = answer.read()
    except urllib.error.HTTPError as error:
        found = error.read()
    return found
