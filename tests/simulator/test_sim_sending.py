"""LINE's rules on what a bot may send: reply tokens, retry keys, quota, who gets it."""

import uuid
from datetime import timedelta

import pytest
from echo_bot import Channel, EchoBot, text
from linebot.v3.messaging import (
    ApiClient,
    Configuration,
    MessagingApi,
    PushMessageRequest,
    ReplyMessageRequest,
    TextMessage,
)

from simulator.driver import Simulator

pytest_plugins = ["fixtures_simulator"]


def token_of(sim: Simulator, words: str = "สวัสดี") -> str:
    """Of something just said, its webhook being delivered."""
    said = sim.person("ครูสมใจ").says(words)
    sim.settle()
    assert said.reply_token
    return said.reply_token


def test_a_reply_token_works_once(sim: Simulator, bot: EchoBot, channel: Channel) -> None:
    token = token_of(sim)

    first, second = channel.reply(token, text("ก")), channel.reply(token, text("ข"))

    assert first.status == 200
    assert (second.status, second.body) == (400, {"message": "Invalid reply token"})


def test_a_reply_token_lives_one_minute(sim: Simulator, bot: EchoBot, channel: Channel) -> None:
    early, late = token_of(sim, "หนึ่ง"), token_of(sim, "สอง")

    sim.clock.advance(timedelta(seconds=58))
    in_time = channel.reply(early, text("ก"))
    sim.clock.advance(timedelta(seconds=3))
    too_late = channel.reply(late, text("ข"))

    assert in_time.status == 200
    assert (too_late.status, too_late.body) == (400, {"message": "Invalid reply token"})


def test_a_redelivery_gives_the_token_another_minute_but_not_beyond_twenty(
    sim: Simulator, bot: EchoBot, channel: Channel
) -> None:
    first, second = token_of(sim, "หนึ่ง"), token_of(sim, "สอง")
    events = sim.platform.events

    sim.clock.advance(timedelta(minutes=19))
    sim.platform.send_again(events[0]["webhookEventId"], redelivery=True)
    sim.settle()
    refreshed = channel.reply(first, text("ก"))
    sim.clock.advance(timedelta(minutes=2))
    sim.platform.send_again(events[1]["webhookEventId"], redelivery=True)
    sim.settle()
    over = channel.reply(second, text("ข"))

    assert refreshed.status == 200
    assert over.status == 400


def test_a_reply_that_line_refuses_leaves_the_token_good(
    sim: Simulator, bot: EchoBot, channel: Channel
) -> None:
    token = token_of(sim)

    assert channel.reply(token, text("")).status == 400
    assert channel.reply(token, text("ก")).status == 200


def test_an_unknown_token_is_refused(channel: Channel) -> None:
    assert channel.reply("0" * 32, text("ก")).body == {"message": "Invalid reply token"}


def test_sent_messages_come_in_order_with_ids_and_quote_tokens(
    sim: Simulator, bot: EchoBot, channel: Channel
) -> None:
    place = {"type": "location", "title": "ก", "address": "ข", "latitude": 1, "longitude": 2}

    sent = channel.reply(token_of(sim), text("หนึ่ง"), place, text("สาม")).body["sentMessages"]

    stored = sim.sent_to(sim.person("ครูสมใจ"))
    assert [message["id"] for message in sent] == [message.id for message in stored]
    assert [message.content["type"] for message in stored] == ["text", "location", "text"]
    assert ["quoteToken" in message for message in sent] == [True, False, True]
    assert all(isinstance(message["id"], str) for message in sent)


def test_a_reply_costs_nothing_and_a_push_to_one_costs_one(
    sim: Simulator, bot: EchoBot, channel: Channel
) -> None:
    channel.reply(token_of(sim), text("ก"))
    channel.push(sim.person("ครูสมใจ").id, text("ก"), text("ข"))

    assert channel.call("GET", "/v2/bot/message/quota").body == {"type": "limited", "value": 300}
    assert channel.call("GET", "/v2/bot/message/quota/consumption").body == {"totalUsage": 1}


