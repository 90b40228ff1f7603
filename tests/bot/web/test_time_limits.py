"""A webhook is answered within its time whatever the database does, and /healthz at once."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import psycopg
import pytest
from builders import SECRET, a_text, body_of, sign
from silent_proxy import SilentProxy, silent_proxy
from sqlalchemy import func, make_url, select, text
from sqlalchemy.exc import OperationalError

from bot.settings import Settings
from bot.web.app import create_app
from bot.web.server import close, listen, run_until_closed
from db.engine import Database, hurry
from db.models.inbox import InboxEvent

pytestmark = pytest.mark.fault("locked and silent databases")

SETTINGS = Settings(channel_secret=SECRET, channel_access_token="token")
LINE_WAITS = 2.0


class Web:
    """The web part on a port of its own."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.server = listen(create_app(SETTINGS, database), "127.0.0.1", 0, threads=4)
        threading.Thread(target=run_until_closed, args=(self.server,), daemon=True).start()

    def asks(self, method: str, path: str, body: bytes = b"", headers: Any = None) -> tuple[int, float]:
        """Status, and seconds until it came."""
        began = time.monotonic()
        line = HTTPConnection("127.0.0.1", int(self.server.effective_port), timeout=20)
        line.request(method, path, body, headers or {})
        status = line.getresponse().status
        line.close()
        return status, time.monotonic() - began

    def receives(self, event: dict[str, Any]) -> tuple[int, float]:
        body = body_of(event)
        return self.asks("POST", "/callback", body, sign(body))

    def receives_at_once(self, count: int) -> list[tuple[int, float]]:
        found: list[tuple[int, float]] = []
        threads = [
            threading.Thread(target=lambda: found.append(self.receives(a_text("ถาม")))) for _ in range(count)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
        return found

    def kept(self) -> int:
        with self.database.read() as session:
            return session.scalar(select(func.count()).select_from(InboxEvent)) or 0


@contextmanager
def serving(database: Database) -> Iterator[Web]:
    web = Web(database)
    try:
        yield web
    finally:
        close(web.server)


@contextmanager
def held(database: Database) -> Iterator[None]:
    """Another program holds what every webhook must write to."""
    if database.is_sqlite:
        other = sqlite3.connect(database.url.database or "", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
        other.close()
    else:
        with psycopg.connect(database.conninfo) as connection:
            connection.execute("LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE")
            yield


@contextmanager
def behind_a_proxy(postgresql_url: str) -> Iterator[tuple[Database, SilentProxy]]:
    url = make_url(postgresql_url)
    with silent_proxy(url.host or "127.0.0.1", url.port or 5432) as proxy:
        through = url.set(host="127.0.0.1", port=proxy.port).update_query_dict({"sslmode": "disable"})
        database = Database(through.render_as_string(hide_password=False))
        with database.begin() as session:
            session.execute(text("DELETE FROM inbox"))
        yield database, proxy
        proxy.speak()
        database.close()


def test_a_webhook_is_refused_in_time_while_another_program_holds_the_database(database: Database) -> None:
    with serving(database) as web:
        with held(database):
            status, seconds = web.receives(a_text("ถาม"))
            health = web.asks("GET", "/healthz")

        again = web.receives(a_text("ถาม"))

    assert (status, again[0]) == (503, 200)
    assert 1.0 < seconds < LINE_WAITS - 0.2
    assert health[0] == 200 and health[1] < 0.5


def test_many_webhooks_at_once_are_refused_in_time_and_healthz_answers(database: Database) -> None:
    with serving(database) as web, held(database):
        health: list[tuple[int, float]] = []
        later = threading.Timer(0.4, lambda: health.append(web.asks("GET", "/healthz")))
        later.start()
        answers = web.receives_at_once(4)
        later.join()

    assert [status for status, _ in answers] == [503] * 4
    assert max(seconds for _, seconds in answers) < LINE_WAITS
    assert health[0][0] == 200 and health[0][1] < 0.5


def test_a_webhook_is_refused_in_time_while_the_database_is_silent(postgresql_url: str) -> None:
    with behind_a_proxy(postgresql_url) as (database, proxy), serving(database) as web:
        assert web.receives(a_text("ถาม"))[0] == 200
        proxy.fall_silent()
        status, seconds = web.receives(a_text("ถาม"))
        health = web.asks("GET", "/healthz")
        proxy.speak()
        time.sleep(0.1)
        again = [web.receives(a_text("ถาม"))[0] for _ in range(2)]

    assert (status, health[0], again[-1]) == (503, 200, 200)
    assert seconds < LINE_WAITS - 0.2 and health[1] < 0.5


def test_connections_that_never_answer_again_are_given_up_soon(postgresql_url: str) -> None:
    with behind_a_proxy(postgresql_url) as (database, proxy), serving(database) as web:
        assert web.receives(a_text("ถาม"))[0] == 200
        proxy.mute_old()
        began = time.monotonic()
        while web.receives(a_text("ถาม"))[0] != 200:
            assert time.monotonic() - began < 10
        kept = web.kept()

    assert kept >= 2


def test_a_statement_on_a_silent_connection_fails_within_its_limit(postgresql_url: str) -> None:
    with behind_a_proxy(postgresql_url) as (database, proxy):
        began = time.monotonic()
        with hurry(0.5), pytest.raises(OperationalError), database.engine.connect() as connection:
            connection.execute(text("SELECT 1"))
            proxy.fall_silent()
            began = time.monotonic()
            connection.execute(text("SELECT 1"))
        seconds = time.monotonic() - began
        proxy.speak()

    assert 0.4 < seconds < 2


def test_a_listening_connection_notices_that_the_database_is_silent(postgresql_url: str) -> None:
    with behind_a_proxy(postgresql_url) as (database, proxy), database.connect() as connection:
        proxy.fall_silent()
        with hurry(0.5), pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")


def test_an_event_refused_late_is_kept_when_line_brings_it_again(tmp_path: Path, database: Database) -> None:
    event = a_text("ถาม")
    with serving(database) as web:
        with held(database):
            first = web.receives(event)[0]
        second = web.receives(event)[0]
        kept = web.kept()

    assert (first, second, kept) == (503, 200, 1)
