"""What is known of a call to LINE that failed, and the date of an answer."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import urllib3


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
