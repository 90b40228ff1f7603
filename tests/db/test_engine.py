"""Opening the database: the same promises on both kinds, and clear errors where it cannot be opened."""

import os
import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from builders import NOON, TEACHER
from migrated import migrated
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError, StatementError

from db import chats
from db.engine import Database, DatabaseError
from db.models.chats import Person


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "down" / "planbot.db"


def pragma(database: Database, name: str) -> object:
    with database.read() as session:
        return session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()


def test_a_moment_without_a_time_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="without a time zone"), database.begin() as session:
        chats.follow(session, TEACHER, datetime(2026, 11, 23, 12, 0))  # noqa: DTZ001

    with database.read() as session:
        assert session.get(Person, TEACHER) is None


def test_a_moment_comes_back_as_the_same_instant_in_utc(database: Database) -> None:
    tokyo = timezone(timedelta(hours=9))
    with database.begin() as session:
        chats.follow(session, TEACHER, datetime(2026, 11, 23, 14, 0, 0, 123456, tokyo))

    with database.read() as session:
        found = session.scalars(select(Person)).one().followed_at

    assert found == datetime(2026, 11, 23, 5, 0, 0, 123456, UTC)
    assert found is not None and found.tzinfo is UTC


def test_what_failed_halfway_is_not_stored(database: Database) -> None:
    with pytest.raises(RuntimeError), database.begin() as session:
        chats.follow(session, TEACHER, NOON)
        raise RuntimeError

    with database.read() as session:
        assert session.get(Person, TEACHER) is None


def test_a_reader_does_not_wait_for_a_writer(database: Database) -> None:
    with database.begin() as writing:
        chats.follow(writing, TEACHER, NOON)
        writing.flush()

        seen: list[Person | None] = []

        def look() -> None:
            with database.read() as session:
                seen.append(session.get(Person, TEACHER))

        reader = threading.Thread(target=look, daemon=True)
        reader.start()
        reader.join(5)
        assert seen == [None]

    with database.read() as session:
        assert session.get(Person, TEACHER) is not None


def test_writers_of_one_process_and_of_another_wait_for_their_turn(database_url: str) -> None:
    doors = [Database(database_url), Database(database_url)]
    with doors[0].begin() as session:
        group = chats.make_code(session, "officers", NOON)

    def write(door: Database, number: int) -> None:
        for count in range(10):
            with door.begin() as session:
                chats.group_joined(session, f"C{number}-{count}", NOON)

    threads = [threading.Thread(target=write, args=(doors[n % 2], n)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    with doors[0].read() as session:
        assert len(chats.groups(session)) == 60
        assert chats.role_of_code(session, group.code, NOON) == "officers"
    for door in doors:
        door.close()


def test_sqlite_is_opened_to_survive_a_kill(file: Path) -> None:
    database = Database(f"sqlite:///{file}")

    assert pragma(database, "journal_mode") == "wal"
    assert pragma(database, "synchronous") == 1  # NORMAL
    assert pragma(database, "foreign_keys") == 1
    assert pragma(database, "busy_timeout") == 10_000
    database.close()


def test_sqlite_can_be_opened_to_survive_a_power_cut(file: Path) -> None:
    database = Database(f"sqlite:///{file}", power_safe=True)

    assert pragma(database, "synchronous") == 2  # FULL
    database.close()


def test_the_folder_of_the_file_is_made(file: Path) -> None:
    Database(f"sqlite:///{file}").check()

    assert file.exists()


@pytest.mark.parametrize("address", ["postgres://", "postgresql://", "postgresql+psycopg://"])
def test_every_usual_form_of_a_postgresql_address_is_taken(address: str) -> None:
    database = Database(f"{address}planbot:s3cret@db.example/planbot")

    assert database.url.drivername == "postgresql+psycopg"
    assert database.name == "postgresql+psycopg://planbot:***@db.example/planbot"
    assert database.is_sqlite is False


@pytest.mark.parametrize("address", ["postgres://", "postgresql://"])
def test_both_forms_reach_a_running_postgresql(postgresql_url: str, address: str) -> None:
    Database(address + postgresql_url.split("://", 1)[1]).check()


@pytest.mark.parametrize(
    ("url", "problem", "detail"),
    [
        ("", "address", ""),
        ("planbot.db", "address", ""),
        ("postgresql://host:port/x", "address", ""),
        ("sqlite://", "address", ""),
        ("sqlite:///", "address", ""),
        ("sqlite:///:memory:", "address", ""),
        ("mysql://host/x", "kind", "mysql"),
        ("postgresql+asyncpg://host/x", "kind", "postgresql+asyncpg"),
        ("sqlite+aiosqlite:///x.db", "kind", "sqlite+aiosqlite"),
        ("sqlite:////proc/none/x.db", "folder", "/proc/none: No such file or directory"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_at_once(url: str, problem: str, detail: str) -> None:
    with pytest.raises(DatabaseError) as refused:
        Database(url)

    assert (refused.value.problem, refused.value.detail) == (problem, detail)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql://u:s3cret@127.0.0.1:1/x", "Connection refused"),
        ("postgresql://127.0.0.1:1/x?colour=red", "invalid connection option"),
        ("sqlite:////tmp", "unable to open database file"),
        (f"sqlite:///{os.path.abspath(__file__)}", "file is not a database"),
    ],
)
def test_a_database_that_does_not_answer_is_named_without_its_password(url: str, words: str) -> None:
    database = Database(url)

    with pytest.raises(DatabaseError) as refused:
        database.check()

    assert refused.value.problem == "unreachable"
    assert words in refused.value.detail
    assert "s3cret" not in refused.value.detail
    assert "\n" not in refused.value.detail


def test_a_spoilt_file_fails_as_any_database_error_does(file: Path) -> None:
    database = migrated(file)
    with database.begin() as session:
        chats.follow(session, TEACHER, NOON)
    database.close()
    file.write_bytes(b"not a database" * 1000)

    with pytest.raises(SQLAlchemyError), database.begin() as session:
        session.connection()
    database.close()
