"""Waking the worker: by a ring in this process, or by seeing that another process wrote."""

import logging
import sqlite3
import threading
import time
from typing import Any

from bot.web.webhook import CHANNEL
from db.engine import Database
from domain.error_place import place_of

log = logging.getLogger("planbot.bell")

LOOK_EVERY = 0.03
"""Seconds between looks at SQLite's change counter; a look costs some microseconds."""


ASK_EVERY = 5.0
"""Seconds between questions to PostgreSQL whether it is still there."""


class Bell:
    """Rings wake whoever waits; a ring while nobody waits is not lost."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def ring(self) -> None:
        self._event.set()

    def wait(self, seconds: float) -> None:
        self._event.wait(seconds)
        self._event.clear()


class Watch(threading.Thread):
    """Rings the bell when another process has stored something."""

    def __init__(self, database: Database, bell: Bell) -> None:
        super().__init__(name="watch", daemon=True)
        self._database = database
        self._bell = bell
        self._stopping = threading.Event()

    def stop(self) -> None:
        self._stopping.set()

    def run(self) -> None:
        look = self._look_sqlite if self._database.is_sqlite else self._listen
        while not self._stopping.is_set():
            try:
                look()
            except Exception as error:  # the database is away; whoever waits looks by itself meanwhile
                log.warning("watch interrupted", extra={"error": place_of(error)})
                self._stopping.wait(1)

    def _look_sqlite(self) -> None:
        connection: Any = sqlite3.connect(self._database.url.database or "", isolation_level=None)
        seen = None
        try:
            while not self._stopping.wait(LOOK_EVERY):
                version = connection.execute("PRAGMA data_version").fetchone()[0]
                if version != seen:
                    seen = version
                    self._bell.ring()
        finally:
            connection.close()

    def _listen(self) -> None:
        with self._database.connect() as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            self._bell.ring()
            asked = time.monotonic()
            while not self._stopping.is_set():
                for _ in connection.notifies(timeout=1.0, stop_after=1):
                    self._bell.ring()
                if time.monotonic() - asked > ASK_EVERY:
                    connection.execute("SELECT 1")  # silence alone does not tell a dead connection from peace
                    asked = time.monotonic()
