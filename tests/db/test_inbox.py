"""What is kept of events, for how long, and what is gone when a person takes words back."""

from datetime import datetime, timedelta
from typing import Any

from builders import NOON, OTHER_TEACHER, TEACHER
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db import chats, deliveries, inbox
from db.chat_snapshot import glance
from db.engine import Database
from db.models.chats import Turn
from db.models.deliveries import Delivery, SentMessage
from db.models.inbox import ChatLease, InboxEvent, Tombstone

MONTH = timedelta(days=30)
HELLO = [{"type": "text", "text": "ภายใน 31 พฤษภาคม 2570"}]


def an_arrival(
    id: str, at: datetime = NOON, chat: str = TEACHER, message: str | None = None
) -> inbox.Arrived:
    return inbox.Arrived(id, "message", at, chat, chat, message, "direct", {"text": "ส่งแผนวันไหน"})


def keep(session: Session, *events: inbox.Arrived, now: datetime = NOON) -> None:
    inbox.keep(session, events, now)


def ids(session: Session) -> list[str]:
    return list(session.scalars(select(InboxEvent.webhook_event_id).order_by(InboxEvent.id)))


def finish(session: Session, *names: str, now: datetime = NOON, **more: Any) -> None:
    rows = session.scalars(select(InboxEvent.id).where(InboxEvent.webhook_event_id.in_(names)))
    inbox.finish(session, list(rows), now, **more)


def an_answer(
    session: Session, now: datetime = NOON, chat: str = TEACHER, owner: str | None = None
) -> Delivery:
    until = now + timedelta(seconds=55)
    return deliveries.owe_reply(
        session, chat, HELLO, to_group=False, token="token", token_until=until, now=now, owner=owner
    )


def test_handled_events_are_dropped_when_they_are_older_than_the_office_wants(database: Database) -> None:
    with database.begin() as session:
        keep(session, an_arrival("old"), an_arrival("old but waiting"), now=NOON - MONTH - timedelta(days=1))
        keep(session, an_arrival("young"), now=NOON - MONTH + timedelta(days=1))
        finish(session, "old", "young")

        inbox.tidy(session, NOON, MONTH)

        assert ids(session) == ["old but waiting", "young"]


def test_events_set_aside_are_dropped_at_the_same_age(database: Database) -> None:
    with database.begin() as session:
        keep(session, an_arrival("failed"), now=NOON - MONTH - timedelta(days=1))
        (row,) = inbox.waiting_in(session, TEACHER)
        inbox.set_aside(session, [row.id], "ValueError at x.py:1", NOON)

        inbox.tidy(session, NOON, MONTH)

        assert ids(session) == []


def test_the_turns_stay_when_the_events_they_came_from_are_dropped(database: Database) -> None:
    with database.begin() as session:
        keep(session, an_arrival("old"), now=NOON - MONTH - timedelta(days=1))
        turn = chats.add_turn(session, TEACHER, TEACHER, "ส่งแผนวันไหน", {}, {}, NOON)
        finish(session, "old", turn_id=turn.id)

        inbox.tidy(session, NOON, MONTH)

        assert session.scalars(select(Turn.text)).all() == ["ส่งแผนวันไหน"]


def test_a_tombstone_is_kept_for_a_day(database: Database) -> None:
    with database.begin() as session:
        inbox.unsend(session, "m1", NOON)

        inbox.tidy(session, NOON + timedelta(hours=23), MONTH)
        assert session.scalars(select(Tombstone.message_id)).all() == ["m1"]

        inbox.tidy(session, NOON + timedelta(hours=24), MONTH)
        assert session.scalars(select(Tombstone.message_id)).all() == []


def test_leases_of_workers_long_dead_are_dropped_and_others_kept(database: Database) -> None:
    with database.begin() as session:
        keep(session, an_arrival("a"), an_arrival("b", chat=OTHER_TEACHER))
        inbox.claim_chats(session, "dead", NOON - timedelta(days=2), 1)
        inbox.claim_chats(session, "alive", NOON, 10)
        keep(session, an_arrival("c", chat="U3"))
        inbox.claim_chats(session, "dead", NOON - timedelta(days=2), 10)

        inbox.tidy(session, NOON, MONTH)

        assert {lease.owner for lease in session.scalars(select(ChatLease))} == {"alive"}


def test_settled_deliveries_and_message_ids_are_dropped_by_age_and_those_owed_never(
    database: Database,
) -> None:
    long_ago = NOON - timedelta(days=91)
    with database.begin() as session:
        for name, state in (
            ("sent", "sent"),
            ("refused", "refused"),
            ("owed", "waiting"),
            ("kept", "carried"),
        ):
            id = an_answer(session, long_ago, f"U-{name}", owner="us").id
            deliveries.sent(session, id, "us", name, [f"id-{name}"], long_ago)
            session.execute(update(Delivery).where(Delivery.id == id).values(state=state))
        lately = NOON - timedelta(days=89)
        young = an_answer(session, lately, OTHER_TEACHER, "us")
        deliveries.sent(session, young.id, "us", "young", ["id-young"], lately)

        deliveries.tidy(session, NOON - timedelta(days=90))

        left = set(session.scalars(select(Delivery.outcome)))
        assert left == {"owed", "kept", "young"}
        assert session.scalars(select(SentMessage.message_id)).all() == ["id-young"]


