"""Opening the database, SQLite or PostgreSQL, with the same promises on both."""

import random
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    InternalError,
    OperationalError,
    SQLAlchemyError,
    StatementError,
)
from sqlalchemy.orm import Session

BUSY_SECONDS = 10

SILENT_SECONDS = 25
"""After which a PostgreSQL that does not answer is taken for gone: frozen, or out of the network's reach."""

CONNECTING = {
    "connect_timeout": 5,
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,  # milliseconds
}
"""For libpq, where the address itself does not say otherwise."""


class _Hurry(threading.local):
    seconds: float | None = None


_hurry = _Hurry()


@contextmanager
def hurry(seconds: float) -> Iterator[None]:
    """In this thread, give a PostgreSQL that does not answer up after so many seconds."""
    before, _hurry.seconds = _hurry.seconds, seconds
    try:
        yield
    finally:
        _hurry.seconds = before


class DatabaseError(Exception):
    """The database cannot be used. `problem`: address, kind, folder, unreachable, schema, newer, upgrade."""

    def __init__(self, problem: str, detail: str = "") -> None:
        super().__init__(f"{problem} {detail}".strip())
        self.problem = problem
        self.detail = detail


class Database:
    """A door to the database: `begin()` to write, `read()` to look."""

    def __init__(self, url: str, *, power_safe: bool = False, pool_size: int = 10) -> None:
        """`power_safe` makes every commit wait for the disk (SQLite only; PostgreSQL always does)."""
        self.url = _parse(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._silence = _Silence()
        self.engine = _engine(self.url, power_safe, pool_size, self._silence)
        self._reader = self.engine.execution_options(read_only=True)
        # SQLite has one writer at a time. Threads of a process queue here, where the next one is woken
        # at once, rather than in SQLite, where it would find out by looking again and again.
        self._turn: AbstractContextManager[Any] = threading.Lock() if self.is_sqlite else nullcontext()

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """One transaction that writes; committed at the end, rolled back on any error."""
        with self._turn, Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One transaction that only looks; on SQLite it never waits for a writer."""
        with Session(self._reader, expire_on_commit=False) as session, session.begin():
            yield session

    def check(self) -> None:
        """Raise DatabaseError unless the database answers."""
        try:
            with self._reader.connect() as connection:
                connection.exec_driver_sql("SELECT 1")
        except SQLAlchemyError as error:
            raise DatabaseError("unreachable", f"{self.name}: {reason_of(error)}") from None

    @property
    def name(self) -> str:
        """The URL without its password."""
        return self.url.render_as_string(hide_password=True)

    @property
    def conninfo(self) -> str:
        """PostgreSQL's own form of the address, for LISTEN: it reads a space in a URL in another way."""
        from psycopg.conninfo import make_conninfo  # an office on SQLite need not carry it in memory

        place = self.url.translate_connect_args(username="user", database="dbname")
        more = {name: value for name, value in self.url.query.items() if isinstance(value, str)}
        return make_conninfo("", **{**CONNECTING, **place, **more})

    def connect(self) -> Any:
        """A psycopg connection of its own, with autocommit, that ends when PostgreSQL falls silent."""
        return _guarded(self._silence).connect(self.conninfo, autocommit=True)

    @contextmanager
    def without_haste(self) -> Iterator[None]:
        """Statements may take as long as they need, as a migration of many rows does."""
        before, self._silence.seconds = self._silence.seconds, None
        try:
            yield
        finally:
            self._silence.seconds = before

    def close(self) -> None:
        self.engine.dispose()


def _parse(url: str) -> URL:
    # Hosting services hand out postgres:// and postgresql://; the driver here is psycopg 3.
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            url = "postgresql+psycopg://" + url.removeprefix(prefix)
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):  # the latter for a port that is no number
        raise DatabaseError("address") from None
    if parsed.drivername not in ("sqlite", "postgresql+psycopg"):
        raise DatabaseError("kind", parsed.drivername)
    if parsed.drivername == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise DatabaseError("address")  # threads and processes share a file, not a memory
    return parsed


class _Silence:
    """How long a PostgreSQL may say nothing; None: for ever."""

    seconds: float | None = SILENT_SECONDS


def _guarded(silence: _Silence) -> Any:
    """A class of psycopg connections that do not wait for ever for a server that says nothing.

    TCP's own limits see a network that swallows packets, and neither a frozen server nor a proxy.
    """
    import psycopg  # an office on SQLite need not carry it in memory
    from psycopg.errors import _WaitTimeout

    class Guarded(psycopg.Connection[Any]):
        def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
            limits = [seconds for seconds in (timeout, silence.seconds, _hurry.seconds) if seconds]
            try:
                return super().wait(gen, interval, min(limits, default=None))
            except _WaitTimeout:
                self.pgconn.finish()
                raise psycopg.OperationalError("the database does not answer") from None

    return Guarded


def _postgresql(url: URL, pool_size: int, silence: _Silence) -> Engine:
    connecting = {name: value for name, value in CONNECTING.items() if name not in url.query}
    engine = create_engine(
        url,
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_pre_ping=True,
        pool_timeout=10,
        connect_args=connecting,
        hide_parameters=True,
    )
    guarded = _guarded(silence)

    @event.listens_for(engine, "do_connect")
    def _(_dialect: object, _record: object, arguments: Any, named: Any) -> Any:
        return guarded.connect(*arguments, **named)

    return engine


def _engine(url: URL, power_safe: bool, pool_size: int, silence: _Silence) -> Engine:
    if url.get_backend_name() == "postgresql":
        return _postgresql(url, pool_size, silence)
    _make_folder(Path(url.database or "").parent)
    engine = create_engine(
        url,
        pool_size=pool_size,
        max_overflow=-1,
        connect_args={"timeout": BUSY_SECONDS},
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def _(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, below
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA synchronous = {'FULL' if power_safe else 'NORMAL'}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -256")  # KiB; there are many connections, and rows are small

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        # A writer takes its lock at once: a lock asked for later, after a read, can fail without waiting.
        if connection.get_execution_options().get("read_only", False):
            connection.exec_driver_sql("BEGIN")
        else:
            _begin_to_write(connection)

    return engine


def _begin_to_write(connection: Connection) -> None:
    """Take SQLite's write lock from among the processes; looks again every millisecond or so.

    SQLite's own waiting grows to a tenth of a second between looks, longer than a webhook may take.
    """
    raw: Any = connection.connection.dbapi_connection
    ends = time.monotonic() + BUSY_SECONDS
    raw.execute("PRAGMA busy_timeout = 0")
    try:
        while time.monotonic() < ends:
            try:
                raw.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.Error as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY:
                    break
                time.sleep(random.uniform(0.0003, 0.0015))
    finally:
        raw.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    connection.exec_driver_sql("BEGIN IMMEDIATE")  # the last try, whose failure is SQLAlchemy's to tell


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError("folder", f"{folder}: {error.strerror}") from None


def is_lasting(error: StatementError) -> bool:
    """Whether the database will never take this, rather than not now."""
    passing = (OperationalError, InterfaceError, InternalError, IntegrityError)
    return not isinstance(error, passing) and not getattr(error, "connection_invalidated", False)


def reason_of(error: SQLAlchemyError) -> str:
    """The driver's own words; SQLAlchemy's would repeat the values of the statement."""
    cause: Any = error.orig if isinstance(error, DBAPIError) else error
    return str(cause).strip().splitlines()[0] if str(cause).strip() else type(cause).__name__
