"""`planbot backup` and `restore`, tried as an IT officer would."""

import sqlite3
from pathlib import Path

import pytest
from builders import NOON, OTHER_TEACHER, TEACHER, a_text
from shell import Shell, one_line
from sqlalchemy import select

from bot.web.webhook import keep
from db import chats, deliveries
from db.engine import Database
from db.models.chats import Turn
from db.models.deliveries import Delivery
from db.models.inbox import InboxEvent
from services.privacy.walk import erase


def says(database: Database, person: str, words: str) -> None:
    with database.begin() as session:
        chats.add_turn(session, person, person, words, {}, {}, NOON)


def words_in(url: str) -> list[str | None]:
    database = Database(url)
    with database.read() as session:
        found = list(session.scalars(select(Turn.text).order_by(Turn.id)))
    database.close()
    return found


@pytest.fixture
def database(file_url: str) -> Database:
    return Database(file_url)


def test_a_backup_taken_while_planbot_writes_restores_what_was_said(
    shell: Shell, file_url: str, database: Database, tmp_path: Path
) -> None:
    says(database, TEACHER, "ก่อนสำรอง")
    with database.begin() as session:
        chats.follow(session, TEACHER, NOON)
        session.flush()
        saved = shell.runs("backup", str(tmp_path / "saved.db"), DATABASE_URL=file_url)
    says(database, TEACHER, "หลังสำรอง")
    database.close()

    restored = shell.runs("restore", str(tmp_path / "saved.db"), DATABASE_URL=file_url)

    assert (saved.code, restored.code) == (0, 0), restored.error
    assert words_in(file_url) == ["ก่อนสำรอง"]
    assert list(tmp_path.glob("planbot.db.*.old"))


def test_what_people_had_erased_since_the_backup_is_erased_again(
    shell: Shell, file_url: str, database: Database, tmp_path: Path
) -> None:
    says(database, TEACHER, "คำถามของคนที่ขอลบ")
    says(database, OTHER_TEACHER, "คำถามของอีกคน")
    shell.runs("backup", str(tmp_path / "saved.db"), DATABASE_URL=file_url)
    with database.begin() as session:
        erase(session, TEACHER, NOON)
    database.close()

    ended = shell.runs("restore", str(tmp_path / "saved.db"), DATABASE_URL=file_url)

    assert "1 คน" in ended.out
    assert words_in(file_url) == [None, "คำถามของอีกคน"]
    found = sqlite3.connect(tmp_path / "planbot.db")
    assert found.execute("SELECT count(*) FROM turns WHERE person_id = ?", (TEACHER,)).fetchone() == (0,)
    found.close()


def test_what_was_pending_in_the_backup_is_not_sent_again_by_itself(
    shell: Shell, file_url: str, database: Database, tmp_path: Path
) -> None:
    with database.begin() as session:
        keep(session, [a_text("ถาม")], NOON)
        deliveries.owe_push(session, TEACHER, [{"type": "text", "text": "x"}], to_group=False, now=NOON)
    shell.runs("backup", str(tmp_path / "saved.db"), DATABASE_URL=file_url)
    database.close()

    ended = shell.runs("restore", str(tmp_path / "saved.db"), DATABASE_URL=file_url)

    restored = Database(file_url)
    with restored.read() as session:
        states = session.scalar(select(InboxEvent.state)), session.scalar(select(Delivery.state))
    restored.close()
    assert states == ("aside", "unknown")
    assert "2 รายการ" in ended.out


def test_a_backup_never_replaces_a_file(shell: Shell, file_url: str, tmp_path: Path) -> None:
    (tmp_path / "saved.db").write_text("ของเดิม")

    ended = shell.runs("backup", str(tmp_path / "saved.db"), DATABASE_URL=file_url)

    assert "มีไฟล์นี้อยู่แล้ว" in one_line(ended)
    assert (tmp_path / "saved.db").read_text() == "ของเดิม"


@pytest.mark.parametrize("place", ["/nowhere/saved.db", "/proc/saved.db"])
def test_a_backup_that_cannot_be_written_is_a_clear_line(shell: Shell, file_url: str, place: str) -> None:
    assert "ไม่สำเร็จ" in one_line(shell.runs("backup", place, DATABASE_URL=file_url))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "ไม่มีไฟล์นี้"),
        (b"not a database", "ไม่ใช่ฐานข้อมูลของ planbot"),
        (b"", "ไม่ใช่ฐานข้อมูลของ planbot"),
    ],
)
def test_a_file_that_is_no_backup_changes_nothing(
    shell: Shell, file_url: str, database: Database, tmp_path: Path, content: bytes | None, said: str
) -> None:
    says(database, TEACHER, "ของเดิม")
    database.close()
    if content is not None:
        (tmp_path / "odd.db").write_bytes(content)

    ended = shell.runs("restore", str(tmp_path / "odd.db"), DATABASE_URL=file_url)

    assert said in one_line(ended)
    assert words_in(file_url) == ["ของเดิม"]


def test_a_backup_of_a_newer_planbot_changes_nothing(
    shell: Shell, file_url: str, database: Database, tmp_path: Path
) -> None:
    shell.runs("backup", str(tmp_path / "saved.db"), DATABASE_URL=file_url)
    newer = sqlite3.connect(tmp_path / "saved.db")
    newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.commit()
    newer.close()
    says(database, TEACHER, "ของเดิม")
    database.close()

    ended = shell.runs("restore", str(tmp_path / "saved.db"), DATABASE_URL=file_url)

    assert "รุ่นใหม่กว่า" in one_line(ended)
    assert words_in(file_url) == ["ของเดิม"]


def test_nothing_is_restored_under_a_program_that_has_the_database_open(
    shell: Shell, file_url: str, database: Database, tmp_path: Path
) -> None:
    shell.runs("backup", str(tmp_path / "saved.db"), DATABASE_URL=file_url)
    with database.read() as session:
        session.scalar(select(Turn.id))
        ended = shell.runs("restore", str(tmp_path / "saved.db"), DATABASE_URL=file_url)
    database.close()

    assert "หยุด planbot" in one_line(ended)


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_on_postgresql_the_command_says_how(shell: Shell, command: str) -> None:
    ended = shell.runs(command, "saved.db", DATABASE_URL="postgresql://u:secret@127.0.0.1:1/x")

    assert "pg_" in one_line(ended) and "secret" not in ended.error
