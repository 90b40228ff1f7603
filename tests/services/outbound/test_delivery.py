"""What becomes of a delivery, by what LINE answered."""

from datetime import timedelta
from typing import Any

import pytest
from builders import GROUP, NOON, TEACHER
from post_office import HELLO, Office

from db import chats, deliveries, inbox
from db.engine import Database
from db.models.deliveries import Delivery
from line.gateway import Outcome, Sent
from services.outbound.delivery import pause_after

pytestmark = pytest.mark.fault("LINE's faults, call by call")

INVALID = Sent(Outcome.REFUSED, token_invalid=True, status=400)


def test_an_accepted_reply_is_sent_once_and_its_text_is_kept_no_longer(database: Database) -> None:
    office = Office(database)
    owed = office.owe_reply()

    office.work()
    office.work()

    assert office.line.replied == [("token", HELLO)]
    assert (office.row(owed).state, office.row(owed).messages, office.row(owed).reply_token) == (
        "sent",
        None,
        None,
    )


def test_the_ids_line_gives_our_messages_are_known_in_that_chat_only(database: Database) -> None:
    office = Office(database, Sent(Outcome.ACCEPTED, ("sent-here",)))
    office.owe_reply()
    office.work()

    with database.read() as session:
        assert deliveries.is_ours(session, "sent-here", TEACHER) is True
        assert deliveries.is_ours(session, "sent-here", GROUP) is False


def test_a_reply_that_never_left_is_tried_again_while_its_token_lives(database: Database) -> None:
    office = Office(database, Outcome.RETRY, Outcome.RETRY)
    owed = office.owe_reply()

    office.work_until(NOON + timedelta(seconds=10))

    assert [token for token, _ in office.line.replied] == ["token"] * 3
    assert office.row(owed).state == "sent"


def test_an_invalid_token_after_an_unseen_end_is_taken_as_sent(database: Database) -> None:
    office = Office(database, Outcome.UNKNOWN, INVALID)
    owed = office.owe_reply()

    office.work_until(NOON + timedelta(seconds=5))

    assert office.row(owed).state == "presumed"
    assert office.line.pushed == []


def test_an_answer_whose_token_ran_out_is_pushed_to_a_person(database: Database) -> None:
    office = Office(database)
    owed = office.owe_reply()
    office.clock.advance(minutes=2)
    office.line.tokens_are_dead = True

    office.work()
    office.work()

    assert office.line.replied == [("token", HELLO)]  # free, so tried whatever our clock says
    assert [(to, messages) for to, messages, _ in office.line.pushed] == [(TEACHER, HELLO)]
    assert (office.row(owed).state, office.row(owed).late) == ("sent", True)


def test_an_answer_whose_token_ran_out_is_dropped_in_a_group(database: Database) -> None:
    office = Office(database, INVALID)
    owed = office.owe_reply(GROUP)

    office.work()
    office.work()

    assert office.row(owed).state == "dropped"
    assert office.line.pushed == []


def test_beyond_the_days_allowance_a_late_answer_rides_on_the_persons_next_message(
    database: Database,
) -> None:
    office = Office(database, allowance=1)
    first, second = office.owe_reply(), office.owe_reply("U" + "2" * 32)
    office.clock.advance(minutes=2)
    office.line.tokens_are_dead = True
    for _ in range(3):
        office.work()
    office.line.tokens_are_dead = False
    office.line.replied.clear()
    assert (office.row(first).state, office.row(second).state) == ("sent", "carried")

    third = office.owe_reply("U" + "2" * 32, token="new-token")
    office.work()

    assert office.line.replied == [("new-token", HELLO + HELLO)]
    assert (office.row(second).state, office.row(third).state) == ("merged", "sent")


def test_the_allowance_is_for_a_bangkok_day(database: Database) -> None:
    office = Office(database, allowance=1)
    office.line.tokens_are_dead = True
    office.owe_reply()
    office.clock.advance(minutes=2)
    office.work_until(office.clock() + timedelta(seconds=3))
    office.clock.moment = NOON + timedelta(hours=13)  # one o'clock the next morning

    late = office.owe_reply()
    office.clock.advance(minutes=2)
    office.work_until(office.clock() + timedelta(seconds=3))

    assert office.row(late).state == "sent"