def test_a_push_to_a_group_costs_its_members_whatever_the_number_of_messages(
    sim: Simulator, channel: Channel
) -> None:
    channel.push(sim.group("กลุ่มแผน").id, text("ก"), text("ข"), text("ค"))

    assert channel.call("GET", "/v2/bot/message/quota/consumption").body == {"totalUsage": 4}


def test_beyond_the_quota_nothing_is_sent(sim: Simulator, channel: Channel) -> None:
    sim.platform.state.quota.set_used(297, sim.clock.now())
    group, teacher = sim.group("กลุ่มแผน"), sim.person("ครูสมใจ")

    too_many = channel.push(group.id, text("ก"))
    enough = channel.push(teacher.id, text("ข"))

    assert (too_many.status, too_many.body) == (429, {"message": "You have reached your monthly limit."})
    assert enough.status == 200
    assert sim.sent_to(group) == []


def test_a_new_month_has_a_new_quota(sim: Simulator, channel: Channel) -> None:
    sim.platform.state.quota.set_used(300, sim.clock.now())

    sim.clock.advance(timedelta(days=32))

    assert channel.push(sim.person("ครูสมใจ").id, text("ก")).status == 200
    assert channel.call("GET", "/v2/bot/message/quota/consumption").body == {"totalUsage": 1}


def test_a_plan_without_limit_names_no_value() -> None:
    with Simulator(quota=None) as sim:
        channel = Channel(sim.url, sim.token)

        assert channel.call("GET", "/v2/bot/message/quota").body == {"type": "none"}


@pytest.mark.parametrize("how", ["blocked", "no friend"])
def test_a_push_to_one_who_cannot_get_it_is_accepted_and_lost(
    sim: Simulator, channel: Channel, how: str
) -> None:
    person = sim.person("ครูใหม่", friend=how == "blocked")
    if how == "blocked":
        person.blocks()

    answer = channel.push(person.id, text("ก"))

    assert answer.status == 200
    assert len(answer.body["sentMessages"]) == 1
    assert sim.sent_to(person) == []
    assert channel.call("GET", "/v2/bot/message/quota/consumption").body == {"totalUsage": 0}


def test_one_who_wrote_within_seven_days_gets_a_push_without_being_a_friend(
    sim: Simulator, bot: EchoBot, channel: Channel
) -> None:
    stranger = sim.person("ผู้ปกครอง", friend=False)
    stranger.says("สอบถามค่ะ")

    channel.push(stranger.id, text("ในเวลา"))
    sim.clock.advance(timedelta(days=8))
    channel.push(stranger.id, text("ช้าไป"))

    assert [message.content["text"] for message in sim.sent_to(stranger)] == ["ในเวลา"]


@pytest.mark.parametrize("to", ["U" + "0" * 32, "C" + "0" * 32, "คนหนึ่ง"])
def test_an_unknown_target_is_refused(channel: Channel, to: str) -> None:
    answer = channel.push(to, text("ก"))

    assert (answer.status, answer.body) == (400, {"message": "Failed to send messages"})


def test_a_group_that_the_bot_has_left_is_unknown_to_it(sim: Simulator, channel: Channel) -> None:
    group = sim.group("กลุ่มแผน")

    assert channel.call("POST", f"/v2/bot/group/{group.id}/leave").status == 200

    assert channel.push(group.id, text("ก")).status == 400
    assert channel.call("GET", f"/v2/bot/group/{group.id}/summary").status == 404
    assert channel.call("GET", f"/v2/bot/group/{group.id}/members/count").status == 404


def test_a_retry_key_sends_once_and_answers_409_with_the_first_ids(sim: Simulator, channel: Channel) -> None:
    teacher, key = sim.person("ครูสมใจ"), str(uuid.uuid4())

    first = channel.push(teacher.id, text("ก"), X_Line_Retry_Key=key)
    again = channel.push(teacher.id, text("ก"), X_Line_Retry_Key=key)

    assert (first.status, again.status) == (200, 409)
    assert again.body["message"] == "The retry key is already accepted"
    assert again.body["sentMessages"] == first.body["sentMessages"]
    assert again.headers["X-Line-Accepted-Request-Id"] == first.headers["X-Line-Request-Id"]
    assert len(sim.sent_to(teacher)) == 1
    assert channel.call("GET", "/v2/bot/message/quota/consumption").body == {"totalUsage": 1}


