"""From a waiting event to what it changes and owes, with handlers of the test's own."""

import re
from datetime import datetime, timedelta
from typing import cast

import pytest
from builders import GROUP, NOON, OTHER_TEACHER, TEACHER, a_text, an_event
from echo_office import NoDesk, Office

from db import chats
from db.engine import Database
from db.models.chats import Rating, Turn
from db.models.deliveries import Delivery
from db.models.inbox import ChatLease
from handlers.contract.reply import Desk, Reply, Said, Snapshot
from handlers.contract.turn import Rate
from line.gateway import Outcome
from services.dispatcher import Dispatcher


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


def test_a_question_is_answered_once_on_its_own_reply_token(office: Office) -> None:
    event = a_text("ส่งแผนวันไหน")
    office.arrives(event)

    office.work()
    office.work()

    assert office.line.replied == [(event["replyToken"], [{"type": "text", "text": "ส่งแผนวันไหน"}])]
    assert office.rows()[0].state == "done"
    assert office.all(ChatLease) == []


def test_an_event_delivered_again_after_it_was_handled_is_not_answered_again(office: Office) -> None:
    event = a_text("ส่งแผนวันไหน")
    office.arrives(event)
    office.work()

    office.arrives({**event, "deliveryContext": {"isRedelivery": True}})
    office.work()

    assert office.said == ["ส่งแผนวันไหน"]


def test_messages_of_a_chat_are_answered_in_the_order_they_were_written(office: Office) -> None:
    later = a_text("สอง", at=NOON + timedelta(seconds=1))
    office.arrives(later, a_text("หนึ่ง", at=NOON))

    office.work()

    assert office.said == ["หนึ่ง", "สอง (เดิม plan-review)"]


def test_what_was_talked_about_is_forgotten_after_thirty_minutes(office: Office) -> None:
    office.arrives(a_text("หนึ่ง"))
    office.work()
    office.clock.advance(minutes=31)

    office.arrives(a_text("สอง", at=office.clock()))
    office.work()

    assert office.said == ["หนึ่ง", "สอง"]


def test_a_group_remembers_its_members_talks_apart(office: Office) -> None:
    office.arrives(a_text("บอท หนึ่ง", group=GROUP, person=TEACHER))
    office.work()

    office.arrives(a_text("บอท สอง", group=GROUP, person=OTHER_TEACHER))
    office.work()

    assert office.said == ["หนึ่ง", "สอง"]


def test_a_fragment_waits_two_seconds_for_the_rest_and_then_stands_alone(office: Office) -> None:
    office.arrives(a_text("คือ"))
    office.work()
    assert office.said == []

    office.clock.advance(seconds=2)
    office.work()

    assert office.said == ["คือ"]


def test_a_fragment_and_what_follows_are_one_question_answered_on_the_newest_token(office: Office) -> None:
    office.arrives(a_text("คือ", at=NOON))
    office.work()
    rest = a_text("ส่งแผนวันไหน", at=NOON + timedelta(seconds=1))
    office.clock.advance(seconds=1)
    office.arrives(rest)

    office.work()

    assert [(token, messages[0]["text"]) for token, messages in office.line.replied] == [
        (rest["replyToken"], "คือ ส่งแผนวันไหน")
    ]
    assert [row.state for row in office.rows()] == ["done", "done"]


def test_two_whole_questions_that_wait_together_are_answered_apart(office: Office) -> None:
    office.arrives(a_text("หนึ่ง", at=NOON), a_text("สอง", at=NOON + timedelta(seconds=1)))

    office.work()

    assert len(office.line.replied) == 2


def test_a_fragment_that_waits_keeps_no_worker_busy(office: Office) -> None:
    office.arrives(a_text("คือ"), a_text("คือ"))
    office.work()

    assert office.dispatcher.claim("worker", 10) == []


def test_a_failing_handler_apologises_once_and_harms_nobody_else(office: Office) -> None:
    office.arrives(a_text("พัง"), a_text("ส่งแผนวันไหน", person=OTHER_TEACHER))

    office.work()
    office.work()

    assert len(office.line.replied) == 2
    assert "ขออภัย" in " ".join(office.said)
    assert [row.state for row in office.rows()] == ["aside", "done"]


def test_of_a_failure_class_and_place_are_kept_but_never_the_words(office: Office) -> None:
    office.arrives(a_text("พัง"))

    office.work()

    error = office.rows()[0].error or ""
    assert re.match(r"ValueError at services/dispatcher\.py:\d+$", error)
    assert "ข้อความลับ" not in error


