"""Modes in which the bot says nothing: another channel has the chat, or LINE has thought of a new one."""

import pytest
from consult_office import TEACHER, Bureau
from sqlalchemy import select

from db import chats
from db.engine import Database
from db.models.inbox import InboxEvent

GROUP = "C" + "e" * 32


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database)


@pytest.mark.parametrize("mode", ["future", 3])
def test_events_of_a_mode_that_is_new_to_us_are_kept_raw_and_harm_nothing(
    bureau: Bureau, mode: object
) -> None:
    message = {"id": "m1", "type": "text", "text": "ส่งแผนวันไหน"}

    assert bureau.happens(TEACHER, "message", mode=mode, message=message) == []
    assert bureau.happens(TEACHER, "follow", mode=mode) == []
    assert "31 พฤษภาคม 2570" in bureau.says(TEACHER, "ส่งแผนวันไหน")[0].text
    with bureau.database.read() as session:
        payloads = session.scalars(select(InboxEvent.payload).order_by(InboxEvent.id)).all()
    assert [(one or {}).get("mode") for one in payloads] == [mode, mode, "active"]


def test_a_group_that_the_bot_leaves_while_another_channel_has_it_is_left(bureau: Bureau) -> None:
    source = {"type": "group", "groupId": GROUP}
    bureau.happens("", "join", source=source)
    told = len(bureau.line.shown)
    bureau.happens("", "leave", source=source, mode="standby")

    with bureau.database.read() as session:
        group = chats.find_group(session, GROUP)
    assert group is not None and group.left_at is not None
    assert len(bureau.line.shown) == told


def test_somebody_who_blocks_the_bot_while_another_channel_has_the_chat_is_known_to_be_gone(
    bureau: Bureau,
) -> None:
    bureau.happens(TEACHER, "unfollow", mode="standby")

    with bureau.database.read() as session:
        assert chats.has_unfollowed(session, TEACHER)
