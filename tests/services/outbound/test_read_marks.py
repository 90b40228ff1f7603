"""Messages are marked as read where LINE does not do so by itself."""

from collections.abc import Iterator

import pytest
from builders import a_text

from db.models.inbox import InboxEvent
from line.gateway import Line
from services.outbound.read_marks import ReadMarks
from simulator.driver import Simulator


@pytest.fixture
def sim() -> Iterator[Simulator]:
    with Simulator() as sim:
        yield sim


def said(sim: Simulator, words: str, call: str = "direct") -> InboxEvent:
    sim.person("ครูสมใจ").says(words)
    return InboxEvent(type="message", call=call, payload=sim.platform.events[-1])


def read(sim: Simulator) -> list[bool]:
    return [message.read for message in sim.platform.messages]


def test_a_message_is_marked_where_the_account_needs_it(sim: Simulator) -> None:
    events = [said(sim, "ส่งแผน"), said(sim, "วันไหน")]

    ReadMarks(Line(sim.token, sim.url), lambda: True).mark(events)

    assert read(sim) == [True, True]


def test_where_line_marks_by_itself_it_is_not_asked(sim: Simulator) -> None:
    ReadMarks(Line(sim.token, sim.url), lambda: False).mark([said(sim, "ส่งแผนวันไหน")])

    assert read(sim) == [False]
    assert sim.platform.requests == []


def test_chatter_that_is_not_for_the_bot_stays_unread(sim: Simulator) -> None:
    ReadMarks(Line(sim.token, sim.url), lambda: True).mark([said(sim, "กินข้าวกัน", call="none")])

    assert read(sim) == [False]


def test_a_token_that_line_refuses_harms_nothing(sim: Simulator) -> None:
    event = InboxEvent(type="message", call="direct", payload=a_text("ก", markAsReadToken="made up"))

    ReadMarks(Line(sim.token, sim.url), lambda: True).mark([event])

    assert sim.platform.requests[-1].status == 400


def test_the_account_tells_whether_messages_are_marked_by_hand(sim: Simulator) -> None:
    line = Line(sim.token, sim.url)
    assert line.account().marks_read_by_hand is False

    sim.platform.settings.chat = True

    assert line.account().marks_read_by_hand is True
