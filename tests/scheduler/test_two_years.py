"""Two years at full speed: four processes, killed at random, and a LINE that fails one call in five."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from builders import bangkok
from sqlalchemy import select
from ticking import OFFICERS, PERSONNEL, ROLES, SCHOOLS
from two_years_worker import TABLE, the_office

from db import chats
from db.engine import Database
from db.models.announcements import Announcement
from db.models.base import Base
from db.models.deliveries import Delivery
from scheduler.calendar.occasions import Office, occasions

ROOT = Path(__file__).parents[2]
SINCE, UNTIL = date(2026, 10, 1), date(2028, 9, 30)
PROCESSES = 4
KILLS = 10
MOMENTS = ("08:30:00", "08:30:21", "08:33:00", "09:30:00", "12:00:00", "15:00:00", "17:00:00", "19:00:00")
"""Of every day. As many tries as LINE needs: the clock then goes on by weeks, past the life of its keys."""
OUTAGE = (bangkok("2027-06-01 08:00"), bangkok("2027-06-02 11:00"))
"""All processes are down over the digest of June 2570."""


class Workers:
    def __init__(self, url: str, address: str, folder: Path) -> None:
        self._arguments = (url, address, str(folder))
        self._folder = folder
        self._step = 0
        self._running = {str(number): self._start(str(number)) for number in range(PROCESSES)}

    def _start(self, name: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, str(ROOT / "tests/rigs/two_years_worker.py"), *self._arguments, name],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}:{ROOT / 'tests/scheduler'}"},
        )

    def set_clock(self, now: datetime, *, kill: bool) -> None:
        """Let it be `now`, and wait until the processes that live on have done all that was due.

        At a day's end until all have: one that lags would wake up weeks later in what is a second here.
        """
        all_ = now.hour == 15
        self._step += 1
        new = self._folder / "new"
        new.write_text(f"{self._step} {now.isoformat()}")
        new.replace(self._folder / "clock")
        if kill:
            time.sleep(random.uniform(0, 0.03))
            self.kill(random.choice(list(self._running)))
        ends = time.monotonic() + 40
        while not self._is_done(all_) and time.monotonic() < ends:
            time.sleep(0.004)
        assert self._is_done(all_), f"nobody did what was due at {now}"

    def _is_done(self, all_: bool) -> bool:
        done = 0
        for name in self._running:
            path = self._folder / f"done-{name}"
            done += path.exists() and path.read_text() == str(self._step)
        return done >= PROCESSES - (not all_)

    def kill(self, name: str) -> None:
        self._running[name].send_signal(signal.SIGKILL)
        self._running[name].wait()
        self._running[name] = self._start(name)

    def stop(self) -> None:
        for process in self._running.values():
            process.kill()
            process.wait()


def days_that_matter(office: Office) -> list[date]:
    """Days with an occasion, and the one on which the outage ends."""
    days = {one.day for one in occasions(office, SINCE, UNTIL)}
    days.add(OUTAGE[1].date())
    return sorted(day for day in days if SINCE <= day <= UNTIL)


@pytest.fixture
def years(postgresql_url: str, tmp_path: Path) -> Iterator[tuple[Workers, Database, psycopg.Connection]]:
    database = Database(postgresql_url)
    connection = psycopg.connect(database.conninfo, autocommit=True)
    connection.execute("DROP TABLE IF EXISTS accepted")
    connection.execute(TABLE)
    with database.begin() as session:
        for table in reversed(Base.metadata.sorted_tables):
            session.execute(table.delete())
        for group, role in ROLES.items():
            chats.group_joined(session, group, bangkok("2026-09-30 12:00"))
            chats.bind_group(session, group, role, bangkok("2026-09-30 12:00"))
    (tmp_path / "clock").write_text("")
    workers = Workers(postgresql_url, database.conninfo, tmp_path)
    yield workers, database, connection
    workers.stop()
    connection.execute("DROP TABLE accepted")
    connection.close()
    database.close()


def live(workers: Workers, office: Office) -> None:
    moments = [bangkok(f"{day} {at}") for day in days_that_matter(office) for at in MOMENTS]
    moments = [moment for moment in moments if not OUTAGE[0] < moment < OUTAGE[1]]
    # Not at a day's end: what dies with its process there would be found only weeks later in this test.
    killable = [at for at, moment in enumerate(moments) if moment.hour == 8]
    killed = set(random.sample(killable, KILLS))
    for at, moment in enumerate(moments):
        workers.set_clock(moment, kill=at in killed)


def test_two_years_of_kills_and_failures_announce_everything_exactly_once(
    years: tuple[Workers, Database, psycopg.Connection],
) -> None:
    workers, database, connection = years
    office = the_office()
    random.seed()

    live(workers, office)

    groups = {role: group for group, role in ROLES.items()}
    wanted = Counter((one.id, groups[one.role]) for one in occasions(office, SINCE, UNTIL))
    with database.read() as session:
        rows = session.execute(
            select(Announcement.occasion, Announcement.group_id, Announcement.state, Delivery.retry_key)
            .join(Delivery, isouter=True)
            .where(Announcement.occasion.not_like("notice:%"), Announcement.occasion.not_like("preview:%"))
        ).all()
        ends = Counter(session.scalars(select(Delivery.state)))
        brought = set(session.scalars(select(Delivery.retry_key).join(Announcement)))
    accepted = {
        key: (chat, body, at)
        for key, chat, body, at in connection.execute("SELECT retry_key, chat, body, at FROM accepted")
    }
    assert Counter((occasion, group) for occasion, group, _, _ in rows) == wanted
    assert {state for _, _, state, _ in rows} == {"sent"}
    assert all(key in accepted and accepted[key][0] == group for _, group, _, key in rows)
    heard = Counter((chat, body) for chat, body, _ in accepted.values())
    assert [words for words, times in heard.items() if times > 1] == []
    assert set(accepted) <= brought, "a push that no row stands for was said twice"
    # Who is killed in a day's last moment leaves a notice behind: the clock goes on past LINE's keys.
    assert set(ends) <= {"sent", "unknown"} and ends["unknown"] <= 3
    assert ends["sent"] <= len(accepted) <= ends["sent"] + ends["unknown"]
    assert _late(office, rows, accepted) == {
        ("digest:announcements:2027-06", True),
        ("digest:officers:2027-06", True),
    }
    assert {SCHOOLS, OFFICERS, PERSONNEL} == {chat for chat, _, _ in accepted.values()}


def _late(
    office: Office, rows: Sequence[Any], accepted: Mapping[str, tuple[str, str, datetime]]
) -> set[tuple[str, bool]]:
    """What arrived on a later day than its own, and whether it says so."""
    days = {one.id: one.day for one in occasions(office, SINCE, UNTIL)}
    found = set()
    for occasion, _, _, key in rows:
        _, body, at = accepted[key]
        if at.astimezone(OUTAGE[0].tzinfo).date() != days[occasion]:
            found.add((occasion, "แจ้งล่าช้า" in body))
    return found
