"""What the chat page is served, and what its buttons do, without a browser."""

import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from echo_bot import Answer, Channel, EchoBot, text

from simulator.demo import demo_world
from simulator.driver import Simulator
from simulator.platform import Platform

pytest_plugins = ["fixtures_simulator"]
BANGKOK = ZoneInfo("Asia/Bangkok")
STATIC = Path(__file__).parents[2] / "simulator" / "static"


def act(channel: Channel, what: str, **details: object) -> Answer:
    return channel.call("POST", "/sim/act", {"do": what} | details)


def state(channel: Channel, since: int = 0, wait: float = 0) -> Answer:
    return channel.call("GET", f"/sim/state?since={since}&wait={wait}")


def test_the_page_may_load_nothing_from_elsewhere(channel: Channel) -> None:
    answer = channel.call("GET", "/")

    policy = answer.headers["Content-Security-Policy"]
    assert answer.status == 200
    assert "default-src 'none'" in policy
    assert "http" not in policy
    assert re.findall(rb'(?:src|href)="(?!/static/|data:,|#)', answer.body) == []


def test_the_thai_font_comes_from_the_installed_package(channel: Channel) -> None:
    answer = channel.call("GET", "/sim/font")

    assert answer.status == 200
    assert answer.body.startswith(b"\x00\x01\x00\x00")


def test_no_script_writes_markup() -> None:
    scripts = list(STATIC.glob("*.js"))

    assert len(scripts) > 5
    for script in scripts:
        words = script.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", words), script


def test_only_what_is_new_is_told(sim: Simulator, channel: Channel) -> None:
    sim.person("ครูสมใจ").says("หนึ่ง")
    first = state(channel).body
    sim.person("ครูสมใจ").says("สอง")

    second = state(channel, first["version"]).body

    assert [message["content"]["text"] for message in first["messages"]] == ["หนึ่ง"]
    assert [message["content"]["text"] for message in second["messages"]] == ["สอง"]


def test_a_page_older_than_the_process_is_told_everything(sim: Simulator, channel: Channel) -> None:
    sim.person("ครูสมใจ").says("หนึ่ง")

    told = state(channel, since=99999).body

    assert told["since"] == 0
    assert len(told["messages"]) == 1


def test_an_unsent_text_is_told_to_nobody(sim: Simulator, channel: Channel) -> None:
    teacher = sim.person("ครูสมใจ")
    teacher.unsends(teacher.says("ความลับ"))

    told = state(channel).body

    assert told["messages"][0]["unsent"]
    assert "ความลับ" not in str(told)


def test_the_page_says_mentions_quotes_edits_and_unsends(
    sim: Simulator, bot: EchoBot, channel: Channel
) -> None:
    teacher, group = sim.person("ครูสมใจ").id, sim.group("กลุ่มแผน").id

    act(channel, "say", person=teacher, group=group, text="@planbot ถาม", mentions=["bot"])
    first = sim.platform.messages[0].id
    act(channel, "say", person=teacher, group=group, text="อ้าง", quotes=first)
    act(channel, "edit", message=first, text="ถามใหม่")
    act(channel, "unsend", message=first)

    told = sim.platform.events
    assert [event["type"] for event in told] == ["message", "message", "messageEdited", "unsend"]
    assert told[0]["message"]["mention"]["mentionees"][0]["isSelf"]
    assert told[1]["message"]["quotedMessageId"] == first


def test_the_page_sends_samples_and_taps(sim: Simulator, bot: EchoBot, channel: Channel) -> None:
    teacher = sim.person("ครูสมใจ").id

    act(channel, "send", person=teacher, kind="sticker", sticker="52002735")
    act(channel, "send", person=teacher, kind="location")
    act(channel, "tap", person=teacher, action={"type": "postback", "data": "a=menu"})

    told = sim.platform.events
    assert told[0]["message"]["stickerId"] == "52002735"
    assert told[1]["message"]["type"] == "location"
    assert told[2]["postback"] == {"data": "a=menu"}


