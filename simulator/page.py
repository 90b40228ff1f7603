"""The chat page, and what its buttons do."""

import urllib.request
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import fontpkg
from flask import Blueprint, Response, abort, render_template, request, send_file

from simulator.limits.message_limits import LOCAL
from simulator.platform import Platform
from simulator.view import changes
from simulator.world import samples
from simulator.world.acts import NotPossible, Speaker
from simulator.world.model import Json, Refusal

BANGKOK = ZoneInfo("Asia/Bangkok")
PICTURE_SECONDS, PICTURE_BYTES = 5, 10_000_000
LONGEST_WAIT = 4.0
"""Seconds that a question for changes may stay open."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def blueprint(platform: Platform) -> Blueprint:
    page = Blueprint("page", __name__)

    @page.get("/")
    def index() -> Response:
        response = Response(render_template("page.html"))
        response.headers["Content-Security-Policy"] = POLICY
        return response

    @page.get("/sim/state")
    def state() -> Json:
        wait = min(request.args.get("wait", 0.0, float), LONGEST_WAIT)
        return changes(platform, request.args.get("since", 0, int), wait)

    @page.post("/sim/act")
    def act() -> tuple[Json, int]:
        return _act(platform, request.get_json())

    @page.get("/sim/font")
    def font() -> Response:
        return send_file(font_file(), mimetype="font/ttf", max_age=86400)

    @page.get("/sim/content/<message_id>")
    def content(message_id: str) -> Response:
        message = platform.state.messages.get(message_id)
        shown = ("image", "file") if message and message.sender else ("image", "video")
        if message is None or message.unsent or message.content["type"] not in shown:
            abort(404)
        if message.sender is None:
            return _bots_picture(str(message.content.get("previewImageUrl", "")))
        data, media_type = samples.content_of(message.content["type"])
        return Response(data, content_type=media_type)

    @page.get("/sim/richmenu/<menu_id>")
    def rich_menu(menu_id: str) -> Response:
        try:
            menu = platform.rich_menus.find(menu_id)
        except Refusal:
            abort(404)
        return Response(menu.image or b"", content_type=menu.image_type)

    return page


def _bots_picture(address: str) -> Response:
    """Fetched here as LINE would fetch it: the page itself asks nothing of other hosts."""
    if not LOCAL.match(address):
        abort(404)
    try:
        with urllib.request.urlopen(address, timeout=PICTURE_SECONDS) as answer:
            data, media_type = answer.read(PICTURE_BYTES), answer.headers.get_content_type()
    except (OSError, ValueError):
        abort(404)
    if media_type not in ("image/jpeg", "image/png"):
        abort(404)
    return Response(data, content_type=media_type, headers={"Cache-Control": "no-store"})


@cache
def font_file() -> str:
    """Where the installed font package keeps its file."""
    return str(fontpkg.path("Noto Sans Thai"))


def _act(platform: Platform, body: Any) -> tuple[Json, int]:
    """One thing that someone did on the page; `do` names it."""
    if not isinstance(body, dict) or body.get("do") not in ACTS:
        return {"error": "ไม่รู้จักคำสั่งนี้"}, 400
    try:
        ACTS[body["do"]](platform, body)
    except NotPossible as error:
        return {"error": str(error)}, 400
    except (KeyError, ValueError, TypeError, LookupError, OverflowError):
        return {"error": "คำสั่งไม่ครบหรือไม่ถูกต้อง"}, 400
    return {}, 200


def _speaker(body: Json) -> Speaker:
    return Speaker(body["person"], body.get("group"))


def _say(platform: Platform, body: Json) -> None:
    text = str(body["text"])
    platform.acts.says(_speaker(body), text, tuple(body.get("mentions", ())), body.get("quotes"))


def _send(platform: Platform, body: Json) -> None:
    kind = body["kind"]
    content = samples.sticker(body["sticker"]) if kind == "sticker" else samples.SAMPLES[kind]()
    platform.acts.sends(_speaker(body), content, body.get("quotes"))


def _edit(platform: Platform, body: Json) -> None:
    platform.acts.edits(body["message"], str(body["text"]), tuple(body.get("mentions", ())))


def _tap(platform: Platform, body: Json) -> None:
    platform.acts.taps(_speaker(body), body["action"], body.get("params"))


def _faults(platform: Platform, body: Json) -> None:
    faults = platform.faults
    for switch in ("down", "rate_limited"):
        if switch in body:
            setattr(faults, switch, bool(body[switch]))
    for amount in ("slow_ms", "late_ms", "fail_percent"):
        if amount in body:
            setattr(faults, amount, max(0, min(60_000, int(body[amount]))))
    _touch(platform)


def _settings(platform: Platform, body: Json) -> None:
    for switch in ("redelivery", "use_webhook", "chat", "postback_names_user_in_group"):
        if switch in body:
            setattr(platform.settings, switch, bool(body[switch]))
    _touch(platform)


def _clock(platform: Platform, body: Json) -> None:
    """`set`: a Bangkok time with no zone; `advance`: seconds; neither: back to now."""
    if "set" in body:
        platform.clock.set(datetime.fromisoformat(body["set"]).replace(tzinfo=BANGKOK))
    elif "advance" in body:
        platform.clock.advance(timedelta(seconds=int(body["advance"])))
    else:
        platform.clock.reset()
    _touch(platform)


def _quota(platform: Platform, body: Json) -> None:
    with platform.state.lock:
        platform.state.quota.set_used(max(0, int(body["used"])), platform.clock.now())
    _touch(platform)


def _touch(platform: Platform) -> None:
    with platform.state.lock:
        platform.state.touch()


ACTS: dict[str, Callable[[Platform, Json], object]] = {
    "say": _say,
    "send": _send,
    "edit": _edit,
    "tap": _tap,
    "unsend": lambda platform, body: platform.acts.unsends(body["message"]),
    "follow": lambda platform, body: platform.acts.follows(body["person"]),
    "block": lambda platform, body: platform.acts.blocks(body["person"]),
    "invite": lambda platform, body: platform.acts.invites_bot(body["group"]),
    "remove": lambda platform, body: platform.acts.removes_bot(body["group"]),
    "join": lambda platform, body: platform.acts.joins(body["person"], body["group"]),
    "leave": lambda platform, body: platform.acts.leaves(body["person"], body["group"]),
    "twice": lambda platform, body: platform.send_again(),
    "faults": _faults,
    "settings": _settings,
    "clock": _clock,
    "quota": _quota,
}
