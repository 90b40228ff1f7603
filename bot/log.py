"""Logging: a fixed phrase and its fields, a line each. Never anybody's words, names or tokens."""

import json
import logging
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

from domain import trace
from domain.error_place import place_of

_ORDINARY = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "color_message"}


OFTEN = 3
"""So many lines of one kind are written in a while; the others are counted."""


WHILE = 60.0
"""Seconds."""


class Fields(logging.Formatter):
    """`2027-05-24 08:30:00 INFO planbot.worker event handled event=01HX chat=3`"""

    def format(self, record: logging.LogRecord) -> str:
        told = (f"{key}={' '.join(str(value).split())}" for key, value in _fields(record).items())
        return " ".join([super().format(record), *told])

    def formatException(self, ei: object) -> str:
        return ""  # its place stands among the fields


class Lines(logging.Formatter):
    """JSON, an object a line: `at` (UTC), `level`, `logger`, `message` and the fields."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"at": at, "level": record.levelname.lower(), "logger": record.name}
        fields = {key: value if isinstance(value, int | float | bool) else str(value)
                  for key, value in _fields(record).items()}  # fmt: skip
        return json.dumps({**line, "message": record.getMessage(), **fields}, ensure_ascii=False)


def _fields(record: logging.LogRecord) -> dict[str, object]:
    fields = {key: value for key, value in vars(record).items() if key not in _ORDINARY}
    if record.exc_info and isinstance(record.exc_info[1], Exception):
        # The words of an error, and the lines of a traceback, may hold somebody's text.
        fields["error"] = place_of(record.exc_info[1])
    return fields


class Traced(logging.Filter):
    """Adds the event whose handling a line belongs to."""

    def filter(self, record: logging.LogRecord) -> bool:
        if (event := trace.current()) and not hasattr(record, "event"):
            record.event = event
        return True


class Repeats(logging.Filter):
    """Lets the first few warnings of a kind through in a while; the next one after it says how many were not.

    When the database is away, each request and each look of the worker fails, and a line each helps nobody.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._seen: dict[tuple[str, str, str], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING:
            return True
        kind = (record.name, str(record.msg), str(getattr(record, "error", "")).partition(" at ")[0])
        now = self._clock()
        began, count = self._seen.get(kind, (now, 0))
        if now - began >= WHILE:
            if count > OFTEN:
                record.not_shown = count - OFTEN
            began, count = now, 0
        self._seen[kind] = (began, count + 1)
        return count < OFTEN


def set_up(level: str = "info", form: str = "text") -> None:
    """Write to stderr. level: debug, info, warning or error; form: text or json."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        Lines() if form == "json" else Fields("%(asctime)s %(levelname)s %(name)s %(message)s")
    )
    handler.addFilter(Repeats())
    handler.addFilter(Traced())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    least = max(logging.WARNING, logging.root.level)
    for name in ("apscheduler", "alembic", "waitress", "sqlalchemy", "psycopg"):
        logging.getLogger(name).setLevel(least)
    # It warns of every request that waits some milliseconds for a thread, as in any burst they do.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    # It warns of every connection it makes again, with addresses that hold people's and groups' ids.
    logging.getLogger("urllib3").setLevel(logging.ERROR)
