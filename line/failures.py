"""What is known of a call to LINE that failed, and the date of an answer."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import urllib3

from line.sent import LineError, Outcome, TooLarge


def date_of(headers: Mapping[str, str] | None) -> datetime | None:
    """None where LINE did not say, or in a form that is none."""
    told = next((value for name, value in (headers or {}).items() if name.lower() == "date"), "")
    try:
        return parsedate_to_datetime(told).astimezone(UTC)
    except ValueError:
        return None


def never_left(error: urllib3.exceptions.HTTPError) -> bool:
    cause = error.reason if isinstance(error, urllib3.exceptions.MaxRetryError) else error
    return isinstance(cause, urllib3.exceptions.NewConnectionError | urllib3.exceptions.ConnectTimeoutError)


def cause_of(error: urllib3.exceptions.HTTPError) -> str:
    cause = error.reason if isinstance(error, urllib3.exceptions.MaxRetryError) else error
    return type(cause).__name__


@contextmanager
def counted(tell: Callable[[Outcome], None]) -> Iterator[None]:
    """Tell how a call ended that sends no message."""
    try:
        yield
    except LineError as error:
        tell(_end_of(error.status))
        raise
    except TooLarge:
        tell(Outcome.ACCEPTED)  # it is we who did not want it
        raise
    tell(Outcome.ACCEPTED)


def _end_of(status: int | None) -> Outcome:
    if status is None:
        return Outcome.UNKNOWN
    if status in (401, 403):
        return Outcome.DENIED
    return Outcome.RETRY if status in (202, 408, 429) or status >= 500 else Outcome.REFUSED


def words_said(body: Any, reason: Any) -> str:
    """LINE's own message, without its details, which may repeat what was sent."""
    try:
        words = json.loads(body)["message"]
    except (ValueError, TypeError, KeyError, RecursionError):
        words = None
    return words[:80] if isinstance(words, str) else re.sub(r"\s+", " ", str(reason or ""))[:80]


def ids_said(body: Any) -> tuple[str, ...]:
    """Ids of the messages that LINE took earlier under the same retry key."""
    try:
        sent = json.loads(body)["sentMessages"]
        return tuple(one["id"] for one in sent if isinstance(one["id"], str))
    except (ValueError, TypeError, KeyError, RecursionError):
        return ()
