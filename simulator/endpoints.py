"""What each address of LINE's API does."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from simulator.limits.objects import Problem
from simulator.platform import Platform
from simulator.sending import refuse
from simulator.world import samples
from simulator.world.model import Json, Person, Refusal

REASONS = {"ok": "OK", "timeout": "REQUEST_TIMEOUT", "bad status": "ERROR_STATUS_CODE"}
WEBHOOK = re.compile(r"https://\S+|http://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(/\S*)?")
"""LINE takes https alone; a bot under test on this machine has none."""


@dataclass(frozen=True)
class Call:
    args: tuple[str, ...]
    """The variable parts of the address."""
    body: Json
    raw: bytes
    request_id: str
    retry_key: str | None
    content_type: str


@dataclass(frozen=True)
class Answer:
    status: int
    body: Json | bytes
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)


def reply(platform: Platform, call: Call) -> Json:
    return platform.sending.reply(call.body)


def push(platform: Platform, call: Call) -> Json:
    return platform.sending.push(call.body, call.retry_key, call.request_id)


def validate(platform: Platform, call: Call) -> Json:
    return platform.sending.validate(call.body)


def loading(platform: Platform, call: Call) -> Answer:
    return Answer(202, platform.sending.start_loading(call.body))


def mark_as_read(platform: Platform, call: Call) -> Json:
    platform.state.mark_as_read(call.body.get("markAsReadToken"))
    return {}


def quota(platform: Platform, call: Call) -> Json:
    limit = platform.state.quota.limit
    return {"type": "none"} if limit is None else {"type": "limited", "value": limit}


def consumption(platform: Platform, call: Call) -> Json:
    with platform.state.lock:
        return {"totalUsage": platform.state.quota.used(platform.clock.now())}


def bot_info(platform: Platform, call: Call) -> Json:
    bot = platform.bot
    return {
        "userId": bot.user_id,
        "basicId": bot.basic_id,
        "displayName": bot.name,
        "chatMode": "chat" if platform.settings.chat else "bot",
        "markAsReadMode": "manual" if platform.settings.chat else "auto",
    }


def profile(platform: Platform, call: Call) -> Json:
    with platform.state.lock:
        person = platform.state.known_person(call.args[0])
        if not person.reachable:
            raise Refusal(404, "Not found")
        return _profile(person) | {"language": "th"}


def summary(platform: Platform, call: Call) -> Json:
    with platform.state.lock:
        group = platform.state.bots_group(call.args[0])
        return {"groupId": group.id, "groupName": group.name}


def members_count(platform: Platform, call: Call) -> Json:
    with platform.state.lock:
        return {"count": platform.state.bots_group(call.args[0]).count}


def member(platform: Platform, call: Call) -> Json:
    """Of any member, friend or not."""
    with platform.state.lock:
        group = platform.state.bots_group(call.args[0])
        if call.args[1] not in group.members:
            raise Refusal(404, "Not found")
        return _profile(platform.state.known_person(call.args[1]))


def member_ids(platform: Platform, call: Call) -> Json:
    raise Refusal(403, "Access to this API is not available for your account")


def leave(platform: Platform, call: Call) -> Json:
    with platform.state.lock:
        platform.acts.removes_bot(platform.state.bots_group(call.args[0]).id)
    return {}


def content(platform: Platform, call: Call) -> Answer:
    kind = _sent_kind(platform, call.args[0])
    if kind not in ("image", "video", "audio", "file"):
        raise Refusal(404, "Not found")
    data, media_type = samples.content_of(kind)
    return Answer(200, data, media_type)


def content_preview(platform: Platform, call: Call) -> Answer:
    """A small picture, of pictures and videos alone."""
    if _sent_kind(platform, call.args[0]) not in ("image", "video"):
        raise Refusal(404, "Not found")
    return Answer(200, samples.picture(), "image/png")


def _sent_kind(platform: Platform, message_id: str) -> str:
    """What a person sent; LINE keeps nothing of the bot's, nor of what was unsent."""
    with platform.state.lock:
        message = platform.state.messages.get(message_id)
        if message is None or message.via != "person":
            raise Refusal(404, "Not found")
        if message.unsent:
            raise Refusal(410, "Gone")
        return str(message.content["type"])


def get_webhook(platform: Platform, call: Call) -> Json:
    settings = platform.settings
    if settings.webhook_url is None:
        raise Refusal(404, "Not found")
    return {"endpoint": settings.webhook_url, "active": settings.use_webhook}


def put_webhook(platform: Platform, call: Call) -> Json:
    platform.settings.webhook_url = _endpoint(call.body.get("endpoint"))
    return {}


