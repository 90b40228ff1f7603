"""The officers' pages beside a long ledger: how long one page takes."""

import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from consult_office import NID
from migrated import migrated
from office_pages import Browser, OfficeAtWork, asked
from sqlalchemy import insert, text

from bench.pages import Percentile, Prints
from db.engine import Database
from db.models.consultations import Consultation, ConsultationEvent
from db.schema import upgrade

KEPT = 200_000
"""Consultations, of five fiscal years; every second one came to an officer."""
EACH = 20
"""Requests of a page, one after another."""
AT_ONCE = 5_000
WORDS = (
    "แผน",
    "งบประมาณ",
    "ส่ง",
    "วันไหน",
    "ขอ",
    "เอกสาร",
    "หลังคา",
    "ซ่อม",
    "รายงาน",
    "โครงการ",
    "อนุมัติ",
    "ช่องทาง",
)
RARE = "ปลากระป๋อง"


def bench(table: Prints, row: Prints, folder: Path, percentile: Percentile) -> None:
    table(
        "The officers' pages",
        f"{KEPT:,} kept consultations of five years, with three times as many acts. Each page is made in "
        f"process {EACH} times, one after another; the first of a process that never made it stands apart.",
        *("database", "page", "first ms", "p50 ms", "p95 ms"),
    )
    for name, database in _databases(folder):
        office = OfficeAtWork(database, whole=True)
        asked(office)
        _fill(database, office)
        browser = office.browser(NID)
        for page, get in _pages(browser):
            took = [_timed(get) for _ in range(EACH + 1)]
            times = (1000 * one for one in (took[0], percentile(took[1:], 0.5), percentile(took[1:], 0.95)))
            row(name, page, *(f"{one:.0f}" for one in times))


def _pages(browser: Browser) -> list[tuple[str, Callable[[], Any]]]:
    def search(words: str, **fields: str) -> Callable[[], Any]:
        browser.get("/console/cases")
        found = browser.post("/console/cases/search", {"q": words, **fields}).headers["Location"]
        # The words stand in the session, so each search is made anew before its page is timed.
        return lambda: (browser.post("/console/cases/search", {"q": words, **fields}), browser.get(found))

    plain = {
        "today": "/console",
        "consultations": "/console/cases",
        "consultations answered": "/console/cases?state=done",
        "consultations of a year": "/console/cases?year=2568&all=1",
        "the hundredth page": "/console/cases?page=100",
        "one consultation": "/console/cases/1",
        "statistics": "/console/statistics",
    }
    pages = [(name, _got(browser, path)) for name, path in plain.items()]
    return [
        *pages,
        ("search, a usual word", search("หลังคา")),
        ("search, a rare word", search(RARE)),
        ("search, a rare word among all", search(RARE, all="1")),
        ("search, a name and a school", search("ครูสมใจ นาแก")),
    ]


def _got(browser: Browser, path: str) -> Callable[[], Any]:
    return lambda: browser.get(path)


def _timed(get: Callable[[], Any]) -> float:
    began = time.perf_counter()
    get()
    return time.perf_counter() - began


def _fill(database: Database, office: OfficeAtWork) -> None:
    """Invented rows, as many as an office of this size keeps in twenty years."""
    chance = random.Random(7)
    now = office.clock()
    numbers: dict[int, int] = {}
    with database.begin() as session:
        for first in range(0, KEPT, AT_ONCE):
            rows = [_row(chance, 1_000 + first + at, now, numbers) for at in range(AT_ONCE)]
            session.execute(insert(Consultation), rows)
            session.execute(insert(ConsultationEvent), [act for one in rows for act in _acts(chance, one)])
        if database.engine.dialect.name == "sqlite":
            session.execute(text("ANALYZE"))
    if database.engine.dialect.name == "postgresql":
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE consultations, consultation_events"))


def _row(chance: random.Random, id: int, now: Any, numbers: dict[int, int]) -> dict[str, Any]:
    asked_at = now - timedelta(days=5 * 365) * (1 - (id - 1_000) / KEPT) - timedelta(hours=1)
    year = asked_at.year + 543 + (asked_at.month >= 10)
    numbered = chance.random() < 0.5
    if numbered:
        numbers[year] = numbers.get(year, 10_000) + 1
    of_officer = {
        "fiscal_year": year if numbered else None,
        "number": numbers[year] if numbered else None,
        "answered_by": "officer" if numbered else "planbot",
        "officer_id": NID if numbered else None,
        "officer_name": "พี่นิด" if numbered else None,
        "escalated_at": asked_at if numbered else None,
        "state": chance.choice(("confirmed", "silent", "closed")) if numbered else "answered",
    }
    return of_officer | {
        "id": id,
        "version": 1,
        "channel": "line",
        "person_id": f"U{chance.randrange(3_000):032x}",
        "person_name": f"ครู{chance.choice(WORDS)}",
        "school": f"โรงเรียน{chance.choice(WORDS)}วิทยา",
        "procedure": "plan-review",
        "subject": "plan-review",
        "question": " ".join(chance.choices(WORDS, k=8)),
        "answer": " ".join(chance.choices(WORDS, k=16)),
        "asked_at": asked_at,
        "last_at": asked_at,
        "answered_at": asked_at + timedelta(minutes=30),
        "closed_at": asked_at + timedelta(days=1),
    }


def _acts(chance: random.Random, row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for what, words in (("asked", row["question"]), ("answered", row["answer"]), ("confirmed", None)):
        yield {
            "consultation_id": row["id"],
            "at": row["asked_at"],
            "actor": "asker",
            "actor_id": row["person_id"],
            "actor_name": row["person_name"],
            "what": what,
            "words": words,
            "knowledge": None,
            "message_id": None,
        }


def _databases(folder: Path) -> Iterator[tuple[str, Database]]:
    database = migrated(folder / "office.db")
    yield "SQLite", database
    database.close()
    if address := os.environ.get("TEST_DATABASE_URL"):
        with _schema(address) as database:
            yield "PostgreSQL", database


@contextmanager
def _schema(address: str) -> Iterator[Database]:
    """One of its own in that database, dropped afterwards."""
    outside, schema = Database(address), f"planbot_bench_{os.getpid()}"
    with outside.engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    inside = Database(f"{address}{'&' if '?' in address else '?'}options=-csearch_path%3D{schema}")
    try:
        upgrade(inside)
        yield inside
    finally:
        inside.close()
        with outside.engine.begin() as connection:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
        outside.close()
