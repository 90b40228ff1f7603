"""No statement that runs at every event, look or tick reads a large table through, on either database."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from builders import GROUP, NOON, TEACHER, an_event
from sqlalchemy import Connection, event, select
from sqlalchemy.orm import Session

from db import announcements, chats, clock_changes, consultations, deliveries, inbox, line_access
from db.chat_snapshot import glance
from db.deliveries import consultation_deliveries, given_answers, undo_window, withdraw
from db.engine import Database
from db.inbox import Arrived
from db.models.deliveries import Delivery
from db.privacy import edits
from domain.purposes import Purpose

LARGE = (
    "inbox", "deliveries", "sent_messages", "turns", "consultations", "consultation_events", "announcements",
    "people",
)  # fmt: skip
"""Tables that grow with the years."""


def arrive(session: Session) -> None:
    inbox.keep(session, [Arrived("e", "message", NOON, TEACHER, TEACHER, "m", "direct", an_event())], NOON)


def answer(session: Session) -> None:
    until = NOON + timedelta(seconds=55)
    made = deliveries.owe_reply(
        session, TEACHER, [], token="t", token_until=until, owner="us", to_group=False, now=NOON
    )
    deliveries.sent(session, made.id, "us", "200", ["sent"], NOON)
    push = deliveries.owe_push(
        session, TEACHER, [], consultation=1, purpose=Purpose.ANSWER, to_group=False, now=NOON
    )
    deliveries.claim_due(session, "us", NOON, 10)
    deliveries.still_ours(session, push.id, "us")


def change(session: Session) -> None:
    made = consultations.add(session, NOON, numbered=True, state="open", channel="line", person_id=TEACHER)
    consultations.change(session, made.id, 1, {"state": "taken"})
    consultation_deliveries.withdraw_pushes(session, made.id, NOON)
    consultation_deliveries.forget_notice(session, [made.id], NOON)


HOT: dict[str, Callable[[Session], Any]] = {
    "keep an event": arrive,
    "claim chats": lambda session: inbox.claim_chats(session, "us", NOON, 12),
    "when is an event ready": lambda session: inbox.next_ready_at(session, NOON),
    "what waits in a chat": lambda session: inbox.waiting_in(session, TEACHER),
    "count an attempt": lambda session: inbox.count_attempt(session, [TEACHER]),
    "mark events done": lambda session: inbox.finish(session, [1], NOON),
    "give a chat back": lambda session: inbox.release_if_idle(session, TEACHER, "us"),
    "postpone a chat": lambda session: inbox.postpone_chat(session, TEACHER, NOON),
    "unsend a message": lambda session: inbox.unsend(session, "m", NOON),
    "what was said together": lambda session: edits.said_together(session, "m"),
    "the snapshot": lambda session: glance(session, TEACHER, TEACHER, NOON, message="m", said_at=NOON),
    "owe, claim and send": answer,
    "change a consultation": change,
    "when is a delivery due": lambda session: deliveries.next_due_at(session, NOON),
    "what stands ahead of the clock": lambda session: clock_changes.is_ahead(session, NOON),
    "whether LINE lets us in": line_access.denial,
    "a day's late pushes": lambda session: deliveries.count_late_pushes(session, NOON),
    "the oldest delivery": deliveries.oldest_owed_at,
    "deliveries set aside": deliveries.set_aside,
    "the oldest event": inbox.oldest_waiting_at,
    "events set aside": inbox.count_aside,
    "whether quota is used up": consultation_deliveries.quota_is_used_up,
    "what is in flight in a chat": lambda session: consultation_deliveries.in_flight(session, TEACHER),
    "answers in their window": given_answers.waiting,
    "answers to a consultation": lambda session: given_answers.of_consultation(session, 1),
    "the last answer in a chat": lambda session: given_answers.last_in(session, GROUP, NOON),
    "stop what waits for an asker": lambda session: given_answers.stop(session, 1, NOON),
    "send an answer at once": lambda session: given_answers.send_now(session, 1, NOON),
    "stop an answer": lambda session: undo_window.stop(session, [1], NOON),
    "withdraw a chat's": lambda session: withdraw.of_chat(session, TEACHER, NOON),
    "a person's consultations": lambda session: consultations.of_person(session, TEACHER, NOON),
    "what waits for officers": lambda session: consultations.waiting(session, TEACHER, NOON),
    "what is not over": consultations.not_over,
    "a number": lambda session: consultations.by_number(session, 1, 2570, NOON),
    "what is quoted": lambda session: consultations.quoted(session, "m"),
    "what a message said": lambda session: consultations.of_message(session, "m"),
    "a consultation's history": lambda session: consultations.history(session, 1),
    "what was announced": lambda session: announcements.recorded(session, NOON),
    "who was announced to": lambda session: announcements.pushed_since(session, NOON),
    "ends to be looked at": announcements.unchecked,
    "announcements taken back": announcements.take_back,
    "whether it is ours": lambda session: deliveries.is_ours(session, "m", GROUP),
    "a group's role": lambda session: chats.role_of(session, GROUP),
}


@pytest.fixture
def explained(database: Database) -> Iterator[Callable[[Callable[[Session], Any]], list[str]]]:
    """Runs something, and gives the lines of the plans of its statements that read a large table through."""

    def explain(run: Callable[[Session], Any]) -> list[str]:
        seen: list[tuple[str, Any]] = []

        def note(_c: Any, _cursor: Any, statement: str, parameters: Any, _x: Any, many: bool) -> None:
            if re.match(r"(SELECT|UPDATE|DELETE|WITH|INSERT)\b", statement) and not many:
                seen.append((statement, parameters))

        event.listen(database.engine, "before_cursor_execute", note)
        try:
            with database.begin() as session:
                run(session)
        finally:
            event.remove(database.engine, "before_cursor_execute", note)
        with database.begin() as session:
            return [line for one in seen for line in _whole_reads(session.connection(), *one)]

    yield explain


def _whole_reads(connection: Connection, statement: str, parameters: Any) -> list[str]:
    if connection.dialect.name == "postgresql":
        # Empty tables are read through by any plan; forbidden, that is left where there is no other.
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        rows = connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)
        found = [
            str(row[0]) for row in rows if (at := re.search(r"Seq Scan on (\w+)", row[0])) and at[1] in LARGE
        ]
    else:
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        found = [
            str(row[3])
            for row in rows
            if (at := re.match(r"SCAN (\w+)(?! USING (COVERING )?INDEX)", row[3])) and at[1] in LARGE
        ]
    return [f"{line.strip()} of {statement}" for line in found]


@pytest.mark.parametrize("what", sorted(HOT))
def test_it_is_served_by_an_index(what: str, explained: Callable[..., list[str]]) -> None:
    assert explained(HOT[what]) == []


def test_a_look_without_an_index_would_be_found(explained: Callable[..., list[str]]) -> None:
    look = select(Delivery.id).where(Delivery.outcome == "400")
    assert explained(lambda session: session.scalars(look).all()) != []
