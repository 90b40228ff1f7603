"""What the doctor finds in the office's own machine and database, and what it says to do."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from builders import NOON, a_text
from doctor_office import Office, in_good_order
from sqlalchemy import delete, text

from bot.commands.doctor import _disk
from bot.web.webhook import keep
from db import chats, inbox, officers
from db.models.announcements import Heartbeat


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with in_good_order(tmp_path) as office:
        yield office


def test_a_misspelt_setting_is_named(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("REMIND_AFTER_HOUR=2\n", encoding="utf-8")
    (tmp_path / ".env").chmod(0o600)

    assert office.wrong() == [
        (
            "bad",
            "REMIND_AFTER_HOUR",
            "ไม่มีการตั้งค่าชื่อนี้ หมายถึง REMIND_AFTER_HOURS ใช่หรือไม่ ให้แก้ชื่อ",
        )
    ]


@pytest.mark.parametrize(("mode", "told"), [(0o600, 0), (0o400, 0), (0o640, 1), (0o644, 1), (0o604, 1)])
def test_a_file_of_secrets_is_for_its_owner_alone(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, told: int
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("PORT=8000\n", encoding="utf-8")
    (tmp_path / ".env").chmod(mode)

    wrong = [("bad", ".env", "ผู้ใช้อื่นของเครื่องนี้อ่านรหัสลับในไฟล์ได้ ให้สั่ง chmod 600 .env")]
    assert office.wrong() == wrong * told


def test_where_all_is_well_everything_checked_is_named(office: Office) -> None:
    found = office.findings()

    assert [one.level for one in found] == [*["ok"] * 13, "note", "note"]
    assert [one.what for one in found] == [
        "การตั้งค่า (.env หรือ environment)",
        "ไฟล์คู่มือ (YAML)",
        "LINE_CHANNEL_ACCESS_TOKEN ใช้ได้ บัญชี planbot (@000planb)",
        "เครื่องหมายอ่านแล้ว: LINE ทำเครื่องหมายอ่านแล้วเอง (ปิด “แชต” หรือเปิดอ่านอัตโนมัติ)",
        f"webhook {office.settings.public_url}/callback",
        "โควตาข้อความของเดือนนี้ เหลือ 300 จาก 300",
        f"ฐานข้อมูล {office.database.name}",
        "เมนูใน LINE",
        "นาฬิกาประกาศ",
        "กลุ่ม LINE ของ announcements",
        "กลุ่ม LINE ของ officers",
        "กลุ่ม LINE ของ personnel",
        "ผู้รับคำถามที่ส่งต่อ",
        "หัวหน้ากลุ่ม",
        "ข้อมูลของสำนักงาน",
    ]
    assert "คำถามที่รอเกินกำหนดจึงไม่มีหัวหน้าให้แจ้ง" in found[-2].todo


def test_a_public_address_without_https_is_of_no_use_to_line(office: Office) -> None:
    told = office.wrong(public_url="http://planbot.example.go.th")

    assert told[0] == (
        "bad",
        "PUBLIC_URL",
        "http://planbot.example.go.th ไม่ใช่ https LINE จึงเรียก webhook และมารับรูปหรือไฟล์ไม่ได้ ให้ใช้ที่อยู่ https",
    )


def test_with_neither_an_officer_nor_their_group_questions_can_be_passed_to_nobody(office: Office) -> None:
    with office.database.begin() as session:
        chats.unbind_group(session, "C1", NOON)

    assert [(level, what) for level, what, _ in office.wrong()][-1] == ("bad", "ผู้รับคำถามที่ส่งต่อ")
    assert "planbot officers invite" in office.wrong()[-1][2]


def test_tables_of_another_version_are_to_be_upgraded(office: Office) -> None:
    with office.database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))

    assert office.wrong() == [
        (
            "bad",
            "ฐานข้อมูล",
            f"ตารางในฐานข้อมูล {office.database.name} ไม่ตรงกับ planbot รุ่นนี้ ให้สั่ง planbot db upgrade ก่อน",
        )
    ]


def test_a_database_that_does_not_answer_is_told(office: Office) -> None:
    ((level, what, todo),) = office.wrong(database_url="postgresql://u:s3cret@127.0.0.1:1/x")

    assert (level, what) == ("bad", "ฐานข้อมูล")
    assert todo.startswith("DATABASE_URL: ติดต่อฐานข้อมูลไม่ได้ ")
    assert "s3cret" not in todo


def test_messages_that_wait_too_long_show_that_no_worker_runs(office: Office) -> None:
    with office.database.begin() as session:
        keep(session, [a_text("ส่งแผนวันไหน")], NOON - timedelta(minutes=3))

    assert office.wrong() == [
        ("bad", "worker", "มีข้อความรออยู่เกิน 2 นาที ตรวจว่า planbot run (หรือ planbot work) ทำงานอยู่")
    ]


def test_events_set_aside_are_counted(office: Office) -> None:
    with office.database.begin() as session:
        keep(session, [a_text("ส่งแผนวันไหน"), a_text("ส่งแผนวันไหน")], NOON)
        rows = inbox.waiting_in(session, "U" + "1" * 32)
        inbox.set_aside(session, [row.id for row in rows], "ValueError at x.py:1", NOON)

    assert office.wrong() == [
        (
            "note",
            "ข้อความที่ตอบไม่สำเร็จ",
            "มี 2 รายการ ดูด้วย planbot events failed แล้วลองใหม่ด้วย planbot events retry ID",
        )
    ]


def test_a_role_without_a_group_or_whose_group_the_bot_left_is_noted(office: Office) -> None:
    with office.database.begin() as session:
        chats.unbind_group(session, "C0", NOON)
        chats.group_left(session, "C1", NOON)
        officers.add(session, "U" + "1" * 32, "พี่นิด", NOON)

    assert [(level, what) for level, what, _ in office.wrong()] == [
        ("note", "กลุ่ม LINE ของ announcements"),
        ("note", "กลุ่ม LINE ของ officers"),
    ]
    assert office.wrong()[0][2] == ("ยังไม่ได้ผูก สั่ง planbot groups code --role announcements แล้วพิมพ์รหัสในกลุ่ม")


def test_little_room_on_the_disk_of_the_database_is_told(office: Office, tmp_path: Path) -> None:
    looked_at: list[str] = []

    def nearly_full(folder: str) -> int:
        looked_at.append(folder)
        return 499_999_999

    assert [one.level for one in _disk(office.settings, nearly_full)] == ["bad"]
    assert looked_at == [str(tmp_path)]
    assert list(_disk(office.settings, lambda _: 500_000_000)) == []


def test_a_clock_that_stands_still_is_told(office: Office) -> None:
    with office.database.begin() as session:
        session.execute(delete(Heartbeat))

    assert [(level, what) for level, what, _ in office.wrong()] == [("bad", "นาฬิกาประกาศ")]
