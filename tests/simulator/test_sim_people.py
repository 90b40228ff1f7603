"""What people do in LINE, as the bot is told of it."""

import json
from typing import Any

import pytest
from echo_bot import EchoBot, text
from linebot.v3.webhooks import Event

from simulator.driver import Simulator
from simulator.world.acts import NotPossible

pytest_plugins = ["fixtures_simulator"]


def test_a_bot_hears_a_text_and_the_person_reads_its_reply(sim: Simulator, bot: EchoBot) -> None:
    bot.says = lambda event: [text("ได้ยินว่า " + event["message"]["text"])]

    said = sim.person("ครูสมใจ").says("สวัสดีค่ะ")

    assert said.answer().text == "ได้ยินว่า สวัสดีค่ะ"
    assert sim.replies_to(said) == list(said.answered().messages)


def test_a_text_event_carries_what_line_gives(sim: Simulator, bot: EchoBot) -> None:
    teacher = sim.person("ครูสมใจ")

    said = teacher.says("แผน 🍎")
    sim.settle()

    event = bot.events[0]
    assert event["type"] == "message"
    assert event["mode"] == "active"
    assert event["source"] == {"type": "user", "userId": teacher.id}
    assert event["deliveryContext"] == {"isRedelivery": False}
    assert len(event["webhookEventId"]) == 26
    assert len(str(event["timestamp"])) == 13
    assert event["message"]["type"] == "text"
    assert event["message"]["text"] == "แผน 🍎"
    assert said.message is not None
    assert event["message"]["id"] == said.message.id
    assert event["message"]["quoteToken"]
    assert event["message"]["markAsReadToken"]
    assert event["replyToken"]
    assert bot.bodies[0]["destination"] == sim.platform.bot.user_id
    assert bot.signed == [True]


def test_a_picked_mention_says_where_it_stands_in_utf16(sim: Simulator, bot: EchoBot) -> None:
    group = sim.group("กลุ่มแผน")

    sim.person("ครูสมใจ").says_in(group, "🍎 @planbot ส่งแผนเมื่อไหร่", mention=True)
    sim.settle()

    assert bot.events[0]["message"]["mention"]["mentionees"] == [
        {"index": 3, "length": 8, "type": "user", "userId": sim.platform.bot.user_id, "isSelf": True}
    ]
    assert bot.events[0]["source"] == {
        "type": "group",
        "groupId": group.id,
        "userId": sim.person("ครูสมใจ").id,
    }


def test_a_name_typed_by_hand_is_no_mention(sim: Simulator, bot: EchoBot) -> None:
    sim.person("ครูสมใจ").says_in(sim.group("กลุ่มแผน"), "@planbot ส่งแผนเมื่อไหร่")
    sim.settle()

    assert "mention" not in bot.events[0]["message"]


def test_quoting_the_bot_names_the_message_it_sent(sim: Simulator, bot: EchoBot) -> None:
    bot.says = lambda event: [text("คำตอบ")] if "quotedMessageId" not in event["message"] else []
    teacher, group = sim.person("ครูสมใจ"), sim.group("กลุ่มแผน")
    answer = teacher.says_in(group, "ถาม").answer().messages[0]

    teacher.says_in(group, "แล้วส่งทางไหน", quote=answer)
    sim.settle()

    assert bot.events[1]["message"]["quotedMessageId"] == answer.id


def test_an_edit_keeps_the_message_id_and_has_new_tokens(sim: Simulator, bot: EchoBot) -> None:
    teacher = sim.person("ครูสมใจ")
    said = teacher.says_in(sim.group("กลุ่มแผน"), "ส่งแผนเมือไร")

    teacher.edits(said, "ส่งแผนเมื่อไร")
    sim.settle()

    before, after = sim.platform.events
    assert after["type"] == "messageEdited"
    assert after["message"]["id"] == before["message"]["id"]
    assert after["message"]["text"] == "ส่งแผนเมื่อไร"
    assert after["message"]["quoteToken"] != before["message"]["quoteToken"]
    assert after["replyToken"] != before["replyToken"]
    assert "markAsReadToken" not in after["message"]


def test_nothing_can_be_edited_in_a_chat_with_the_bot(sim: Simulator) -> None:
    teacher = sim.person("ครูสมใจ")
    said = teacher.says("ส่งแผนเมือไร")

    with pytest.raises(NotPossible):
        teacher.edits(said, "ส่งแผนเมื่อไร")


def test_an_unsent_message_is_told_without_a_reply_token_and_its_text_is_gone(
    sim: Simulator, bot: EchoBot
) -> None:
    teacher = sim.person("ครูสมใจ")
    said = teacher.says("ข้อความที่พิมพ์ผิด")

    unsent = teacher.unsends(said)
    sim.settle()

    assert said.message is not None
    assert unsent.event is not None
    assert unsent.event["type"] == "unsend"
    assert unsent.event["unsend"] == {"messageId": said.message.id}
    assert "replyToken" not in unsent.event
    assert said.message.content == {"type": "text"}


