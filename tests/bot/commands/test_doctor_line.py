"""What the doctor finds of LINE: token, webhook, quota and clock, against the simulator."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from builders import NOON, SECRET
from doctor_office import Office, in_good_order

from bot.commands.doctor import examine
from db import officers
from db.menus import links, made
from line.gateway import Line
from line.menus import images
from line.menus.content import menus
from simulator.driver import Simulator


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with in_good_order(tmp_path) as office:
        yield office


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

        (level, what, todo), of_menus = office.wrong(channel_access_token="token", line_api_base=other.url)

    assert (level, what) == ("bad", "webhook")
    assert of_menus == ("bad", "เมนูใน LINE", "เมนูที่ทุกคนเห็นไม่ใช่ของ planbot สั่ง planbot menu apply")
    assert "ERROR_STATUS_CODE 400" in todo and "LINE_CHANNEL_SECRET" in todo


def test_a_webhook_that_nobody_answers_fails_its_test(office: Office) -> None:
    office.sim.connect("http://127.0.0.1:1/callback")

    (level, address, silent), (_, what, todo), of_menus = office.wrong(public_url="http://127.0.0.1:1")

    assert (level, address) == ("note", "PUBLIC_URL")
    assert silent.startswith("http://127.0.0.1:1/healthz ไม่ตอบ")
    assert what == "webhook"
    assert todo.startswith("LINE เรียก http://127.0.0.1:1/callback ไม่สำเร็จ (COULD_NOT_CONNECT")
    assert of_menus[1:] == (
        "เมนูใน LINE",
        "เมนูของผู้ถามยังเป็นแบบเก่า worker เปลี่ยนให้เองภายในสิบนาที หรือสั่ง planbot menu apply",
    )


def test_a_menu_that_line_refused_is_told_with_its_reason(office: Office) -> None:
    [wanted] = [one for one in menus(office.settings.public_url or "").values() if one.audience == "askers"]
    with office.database.begin() as session:
        hashes = (images.design_of(wanted), "b" * 64)
        made.refuse(session, "askers", hashes, "LINE answered 400: The image is not a PNG", NOON)

    assert office.wrong() == [
        (
            "bad",
            "เมนูใน LINE",
            "เมนูของผู้ถาม: LINE ไม่รับ (LINE answered 400: The image is not a PNG) เมนูเดิม (ถ้ามี) ยังใช้อยู่",
        )
    ]


def test_officers_who_are_no_friends_of_the_bot_are_counted(office: Office) -> None:
    with office.database.begin() as session:
        officers.add(session, "U" + "7" * 32, "พี่นิด", NOON)
        links.link(session, "U" + "7" * 32, None, NOON)

    assert office.wrong() == [("note", "เมนูใน LINE", "เจ้าหน้าที่ 1 คนยังไม่ได้เพิ่มบอทเป็นเพื่อน จึงยังไม่เห็นเมนูเจ้าหน้าที่")]


def test_before_the_menus_are_made_the_doctor_says_how(office: Office) -> None:
    with office.database.begin() as session:
        for row in made.every(session):
            made.forget(session, row.menu_id or "")

    assert [todo for _, _, todo in office.wrong()] == [
        "ยังไม่มีเมนูของผู้ถาม worker ทำให้เองภายในหนึ่งนาที หรือสั่ง planbot menu apply",
        "ยังไม่มีเมนูของเจ้าหน้าที่ worker ทำให้เองภายในหนึ่งนาที หรือสั่ง planbot menu apply",
    ]


def test_where_chat_is_on_the_doctor_says_that_messages_are_marked_as_read(office: Office) -> None:
    office.sim.platform.settings.chat = True

    assert office.wrong() == []
    [told] = [one.what for one in office.findings() if one.what.startswith("เครื่องหมายอ่านแล้ว")]
    assert "planbot จึงทำเครื่องหมายอ่านแล้วให้ข้อความที่ตอบเอง" in told


def test_a_quota_that_is_used_up_is_told(office: Office) -> None:
    office.sim.platform.state.quota.set_used(300, office.sim.clock.now())

    assert office.wrong() == [
        (
            "bad",
            "โควตาข้อความของเดือนนี้",
            "ใช้ครบ 300 แล้ว คำตอบยังส่งได้ แต่ประกาศส่งไม่ได้จนกว่าจะขึ้นเดือนใหม่หรือซื้อเพิ่ม",
        )
    ]


def test_the_switches_that_line_does_not_tell_of_are_named_for_lines_own_address(office: Office) -> None:
    settings = replace(office.settings, line_api_base="https://api.line.me")
    unreachable = Line("token", "http://127.0.0.1:1", timeout=(1, 1))

    last = list(examine(settings, unreachable, NOON))[-1]

    assert (last.level, last.what) == ("note", "สวิตช์ที่ LINE ไม่บอกผ่าน API")
    assert "Webhook redelivery" in last.todo


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
