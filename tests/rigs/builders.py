"""Builders that show only what matters, and stand-ins for LINE and the clock."""

import base64
import hashlib
import hmac
import itertools
import json
import threading
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from line.gateway import LineError, Outcome, Sent

SECRET = "test-channel-secret"
TEACHER = "U" + "1" * 32
OTHER_TEACHER = "U" + "2" * 32
GROUP = "C" + "a" * 32
_numbers = itertools.count(1)


def bangkok(text: str) -> datetime:
    """An aware moment from Bangkok wall-clock time: "2027-05-24 08:30"."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Bangkok"))


NOON = bangkok("2026-11-23 12:00")


class SettableClock:
    def __init__(self, now: datetime = NOON) -> None:
        self.moment = now

    def __call__(self) -> datetime:
        return self.moment

    def advance(self, **duration: float) -> None:
        self.moment += timedelta(**duration)


def an_event(kind: str = "message", at: datetime = NOON, **fields: Any) -> dict[str, Any]:
    """A webhook event in LINE's form, from the teacher's 1:1 chat unless `source` says otherwise."""
    number = next(_numbers)
    event: dict[str, Any] = {
        "type": kind,
        "webhookEventId": f"01TEST{number:020d}",
        "timestamp": int(at.astimezone(UTC).timestamp() * 1000),
        "mode": "active",
        "source": {"type": "user", "userId": TEACHER},
        "replyToken": f"token-{number}",
        "deliveryContext": {"isRedelivery": False},
    }
    return {**event, **fields}


def a_text(
    text: str, at: datetime = NOON, group: str | None = None, person: str = TEACHER, **message: Any
) -> dict[str, Any]:
    source = {"type": "user", "userId": person}
    if group:
        source = {"type": "group", "groupId": group, "userId": person}
    body = {"type": "text", "id": f"message-{next(_numbers)}", "quoteToken": "quote", "text": text, **message}
    return an_event("message", at, source=source, message=body)


def mention_of_bot(index: int = 0, length: int = 8) -> dict[str, Any]:
    own = {"index": index, "length": length, "type": "user", "userId": "Ubot", "isSelf": True}
    return {"mentionees": [own]}


def body_of(*events: Any) -> bytes:
    return json.dumps({"destination": "Ubot", "events": list(events)}).encode()


def sign(body: bytes, secret: str = SECRET) -> dict[str, str]:
    digest = hmac.new(secret.encode(), body, hashlib.sha256).digest()
    return {"X-Line-Signature": base64.b64encode(digest).decode()}


class FakeLine:
    """Answers sends with the outcomes it was given, then always accepts."""

    def __init__(self, *outcomes: Sent | Outcome) -> None:
        self._outcomes = [one if isinstance(one, Sent) else Sent(one) for one in outcomes]
        self._lock = threading.Lock()
        self.replied: list[tuple[str, list[dict[str, Any]]]] = []
        self.pushed: list[tuple[str, list[dict[str, Any]], str]] = []
        self.unreachable: set[str] = set()
        self.refuses: int | None = None
        """The status with which every call is refused."""
        self.tokens_are_dead = False
        """Whether it is too late for any reply token."""

    def reply(self, token: str, messages: Sequence[Any]) -> Sent:
        with self._lock:
            self.replied.append((token, [dict(message) for message in messages]))
            if self.tokens_are_dead:
                return Sent(Outcome.REFUSED, token_invalid=True, status=400)
            return self._answer()

    def push(self, to: str, messages: Sequence[Any], retry_key: str) -> Sent:
        with self._lock:
            self.pushed.append((to, [dict(message) for message in messages], retry_key))
            return self._answer()

    def account(self) -> object:
        """Raises LineError while LINE refuses the token."""
        if self.refuses:
            raise LineError(f"LINE answered {self.refuses}", self.refuses)
        return object()

    def can_reach(self, person: str) -> bool:
        return person not in self.unreachable

    def _answer(self) -> Sent:
        if self.refuses:
            return Sent(Outcome.DENIED, status=self.refuses)
        if self._outcomes:
            return self._outcomes.pop(0)
        return Sent(Outcome.ACCEPTED, (f"sent-{next(_numbers)}",), status=200)