def test_blocking_and_coming_back_are_unfollow_and_follow(sim: Simulator, bot: EchoBot) -> None:
    teacher = sim.person("ครูสมใจ")

    left, back = teacher.blocks(), teacher.follows()

    assert left.event is not None
    assert back.event is not None
    assert left.event["type"] == "unfollow"
    assert "replyToken" not in left.event
    assert back.event["type"] == "follow"
    assert back.event["follow"] == {"isUnblocked": True}
    assert back.event["replyToken"]


def test_one_who_has_blocked_the_bot_cannot_write_to_it(sim: Simulator) -> None:
    teacher = sim.person("ครูสมใจ")
    teacher.blocks()

    with pytest.raises(NotPossible):
        teacher.says("สวัสดี")


def test_the_bot_is_told_of_joining_and_leaving_but_of_nothing_between(sim: Simulator, bot: EchoBot) -> None:
    teacher, group = sim.person("ครูสมใจ"), sim.group("กลุ่มแผน")

    teacher.removes_bot(group)
    teacher.says_in(group, "บอทไปแล้ว")
    teacher.invites_bot(group)
    sim.settle()

    told = sim.platform.events
    assert len(bot.events) == 2
    assert [event["type"] for event in told] == ["leave", "join"]
    assert [event["source"] for event in told] == [{"type": "group", "groupId": group.id}] * 2
    assert ["replyToken" in event for event in told] == [False, True]


def test_members_who_come_and_go_are_named_in_a_list(sim: Simulator, bot: EchoBot) -> None:
    group, officer = sim.group("กลุ่มแผน"), sim.person("พี่นิด")

    came, went = officer.joins(group), officer.leaves(group)

    assert came.event is not None
    assert went.event is not None
    assert came.event["joined"] == {"members": [{"type": "user", "userId": officer.id}]}
    assert went.event["left"] == {"members": [{"type": "user", "userId": officer.id}]}
    assert "userId" not in came.event["source"]
    assert "replyToken" not in went.event


def test_a_stranger_cannot_speak_in_a_group(sim: Simulator) -> None:
    with pytest.raises(NotPossible):
        sim.person("คนนอก").says_in(sim.group("กลุ่มแผน"), "สวัสดี")


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("sticker", {"packageId", "stickerId", "stickerResourceType", "keywords", "quoteToken"}),
        ("image", {"contentProvider", "quoteToken"}),
        ("video", {"contentProvider", "duration", "quoteToken"}),
        ("audio", {"contentProvider", "duration"}),
        ("file", {"fileName", "fileSize"}),
        ("location", {"title", "address", "latitude", "longitude"}),
    ],
)
def test_other_messages_carry_what_their_kind_has(
    sim: Simulator, bot: EchoBot, kind: str, keys: set[str]
) -> None:
    sim.person("ครูสมใจ").sends(kind)  # type: ignore[arg-type]
    sim.settle()

    message = bot.events[0]["message"]
    assert message["type"] == kind
    assert message.keys() - {"type", "id", "markAsReadToken"} == keys


def test_every_event_is_understood_by_the_sdk(sim: Simulator, bot: EchoBot) -> None:
    teacher, group = sim.person("ครูสมใจ"), sim.group("กลุ่มแผน")
    said = teacher.says_in(group, "สวัสดี", mention=True)
    teacher.edits(said, "สวัสดีค่ะ")
    teacher.unsends(said)
    teacher.blocks()
    teacher.follows()
    teacher.posts_back("a=menu", group)
    sim.person("พี่นิด").joins(group)
    sim.person("พี่นิด").leaves(group)
    teacher.removes_bot(group)
    teacher.invites_bot(group)
    for kind in ("sticker", "image", "video", "audio", "file", "location"):
        teacher.sends(kind)

    typed: list[Any] = [Event.from_dict(event) for event in sim.platform.events]

    assert len(typed) == 16
    for told, event in zip(sim.platform.events, typed, strict=True):
        assert json.loads(event.to_json()) == told


def test_several_events_may_come_in_one_body(sim: Simulator, bot: EchoBot) -> None:
    teacher, other = sim.person("ครูสมใจ"), sim.person("ครูวิชัย")

    sim.together(lambda: teacher.says("หนึ่ง"), lambda: other.says("สอง"))
    sim.settle()

    assert [len(body["events"]) for body in bot.bodies] == [2]
    assert [event["message"]["text"] for event in bot.bodies[0]["events"]] == ["หนึ่ง", "สอง"]


def test_a_bot_that_stays_silent_is_seen_to_be_silent(sim: Simulator, bot: EchoBot) -> None:
    said = sim.person("ครูสมใจ").says("สวัสดี")

    assert said.unanswered_for(0.3)
    with pytest.raises(AssertionError, match="no answer within"):
        said.answer(timeout=0.1)


def test_an_event_that_line_does_not_have_yet_can_be_told(sim: Simulator, bot: EchoBot) -> None:
    sim.happens("teleported", sim.group("กลุ่มแผน"), mode="standby", to={"planet": "Mars"})
    sim.settle()

    assert bot.events[0]["type"] == "teleported"
    assert bot.events[0]["mode"] == "standby"
    assert bot.events[0]["to"] == {"planet": "Mars"}
    assert bot.events[0]["source"] == {"type": "group", "groupId": sim.group("กลุ่มแผน").id}
