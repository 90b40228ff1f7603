"""What wakes the worker."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import NOON, a_text

from bot.web.webhook import keep
from bot.work.wakeup import Bell, Watch
from db.engine import Database

ROOT = Path(__file__).parents[3]
LONG = 10.0


class CountingBell(Bell):
    """Counts the rings, and wakes who waits for one more."""

    def __init__(self) -> None:
        super().__init__()
        self.rings = 0

    def ring(self) -> None:
        self.rings += 1
        super().ring()

    def rings_within(self, seconds: float, more_than: int) -> bool:
        ends = time.monotonic() + seconds
        while self.rings <= more_than and time.monotonic() < ends:
            time.sleep(0.005)
        return self.rings > more_than


def seconds_of(bell: Bell, patience: float) -> float:
    started = time.monotonic()
    bell.wait(patience)
    return time.monotonic() - started


def test_a_ring_wakes_who_waits() -> None:
    bell = Bell()
    threading.Timer(0.05, bell.ring).start()

    assert seconds_of(bell, LONG) < 5


def test_a_ring_while_nobody_waits_is_not_lost() -> None:
    bell = Bell()
    bell.ring()

    assert seconds_of(bell, LONG) < 1


def test_one_ring_wakes_once() -> None:
    bell = Bell()
    bell.ring()
    bell.wait(LONG)

    assert seconds_of(bell, 0.1) >= 0.09


@pytest.fixture
def watched(database: Database) -> Iterator[CountingBell]:
    """A bell that a watch on the database rings; past its first ring."""
    bell = CountingBell()
    watch = Watch(database, bell)
    watch.start()
    assert bell.rings_within(LONG, 0)
    yield bell
    watch.stop()


def test_a_watch_rings_at_its_start_for_what_was_stored_before(watched: CountingBell) -> None:
    assert watched.rings >= 1


def test_what_another_process_stores_rings(watched: CountingBell, database_url: str) -> None:
    code = (
        "import sys; from datetime import datetime, UTC; from bot.web.webhook import keep;"
        " from db.engine import Database\n"
        "event = {'type': 'message', 'webhookEventId': '01OTHER', 'source': {'userId': 'U1'}}\n"
        "with Database(sys.argv[1]).begin() as session: keep(session, [event], datetime.now(UTC))"
    )
    before = watched.rings

    subprocess.run([sys.executable, "-c", code, database_url], cwd=ROOT, check=True, timeout=30)

    assert watched.rings_within(LONG, before)


def test_every_later_store_rings_again(watched: CountingBell, database: Database) -> None:
    for _ in range(3):
        before = watched.rings
        with database.begin() as session:
            keep(session, [a_text("ส่งแผนวันไหน")], NOON)
        assert watched.rings_within(LONG, before)


def test_a_watch_that_lost_its_database_looks_again(tmp_path: Path) -> None:
    file = tmp_path / "later" / "planbot.db"
    database = Database(f"sqlite:///{file}")
    file.parent.rmdir()
    bell = CountingBell()
    watch = Watch(database, bell)
    watch.start()
    assert not bell.rings_within(0.2, 0)

    file.parent.mkdir()
    database.check()

    assert bell.rings_within(LONG, 0)
    watch.stop()
    watch.join(LONG)
    assert not watch.is_alive()
    database.close()
