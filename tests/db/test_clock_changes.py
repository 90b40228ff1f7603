"""A clock that was ahead and is set back holds nothing up."""

from datetime import timedelta

import pytest
from builders import NOON, TEACHER, an_event
from post_office import Office

from db import clock_changes, deliveries, inbox
from db.engine import Database
from db.inbox import Arrived

pytestmark = pytest.mark.fault("a clock that was set back")

AHEAD = timedelta(hours=1)


def recovered(database: Database) -> int:
    with database.read() as session:
        if not clock_changes.is_ahead(session, NOON):
            return 0
    with database.begin() as session:
        return clock_changes.recover(session, NOON)


def test_a_delivery_in_hand_when_the_clock_went_back_is_sent(database: Database) -> None:
    office = Office(database)
    office.clock.moment = NOON + AHEAD
    owed = office.owe_push()
    office.courier.claim("dead", 10)
    office.clock.moment = NOON
    assert office.work() == 0

    assert recovered(database) >= 1
    office.work()

    assert office.row(owed).state == "sent"


def test_what_was_owed_at_once_does_not_wait_an_hour(database: Database) -> None:
    office = Office(database)
    office.clock.moment = NOON + AHEAD
    owed = office.owe_push()
    office.clock.moment = NOON

    assert recovered(database) == 1
    office.work()

    assert office.row(owed).state == "sent"


def test_what_was_meant_for_later_keeps_its_moment(database: Database) -> None:
    office = Office(database)
    with database.begin() as session:
        later = NOON + timedelta(days=1)
        deliveries.owe_push(session, TEACHER, [], to_group=False, now=NOON, not_before=later)

    assert recovered(database) == 0
    assert office.work() == 0


def test_an_event_and_its_chats_lease_do_not_wait_an_hour(database: Database) -> None:
    event = Arrived("e1", "message", NOON, TEACHER, TEACHER, "m1", "direct", an_event())
    with database.begin() as session:
        inbox.keep(session, [event], NOON + AHEAD)
        assert inbox.claim_chats(session, "dead", NOON + AHEAD, 1) == [TEACHER]
        assert inbox.claim_chats(session, "alive", NOON, 1) == []

    assert recovered(database) == 2

    with database.begin() as session:
        assert inbox.claim_chats(session, "alive", NOON, 1) == [TEACHER]


def test_clocks_that_differ_by_seconds_change_nothing(database: Database) -> None:
    office = Office(database)
    office.clock.moment = NOON + timedelta(seconds=30)
    office.owe_push()
    office.courier.claim("ahead", 10)

    assert recovered(database) == 0