def test_the_next_message_of_the_same_chat_is_answered_after_a_failure(office: Office) -> None:
    office.arrives(a_text("พัง", at=NOON), a_text("ส่งแผนวันไหน", at=NOON + timedelta(seconds=1)))

    office.work()

    assert office.said[-1] == "ส่งแผนวันไหน"


def test_a_message_unsent_before_it_was_read_is_never_answered(office: Office) -> None:
    unsend = an_event("unsend", unsend={"messageId": "m1"}, replyToken=None)
    office.arrives(a_text("ส่งแผนวันไหน", id="m1"), unsend)

    office.work()

    assert office.said == []
    assert [row.payload for row in office.rows() if row.type == "message"] == [None]


def test_a_message_that_arrives_after_it_was_unsent_is_not_answered_nor_kept(office: Office) -> None:
    office.arrives(an_event("unsend", unsend={"messageId": "m1"}, replyToken=None))
    office.work()

    office.arrives(a_text("ส่งแผนวันไหน", id="m1"))
    office.work()

    assert office.said == []
    assert office.rows()[1].payload is None


def test_unsending_an_answered_message_blanks_its_text_and_keeps_the_count(office: Office) -> None:
    office.arrives(a_text("ส่งแผนวันไหน", id="m1"))
    office.work()

    office.arrives(an_event("unsend", unsend={"messageId": "m1"}, replyToken=None))
    office.work()

    assert [turn.text for turn in office.all(Turn)] == [None]
    assert office.rows()[0].payload is None


def test_unsending_takes_back_an_answer_that_line_has_not_taken_yet(database: Database) -> None:
    office = Office(database, Outcome.RETRY)
    office.arrives(a_text("ส่งแผนวันไหน", id="m1"))
    office.work()

    office.arrives(an_event("unsend", unsend={"messageId": "m1"}, replyToken=None))
    office.work()

    assert [(row.state, row.messages) for row in office.all(Delivery)] == [("withdrawn", None)]


def test_an_older_edit_that_arrives_late_is_passed_over(office: Office) -> None:
    newest = {**a_text("ใหม่สุด", at=NOON + timedelta(seconds=9), id="m1"), "type": "messageEdited"}
    older = {**a_text("เก่ากว่า", at=NOON + timedelta(seconds=5), id="m1"), "type": "messageEdited"}
    office.arrives(newest)
    office.work()

    office.arrives(older)
    office.work()

    assert office.said == ["ใหม่สุด"]


def test_group_talk_that_turned_out_not_to_be_a_question_is_blanked(office: Office) -> None:
    office.arrives(a_text("บอท เงียบ", group=GROUP))

    office.work()

    assert office.rows()[0].payload is None


def test_officers_talk_is_blanked_once_handled(office: Office) -> None:
    with office.database.begin() as session:
        chats.bind_group(session, GROUP, "officers", NOON)
    office.arrives(a_text("บอท ส่งแผนวันไหน", group=GROUP))

    office.work()

    assert office.said == ["ส่งแผนวันไหน"]
    assert office.rows()[0].payload is None


def test_an_event_of_an_unknown_kind_is_marked_done_in_silence(office: Office) -> None:
    office.arrives(an_event("teleport"), an_event("message", message={"type": "hologram"}))

    office.work()

    assert [row.state for row in office.rows()] == ["done", "done"]


def test_changes_and_the_events_end_are_stored_together(database: Database) -> None:
    def rates_then_breaks(
        said: Said, seen: Snapshot, desk: Desk, now: datetime, *, final: bool = False
    ) -> Reply:
        good = Rate("plan-review", 4, "timeline", True)
        too_long = Rate("plan-review", None, None, cast(bool, "not a truth value"))
        return Reply(changes=(good, too_long))

    office = Office(database)
    desk = cast(Desk, NoDesk())
    broken = Dispatcher(database, office.courier, lambda: desk, office.clock, respond=rates_then_breaks)
    office.arrives(a_text("หนึ่ง"))
    for chat in broken.claim("worker", 10):
        broken.handle_chat(chat, "worker")

    assert office.all(Rating) == []
    assert office.rows()[0].state == "aside"
    assert (office.rows()[0].error or "").startswith("StatementError at ")
    assert office.all(ChatLease) == []
    assert "ขออภัย" in " ".join(office.said)


def test_a_group_is_bound_by_a_code_once(office: Office) -> None:
    with office.database.begin() as session:
        code = chats.make_code(session, "personnel", NOON).code
        assert chats.role_of_code(session, code, NOON) == "personnel"
        assert chats.role_of_code(session, code, NOON + timedelta(minutes=10)) is None
        assert chats.use_code(session, code, NOON) is True
        assert chats.use_code(session, code, NOON) is False
