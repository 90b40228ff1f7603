"""An old signed event that is brought again, or late, is kept and not acted on."""

from datetime import timedelta
from typing import Any

import pytest
from builders import GROUP, NOON, FakeLine, SettableClock, a_text, an_event, mention_of_bot
from sqlalchemy import select
from test_failing_events import repeating, the_desk

from bot.web.webhook import keep
from db import inbox
from db.engine import Database
from db.models.inbox import InboxEvent
from services.dispatcher import Dispatcher
from services.outbound.delivery import Courier


class Office:
    def __init__(self, database: Database) -> None:
        self.database, self.clock, self.line = database, SettableClock(), FakeLine()
        self.courier = Courier(database, self.line, self.clock, 20)
        self.dispatcher = Dispatcher(database, self.courier, the_desk, self.clock, respond=repeating)

    def receives(self, *events: dict[str, Any]) -> None:
        with self.database.begin() as session:
            keep(session, list(events), self.clock())

    def works(self) -> int:
        self.clock.advance(seconds=3)
        for chat in self.dispatcher.claim("worker", 10):
            self.dispatcher.handle_chat(chat, "worker")
        for job in self.courier.claim("worker", 10):
            self.courier.send(job)
        return len(self.line.replied) + len(self.line.pushed)

    def tidies(self, days: int) -> None:
        with self.database.begin() as session:
            inbox.tidy(session, self.clock(), timedelta(days=days))

    def rows(self) -> list[tuple[str, str | None, bool]]:
        with self.database.read() as session:
            rows = session.scalars(select(InboxEvent).order_by(InboxEvent.id))
            return [(row.state, row.error, row.payload is not None) for row in rows]


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


def test_an_event_of_forty_days_ago_that_comes_for_the_first_time_is_not_answered(office: Office) -> None:
    office.receives(a_text("ถาม", at=NOON - timedelta(days=40)))

    assert office.works() == 0
    assert office.rows() == [("done", "received too late to be acted on", True)]


def test_of_an_old_event_in_a_group_no_words_are_kept(office: Office) -> None:
    office.receives(
        a_text("@planbot ถาม", at=NOON - timedelta(days=4), group=GROUP, mention=mention_of_bot())
    )

    assert office.rows() == [("done", "received too late to be acted on", False)]


def test_an_event_is_answered_until_it_is_three_days_old(office: Office) -> None:
    office.receives(a_text("ถาม", at=NOON - timedelta(days=3)))

    assert office.works() == 1


@pytest.mark.parametrize("kind", ["unfollow", "leave", "unsend"])
def test_what_ends_something_is_acted_on_however_late_it_comes(office: Office, kind: str) -> None:
    more = {"unsend": {"messageId": "5"}} if kind == "unsend" else {}
    office.receives(an_event(kind, NOON - timedelta(days=40), **more))

    assert office.rows()[0][0] == "waiting"


def test_what_was_received_in_time_is_handled_however_late(office: Office) -> None:
    office.receives(a_text("ถาม"))
    office.clock.advance(days=10)

    assert office.works() == 1


def test_an_old_event_brought_again_does_not_lengthen_the_life_of_its_token(office: Office) -> None:
    event = a_text("ถาม")
    office.receives(event)
    office.clock.advance(days=4)
    office.receives(event)

    with office.database.read() as session:
        assert session.scalar(select(InboxEvent.received_at)) == NOON


@pytest.mark.parametrize("days_later", [2, 6, 8, 40])
def test_an_event_is_acted_on_once_however_often_it_is_brought(office: Office, days_later: int) -> None:
    event = a_text("ถาม")
    office.receives(event)
    assert office.works() == 1
    office.clock.advance(days=days_later)
    office.tidies(days=1)
    office.receives(event)

    assert office.works() == 1


def test_ids_outlive_payloads_and_are_deleted_after_seven_days(office: Office) -> None:
    office.receives(a_text("ถาม"))
    office.works()
    office.clock.advance(days=2)
    office.tidies(days=1)

    with office.database.read() as session:
        (row,) = session.scalars(select(InboxEvent)).all()
        assert (row.payload, row.chat_id, row.person_id, row.message_id) == (None, None, None, None)
    office.clock.advance(days=6)
    office.tidies(days=1)
    assert office.rows() == []


def test_ids_are_kept_as_long_as_payloads_where_that_is_longer(office: Office) -> None:
    office.receives(a_text("ถาม"))
    office.works()
    office.clock.advance(days=29)
    office.tidies(days=30)

    assert [has_payload for _, _, has_payload in office.rows()] == [True]
