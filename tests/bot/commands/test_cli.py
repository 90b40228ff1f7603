"""The commands as a person runs them: what they print, on which stream, and with what exit code."""

import re

import pytest
from office import free_port
from shell import SECRETS, Ended, Shell, one_line
from sqlalchemy import text

from bot.cli import COMMANDS
from bot.work.one_worker import OneWorker
from db.engine import Database
from db.schema import is_current


def test_a_missing_secret_stops_the_start(shell: Shell) -> None:
    assert one_line(shell.spawns("run")) == (
        "LINE_CHANNEL_SECRET: ยังไม่ได้ตั้งค่า ให้คัดลอกจาก LINE Developers Console มาใส่ใน .env"
    )


def test_a_misspelt_setting_is_told_at_start(shell: Shell, file_url: str, taken_port: int) -> None:
    (shell.folder / ".env").write_text("KEEP_TEXT_YEAR=1\n", encoding="utf-8")

    ended = shell.runs("run", **SECRETS, DATABASE_URL=file_url, PORT=str(taken_port))

    assert ended.error.splitlines()[0] == (
        "KEEP_TEXT_YEAR: ไม่มีการตั้งค่าชื่อนี้ หมายถึง KEEP_TEXT_YEARS ใช่หรือไม่ ให้แก้ชื่อ"
    )


BROKEN = """
import click

@click.command()
def broken():
    raise ValueError("words of a person")
"""


@pytest.mark.parametrize(("given", "shown"), [("", False), ("1", True)])
def test_a_traceback_is_shown_only_where_it_is_asked_for(shell: Shell, given: str, shown: bool) -> None:
    (shell.folder / "broken_command.py").write_text(BROKEN, encoding="utf-8")
    shell.monkeypatch.syspath_prepend(str(shell.folder))
    shell.monkeypatch.setitem(COMMANDS, "broken", "broken_command")

    ended = shell.runs("broken", PLANBOT_DEBUG=given)

    assert ended.code == 1
    assert ended.error.splitlines()[-1].startswith("planbot ขัดข้องโดยไม่คาดคิด (ValueError at ")
    assert ("words of a person" in ended.error) is shown
    assert ("Traceback" in ended.error) is shown


def test_a_wrong_address_of_the_database_stops_the_start(shell: Shell) -> None:
    assert one_line(shell.runs("run", **SECRETS, DATABASE_URL="planbot.db")).startswith(
        "DATABASE_URL: ไม่ใช่ที่อยู่ฐานข้อมูล ตัวอย่างที่ถูกต้อง sqlite:///var/planbot.db"
    )


def test_a_database_that_does_not_answer_stops_the_start(shell: Shell) -> None:
    line = one_line(shell.runs("run", **SECRETS, DATABASE_URL="postgresql://u:s3cret@127.0.0.1:1/x"))

    assert line.startswith("DATABASE_URL: ติดต่อฐานข้อมูลไม่ได้ postgresql+psycopg://u:***@127.0.0.1:1/x: ")
    assert "Connection refused" in line


def test_a_folder_that_cannot_be_made_stops_the_start(shell: Shell) -> None:
    (shell.folder / "var").write_text("a file")

    assert one_line(shell.runs("run", **SECRETS)) == (
        "DATABASE_URL: สร้างโฟลเดอร์ของฐานข้อมูลไม่ได้ var: File exists"
    )


@pytest.mark.parametrize("command", ["run", "serve"])
def test_a_port_in_use_stops_the_start(shell: Shell, file_url: str, taken_port: int, command: str) -> None:
    ended = shell.runs(command, **SECRETS, DATABASE_URL=file_url, PORT=str(taken_port))

    assert one_line(ended) == (f"PORT: พอร์ต {taken_port} มีโปรแกรมอื่นใช้อยู่ ให้ปิดโปรแกรมนั้น หรือเลือกพอร์ตอื่น")


@pytest.mark.parametrize("command", ["serve", "work"])
def test_web_and_worker_apart_refuse_old_tables(shell: Shell, command: str) -> None:
    url = f"sqlite:///{shell.folder / 'old.db'}"

    assert one_line(shell.runs(command, **SECRETS, DATABASE_URL=url)) == (
        f"ตารางในฐานข้อมูล {url} ไม่ตรงกับ planbot รุ่นนี้ ให้สั่ง planbot db upgrade ก่อน"
    )


@pytest.mark.parametrize("command", ["serve", "work"])
def test_web_and_worker_apart_refuse_an_unset_database(shell: Shell, command: str) -> None:
    assert one_line(shell.runs(command, **SECRETS)) == (
        "DATABASE_URL: ยังไม่ได้ตั้งค่า เมื่อแยก serve กับ work ทั้งสองต้องชี้ฐานข้อมูลเดียวกัน "
        "เช่น postgresql://user:password@host/name"
    )


@pytest.mark.parametrize("command", ["run", "work"])
def test_a_second_worker_on_sqlite_refuses_to_start(shell: Shell, file_url: str, command: str) -> None:
    first = OneWorker(Database(file_url))
    first.take()

    ended = shell.runs(command, **SECRETS, DATABASE_URL=file_url, PORT=str(free_port()))

    assert one_line(ended).startswith("มี worker ทำงานกับฐานข้อมูล SQLite นี้อยู่แล้ว (ไฟล์ ")
    first.give_back()


def test_a_command_without_a_traceback_even_when_the_database_fails_midway(
    shell: Shell, file_url: str
) -> None:
    database = Database(file_url)
    with database.engine.begin() as connection:
        connection.execute(text("DROP TABLE groups"))
    database.close()

    line = one_line(shell.runs("groups", "list", DATABASE_URL=file_url))

    assert line == "ฐานข้อมูลทำงานไม่สำเร็จ no such table: groups"


def test_tables_of_a_newer_planbot_stop_the_start(shell: Shell, file_url: str) -> None:
    database = Database(file_url)
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()

    assert one_line(shell.runs("run", **SECRETS, DATABASE_URL=file_url)).startswith(
        f"ตารางในฐานข้อมูล {file_url} เป็นของ planbot รุ่นใหม่กว่านี้"
    )


@pytest.mark.parametrize(
    "arguments", [["fly"], ["run", "--fast"], ["groups", "bind", "--role", "boss", "C1"]]
)
def test_wrong_usage_has_exit_code_2(shell: Shell, arguments: list[str]) -> None:
    ended = shell.runs(*arguments)

    assert (ended.code, ended.out) == (2, "")
    assert ended.error.startswith("Usage: planbot")
    assert "Traceback" not in ended.error


def test_every_command_is_listed(shell: Shell) -> None:
    ended = shell.spawns("--help")

    assert ended.code == 0
    for command in ["demo", "run", "serve", "work", "ask", "evaluate", "knowledge", "groups", "doctor", "db"]:
        assert re.search(rf"^  {command} ", ended.out, re.MULTILINE), command


def test_the_tables_are_upgraded_as_often_as_one_likes_without_secrets(shell: Shell) -> None:
    url = f"sqlite:///{shell.folder / 'planbot.db'}"

    for _ in range(2):
        ended = shell.runs("db", "upgrade", DATABASE_URL=url)
        assert ended == Ended(0, f"ฐานข้อมูล {url} เป็นรุ่นล่าสุดแล้ว\n", "")

    assert is_current(Database(url)) is True