def test_an_event_outlives_the_delivery_that_answered_it(database: Database) -> None:
    long_ago = NOON - timedelta(days=91)
    with database.begin() as session:
        keep(session, an_arrival("a"))
        answer = an_answer(session, long_ago, owner="us")
        finish(session, "a", delivery_id=answer.id)
        deliveries.sent(session, answer.id, "us", "200", [], long_ago)

        deliveries.tidy(session, NOON - timedelta(days=90))
        session.expire_all()

        assert session.scalars(select(InboxEvent.delivery_id)).all() == [None]


def test_unsending_blanks_the_message_its_turn_and_the_answer_still_owed(database: Database) -> None:
    with database.begin() as session:
        keep(session, an_arrival("a", message="m1"), an_arrival("b", message="m2"))
        turn = chats.add_turn(session, TEACHER, TEACHER, "ส่งแผนวันไหน", {}, {}, NOON)
        other = chats.add_turn(session, TEACHER, TEACHER, "แล้วส่งทางไหน", {}, {}, NOON)
        answer, other_answer = an_answer(session), an_answer(session)
        finish(session, "a", turn_id=turn.id, delivery_id=answer.id)
        finish(session, "b", turn_id=other.id, delivery_id=other_answer.id)

        inbox.unsend(session, "m1", NOON)
        session.expire_all()

        payloads = session.scalars(select(InboxEvent.payload).order_by(InboxEvent.id)).all()
        assert payloads == [None, {"text": "ส่งแผนวันไหน"}]
        assert session.scalars(select(Turn.text).order_by(Turn.id)).all() == [None, "แล้วส่งทางไหน"]
        owed = session.execute(select(Delivery.state, Delivery.messages).order_by(Delivery.id)).all()
        assert owed == [("withdrawn", None), ("waiting", HELLO)]


def test_unsending_an_event_set_aside_blanks_it_and_leaves_it_counted(database: Database) -> None:
    with database.begin() as session:
        keep(session, an_arrival("a", message="m1"))
        (row,) = inbox.waiting_in(session, TEACHER)
        inbox.set_aside(session, [row.id], "ValueError at x.py:1", NOON)

        inbox.unsend(session, "m1", NOON)
        session.expire_all()

        assert session.scalars(select(InboxEvent.payload)).all() == [None]
        assert inbox.count_aside(session) == 1


def test_unsending_twice_is_unsending_once(database: Database) -> None:
    with database.begin() as session:
        inbox.unsend(session, "m1", NOON)
        inbox.unsend(session, "m1", NOON + timedelta(hours=1))

        later = NOON + timedelta(hours=2)
        assert glance(session, TEACHER, TEACHER, later, message="m1", said_at=NOON).overtaken is True
        assert glance(session, TEACHER, TEACHER, later, message="m2", said_at=NOON).overtaken is False


def test_the_chat_that_has_waited_longest_is_claimed_first(database: Database) -> None:
    with database.begin() as session:
        keep(session, an_arrival("second", chat="U2"), now=NOON)
        keep(session, an_arrival("first", chat="U1"), now=NOON - timedelta(seconds=5))

        assert inbox.claim_chats(session, "one", NOON, 1) == ["U1"]
        assert inbox.claim_chats(session, "one", NOON, 1) == ["U2"]
        assert inbox.claim_chats(session, "one", NOON, 1) == []


def test_a_chat_with_many_messages_does_not_crowd_the_others_out(database: Database) -> None:
    with database.begin() as session:
        keep(session, *[an_arrival(f"a{number}", chat="U1") for number in range(30)])
        keep(session, an_arrival("b", chat="U2"))

        first = inbox.claim_chats(session, "one", NOON, 2)
        second = inbox.claim_chats(session, "two", NOON, 2)

    assert sorted(first + second) == ["U1", "U2"]


def test_when_there_will_be_something_to_do(database: Database) -> None:
    with database.begin() as session:
        assert inbox.next_ready_at(session, NOON) is None
        keep(session, an_arrival("a"), an_arrival("b", chat=OTHER_TEACHER))
        (row,) = inbox.waiting_in(session, TEACHER)
        inbox.postpone(session, [row.id], NOON + timedelta(seconds=2))
        assert inbox.next_ready_at(session, NOON) == NOON

        inbox.claim_chats(session, "one", NOON, 10)
        assert inbox.next_ready_at(session, NOON) == NOON + timedelta(seconds=2)


def test_what_is_counted_for_the_operator(database: Database) -> None:
    with database.begin() as session:
        keep(session, an_arrival("a"), an_arrival("b"), now=NOON - timedelta(minutes=1))
        keep(session, an_arrival("c"))
        finish(session, "a")

        assert inbox.count_waiting(session) == 2
        assert inbox.oldest_waiting_at(session) == NOON - timedelta(minutes=1)
        assert inbox.count_aside(session) == 0


def test_only_the_owner_can_hold_or_give_back_a_lease(database: Database) -> None:
    with database.begin() as session:
        keep(session, an_arrival("a"))
        inbox.claim_chats(session, "one", NOON, 1)
        inbox.hold_lease(session, TEACHER, "one", NOON)

        try:
            inbox.hold_lease(session, TEACHER, "two", NOON)
        except inbox.LeaseLost:
            lost = True
        assert lost
        assert inbox.release_if_idle(session, TEACHER, "one") is False
        finish(session, "a")
        assert inbox.release_if_idle(session, TEACHER, "two") is False
        assert inbox.release_if_idle(session, TEACHER, "one") is True
