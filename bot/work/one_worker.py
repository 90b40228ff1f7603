"""On SQLite one worker at a time may work."""

import sqlite3

from bot import words
from bot.failure import Failure
from db.engine import Database


class OneWorker:
    """A lock that the operating system drops when its process dies, by SQLite's own means."""

    def __init__(self, database: Database) -> None:
        self._path = f"{database.url.database}.worker"
        self._connection: sqlite3.Connection | None = None

    def take(self) -> None:
        """Raise Failure where another process has it: on SQLite one worker at a time may work."""
        connection = sqlite3.connect(self._path, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            connection.close()
            raise Failure(words.SECOND_WORKER.format(detail=self._path)) from None
        self._connection = connection

    def give_back(self) -> None:
        if self._connection:
            self._connection.close()


def require_no_worker(database: Database) -> None:
    """Raise Failure where another process works already; for one that would find out only later."""
    if database.is_sqlite:
        lock = OneWorker(database)
        lock.take()
        lock.give_back()