def test_webhook(platform: Platform, call: Call) -> Json:
    """An empty list of events is sent, now, and its outcome told."""
    given = call.body.get("endpoint")
    url = platform.settings.webhook_url if given is None else _endpoint(given)
    if url is None:
        raise Refusal(404, "Not found")
    outcome, status = platform.postman.post(url, [])
    reason = REASONS.get(outcome, "COULD_NOT_CONNECT")
    return {
        "success": outcome == "ok",
        "timestamp": platform.clock.now().isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "statusCode": status or 0,
        "reason": reason,
        "detail": str(status or reason),
    }


def rich_menu_image(platform: Platform, call: Call) -> Answer:
    menu = platform.rich_menus.find(call.args[0])
    if menu.image is None:
        raise Refusal(404, "Not found")
    return Answer(200, menu.image, menu.image_type)


def _profile(person: Person) -> Json:
    return {"userId": person.id, "displayName": person.name}


def _endpoint(url: object) -> str:
    if not isinstance(url, str) or len(url) > 500 or not WEBHOOK.fullmatch(url):
        refuse([Problem("endpoint", "must be an https URL of at most 500 characters")])
    return str(url)


@dataclass(frozen=True)
class Route:
    method: str
    path: str
    handler: Callable[[Platform, Call], Json | Answer]
    takes: Literal["json", "bytes", "nothing"] = "nothing"
    keyed: bool = False
    """It takes X-Line-Retry-Key; any other address refuses it."""


BOT, MENU = "/v2/bot", "/v2/bot/richmenu"
ONE = "([^/]+)"
ROUTES = (
    Route("POST", f"{BOT}/message/reply", reply, "json"),
    Route("POST", f"{BOT}/message/push", push, "json", keyed=True),
    Route("POST", f"{BOT}/message/validate/reply", validate, "json"),
    Route("POST", f"{BOT}/message/validate/push", validate, "json"),
    Route("GET", f"{BOT}/message/quota", quota),
    Route("GET", f"{BOT}/message/quota/consumption", consumption),
    Route("GET", f"{BOT}/message/{ONE}/content", content),
    Route("GET", f"{BOT}/message/{ONE}/content/preview", content_preview),
    Route("POST", f"{BOT}/chat/loading/start", loading, "json"),
    Route("POST", f"{BOT}/chat/markAsRead", mark_as_read, "json"),
    Route("GET", f"{BOT}/info", bot_info),
    Route("GET", f"{BOT}/profile/{ONE}", profile),
    Route("GET", f"{BOT}/followers/ids", member_ids),
    Route("GET", f"{BOT}/group/{ONE}/summary", summary),
    Route("GET", f"{BOT}/group/{ONE}/members/count", members_count),
    Route("GET", f"{BOT}/group/{ONE}/members/ids", member_ids),
    Route("GET", f"{BOT}/group/{ONE}/member/{ONE}", member),
    Route("POST", f"{BOT}/group/{ONE}/leave", leave),
    Route("GET", f"{BOT}/channel/webhook/endpoint", get_webhook),
    Route("PUT", f"{BOT}/channel/webhook/endpoint", put_webhook, "json"),
    Route("POST", f"{BOT}/channel/webhook/test", test_webhook, "json"),
    Route("POST", MENU, lambda p, c: p.rich_menus.create(c.body), "json"),
    Route("POST", f"{MENU}/validate", lambda p, c: p.rich_menus.validate(c.body), "json"),
    Route("GET", f"{MENU}/list", lambda p, c: p.rich_menus.all()),
    Route("GET", f"{MENU}/{ONE}/content", rich_menu_image),
    Route(
        "POST",
        f"{MENU}/{ONE}/content",
        lambda p, c: p.rich_menus.upload(c.args[0], c.raw, c.content_type),
        "bytes",
    ),
    Route("GET", f"{MENU}/{ONE}", lambda p, c: p.rich_menus.find(c.args[0]).as_json()),
    Route("DELETE", f"{MENU}/{ONE}", lambda p, c: p.rich_menus.delete(c.args[0])),
    Route("GET", f"{BOT}/user/all/richmenu", lambda p, c: p.rich_menus.default()),
    Route("DELETE", f"{BOT}/user/all/richmenu", lambda p, c: p.rich_menus.set_default(None)),
    Route("POST", f"{BOT}/user/all/richmenu/{ONE}", lambda p, c: p.rich_menus.set_default(c.args[0])),
    Route("GET", f"{BOT}/user/{ONE}/richmenu", lambda p, c: p.rich_menus.linked(c.args[0])),
    Route("DELETE", f"{BOT}/user/{ONE}/richmenu", lambda p, c: p.rich_menus.link(c.args[0], None)),
    Route("POST", f"{BOT}/user/{ONE}/richmenu/{ONE}", lambda p, c: p.rich_menus.link(*c.args)),
)
