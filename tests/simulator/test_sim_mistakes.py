"""Requests with a mistake in them: each field of valid ones taken away, or given another kind of value."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from werkzeug.test import Client

from simulator.platform import TOKEN, Platform
from simulator.sending import Sending
from simulator.server import create_app
from simulator.world.model import Group, Person

Json = dict[str, Any]
BOT = "/v2/bot"
LINK, PICTURE = "https://example.com/", "https://example.com/a.png"
GONE = object()
OTHERS: tuple[Any, ...] = (GONE, 7, "\ud800", [], ["x"], {}, None)
"""What a place is given instead. The string is a lone surrogate, which JSON can write and UTF-8 cannot."""


def postback(**more: Any) -> Json:
    return {"type": "postback", "label": "ดู", "data": "a=1"} | more


def uri() -> Json:
    return {"type": "uri", "label": "เปิด", "uri": LINK, "altUri": {"desktop": LINK}}


def box(*contents: Json, **more: Any) -> Json:
    return {"type": "box", "layout": "vertical", "contents": list(contents)} | more


ACTIONS = [
    postback(displayText="ดู", inputOption="openKeyboard", fillInText="#42"),
    {"type": "message", "label": "ถาม", "text": "ถาม"},
    uri(),
    {"type": "datetimepicker", "label": "วัน", "data": "d", "mode": "date", "initial": "2027-05-31",
     "max": "2027-12-31", "min": "2027-01-01"},
    {"type": "clipboard", "label": "คัดลอก", "clipboardText": "ก"},
    {"type": "camera", "label": "ถ่าย"},
    {"type": "cameraRoll", "label": "รูป"},
    {"type": "location", "label": "ที่"},
]  # fmt: skip
PIECES = box(
    {"type": "text", "text": "ก", "size": "sm", "color": "#112233", "wrap": True, "maxLines": 2, "flex": 1,
     "margin": "md", "weight": "bold", "style": "italic", "decoration": "underline", "align": "center",
     "gravity": "top", "lineSpacing": "6px", "position": "relative", "offsetTop": "1px",
     "adjustMode": "shrink-to-fit", "scaling": True, "action": postback()},
    {"type": "text", "contents": [{"type": "span", "text": "ก", "size": "sm", "color": "#112233"}]},
    {"type": "image", "url": PICTURE, "size": "full", "aspectRatio": "20:13", "aspectMode": "cover",
     "backgroundColor": "#112233", "animated": False, "action": uri()},
    {"type": "button", "action": postback(), "style": "primary", "height": "sm", "color": "#112233"},
    {"type": "separator", "margin": "lg", "color": "#112233"},
    {"type": "filler", "flex": 1},
    box({"type": "icon", "url": PICTURE, "size": "sm", "aspectRatio": "1:1"}, layout="baseline"),
    box(width="50%", height="10px", maxWidth="100%", cornerRadius="4px", borderWidth="1px",
        borderColor="#112233", paddingAll="5%", justifyContent="center", alignItems="center",
        background={"type": "linearGradient", "angle": "90deg", "startColor": "#000000",
                    "endColor": "#ffffff", "centerColor": "#777777", "centerPosition": "50%"}),
)  # fmt: skip
BUBBLE = {
    "type": "bubble", "size": "mega", "direction": "ltr", "action": postback(),
    "header": box(), "body": PIECES, "footer": box(),
    "hero": {"type": "video", "url": LINK, "previewUrl": PICTURE, "aspectRatio": "20:13",
             "altContent": {"type": "image", "url": PICTURE}, "action": uri()},
    "styles": {"footer": {"separator": True, "separatorColor": "#112233", "backgroundColor": "#ffffff"}},
}  # fmt: skip


def flex(contents: Json) -> Json:
    return {"type": "flex", "altText": "การ์ด", "contents": contents}


def template(**template: Any) -> Json:
    return {"type": "template", "altText": "แบบ", "template": template}


def messages(member: str, quote: str) -> list[Json]:
    """One of every kind, with as many of its fields as can stand together."""
    emoji = {"index": 0, "productId": "5ac1bfd5040ab15980c9b435", "emojiId": "001"}
    column = {"title": "หัว", "text": "ก", "thumbnailImageUrl": PICTURE, "imageBackgroundColor": "#FFFFFF",
              "defaultAction": uri(), "actions": [postback()]}  # fmt: skip
    area = {"x": 0, "y": 0, "width": 520, "height": 520}
    return [
        {"type": "text", "text": "$ ก", "emojis": [emoji], "quoteToken": quote,
         "sender": {"name": "งานแผน", "iconUrl": PICTURE}},
        {"type": "text", "text": "เลือก",
         "quickReply": {"items": [{"type": "action", "imageUrl": PICTURE, "action": a} for a in ACTIONS]}},
        {"type": "textV2", "text": "{who} {all} {sign}", "quoteToken": quote, "substitution": {
            "who": {"type": "mention", "mentionee": {"type": "user", "userId": member}},
            "all": {"type": "mention", "mentionee": {"type": "all"}},
            "sign": {"type": "emoji", "productId": emoji["productId"], "emojiId": "001"}}},
        {"type": "sticker", "packageId": "446", "stickerId": "1988", "quoteToken": quote},
        {"type": "image", "originalContentUrl": PICTURE, "previewImageUrl": PICTURE},
        {"type": "video", "originalContentUrl": PICTURE, "previewImageUrl": PICTURE, "trackingId": "t"},
        {"type": "audio", "originalContentUrl": PICTURE, "duration": 4000},
        {"type": "location", "title": "ก", "address": "ข", "latitude": 17.4, "longitude": 104.7},
        {"type": "imagemap", "baseUrl": "https://example.com/map", "altText": "แผนที่",
         "baseSize": {"width": 1040, "height": 1040},
         "video": {"originalContentUrl": PICTURE, "previewImageUrl": PICTURE, "area": area,
                   "externalLink": {"linkUri": LINK, "label": "ดู"}},
         "actions": [{"type": "uri", "linkUri": LINK, "area": area, "label": "เปิด"},
                     {"type": "message", "text": "ถาม", "area": area},
                     {"type": "clipboard", "clipboardText": "ก", "area": area}]},
        template(type="buttons", text="ก", title="หัว", thumbnailImageUrl=PICTURE, actions=ACTIONS[:4],
                 imageAspectRatio="rectangle", imageSize="cover", imageBackgroundColor="#FFFFFF",
                 defaultAction=uri()),
        template(type="confirm", text="ก", actions=[postback(), uri()]),
        template(type="carousel", columns=[column, column], imageAspectRatio="rectangle", imageSize="cover"),
        template(type="image_carousel", columns=[{"imageUrl": PICTURE, "action": postback()}]),
        flex(BUBBLE),
        flex({"type": "carousel", "contents": [{"type": "bubble", "body": box()}] * 2}),
    ]  # fmt: skip


MENU = {
    "size": {"width": 2500, "height": 843},
    "selected": True,
    "name": "เมนู",
    "chatBarText": "เมนู",
    "areas": [{"bounds": {"x": 0, "y": 0, "width": 2500, "height": 843}, "action": postback()}],
}


class Line:
    """A platform with a group to send to, called without a network between."""

    def __init__(self) -> None:
        self.platform = Platform(quota=None)
        self.teacher: Person = self.platform.add_person("ครูสมใจ")
        self.group: Group = self.platform.add_group("กลุ่มแผน", (self.teacher.id,))
        self._client = Client(create_app(self.platform))

    def asked(self, path: str, body: Any, method: str = "POST") -> tuple[int, Any]:
        content = {"data": body} if isinstance(body, bytes) else {"json": body}
        headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
        answer = self._client.open(path, method=method, headers=headers, **content)
        return answer.status_code, answer.get_json(silent=True)

    def quote(self) -> str:
        _, body = self.asked(f"{BOT}/message/push", self.to_group({"type": "text", "text": "ก"}))
        return str(body["sentMessages"][0]["quoteToken"])

    def to_group(self, *messages: Json) -> Json:
        return {"to": self.group.id, "messages": list(messages)}


class Broken(Sending):
    def push(self, body: Json, retry_key: str | None, request_id: str) -> Json:
        raise ZeroDivisionError


@pytest.fixture
def line() -> Iterator[Line]:
    line = Line()
    yield line
    line.platform.close()


def mistaken(valid: Any) -> Iterator[tuple[str, Any]]:
    """`valid` over and over, each time one place of it spoilt, and which one."""
    for place in places(valid):
        for other in OTHERS:
            spoilt = copy.deepcopy(valid)
            *way, last = place
            holder = spoilt
            for key in way:
                holder = holder[key]
            if other is GONE:
                del holder[last]
            else:
                holder[last] = other
            yield f"{place} is {'gone' if other is GONE else repr(other)}", spoilt


def places(value: Any) -> Iterator[tuple[Any, ...]]:
    if not isinstance(value, dict | list):
        return
    for key, inside in value.items() if isinstance(value, dict) else enumerate(value):
        yield (key,)
        yield from ((key, *rest) for rest in places(inside))


def is_lines(answer: tuple[int, Any]) -> bool:
    """Done, or refused in LINE's own form."""
    status, body = answer
    return status in (200, 202) or (status == 400 and isinstance(body, dict) and "message" in body)


