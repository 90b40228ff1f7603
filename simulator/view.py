"""What the chat page is told: what has changed since it last asked."""

from simulator.platform import Platform
from simulator.reading import preview
from simulator.world.model import Delivery, Group, Json, Message, Person, Request

LAST = 8
"""Webhooks and calls on show."""


def changes(platform: Platform, since: int, wait: float = 0.0) -> Json:
    """Messages newer than version `since`, and all else as it stands.

    Where nothing is new yet, waits up to `wait` seconds of real time for it.
    """
    state = platform.state
    with state.changed:
        if state.version <= since and not state.is_closed:
            state.changed.wait(wait)
        since = since if since <= state.version else 0  # the page is older than this process
        fresh = [_message(platform, m) for m in state.messages.values() if m.version > since]
        return _surroundings(platform) | {"version": state.version, "since": since, "messages": fresh}


def _surroundings(platform: Platform) -> Json:
    state, now = platform.state, platform.clock.now()
    return {
        "now": now.timestamp() * 1000,
        "shifted": abs(platform.clock.offset.total_seconds()) > 1,
        "bot": {"name": platform.bot.name, "basicId": platform.bot.basic_id},
        "people": [_person(platform, person) for person in state.people.values()],
        "groups": [_group(group) for group in state.groups.values()],
        "quickReplies": dict(state.quick_replies),
        "loading": [chat for chat, until in state.loading.items() if until > now],
        "quota": {"limit": state.quota.limit, "used": state.quota.used(now)},
        "faults": {
            "down": state.faults.down,
            "slow_ms": state.faults.slow_ms,
            "late_ms": state.faults.late_ms,
            "fail_percent": state.faults.fail_percent,
            "rate_limited": state.faults.rate_limited,
        },
        "settings": {
            "redelivery": state.settings.redelivery,
            "use_webhook": state.settings.use_webhook,
            "chat": state.settings.chat,
            "postback_names_user_in_group": state.settings.postback_names_user_in_group,
        },
        "webhook": state.settings.webhook_url,
        "deliveries": [_delivery(one) for one in state.deliveries[-LAST:]],
        "requests": [_request(one) for one in state.requests[-LAST:]],
    }


def _person(platform: Platform, person: Person) -> Json:
    menu = platform.rich_menus.shown_to(person.id)
    return {
        "id": person.id,
        "name": person.name,
        "about": person.about,
        "friend": person.friend,
        "blocked": person.blocked,
        "richMenu": menu.as_json() if menu and person.reachable else None,
    }


def _group(group: Group) -> Json:
    return {
        "id": group.id,
        "name": group.name,
        "members": list(group.members),
        "count": group.count,
        "bot": group.bot,
    }


def _message(platform: Platform, message: Message) -> Json:
    return {
        "id": message.id,
        "chat": message.chat,
        "sender": message.sender,
        "at": message.at.timestamp() * 1000,
        "content": message.content,
        "preview": "" if message.unsent else preview(message.content),
        "via": message.via,
        "quotes": message.quotes,
        "quotable": message.quote_token is not None and message.via != "tap",
        "edited": message.edited,
        "unsent": message.unsent,
        "read": message.read,
    }


def _delivery(delivery: Delivery) -> Json:
    return {
        "types": [event["type"] for event in delivery.events],
        "attempt": delivery.attempt,
        "outcome": delivery.outcome,
        "status": delivery.status,
        "ms": round(delivery.seconds * 1000),
    }


def _request(request: Request) -> Json:
    return {"method": request.method, "path": request.path, "status": request.status}