def test_the_page_blocks_invites_and_removes(sim: Simulator, bot: EchoBot, channel: Channel) -> None:
    teacher, group = sim.person("ครูสมใจ").id, sim.group("กลุ่มแผน").id

    for what in ("block", "follow"):
        act(channel, what, person=teacher)
    for what in ("remove", "invite"):
        act(channel, what, group=group)
    for what in ("leave", "join"):
        act(channel, what, person=teacher, group=group)

    assert [event["type"] for event in sim.platform.events] == [
        "unfollow",
        "follow",
        "leave",
        "join",
        "memberLeft",
        "memberJoined",
    ]


def test_the_page_sets_the_clock_in_bangkok_time(sim: Simulator, channel: Channel) -> None:
    act(channel, "clock", set="2027-05-24T08:30")
    act(channel, "clock", advance=86400)

    now = sim.clock.now().astimezone(BANGKOK)
    assert now.replace(second=0, microsecond=0) == datetime(2027, 5, 25, 8, 30, tzinfo=BANGKOK)
    assert state(channel).body["shifted"]

    act(channel, "clock")
    assert not state(channel).body["shifted"]


def test_the_page_takes_line_down_and_switches_redelivery(sim: Simulator, channel: Channel) -> None:
    act(channel, "faults", down=True, slow_ms=250)
    act(channel, "settings", redelivery=False)

    told = state(channel).body
    assert told["faults"]["down"]
    assert told["faults"]["slow_ms"] == 250
    assert not told["settings"]["redelivery"]


def test_the_page_sends_the_last_event_twice(sim: Simulator, bot: EchoBot, channel: Channel) -> None:
    sim.person("ครูสมใจ").says("สวัสดี")
    sim.settle()

    act(channel, "twice")
    sim.settle()

    assert len(bot.events) == 2
    assert bot.events[0] == bot.events[1]


@pytest.mark.parametrize(
    "body",
    [
        {"do": "dance"},
        {"do": "say"},
        {"do": "say", "person": "U0", "text": "ก"},
        {"do": "unsend", "message": "0"},
        {"do": "tap", "person": "U0", "action": "x"},
        {"do": "clock", "set": "tomorrow"},
        {"do": "clock", "advance": 10**12},
        {"do": "clock", "advance": 10**20},
        [],
    ],
)
def test_an_odd_act_is_refused_with_a_word(channel: Channel, body: object) -> None:
    answer = channel.call("POST", "/sim/act", body)

    assert answer.status == 400
    assert answer.body["error"]
    assert state(channel).status == 200


def test_quota_and_previews_are_on_show(sim: Simulator, channel: Channel) -> None:
    bubble = {"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": []}}
    card = {"type": "flex", "altText": "แผนปฏิบัติการ", "contents": bubble}
    channel.push(sim.group("กลุ่มแผน").id, text("ก"), card)

    told = state(channel).body

    assert told["quota"] == {"limit": 300, "used": 4}
    assert [message["preview"] for message in told["messages"]] == ["ก", "แผนปฏิบัติการ"]


def test_the_demo_world_has_two_teachers_two_officers_and_three_groups() -> None:
    platform = Platform()

    people, groups = demo_world(platform)

    assert [person.name for person in people.values()] == ["ครูสมใจ", "ครูวิชัย", "พี่นิด", "สมศรี"]
    assert {name: group.count for name, group in groups.items()} == {
        "กลุ่มนโยบายและแผน สพม.นครพนม": 60,
        "เจ้าหน้าที่ กลุ่มนโยบายและแผน": 5,
        "กลุ่มไลน์ บุคลากร สพม.นครพนม": 45,
    }
    assert platform.events == []

    platform.introduce()
    assert [event["type"] for event in platform.events] == ["follow"] * 4 + ["join"] * 3
    platform.close()


def test_people_have_the_same_ids_in_every_run() -> None:
    first, second = demo_world(Platform()), demo_world(Platform())

    assert first == second
