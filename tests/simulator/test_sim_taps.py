"""Buttons that people tap: what the bot is told, and what stands in the chat."""

from echo_bot import EchoBot, text

from simulator.driver import Simulator

pytest_plugins = ["fixtures_simulator"]

MENU = {
    "items": [
        {
            "type": "action",
            "action": {
                "type": "postback",
                "label": "ขั้นตอน",
                "data": "a=steps",
                "displayText": "ขอดูขั้นตอน",
            },
        },
        {"type": "action", "action": {"type": "message", "label": "ปฏิทิน", "text": "เดือนนี้"}},
    ]
}


def test_a_tapped_button_posts_back_and_shows_its_words(sim: Simulator, bot: EchoBot) -> None:
    bot.says = lambda event: [text("เลือก", quickReply=MENU)] if event["type"] == "message" else []
    teacher = sim.person("ครูสมใจ")
    teacher.says("สวัสดี").answer()

    tapped = teacher.taps("ขั้นตอน")
    sim.settle()

    assert bot.events[1]["type"] == "postback"
    assert bot.events[1]["postback"] == {"data": "a=steps"}
    assert tapped.message is not None
    assert tapped.message.content["text"] == "ขอดูขั้นตอน"
    assert len(bot.events) == 2


def test_a_message_button_says_its_text(sim: Simulator, bot: EchoBot) -> None:
    bot.says = lambda event: [text("เลือก", quickReply=MENU)] if event["message"]["text"] == "สวัสดี" else []
    teacher = sim.person("ครูสมใจ")
    teacher.says("สวัสดี").answer()

    teacher.taps("ปฏิทิน")
    sim.settle()

    assert bot.events[1]["message"]["text"] == "เดือนนี้"


def test_a_quick_reply_goes_when_anyone_writes(sim: Simulator, bot: EchoBot) -> None:
    bot.says = lambda event: [text("เลือก", quickReply=MENU)] if event["message"]["text"] == "สวัสดี" else []
    group = sim.group("กลุ่มแผน")
    teacher = sim.person("ครูสมใจ")
    teacher.says_in(group, "สวัสดี").answer()
    assert [button.label for button in teacher.sees(group)] == ["ขั้นตอน", "ปฏิทิน"]

    sim.person("ครูวิชัย").says_in(group, "อะไรหรือ")

    assert teacher.sees(group) == []


def test_a_postback_from_a_group_names_the_person_only_where_the_account_is_set_so(
    sim: Simulator, bot: EchoBot
) -> None:
    teacher, group = sim.person("ครูสมใจ"), sim.group("กลุ่มแผน")

    unnamed = teacher.posts_back("a=menu", group)
    sim.platform.settings.postback_names_user_in_group = True
    named = teacher.posts_back("a=menu", group)

    assert unnamed.event is not None
    assert named.event is not None
    assert unnamed.event["source"] == {"type": "group", "groupId": group.id}
    assert named.event["source"] == {"type": "group", "groupId": group.id, "userId": teacher.id}
