"""The event whose handling is under way in this thread: its id goes to the log and to what is owed for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_event: ContextVar[str | None] = ContextVar("event", default=None)


def current() -> str | None:
    """LINE's id of the event (`webhookEventId`), which is nobody's id; None outside of any."""
    return _event.get()


@contextmanager
def tracing(event: str | None) -> Iterator[None]:
    """All that is logged and owed inside belongs to this event."""
    token = _event.set(event)
    try:
        yield
    finally:
        _event.reset(token)
