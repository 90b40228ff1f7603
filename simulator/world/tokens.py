"""Reply tokens, retry keys and the monthly quota: what LINE lets through, and how often."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from simulator.world import ids
from simulator.world.model import Json, Refusal

AFTER_DELIVERY = timedelta(minutes=1)
IN_ALL = timedelta(minutes=20)
RETRY_KEY_LIFE = timedelta(hours=24)
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
STATISTICS_ZONE = timezone(timedelta(hours=9))
"""LINE counts its statistics by days of UTC+9; that of the quota's month is not published."""


@dataclass
class ReplyToken:
    value: str
    chat: str
    event: str
    issued_at: datetime
    delivered_at: datetime | None = None
    used: bool = False

    def alive(self, now: datetime) -> bool:
        since = self.delivered_at or self.issued_at
        return not self.used and now - since <= AFTER_DELIVERY and now - self.issued_at <= IN_ALL


class ReplyTokens:
    def __init__(self) -> None:
        self._tokens: dict[str, ReplyToken] = {}

    def issue(self, chat: str, event: str, now: datetime) -> str:
        token = ReplyToken(ids.reply_token(), chat, event, now)
        self._tokens[token.value] = token
        return token.value

    def delivered(self, value: str, now: datetime) -> None:
        """Its minute begins (again) with each delivery of the webhook."""
        if value in self._tokens:
            self._tokens[value].delivered_at = now

    def find(self, value: str, now: datetime) -> ReplyToken:
        token = self._tokens.get(value)
        if token is None or not token.alive(now):
            raise Refusal(400, "Invalid reply token")
        return token


@dataclass(frozen=True)
class Accepted:
    request_id: str
    at: datetime
    sent: list[Json]


class RetryKeys:
    def __init__(self) -> None:
        self._accepted: dict[str, Accepted] = {}

    def check(self, key: str | None, now: datetime) -> None:
        """Raises 400 for a key that is no UUID, 409 for one accepted in the last 24 hours."""
        if key is None:
            return
        if not UUID.fullmatch(key):
            raise Refusal(400, "The X-Line-Retry-Key header must be a UUID")
        accepted = self._accepted.get(key.lower())
        if accepted is not None and now - accepted.at < RETRY_KEY_LIFE:
            raise Refusal(
                409,
                "The retry key is already accepted",
                headers={"X-Line-Accepted-Request-Id": accepted.request_id},
                extra={"sentMessages": accepted.sent},
            )

    def accept(self, key: str | None, request_id: str, sent: list[Json], now: datetime) -> None:
        if key is not None:
            self._accepted[key.lower()] = Accepted(request_id, now, sent)


class Quota:
    """Messages a month; `limit` None is a plan without one."""

    def __init__(self, limit: int | None = 300) -> None:
        self.limit = limit
        self._used: dict[tuple[int, int], int] = {}

    def used(self, now: datetime) -> int:
        return self._used.get(month_of(now), 0)

    def spend(self, count: int, now: datetime) -> None:
        if self.limit is not None and self.used(now) + count > self.limit:
            raise Refusal(429, "You have reached your monthly limit.")
        self._used[month_of(now)] = self.used(now) + count

    def set_used(self, count: int, now: datetime) -> None:
        """As if so many had been sent this month, by this channel or by hand."""
        self._used[month_of(now)] = count


def month_of(now: datetime) -> tuple[int, int]:
    day = now.astimezone(STATISTICS_ZONE)
    return day.year, day.month
