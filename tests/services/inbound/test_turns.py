"""Which waiting events are one thing said."""

from typing import Any

from builders import GROUP, a_text, an_event

from db.models.inbox import InboxEvent
from services.inbound.events import event_id, event_type, message_id
from services.inbound.turns import next_turn


def row(event: dict[str, Any]) -> InboxEvent:
    return InboxEvent(
        webhook_event_id=event_id(event), type=event_type(event), message_id=message_id(event), payload=event
    )


def test_nothing_waits() -> None:
    assert next_turn([]) is None


def test_private_texts_that_wait_in_a_row_may_be_one_question() -> None:
    first, second = row(a_text("คือว่า")), row(a_text("แผนส่งวันไหน"))

    turn = next_turn([first, second])

    assert turn is not None and turn.events == (first, second)


def test_a_picture_ends_what_belongs_together() -> None:
    first = row(a_text("คือว่า"))
    picture = row(an_event(message={"type": "image", "id": "p"}))

    turn = next_turn([first, picture, row(a_text("แผนส่งวันไหน"))])

    assert turn is not None and turn.events == (first,)


def test_texts_of_a_group_are_never_joined() -> None:
    first, second = row(a_text("บอท", group=GROUP)), row(a_text("บอท แผนส่งวันไหน", group=GROUP))

    turn = next_turn([first, second])

    assert turn is not None and turn.events == (first,)


def test_a_message_unsent_while_it_waits_is_known_before_it_is_read() -> None:
    question = row(a_text("แผนส่งวันไหน", id="m1"))
    unsend = row(an_event("unsend", unsend={"messageId": "m1"}))

    turn = next_turn([question, unsend])

    assert turn is not None and turn.events == (unsend,)


def test_a_message_edited_while_it_waits_is_read_in_its_newest_wording() -> None:
    first = row(a_text("แผนส่งวันไหน", id="m1"))
    second = row({**a_text("แผนส่งเดือนไหน", id="m1"), "type": "messageEdited"})
    third = row({**a_text("แผนส่งทางไหน", id="m1"), "type": "messageEdited"})

    turn = next_turn([first, second, third])

    assert turn is not None
    assert (turn.events, turn.superseded) == ((third,), (first, second))