def test_nothing_is_pushed_to_a_person_who_blocked_the_bot(database: Database) -> None:
    office = Office(database)
    with database.begin() as session:
        chats.unfollow(session, TEACHER, NOON)
    owed = office.owe_reply()
    office.clock.advance(minutes=2)
    office.line.tokens_are_dead = True

    office.work()
    office.work()

    assert office.line.pushed == []
    assert office.row(owed).state == "carried"


def test_a_push_that_timed_out_goes_out_again_under_the_same_key(database: Database) -> None:
    office = Office(database, Outcome.UNKNOWN, Outcome.RETRY)
    owed = office.owe_push()

    office.work_until(NOON + timedelta(seconds=30))

    keys = [key for _, _, key in office.line.pushed]
    assert len(keys) == 3 and len(set(keys)) == 1
    assert office.row(owed).state == "sent"


def test_a_push_is_not_tried_again_once_line_has_forgotten_its_key(database: Database) -> None:
    office = Office(database, *[Outcome.UNKNOWN] * 1000)
    owed = office.owe_push()
    office.work()
    office.clock.advance(hours=24)

    office.work()
    office.work()

    assert len(office.line.pushed) == 1
    assert office.row(owed).state == "unknown"


def test_a_push_over_the_monthly_quota_is_held_and_tried_later(database: Database) -> None:
    office = Office(database, Outcome.HOLD)
    owed = office.owe_push()
    office.work()
    assert office.row(owed).state == "held"
    assert office.row(owed).messages == HELLO

    office.clock.advance(hours=1)
    office.work()

    assert office.row(owed).state == "sent"


def test_what_line_refuses_is_not_tried_again(database: Database) -> None:
    office = Office(database, Sent(Outcome.REFUSED, status=400))
    owed = office.owe_reply()

    office.work_until(NOON + timedelta(seconds=10))

    assert len(office.line.replied) == 1
    assert office.row(owed).state == "refused"


def test_a_delivery_whose_question_was_unsent_is_not_sent(database: Database) -> None:
    office = Office(database, Outcome.RETRY)
    owed = office.owe_reply()
    event = inbox.Arrived("e1", "message", NOON, TEACHER, TEACHER, "m1", "direct", {"a": 1})
    with database.begin() as session:
        inbox.keep(session, [event], NOON)
        (row,) = inbox.waiting_in(session, TEACHER)
        inbox.finish(session, [row.id], NOON, delivery_id=owed)
        inbox.unsend(session, "m1", NOON)

    office.work_until(NOON + timedelta(seconds=5))

    assert office.line.replied == []
    assert (office.row(owed).state, office.row(owed).messages) == ("withdrawn", None)


def test_a_question_unsent_while_its_answer_was_on_its_way_is_not_tried_again(database: Database) -> None:
    office = Office(database, Outcome.RETRY)
    owed = office.owe_reply()
    (job,) = office.courier.claim("worker", 10)
    with database.begin() as session:
        session.get_one(Delivery, owed).messages = None

    office.courier.send(job)

    assert office.row(owed).state == "withdrawn"


@pytest.mark.parametrize(
    ("kind", "attempts", "seconds"),
    [
        ("reply", 1, 0.5),
        ("reply", 2, 1),
        ("reply", 99, 8),
        ("push", 1, 1),
        ("push", 3, 30),
        ("push", 99, 3600),
    ],
)
def test_pauses_between_tries(kind: str, attempts: int, seconds: float) -> None:
    assert pause_after(kind, attempts) == timedelta(seconds=seconds)


def test_only_five_messages_go_out_at_once(database: Database) -> None:
    office = Office(database, allowance=0)
    for _ in range(6):
        office.owe_reply()
    office.clock.advance(minutes=2)
    office.line.tokens_are_dead = True
    office.work_until(office.clock() + timedelta(seconds=7))
    office.line.tokens_are_dead = False

    office.owe_reply(token="next")
    office.work()

    sizes: list[Any] = [len(messages) for token, messages in office.line.replied if token == "next"]
    assert sizes == [5]
