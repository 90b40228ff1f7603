"""`planbot announcements run | list | cancel`, with a LINE that cannot be reached."""

from pathlib import Path

import pytest
from builders import GROUP, bangkok
from click.testing import CliRunner, Result

from bot.cli import planbot
from bot.failure import Failure
from db import announcements, chats
from db.engine import Database

REMINDER = "reminder:plan-review-4:2099-05-31:7d"
AT = "2099-05-22T08:30:00+07:00"
"""A Friday; 31 May 2099 is a Sunday."""


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database_url: str) -> CliRunner:
    monkeypatch.chdir(tmp_path)
    return CliRunner(
        env={
            "DATABASE_URL": database_url,
            "LINE_CHANNEL_SECRET": "s",
            "LINE_CHANNEL_ACCESS_TOKEN": "t",
            "LINE_API_BASE": "http://127.0.0.1:9",
        }
    )


@pytest.fixture
def bound(database: Database) -> Database:
    with database.begin() as session:
        chats.group_joined(session, GROUP, bangkok("2026-11-01 08:00"))
        chats.bind_group(session, GROUP, "announcements", bangkok("2099-05-21 10:00"))
        chats.name_group(session, GROUP, "กลุ่มแผน")
    return database


def run(runner: CliRunner, *words: str) -> Result:
    return runner.invoke(planbot, ("announcements", *words))


def failure(result: Result) -> str:
    assert isinstance(result.exception, Failure)
    return str(result.exception)


def test_running_at_an_instant_announces_what_is_due_then_and_only_once(
    runner: CliRunner, bound: Database
) -> None:
    assert run(runner, "run", "--at", AT).stdout == f"ส่ง: {REMINDER} -> กลุ่มแผน\n"
    assert "ประกาศไปแล้ว" in run(runner, "run", "--at", AT).stdout


def test_a_later_instant_is_refused_where_line_is_line(runner: CliRunner, bound: Database) -> None:
    runner.env = {**runner.env, "LINE_API_BASE": "https://api.line.me"}

    assert "ยังมาไม่ถึง" in failure(run(runner, "run", "--at", "2099-05-24T08:30:00+07:00"))


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2027-05-24T08:30:00", "ไม่มีเขตเวลา"),
        ("2570-05-24T08:30:00+07:00", "ค.ศ."),
        ("พรุ่งนี้", "ต้องเป็นวันเวลาแบบ ISO"),
    ],
)
def test_an_instant_that_is_none_is_refused_in_a_line(
    runner: CliRunner, bound: Database, at: str, said: str
) -> None:
    assert said in failure(run(runner, "run", "--at", at))


def test_what_is_cancelled_is_not_announced_and_is_listed(runner: CliRunner, bound: Database) -> None:
    assert run(runner, "cancel", REMINDER).stdout == f"งด {REMINDER} แล้ว\n"

    assert f"งดตามที่เจ้าหน้าที่สั่ง: {REMINDER}" in run(runner, "run", "--at", AT).stdout
    assert f"สั่งไว้: งด  {REMINDER}  (announcements)" in run(runner, "list").stdout
    assert "ประกาศไปแล้ว" in failure(run(runner, "cancel", REMINDER))


def test_what_an_officer_wrote_can_be_cancelled_once(runner: CliRunner, bound: Database) -> None:
    with bound.begin() as session:
        number = announcements.draft(session, "ประชุม", None, bangkok("2026-11-23 08:00"))
        announcements.confirm(session, number, "announcements", bangkok("2099-11-24 08:00"))

    assert f"own:{number}" in run(runner, "list").stdout
    assert run(runner, "cancel", f"own:{number}").exit_code == 0
    assert "อาจส่งหรือยกเลิกไปแล้ว" in failure(run(runner, "cancel", f"own:{number}"))


def test_an_unknown_occasion_cannot_be_cancelled(runner: CliRunner, bound: Database) -> None:
    assert "ไม่มีกำหนดการนี้" in failure(run(runner, "cancel", "digest:nobody:2027-01"))
