"""`planbot groups`: the LINE groups and their roles, as an operator sees them."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import GROUP, NOON
from click.testing import CliRunner
from sqlalchemy import text

from bot.cli import line_for, planbot
from db import chats
from db.engine import Database
from db.schema import upgrade


@pytest.fixture
def groups(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> "Groups":
    url = f"sqlite:///{tmp_path / 'planbot.db'}"
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("LINE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("DATABASE_URL", url)
    return Groups(url)


class Groups:
    """`planbot groups ...` in this process."""

    def __init__(self, url: str) -> None:
        self.database = Database(url)
        upgrade(self.database)

    def joins(self, group: str, name: str | None = None) -> None:
        with self.database.begin() as session:
            chats.group_joined(session, group, NOON)
            if name:
                chats.name_group(session, group, name)

    def leaves(self, group: str) -> None:
        with self.database.begin() as session:
            chats.group_left(session, group, NOON)

    def runs(self, *arguments: str) -> tuple[int, str]:
        ended = CliRunner().invoke(planbot, ["groups", *arguments])
        if isinstance(ended.exception, Exception) and not isinstance(ended.exception, SystemExit):
            return 1, line_for(ended.exception)
        return ended.exit_code, ended.output.rstrip("\n")


def test_with_no_groups_it_says_what_to_do(groups: Groups) -> None:
    assert groups.runs("list") == (0, "ยังไม่มีกลุ่ม LINE ที่บอทอยู่ เชิญบอทเข้ากลุ่มก่อน")


def test_groups_are_listed_with_role_and_name(groups: Groups) -> None:
    groups.joins("C1", "กลุ่มนโยบายและแผน")
    groups.joins("C2")
    groups.runs("bind", "--role", "announcements", "C1")
    groups.leaves("C2")

    code, out = groups.runs("list")

    assert code == 0
    assert sorted(out.splitlines()) == [
        "C1  announcements  กลุ่มนโยบายและแผน",
        "C2  -              (ยังไม่ทราบชื่อ) (บอทออกจากกลุ่มแล้ว)",
    ]


def test_a_group_is_bound_and_unbound(groups: Groups) -> None:
    groups.joins(GROUP, "กลุ่มเจ้าหน้าที่")

    assert groups.runs("bind", "--role", "officers", GROUP) == (0, "ผูกกลุ่ม กลุ่มเจ้าหน้าที่ เป็น officers แล้ว")
    assert groups.runs("unbind", GROUP) == (0, f"เลิกผูกกลุ่ม {GROUP} แล้ว")
    assert groups.runs("unbind", GROUP) == (0, f"กลุ่ม {GROUP} ไม่ได้ผูกไว้")


@pytest.mark.parametrize("arguments", [("bind", "--role", "officers"), ("unbind",)])
def test_an_unknown_group_is_told(groups: Groups, arguments: tuple[str, ...]) -> None:
    assert groups.runs(*arguments, "C9") == (
        1,
        "ไม่พบกลุ่ม C9 ดูรายชื่อกลุ่มที่บอทอยู่ด้วย planbot groups list",
    )


def test_a_group_that_the_bot_left_is_not_bound(groups: Groups) -> None:
    groups.joins("C1")
    groups.leaves("C1")

    assert groups.runs("bind", "--role", "officers", "C1") == (
        1,
        "บอทออกจากกลุ่ม C1 ไปแล้ว เชิญบอทเข้ากลุ่มอีกครั้งก่อน",
    )


def test_a_code_is_printed_that_gives_the_role(groups: Groups) -> None:
    code, out = groups.runs("code", "--role", "personnel")

    assert code == 0
    assert out.startswith("พิมพ์รหัสนี้ในกลุ่ม LINE ที่ต้องการให้เป็น personnel ภายใน 10 นาที (ใช้ได้ครั้งเดียว): ")
    with groups.database.read() as session:
        assert chats.role_of_code(session, out.rsplit(" ", 1)[1], datetime.now(UTC)) == "personnel"


def test_groups_need_tables_of_this_version(groups: Groups) -> None:
    with groups.database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))

    code, out = groups.runs("list")

    assert (code, out.endswith("ไม่ตรงกับ planbot รุ่นนี้ ให้สั่ง planbot db upgrade ก่อน")) == (1, True)
