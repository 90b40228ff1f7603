"""How far our clock is from LINE's is kept and logged: by the dates of LINE's answers, else by its events."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from builders import NOON
from migrated import migrated

from db import line_access
from db.engine import Database
from services.outbound.clock_check import SAMPLES, ClockCheck

AHEAD = timedelta(minutes=20)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = migrated(tmp_path / "planbot.db")
    yield database
    database.close()


def kept(database: Database) -> int | None:
    with database.read() as session:
        skew = line_access.skew(session)
    return skew.seconds if skew else None


def test_an_answer_with_another_date_is_kept_and_logged_once(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    check = ClockCheck(database)
    for second in range(5):
        now = NOON + timedelta(seconds=second)
        check.saw_answer(now - AHEAD, now)

    assert kept(database) == 1200
    assert [one.message for one in caplog.records] == [
        "our clock and LINE's differ: set this machine's clock"
    ]


def test_a_clock_that_was_set_right_is_told_too(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    check = ClockCheck(database)
    check.saw_answer(NOON - AHEAD, NOON)
    check.saw_answer(NOON, NOON + timedelta(seconds=1))

    assert kept(database) == 1
    assert caplog.records[-1].message == "our clock and LINE's agree again"


def test_events_tell_by_the_quickest_of_many(database: Database) -> None:
    check = ClockCheck(database)
    for slow in range(SAMPLES):
        at = NOON + timedelta(minutes=slow)
        check.saw_event(at - AHEAD - timedelta(seconds=slow), at)

    assert kept(database) == 1200


def test_an_event_from_the_future_shows_a_clock_that_is_behind_at_once(database: Database) -> None:
    ClockCheck(database).saw_event(NOON + timedelta(hours=1), NOON)

    assert kept(database) == -3600


def test_a_few_slow_events_tell_nothing(database: Database) -> None:
    check = ClockCheck(database)
    for _ in range(SAMPLES - 1):
        check.saw_event(NOON - AHEAD, NOON)

    assert kept(database) is None
