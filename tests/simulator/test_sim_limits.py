"""Message objects that LINE would refuse, and the place that its answer names."""

from typing import Any

import pytest
from echo_bot import Channel, Json, text

from simulator.driver import Simulator
from simulator.world.units import graphemes, utf16_units

pytest_plugins = ["fixtures_simulator"]


def test_a_text_is_counted_in_utf16_units() -> None:
    assert utf16_units("ที่") == 3
    assert utf16_units("🍎") == 2


@pytest.mark.parametrize(
    ("words", "count"),
    [("ที่", 1), ("กำหนด", 4), ("ส่งแผน", 5), ("👩‍🏫", 1), ("👍🏽", 1), ("🇹🇭🇱🇦", 2), ("", 0), ("e\u0301", 1)],
)
def test_a_label_is_counted_in_signs_as_they_are_read(words: str, count: int) -> None:
    assert graphemes(words) == count


def card(*contents: Json, **bubble: Any) -> Json:
    body = {"type": "box", "layout": "vertical", "contents": list(contents)}
    return flex({"type": "bubble", "body": body} | bubble)


def flex(contents: Json) -> Json:
    return {"type": "flex", "altText": "การ์ด", "contents": contents}


def words(**more: Any) -> Json:
    return {"type": "text", "text": "ก"} | more


def button(**action: Any) -> Json:
    return {"type": "button", "action": {"type": "postback", "label": "ดู", "data": "a=1"} | action}


def quick(action: Json) -> Json:
    return text("เลือก", quickReply={"items": [{"type": "action", "action": action}]})


def postback(**more: Any) -> Json:
    return {"type": "postback", "label": "ดู", "data": "a=1"} | more


def template(content: Json) -> Json:
    return {"type": "template", "altText": "แบบ", "template": content}


AREA = {"x": 0, "y": 0, "width": 520, "height": 520}
TAPPED = {"type": "message", "text": "ถาม", "area": AREA}


def imagemap(**more: Any) -> Json:
    return {
        "type": "imagemap",
        "baseUrl": "https://example.com/map",
        "altText": "แผนที่",
        "baseSize": {"width": 1040, "height": 585},
        "actions": [TAPPED],
    } | more


BUBBLE = {"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": []}}
IN_BODY = "messages[0].contents.body.contents[0]"
IN_QUICK = "messages[0].quickReply.items[0].action"

ALLOWED = [
    text("ก" * 5000),
    text("ขอบคุณ", sender={"name": "งานแผน", "iconUrl": "https://example.com/a.png"}),
    {"type": "textV2", "text": "ใช้ {{วงเล็บ}} ได้"},
    {"type": "sticker", "packageId": "446", "stickerId": "1988"},
    quick(postback(label="ที่" * 20, displayText="ที่" * 300, data="d" * 300)),
    quick(postback(inputOption="openKeyboard", fillInText="#42\n")),
    quick({"type": "cameraRoll", "label": "รูป"}),
    quick({"type": "datetimepicker", "label": "วัน", "data": "d", "mode": "date", "initial": "2027-05-31"}),
    card(words(size="18px", margin="md", color="#11223344", wrap=True), button(label="ที่" * 40)),
    card(
        {
            "type": "text",
            "contents": [{"type": "span", "text": "ก", "weight": "bold"}],
            "lineSpacing": "6px",
        }
    ),
    card({"type": "separator", "margin": "lg"}, {"type": "filler"}, size="giga"),
    card(
        {
            "type": "box",
            "layout": "baseline",
            "contents": [{"type": "icon", "url": "https://example.com/i.png"}, words(flex=0)],
            "paddingAll": "5%",
            "background": {"type": "linearGradient", "angle": "90deg", "startColor": "#000000",
                           "endColor": "#ffffff"},
        }
    ),
    flex({"type": "carousel", "contents": [BUBBLE] * 12}),
    imagemap(),
    template({"type": "image_carousel", "columns": [{"imageUrl": "https://a/", "action": postback()}]}),
    card(button(type="uri", uri="https://line.me/R/oaMessage/@abc/?%E0%B8%81") | {"style": "link"}),
    {
        "type": "template",
        "altText": "ยืนยัน",
        "template": {
            "type": "confirm",
            "text": "ใช่หรือไม่",
            "actions": [postback(), postback(label="ไม่")],
        },
    },
]  # fmt: skip


@pytest.mark.parametrize("message", ALLOWED)
def test_what_line_allows_passes(channel: Channel, message: Json) -> None:
    if message["type"] == "flex" and "uri" in str(message):
        del message["contents"]["body"]["contents"][0]["action"]["data"]

    answer = channel.validate(message)

    assert (answer.status, answer.body) == (200, {})


