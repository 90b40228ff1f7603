"""What the doctor finds, against the simulator, and what it says to do."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from builders import NOON, SECRET, a_text
from sqlalchemy import delete, text

from bot.commands.doctor import Finding, _disk, examine
from bot.settings import Settings
from bot.web.app import create_app
from bot.web.server import listen, run_until_closed
from bot.web.webhook import keep
from db import announcements, chats, inbox, officers
from db.engine import Database
from db.models.announcements import Heartbeat
from db.schema import upgrade
from line.gateway import Line
from simulator.driver import Simulator

ROLES = ("announcements", "officers", "personnel")


class Office:
    """A planbot in good order: its database, its web application, and LINE."""

    def __init__(self, sim: Simulator, folder: Path) -> None:
        self.sim = sim
        self.database = Database(f"sqlite:///{folder / 'planbot.db'}")
        upgrade(self.database)
        with self.database.begin() as session:
            for number, role in enumerate(ROLES):
                chats.bind_group(session, f"C{number}", role, NOON)
            announcements.beat(session, NOON)
        settings = Settings(sim.secret, sim.token)
        self.server = listen(create_app(settings, self.database), "127.0.0.1", 0)
        address = f"http://127.0.0.1:{self.server.effective_port}"
        sim.connect(f"{address}/callback")
        self.settings = replace(
            settings,
            line_api_base=sim.url,
            public_url=address,
            database_url=str(self.database.url),
            database_url_is_set=True,
        )

    def findings(self, **changed: object) -> list[Finding]:
        settings = replace(self.settings, **changed)  # type: ignore[arg-type]
        line = Line(settings.channel_access_token, settings.line_api_base, timeout=(1, 3))
        return list(examine(settings, line, NOON))

    def wrong(self, **changed: object) -> list[tuple[str, str, str]]:
        """All that is not well, but for what the manual as it comes leaves to the office to fill in."""
        found = self.findings(**changed)
        told = [(one.level, one.what, one.todo) for one in found if one.level != "ok"]
        return [one for one in told if one[1] not in ("หัวหน้ากลุ่ม", "ข้อมูลของสำนักงาน")]


@pytest.fixture
def sim() -> Iterator[Simulator]:
    with Simulator(quota=300) as sim:
        sim.clock.set(NOON)
        yield sim


@pytest.fixture
def office(sim: Simulator, tmp_path: Path) -> Iterator[Office]:
    office = Office(sim, tmp_path)
    threading.Thread(target=run_until_closed, args=(office.server,), daemon=True).start()
    yield office
    office.server.close()
    office.database.close()


def test_a_misspelt_setting_is_named(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("REMIND_AFTER_HOUR=2\n", encoding="utf-8")

    assert office.wrong() == [
        (
            "bad",
            "REMIND_AFTER_HOUR",
            "ไม่มีการตั้งค่าชื่อนี้ หมายถึง REMIND_AFTER_HOURS ใช่หรือไม่ ให้แก้ชื่อ",
        )
    ]


def test_where_all_is_well_everything_checked_is_named(office: Office) -> None:
    found = office.findings()

    assert [one.level for one in found] == [*["ok"] * 11, "note", "note"]
    assert [one.what for one in found] == [
        "การตั้งค่า (.env หรือ environment)",
        "ไฟล์คู่มือ (YAML)",
        "LINE_CHANNEL_ACCESS_TOKEN ใช้ได้ บัญชี planbot (@000planb)",
        f"webhook {office.settings.public_url}/callback",
        "โควตาข้อความของเดือนนี้ เหลือ 300 จาก 300",
        f"ฐานข้อมูล {office.database.name}",
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


def test_a_token_that_line_does_not_take_is_to_be_issued_anew(office: Office) -> None:
    assert office.wrong(channel_access_token="wrong") == [
        (
            "bad",
            "LINE_CHANNEL_ACCESS_TOKEN",
            "LINE ไม่รับ token นี้ ให้ออก token ใหม่ใน LINE Developers Console (LINE answered 401: Authentication"
            " failed. Confirm that the access token in the authorization header)",
        )
    ]


def test_that_line_cannot_be_reached_is_not_blamed_on_the_token(office: Office) -> None:
    assert office.wrong(line_api_base="http://127.0.0.1:1") == [
        (
            "bad",
            "LINE",
            "LINE cannot be reached (NewConnectionError) ให้ตรวจอินเทอร์เน็ตของเครื่องนี้ และ LINE_API_BASE ถ้าตั้งไว้",
        )
    ]


def test_line_being_down_is_not_blamed_on_the_token(office: Office) -> None:
    office.sim.faults.down = True

    ((_, what, todo),) = office.wrong()

    assert what == "LINE"
    assert "503" in todo


def test_a_webhook_that_is_not_set_is_to_be_set(office: Office) -> None:
    office.sim.platform.settings.webhook_url = None

    ((level, what, todo),) = office.wrong()

    assert (level, what) == ("bad", "webhook")
    assert todo == (
        f"ยังไม่ได้ตั้ง Webhook URL ให้ใส่ {office.settings.public_url}/callback ใน LINE Developers Console"
    )


def test_a_webhook_set_elsewhere_is_to_be_changed(office: Office) -> None:
    office.sim.connect("https://old.example/callback")

    ((_, what, todo),) = office.wrong()

    assert what == "webhook"
    assert todo == (
        f"ชี้ไปที่ https://old.example/callback แต่ควรเป็น {office.settings.public_url}/callback "
        "ให้แก้ใน LINE Developers Console"
    )


def test_a_webhook_switched_off_is_to_be_switched_on(office: Office) -> None:
    office.sim.platform.settings.use_webhook = False

    assert office.wrong() == [("bad", "webhook", "ปิดอยู่ ให้เปิด Use webhook ใน LINE Developers Console")]


def test_a_webhook_that_refuses_lines_signature_fails_its_test(office: Office) -> None:
    with Simulator(secret=SECRET, token="token") as other:
        other.clock.set(NOON)
        other.connect(f"{office.settings.public_url}/callback")

        ((level, what, todo),) = office.wrong(channel_access_token="token", line_api_base=other.url)

    assert (level, what) == ("bad", "webhook")
    assert "ERROR_STATUS_CODE 400" in todo and "LINE_CHANNEL_SECRET" in todo


def test_a_webhook_that_nobody_answers_fails_its_test(office: Office) -> None:
    office.server.close()
    office.sim.connect("http://127.0.0.1:1/callback")

    (level, address, silent), (_, what, todo) = office.wrong(public_url="http://127.0.0.1:1")

    assert (level, address) == ("note", "PUBLIC_URL")
    assert silent.startswith("http://127.0.0.1:1/healthz ไม่ตอบ")
    assert what == "webhook"
    assert todo.startswith("LINE เรียก http://127.0.0.1:1/callback ไม่สำเร็จ (COULD_NOT_CONNECT")


def test_a_quota_that_is_used_up_is_told(office: Office) -> None:
    office.sim.platform.state.quota.set_used(300, office.sim.clock.now())

    assert office.wrong() == [
        (
            "bad",
            "โควตาข้อความของเดือนนี้",
            "ใช้ครบ 300 แล้ว คำตอบยังส่งได้ แต่ประกาศส่งไม่ได้จนกว่าจะขึ้นเดือนใหม่หรือซื้อเพิ่ม",
        )
    ]


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


def test_the_switches_that_line_does_not_tell_of_are_named_for_lines_own_address(office: Office) -> None:
    settings = replace(office.settings, line_api_base="https://api.line.me")
    unreachable = Line("token", "http://127.0.0.1:1", timeout=(1, 1))

    last = list(examine(settings, unreachable, NOON))[-1]

    assert (last.level, last.what) == ("note", "สวิตช์ที่ LINE ไม่บอกผ่าน API")
    assert "Webhook redelivery" in last.todo


def test_a_clock_that_stands_still_is_told(office: Office) -> None:
    with office.database.begin() as session:
        session.execute(delete(Heartbeat))

    assert [(level, what) for level, what, _ in office.wrong()] == [("bad", "นาฬิกาประกาศ")]


@pytest.mark.parametrize(
    ("minutes", "todo"),
    [
        (5, "เร็วกว่าของ LINE"),
        (-5, "ช้ากว่าของ LINE"),
    ],
)
def test_a_clock_that_is_not_lines_is_to_be_set(office: Office, minutes: int, todo: str) -> None:
    office.sim.clock.set(NOON - timedelta(minutes=minutes))

    ((level, what, told),) = office.wrong()

    assert (level, what) == ("bad", "นาฬิกาของเครื่อง")
    assert told.startswith(todo)
    assert "NTP" in told
