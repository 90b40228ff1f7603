"""Store what webhooks bring: several requests in one commit, and no request waiting longer than it may."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from db.engine import Database, hurry
from domain.error_place import place_of

log = logging.getLogger("planbot.webhook")

Event = dict[str, Any]
Store = Callable[[Session, list[Event], datetime], None]

PATIENCE = 1.5
"""Seconds from a webhook's arrival to its answer; LINE itself waits two."""

DATABASE_SECONDS = 3.0
"""After which a connection that does not answer the storing thread is given up for a new one."""

MOST_WAITING = 8
"""Requests that may wait while the database is silent; more are refused at once, as each holds a thread."""

IDLE_SECONDS = 10.0


class NotKept(Exception):
    """The events could not be stored in time, and must be delivered again."""


class _Brought:
    def __init__(self, events: list[Event]) -> None:
        self.events = events
        self.ended = threading.Event()
        self.stored = False
        self.is_refused = False


class Gathering:
    """Commits together what several requests bring at the same time: a commit costs more than a row.

    A thread of its own stores, so that whatever the database makes it wait for (a connection, a lock, a
    statement, SQLite's writer), the requests are answered in time. It ends when nothing comes any more.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime], store: Store) -> None:
        self._database = database
        self._clock = clock
        self._keep = store
        self._change = threading.Condition()
        self._before: deque[_Brought] = deque()
        self._thread: threading.Thread | None = None
        self._is_storing = False
        self._slow = threading.Event()

    def keep(self, events: list[Event], within: float = PATIENCE) -> None:
        """Store events; raises NotKept where that did not happen within so many seconds."""
        own = _Brought(events)
        with self._change:
            if self._slow.is_set() and len(self._before) >= MOST_WAITING:
                raise NotKept("the database is silent")
            self._before.append(own)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="store", daemon=True)
                self._thread.start()
            self._change.notify()
        if not own.ended.wait(max(within, 0.0)):
            own.is_refused = True
            self._slow.set()
            raise NotKept("the database took too long")
        if not own.stored:
            raise NotKept("the database refused")

    def _run(self) -> None:
        while together := self._next():
            self._store(together)

    def _next(self) -> list[_Brought]:
        """What waits now; nothing, and the thread ends, where nothing came for a while."""
        with self._change:
            if not self._before:
                self._change.wait(IDLE_SECONDS)
            found = [self._before.popleft() for _ in range(len(self._before))]
            if not found:
                self._thread = None
            return found

    def _store(self, together: Sequence[_Brought]) -> None:
        # What was refused meanwhile is delivered again; storing it too would do no harm, only take time.
        wanted = [one for one in together if not one.is_refused]
        if wanted and not self._commit(wanted) and len(wanted) > 1:
            # One body may be what the database refuses; it must not cost the others theirs.
            for one in wanted:
                self._commit([one])
        for one in together:
            one.ended.set()

    def _commit(self, together: Sequence[_Brought]) -> bool:
        try:
            with hurry(DATABASE_SECONDS), self._database.begin() as session:
                self._keep(session, [event for one in together for event in one.events], self._clock())
        except Exception as error:  # told to each of the requests; the thread must go on for the next
            log.error("events could not be kept", extra={"error": place_of(error)})
            return False
        self._slow.clear()
        for one in together:
            one.stored = True
        return True