REFUSED: list[tuple[Json, str]] = [
    (text(""), "messages[0].text"),
    (text("ก" * 5001), "messages[0].text"),
    (text("🍎" * 2501), "messages[0].text"),
    ({"type": "text"}, "messages[0].text"),
    (text("ก", colour="red"), "messages[0].colour"),
    (text("ก", sender=None), "messages[0].sender"),
    ({"type": "poem", "text": "ก"}, "messages[0].type"),
    ({"text": "ก"}, "messages[0].type"),
    (text("ก", sender={"name": "LINE ทีมงาน"}), "messages[0].sender.name"),
    (text("ก", sender={"name": "ก" * 21}), "messages[0].sender.name"),
    (text("ก", quickReply={"items": []}), "messages[0].quickReply.items"),
    (
        text("ก", quickReply={"items": [{"type": "action", "action": postback()}] * 14}),
        "messages[0].quickReply.items",
    ),
    (quick(postback(label="ที่" * 21)), f"{IN_QUICK}.label"),
    (quick({"type": "postback", "data": "a=1"}), f"{IN_QUICK}.label"),
    (quick(postback(data="d" * 301)), f"{IN_QUICK}.data"),
    (quick(postback(data="")), f"{IN_QUICK}.data"),
    (quick(postback(displayText="ก" * 301)), f"{IN_QUICK}.displayText"),
    (quick(postback(displayText="ก", text="ข")), f"{IN_QUICK}.text"),
    (quick(postback(fillInText="#42")), f"{IN_QUICK}.fillInText"),
    (quick(postback(inputOption="openDoor")), f"{IN_QUICK}.inputOption"),
    (quick({"type": "message", "label": "ดู", "text": "ก" * 301}), f"{IN_QUICK}.text"),
    (quick({"type": "message", "label": "ดู"}), f"{IN_QUICK}.text"),
    (quick({"type": "uri", "label": "ดู", "uri": "https://example.com/แผน"}), f"{IN_QUICK}.uri"),
    (quick({"type": "uri", "label": "ดู", "uri": "https://example.com/a b"}), f"{IN_QUICK}.uri"),
    (quick({"type": "uri", "label": "ดู", "uri": "javascript:alert(1)"}), f"{IN_QUICK}.uri"),
    (
        quick({"type": "uri", "label": "ดู", "uri": "https://example.com/" + "a" * 981}),
        f"{IN_QUICK}.uri",
    ),
    (quick({"type": "datetimepicker", "label": "วัน", "data": "d"}), f"{IN_QUICK}.mode"),
    (
        quick({"type": "clipboard", "label": "คัดลอก", "clipboardText": "ก" * 1001}),
        f"{IN_QUICK}.clipboardText",
    ),
    ({"type": "textV2", "text": "ใช้ {วงเล็บ}"}, "messages[0].text"),
    ({"type": "textV2", "text": "ปิดไม่ครบ {"}, "messages[0].text"),
    ({"type": "textV2", "text": "ถึง {who}"}, "messages[0].text"),
    (flex(BUBBLE) | {"altText": ""}, "messages[0].altText"),
    (flex(BUBBLE) | {"altText": "ก" * 1501}, "messages[0].altText"),
    ({"type": "flex", "contents": BUBBLE}, "messages[0].altText"),
    (flex({"type": "bubble"}), "messages[0].contents"),
    (flex({"type": "carousel", "contents": [BUBBLE] * 13}), "messages[0].contents.contents"),
    (
        flex({"type": "carousel", "contents": [BUBBLE, BUBBLE | {"size": "kilo"}]}),
        "messages[0].contents.contents",
    ),
    (card(words(text="")), f"{IN_BODY}.text"),
    (card(words(size="huge")), f"{IN_BODY}.size"),
    (card(words(color="red")), f"{IN_BODY}.color"),
    (card(words(margin="8")), f"{IN_BODY}.margin"),
    (card(words(bold=True)), f"{IN_BODY}.bold"),
    (card(words(weight="heavy")), f"{IN_BODY}.weight"),
    (card(words(wrap="true")), f"{IN_BODY}.wrap"),
    (card({"type": "icon", "url": "https://example.com/i.png"}), f"{IN_BODY}.type"),
    (card({"type": "image", "url": "http://example.com/i.png"}), f"{IN_BODY}.url"),
    (card({"type": "spacer"}), f"{IN_BODY}.type"),
    (card({"type": "box", "layout": "baseline", "contents": [button()]}), f"{IN_BODY}.contents[0].type"),
    (card(button(label="ที่" * 41)), f"{IN_BODY}.action.label"),
    (card({"type": "button", "action": {"type": "postback", "data": "a"}}), f"{IN_BODY}.action.label"),
    (card({"type": "button"}), f"{IN_BODY}.action"),
    (card(button(type="camera")), f"{IN_BODY}.action.data"),
    (card(size="colossal"), "messages[0].contents.size"),
    (card(words(text="ก" * 6000)), "messages[0].contents"),
    (card(hero={"type": "text", "text": "ก"}), "messages[0].contents.hero.type"),
    ({"type": "image", "originalContentUrl": "https://example.com/a.jpg"}, "messages[0].previewImageUrl"),
    ({"type": "sticker", "packageId": "446", "stickerId": "one"}, "messages[0].stickerId"),
    (
        {"type": "audio", "originalContentUrl": "https://example.com/a.m4a", "duration": 0},
        "messages[0].duration",
    ),
    (
        {"type": "location", "title": "ก", "address": "ข", "latitude": 99, "longitude": 2},
        "messages[0].latitude",
    ),
    (flex(BUBBLE | {"body": words(layout="vertical", contents=[])}), "messages[0].contents.body.type"),
    (flex({"type": "bubble", "body": {"layout": "vertical"}}), "messages[0].contents.body.type"),
    (flex({"type": "carousel", "contents": [{"type": "zz"}]}), "messages[0].contents.contents[0].type"),
    (card({"type": "text", "contents": [{"type": "zz", "text": "ก"}]}), f"{IN_BODY}.contents[0].type"),
    (card({"type": "text", "contents": [words()]}), f"{IN_BODY}.contents[0].type"),
    (card(words(maxLines="2")), f"{IN_BODY}.maxLines"),
    (flex({"type": "bubble", "body": {"type": "box", "contents": []}}), "messages[0].contents.body.layout"),
    (
        card(
            {
                "type": "box",
                "layout": "vertical",
                "contents": [],
                "background": {"type": "linearGradient", "angle": "steep", "startColor": "#000000",
                               "endColor": "#ffffff"},
            }
        ),
        f"{IN_BODY}.background.angle",
    ),
    (text("$", emojis=[{"index": 0, "productId": "5ac1bfd"}]), "messages[0].emojis[0].emojiId"),
    (imagemap(actions=[]), "messages[0].actions"),
    (imagemap(baseUrl="http://example.com/map"), "messages[0].baseUrl"),
    (imagemap(baseSize={"width": 100, "height": 1040}), "messages[0].baseSize.width"),
    (imagemap(altText=""), "messages[0].altText"),
    (imagemap(actions=[{"type": "uri", "linkUri": "", "area": AREA}]), "messages[0].actions[0].linkUri"),
    (imagemap(actions=[TAPPED | {"area": AREA | {"width": 0}}]), "messages[0].actions[0].area.width"),
    (imagemap(actions=[TAPPED | {"text": "ก" * 401}]), "messages[0].actions[0].text"),
    (template({"type": "image_carousel", "columns": []}), "messages[0].template.columns"),
    (
        template({"type": "image_carousel", "columns": [{"imageUrl": "http://a/", "action": postback()}]}),
        "messages[0].template.columns[0].imageUrl",
    ),
    (
        template({"type": "buttons", "text": "ก", "imageSize": "huge", "actions": [postback()]}),
        "messages[0].template.imageSize",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("message", "place"), REFUSED, ids=lambda value: str(value)[:60])
def test_what_line_refuses_is_refused_at_its_place(channel: Channel, message: Json, place: str) -> None:
    answer = channel.validate(message)

    assert answer.status == 400
    assert answer.body["message"].startswith("The request body has ")
    assert list(answer.faults) == [place]


def test_every_fault_of_a_request_is_named(channel: Channel) -> None:
    answer = channel.validate(text(""), text("ดี"), card(words(color="red"), button(data="")))

    assert answer.body["message"] == "The request body has 3 error(s)"
    assert list(answer.faults) == [
        "messages[0].text",
        "messages[2].contents.body.contents[0].color",
        "messages[2].contents.body.contents[1].action.data",
    ]


@pytest.mark.parametrize("count", [0, 6])
def test_a_request_has_one_to_five_messages(channel: Channel, count: int) -> None:
    assert list(channel.validate(*[text("ก")] * count).faults) == ["messages"]


def test_unknown_keys_beside_the_messages_are_refused(sim: Simulator, channel: Channel) -> None:
    body = {"to": sim.person("ครูสมใจ").id, "messages": [text("ก")], "note": 1}

    assert list(channel.call("POST", "/v2/bot/message/push", body).faults) == ["note"]


@pytest.mark.parametrize(
    ("beside", "place"),
    [
        ({"notificationDisabled": "yes"}, "notificationDisabled"),
        ({"customAggregationUnits": ["a", "b"]}, "customAggregationUnits"),
        ({"customAggregationUnits": ["a-b"]}, "customAggregationUnits[0]"),
        ({"to": ""}, "to"),
    ],
)
def test_what_stands_beside_the_messages_is_checked_too(
    sim: Simulator, channel: Channel, beside: Json, place: str
) -> None:
    body = {"to": sim.person("ครูสมใจ").id, "messages": [text("ก")]} | beside

    answer = channel.call("POST", "/v2/bot/message/push", body)

    assert (answer.status, list(answer.faults)) == (400, [place])
    assert sim.sent_to(sim.person("ครูสมใจ")) == []


def test_a_request_that_is_refused_sends_nothing(sim: Simulator, channel: Channel) -> None:
    teacher = sim.person("ครูสมใจ")

    assert channel.push(teacher.id, text("ดี"), text("")).status == 400
    assert sim.sent_to(teacher) == []