def test_after_24_hours_the_same_key_sends_again(sim: Simulator, channel: Channel) -> None:
    teacher, key = sim.person("ครูสมใจ"), str(uuid.uuid4())
    channel.push(teacher.id, text("ก"), X_Line_Retry_Key=key)

    sim.clock.advance(timedelta(hours=24))
    again = channel.push(teacher.id, text("ก"), X_Line_Retry_Key=key)

    assert again.status == 200
    assert len(sim.sent_to(teacher)) == 2


def test_a_refused_push_does_not_use_up_its_key(sim: Simulator, channel: Channel) -> None:
    teacher, key = sim.person("ครูสมใจ"), str(uuid.uuid4())
    sim.faults.fail_next(500)

    failed = channel.push(teacher.id, text("ก"), X_Line_Retry_Key=key)
    again = channel.push(teacher.id, text("ก"), X_Line_Retry_Key=key)

    assert (failed.status, again.status) == (500, 200)
    assert len(sim.sent_to(teacher)) == 1


def test_a_retry_key_must_be_a_uuid(sim: Simulator, channel: Channel) -> None:
    assert channel.push(sim.person("ครูสมใจ").id, text("ก"), X_Line_Retry_Key="key-1").status == 400


def test_a_retry_key_on_a_reply_is_refused(sim: Simulator, bot: EchoBot, channel: Channel) -> None:
    token = token_of(sim)

    assert channel.reply(token, text("ก"), X_Line_Retry_Key=str(uuid.uuid4())).status == 400
    assert channel.reply(token, text("ก")).status == 200


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/v2/bot/message/validate/push", {"messages": [text("ก")]}),
        ("POST", "/v2/bot/channel/webhook/test", {}),
        ("GET", "/v2/bot/info", None),
    ],
)
def test_a_retry_key_is_refused_wherever_line_takes_none(
    channel: Channel, method: str, path: str, body: dict[str, object] | None
) -> None:
    assert channel.call(method, path, body, X_Line_Retry_Key=str(uuid.uuid4())).status == 400


def test_the_sdk_understands_the_answers(sim: Simulator, bot: EchoBot) -> None:
    client = MessagingApi(ApiClient(Configuration(host=sim.url, access_token=sim.token)))
    teacher, group = sim.person("ครูสมใจ"), sim.group("กลุ่มแผน")
    messages = [TextMessage(text="สวัสดี")]

    reply = client.reply_message(ReplyMessageRequest(reply_token=token_of(sim), messages=messages))
    push = client.push_message(PushMessageRequest(to=teacher.id, messages=messages))

    assert [reply.sent_messages[0].id, push.sent_messages[0].id] == [m.id for m in sim.sent_to(teacher)]
    assert client.get_bot_info().display_name == "planbot"
    assert client.get_profile(teacher.id).display_name == "ครูสมใจ"
    assert client.get_group_summary(group.id).group_name == "กลุ่มแผน"
    assert client.get_group_member_count(group.id).count == 4
    assert client.get_group_member_profile(group.id, teacher.id).display_name == "ครูสมใจ"
    assert client.get_message_quota().value == 300
    assert client.get_message_quota_consumption().total_usage == 1


def test_a_reply_to_one_who_has_since_blocked_the_bot_is_accepted_and_lost(
    sim: Simulator, bot: EchoBot, channel: Channel
) -> None:
    token = token_of(sim)
    sim.person("ครูสมใจ").blocks()

    assert channel.reply(token, text("ก")).status == 200
    assert sim.sent_to(sim.person("ครูสมใจ")) == []


def test_a_reply_into_a_group_that_the_bot_has_left_is_refused(
    sim: Simulator, bot: EchoBot, channel: Channel
) -> None:
    teacher, group = sim.person("ครูสมใจ"), sim.group("กลุ่มแผน")
    said = teacher.says_in(group, "ถาม")
    sim.settle()
    teacher.removes_bot(group)
    assert said.reply_token

    assert channel.reply(said.reply_token, text("ก")).status == 400
