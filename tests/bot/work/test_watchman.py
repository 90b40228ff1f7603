"""What planbot sees of its own state, and when it calls that an incident."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from builders import NOON, TEACHER, SettableClock, a_text
from migrated import migrated

from bot.web.webhook import keep
from bot.work.watchman import Watchman
from db import announcements, deliveries, line_access
from db.engine import Database
from db.health import incidents
from knowledge.facts.manual import Manual
from line.gateway import Quota

ROOMY = (100_000_000_000, 50_000_000_000)


class Office:
    """A database, a clock, and the watchman's view of the disk."""

    def __init__(self, database: Database, manual: Manual) -> None:
        self.database, self.clock = database, SettableClock()
        self.disk = ROOMY
        self.watchman = Watchman(database, lambda: manual, self.clock, lambda folder: self.disk)

    def looks(self, times: int = 1) -> None:
        for _ in range(times):
            self.clock.advance(minutes=1)
            with self.database.begin() as session:
                announcements.beat(session, self.clock())
            self.watchman.look()

    @property
    def incidents(self) -> list[str]:
        """But for the facts, which the manual as it comes lacks."""
        with self.database.read() as session:
            return sorted(incidents.open_now(session).keys() - {"facts"})


@pytest.fixture
def office(tmp_path: Path, manual: Manual) -> Iterator[Office]:
    database = migrated(tmp_path / "planbot.db")
    yield Office(database, manual)
    database.close()


def asked(office: Office) -> None:
    with office.database.begin() as session:
        keep(session, [a_text("ส่งแผนวันไหน", at=office.clock())], office.clock())


def owes(office: Office) -> None:
    with office.database.begin() as session:
        hello = [{"type": "text", "text": "สวัสดีค่ะ"}]
        deliveries.owe_push(session, TEACHER, hello, to_group=False, now=office.clock())


def test_where_all_is_well_there_is_none(office: Office) -> None:
    office.watchman.quota = Quota(300, 100)
    office.looks(20)

    assert office.incidents == []


@pytest.mark.parametrize("waits", [asked, owes])
def test_what_waits_for_more_than_five_minutes_is_one(
    office: Office, waits: Callable[[Office], None]
) -> None:
    waits(office)
    office.looks(5)
    assert office.incidents == []

    office.looks(2)

    assert office.incidents == ["queue"]


def test_a_clock_that_was_set_ahead_makes_no_queue(office: Office) -> None:
    asked(office)
    office.clock.advance(days=30)
    office.looks(1)

    with office.database.begin() as session:
        deliveries.withdraw.of_chat(session, TEACHER, office.clock())

    assert office.incidents == []


def test_a_clock_that_stands_still_is_one(office: Office) -> None:
    office.looks(1)
    for _ in range(13):
        office.clock.advance(minutes=1)
        office.watchman.look()

    assert office.incidents == ["clock"]


def test_what_line_refuses_is_one_and_its_queue_is_none(office: Office) -> None:
    owes(office)
    with office.database.begin() as session:
        line_access.deny(session, "any", office.clock())
    office.looks(10)
    assert office.incidents == ["line"]

    with office.database.begin() as session:
        line_access.allow(session)
        deliveries.withdraw.of_chat(session, TEACHER, office.clock())
    office.looks(1)

    assert office.incidents == []


@pytest.mark.parametrize(("used", "expected"), [(270, []), (271, ["quota"]), (300, ["quota"])])
def test_less_than_a_tenth_of_the_quota_is_one(office: Office, used: int, expected: list[str]) -> None:
    office.watchman.quota = Quota(300, used)
    office.looks(1)

    assert office.incidents == expected


def test_a_plan_without_limit_has_no_short_quota(office: Office) -> None:
    office.watchman.quota = Quota(None, 100_000)
    office.looks(1)

    assert office.incidents == []


@pytest.mark.parametrize(
    ("whole", "free", "expected"),
    [
        (1_000_000_000_000, 499_999_999, ["disk"]),
        (1_000_000_000_000, 500_000_001, []),
        (2_000_000_000, 99_999_999, ["disk"]),
        (2_000_000_000, 200_000_000, []),
    ],
)
def test_little_space_is_one(office: Office, whole: int, free: int, expected: list[str]) -> None:
    office.disk = whole, free
    office.looks(1)

    assert office.incidents == expected


def test_space_that_came_back_ends_it_after_five_minutes(office: Office) -> None:
    office.disk = 10**12, 0
    office.looks(1)
    office.disk = ROOMY

    office.looks(5)
    assert office.incidents == ["disk"]
    office.looks(1)

    assert office.incidents == []


def test_facts_that_the_office_has_not_filled_in_are_one(office: Office) -> None:
    office.looks(1)

    with office.database.read() as session:
        assert incidents.open_now(session)["facts"].began_at == NOON + timedelta(minutes=1)