def test_a_mistaken_message_is_sent_or_refused_and_never_breaks_line(line: Line) -> None:
    broken = []
    for valid in messages(line.teacher.id, line.quote()):
        assert line.asked(f"{BOT}/message/push", line.to_group(valid))[0] == 200
        for what, message in mistaken(valid):
            answer = line.asked(f"{BOT}/message/push", line.to_group(message))
            if not is_lines(answer):
                broken.append((valid["type"], what, answer))

    assert broken == []
    assert line.asked("/sim/state", None, "GET")[0] == 200


def test_a_mistaken_request_is_done_or_refused_and_never_breaks_line(line: Line) -> None:
    words = {"type": "text", "text": "ก"}
    requests = [
        (f"{BOT}/message/push",
         line.to_group(words) | {"notificationDisabled": True, "customAggregationUnits": ["promo"]}),
        (f"{BOT}/message/reply", {"replyToken": "r", "messages": [words], "notificationDisabled": False}),
        (f"{BOT}/message/validate/push", {"messages": [words]}),
        (f"{BOT}/chat/loading/start", {"chatId": line.teacher.id, "loadingSeconds": 5}),
        (f"{BOT}/richmenu", MENU),
        (f"{BOT}/richmenu/validate", MENU),
    ]  # fmt: skip
    broken = [
        (path, what, answer)
        for path, valid in requests
        for what, body in mistaken(valid)
        if not is_lines(answer := line.asked(path, body))
    ]

    assert broken == []


