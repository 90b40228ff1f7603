"""One of several worker processes of the two simulated years: ticks and delivers, until it is killed.

Its clock is a file that the test writes; its LINE is a table in the same PostgreSQL, which remembers what it
accepted whatever becomes of the process, fails at random, and sometimes accepts and does not say so.
"""

import random
import sys
import time
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
from office_calendar import SIX, TWELVE, an_office

from db.engine import Database
from line.gateway import Outcome, Quota, Sent
from line.plain_text import as_text
from scheduler.calendar.due import next_open
from scheduler.calendar.occasions import Office
from scheduler.clock import Clock
from services.outbound.delivery import Courier

FAILS = 0.2
TABLE = "CREATE TABLE accepted (retry_key text PRIMARY KEY, chat text, body text, at timestamptz)"


def the_office() -> Office:
    return an_office({SIX: "2027-04-20", TWELVE: "2027-10-15"})


class FlakyLine:
    """LINE as in its worst two years."""

    def __init__(self, address: str, now: "FileClock") -> None:
        self._connection = psycopg.connect(address, autocommit=True)
        self._now = now

    def push(self, to: str, messages: Sequence[Mapping[str, Any]], retry_key: str) -> Sent:
        luck = random.random()
        if luck < FAILS / 2:
            return Sent(Outcome.RETRY, status=500)
        done = self._connection.execute(
            "INSERT INTO accepted VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING",
            (retry_key, to, as_text(messages), self._now()),
        )
        if luck < FAILS:
            return Sent(Outcome.UNKNOWN, reason="ReadTimeoutError")
        return Sent(Outcome.ACCEPTED, (uuid.uuid4().hex,), status=200 if done.rowcount else 409)

    def reply(self, token: str, messages: Sequence[Mapping[str, Any]]) -> Sent:
        raise AssertionError("nothing here answers anybody")

    def account(self) -> object:
        return object()

    def can_reach(self, person: str) -> bool:
        return True

    def quota(self) -> Quota:
        return Quota(None, 0)

    def member_count(self, group: str) -> int:
        return 10


class FileClock:
    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self) -> datetime:
        return datetime.fromisoformat(self.read().split()[1])

    def read(self) -> str:
        return self._path.read_text()


def main(url: str, address: str, folder: str, name: str) -> None:
    clock_file, done = FileClock(Path(folder) / "clock"), Path(folder) / f"done-{name}"
    database, line = Database(url, pool_size=2), FlakyLine(address, clock_file)
    clock, office = None, the_office()
    clock = Clock(database, lambda: office, line)
    courier = Courier(database, line, clock_file, 0, lambda now: next_open(office, now))
    seen = ""
    while True:
        step = clock_file.read()
        if step == seen or not step:
            time.sleep(0.005)
            continue
        clock.tick(clock_file())
        while jobs := courier.claim(uuid.uuid4().hex, 3):
            for job in jobs:
                courier.send(job)
        seen = step
        done.write_text(step.split()[0])


if __name__ == "__main__":
    main(*sys.argv[1:])
