"""An event that fails while it is loaded, handled or stored is set aside, and the others go on."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

import pytest
from builders import NOON, OTHER_TEACHER, SECRET, FakeLine, SettableClock, a_text, an_event, body_of, sign
from sqlalchemy import select, update

from bot.settings import Settings
from bot.web.app import create_app
from bot.web.webhook import keep
from db.engine import Database
from db.models.inbox import InboxEvent
from handlers.contract.reply import Desk, Followed, Reply, Said, Snapshot
from services.dispatcher import Dispatcher
from services.outbound.delivery import Courier
from services.snapshot.desk import DeskKeeper

SETTINGS = Settings(channel_secret=SECRET, channel_access_token="token")
LONE = "\ud800"


def repeating(said: Said, seen: Snapshot, desk: Desk, now: datetime, *, final: bool = False) -> Reply:
    return Reply(({"type": "text", "text": said.text or said.what},))


def beyond_storing(said: Said, seen: Snapshot, desk: Desk, now: datetime, *, final: bool = False) -> Reply:
    """Of a question a change that no database takes."""
    reply = repeating(said, seen, desk, now)
    return replace(reply, changes=(Followed(f"U{LONE}"),)) if said.text == "ถาม" else reply


@cache
def the_desk() -> Desk:
    return DeskKeeper().desk


class Office:
    """Webhook and dispatcher over one database; LINE takes everything."""

    def __init__(self, database: Database, respond: Callable[..., Reply] = repeating) -> None:
        self.database, self.clock, self.line = database, SettableClock(), FakeLine()
        courier = Courier(database, self.line, self.clock, 20)
        self.dispatcher = Dispatcher(database, courier, the_desk, self.clock, respond=respond)
        self.client = create_app(SETTINGS, database, clock=self.clock).test_client()

    def receives(self, *events: Any) -> int:
        body = body_of(*events)
        return self.client.post("/callback", data=body, headers=sign(body)).status_code

    def keeps_unseen(self, *events: dict[str, Any]) -> None:
        """Stored as an older version would have, past the door."""
        with self.database.begin() as session:
            keep(session, list(events), self.clock())

    def works(self, rounds: int) -> None:
        for _ in range(rounds):
            for chat in self.dispatcher.claim("worker", 10):
                self.dispatcher.handle_chat(chat, "worker")
            self.clock.advance(seconds=5)

    @property
    def said(self) -> list[str]:
        return [message["text"] for _, messages in self.line.replied for message in messages]

    def states(self) -> list[tuple[str, str | None]]:
        with self.database.read() as session:
            rows: Sequence[InboxEvent] = session.scalars(select(InboxEvent).order_by(InboxEvent.id)).all()
            return [(row.state, row.error) for row in rows]


@pytest.mark.parametrize(
    "odd",
    [
        a_text("ถาม", quotedMessageId=LONE),
        {**a_text("ถาม"), "replyToken": f"token{LONE}"},
        a_text("ถาม", quoteToken=LONE),
        an_event("postback", postback={"data": f"a{LONE}", "params": {"datetime": LONE}}),
        an_event(message={"type": "audio", "id": "5", "duration": 2**40}),
        an_event(message={"type": "video", "id": "6", "duration": 2**70, "x": [2**64]}),
        a_text("ถาม", mention={"mentionees": [{"index": 2**66, "length": 2**65, "isSelf": True}]}),
    ],
    ids=["quote", "reply token", "quote token", "picked time", "long", "past 64 bits", "mention"],
)
def test_no_signed_event_stops_its_chat(database: Database, odd: dict[str, Any]) -> None:
    office = Office(database)

    assert office.receives(odd, a_text("ต่อไป")) == 200
    office.works(rounds=2)

    assert [state for state, _ in office.states()] == ["done", "done"]
    assert "ต่อไป" in " ".join(office.said)


def test_an_event_that_cannot_be_loaded_is_set_aside_after_a_few_tries(database: Database) -> None:
    office = Office(database)
    office.keeps_unseen(a_text("ถาม", quotedMessageId=LONE), a_text("ต่อไป", at=NOON))

    office.works(rounds=2)
    assert [state for state, _ in office.states()] == ["waiting", "waiting"]
    office.works(rounds=2)

    (first, error), (second, _) = office.states()
    assert (first, second) == ("aside", "done")
    assert error is not None and error.startswith("UnicodeEncodeError at ")
    assert office.said[-1] == "ต่อไป"


def test_an_event_that_cannot_be_stored_is_set_aside_after_a_few_tries(database: Database) -> None:
    office = Office(database, beyond_storing)
    office.receives(a_text("ถาม"), a_text("ต่อไป", at=NOON))

    office.works(rounds=5)

    assert [state for state, _ in office.states()] == ["aside", "done"]
    assert office.said[-1] == "ต่อไป"


def test_a_failing_chat_does_not_make_the_office_unready(database: Database) -> None:
    office = Office(database)
    office.receives(a_text("ถาม"))
    with database.begin() as session:
        session.execute(update(InboxEvent).values(attempts=1))
    office.clock.advance(minutes=3)

    answer = office.client.get("/readyz")

    assert (answer.status_code, answer.get_json()["chats_failing"]) == (200, 1)


def test_several_failing_chats_make_the_office_unready(database: Database) -> None:
    office = Office(database)
    people = [f"U{number:032d}" for number in range(3)]
    office.receives(*[a_text("ถาม", person=person) for person in people])
    with database.begin() as session:
        session.execute(update(InboxEvent).values(attempts=1))
    office.clock.advance(minutes=3)

    assert office.client.get("/readyz").status_code == 503


def test_an_event_that_nobody_took_up_makes_the_office_unready(database: Database) -> None:
    office = Office(database)
    office.receives(a_text("ถาม", person=OTHER_TEACHER))
    office.clock.advance(minutes=3)

    assert office.client.get("/readyz").status_code == 503


def test_a_body_with_numbers_of_any_size_is_kept(database: Database) -> None:
    office = Office(database)
    event = a_text("ถาม")
    body = json.dumps({"events": [{**event, "timestamp": 2**80, "more": {"n": -(2**90)}}]}).encode()

    answer = office.client.post("/callback", data=body, headers=sign(body))
    office.works(rounds=2)

    assert answer.status_code == 200
    assert office.states() == [("done", None)]