@pytest.mark.parametrize("depth", [300, 3000])
def test_a_card_nested_without_end_is_refused(line: Line, depth: int) -> None:
    nested = '{"type":"box","layout":"vertical","contents":[' * depth + "]}" * depth
    head = '{"messages":[{"type":"flex","altText":"ก","contents":{"type":"bubble","body":'

    status, body = line.asked(f"{BOT}/message/validate/push", (head + nested + "}}]}").encode())

    assert status == 400
    assert body["message"]


@pytest.mark.parametrize(
    "body", [b"[" * 200_000, b'{"messages":' * 100_000, b'{"to": NaN}', b'{"to": Infinity}']
)
def test_a_body_that_no_reader_of_json_takes_is_refused(line: Line, body: bytes) -> None:
    answer = line.asked(f"{BOT}/message/push", body)

    assert answer == (400, {"message": "The request body could not be parsed as JSON"})


def test_a_fault_of_the_platform_itself_has_lines_form_and_is_on_record(line: Line) -> None:
    line.platform.sending = Broken(line.platform.state)

    answer = line.asked(f"{BOT}/message/push", line.to_group({"type": "text", "text": "ก"}))

    assert answer == (500, {"message": "Internal server error"})
    assert line.platform.requests[-1].status == 500
    assert not line.platform.requests[-1].done
