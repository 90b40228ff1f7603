"""Marks messages as read where LINE does not do so by itself: where staff chat in OA Manager as well."""

import logging
from collections.abc import Callable, Sequence
from typing import Protocol

from db.models.inbox import InboxEvent
from line.gateway import LineError
from services.inbound.fields import field

log = logging.getLogger("planbot.read_marks")


class Line(Protocol):
    def mark_as_read(self, token: str) -> None: ...


class ReadMarks:
    def __init__(self, line: Line, by_hand: Callable[[], bool]) -> None:
        """by_hand: whether the account's settings need it."""
        self._line, self._by_hand = line, by_hand

    def mark(self, events: Sequence[InboxEvent]) -> None:
        """Those that were said to the bot. Left undone where LINE does not do it."""
        if not self._by_hand():
            return
        said = [event.payload for event in events if event.payload and event.call != "none"]
        tokens = [token for one in said if (token := field(one, "message.markAsReadToken", str))]
        try:
            for token in tokens:
                self._line.mark_as_read(token)
        except LineError as error:
            log.info("not marked as read", extra={"reason": str(error)})
