"""The office's own facts as askers ask for them, in whole talks with the real understanding."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders import bangkok
from consult_office import NID, OFFICERS, TEACHER, Bureau, Shown, the_manual

from db import chats
from db.engine import Database
from handlers.contract.published import Published
from knowledge.facts.manual import Manual
from knowledge.facts.office import DayOff, DaysOff, Responsible
from knowledge.loading.load import load_manual
from knowledge.reading.understand import Understanding
from scheduler.calendar.workdays import Workdays

_READER: list[Understanding] = []
MOVE = "ขอย้ายครูต้องทำยังไง"
FILLED = {
    "phone": "042-511111",
    "address": "ถนนนิตโย อำเภอเมืองนครพนม",
    "website": "https://www.spmnkp.example.go.th",
    "email": "plan@spmnkp.example.go.th",
    "map": "https://maps.example.go.th/spmnkp",
}


def with_office(manual: Manual, **fields: Any) -> Manual:
    return manual.model_copy(update={"office": manual.office.model_copy(update=fields)})


def with_group(manual: Manual, which: str, **fields: Any) -> Manual:
    groups = tuple(one.model_copy(update=fields) if one.id == which else one for one in manual.groups)
    return manual.model_copy(update={"groups": groups})


def an_office(database: Database, manual: Manual | None = None, *, staffed: bool = True) -> Bureau:
    bureau = Bureau(database, manual=manual or the_manual(), staffed=staffed)
    if not _READER:
        _READER.append(Understanding(load_manual()))
    bureau.desk = replace(bureau.desk, understanding=_READER[0])
    return bureau


@pytest.fixture
def bureau(database: Database) -> Bureau:
    """On Monday, 23 November 2026, with nothing filled in."""
    return an_office(database)


def typed(bureau: Bureau, *words: str) -> str:
    told: Sequence[Shown] = ()
    for one in words:
        told = bureau.says(TEACHER, one)
        bureau.clock.advance(seconds=20)
    return "\n".join(one.text for one in told)


def counted(bureau: Bureau) -> list[tuple[str, str | None]]:
    return [(case.state, case.subject) for case in bureau.cases()]


@pytest.mark.parametrize(
    ("asked", "told", "subject"),
    [
        ("ขอเบอร์โทรหน่อยค่ะ", "เบอร์โทรศัพท์ของกลุ่มนโยบายและแผน สพม.นครพนม: 042-511111", "phone"),
        ("เขตอยู่ที่ไหนคะ", "ที่อยู่ของกลุ่มนโยบายและแผน สพม.นครพนม: ถนนนิตโย อำเภอเมืองนครพนม", "address"),
        ("แผนที่ไปเขต", "แผนที่ของกลุ่มนโยบายและแผน สพม.นครพนม: https://maps.example.go.th/spmnkp", "map"),
        ("เว็บไซต์เขตคืออะไรครับ", "https://www.spmnkp.example.go.th", "website"),
        ("ขออีเมลสำนักงานค่ะ", "plan@spmnkp.example.go.th", "email"),
    ],
)
def test_what_is_filled_in_is_told(database: Database, asked: str, told: str, subject: str) -> None:
    bureau = an_office(database, with_office(the_manual(), **FILLED))

    assert told in typed(bureau, asked)
    assert counted(bureau) == [("answered", f"office:{subject}")]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("ขอเบอร์โทรหน่อยค่ะ", "สำนักงานยังไม่ได้ใส่เบอร์โทรศัพท์ของกลุ่มนโยบายและแผน สพม.นครพนมไว้"),
        ("ที่อยู่สำนักงาน", "สำนักงานยังไม่ได้ใส่ที่อยู่"),
        ("ขอแผนที่ไปเขตหน่อยครับ", "สำนักงานยังไม่ได้ใส่แผนที่"),
        ("ใครรับผิดชอบเรื่องแผนปฏิบัติการคะ", "สำนักงานยังไม่ได้ใส่ผู้รับผิดชอบเรื่อง"),
        ("หัวหน้ากลุ่มชื่ออะไรคะ", "สำนักงานยังไม่ได้ใส่ชื่อหัวหน้ากลุ่มนโยบายและแผน"),
        ("ขอสถิติการให้บริการปีนี้", "สถิติการให้บริการปีงบประมาณ 2570 สำนักงานยังไม่ได้เผยแพร่"),
    ],
)
def test_what_is_not_filled_in_is_said_to_be_so(bureau: Bureau, asked: str, told: str) -> None:
    assert told in typed(bureau, asked)
    assert [state for state, _ in counted(bureau)] == ["unanswered"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("วันที่ 5 ธันวา เขตหยุดไหม", "วันเสาร์ที่ 5 ธันวาคม 2569 หยุดค่ะ"),
        ("7 ธันวา เขตหยุดไหมคะ", "วันจันทร์ที่ 7 ธันวาคม 2569 หยุดค่ะ"),
        ("วันนี้เขตเปิดไหม", "วันจันทร์ที่ 23 พฤศจิกายน 2569 (วันนี้) เปิดทำการตามปกติค่ะ"),
        ("พรุ่งนี้หยุดไหมคะ", "วันอังคารที่ 24 พฤศจิกายน 2569 (พรุ่งนี้) เปิดทำการตามปกติค่ะ"),
        ("เขตเปิดวันเสาร์ไหม", "วันเสาร์ที่ 28 พฤศจิกายน 2569 หยุดค่ะ (วันเสาร์)"),
        ("วันศุกร์หน้าเขตเปิดไหม", "วันศุกร์ที่ 4 ธันวาคม 2569 เปิดทำการตามปกติค่ะ"),
        ("10/12 เขตหยุดไหม", "วันพฤหัสบดีที่ 10 ธันวาคม 2569 หยุดค่ะ (วันรัฐธรรมนูญ)"),
        ("วันที่ 31 เขตหยุดไหมคะ", "วันพฤหัสบดีที่ 31 ธันวาคม 2569 หยุดค่ะ (วันสิ้นปี)"),
        ("เปิดวันไหน", "วันจันทร์ถึงวันศุกร์ เวลา 08:30–16:30 น. เว้นวันหยุดราชการ"),
        ("เปิดกี่โมงคะ", "(วันนี้) เปิดทำการตามปกติค่ะ"),
        ("เสาร์อาทิตย์เปิดไหมคะ", "เว้นวันหยุดราชการ"),
        ("สงกรานต์หยุดกี่วันคะ", "• วันพุธที่ 14 เมษายน 2570 วันสงกรานต์"),
        ("เดือนธันวามีวันหยุดอะไรบ้าง", "• วันพฤหัสบดีที่ 10 ธันวาคม 2569 วันรัฐธรรมนูญ"),
        ("เดือนหน้าหยุดวันไหนบ้าง", "• วันพฤหัสบดีที่ 31 ธันวาคม 2569 วันสิ้นปี"),
        ("ปีหน้าหยุดวันไหนบ้าง", "วันพืชมงคลปี 2570 ยังไม่มีในปฏิทิน"),
        ("วันเด็กหยุดไหม", "สพม.นครพนม ไม่หยุดเป็นพิเศษค่ะ"),
    ],
)
def test_open_days_are_told_from_the_calendar(bureau: Bureau, asked: str, told: str) -> None:
    assert told in typed(bureau, asked)
    assert [state for state, _ in counted(bureau)] == ["answered"]


def test_a_holiday_that_no_calendar_has_yet_is_not_guessed(bureau: Bureau) -> None:
    assert "ปฏิทินวันหยุดยังไม่มีวันที่ของวันพืชมงคล" in typed(bureau, "วันพืชมงคลหยุดไหม")
    assert counted(bureau) == [("unanswered", None)]


def test_ploughing_day_is_told_where_the_calendar_of_government_has_it(database: Database) -> None:
    bureau = an_office(database)
    bureau.clock.moment = bangkok("2026-03-02 10:00")

    assert "• วันพุธที่ 13 พฤษภาคม 2569 วันพืชมงคล" in typed(bureau, "วันพืชมงคลหยุดไหมคะ")


def test_an_open_day_asked_of_the_talk_is_the_manuals(bureau: Bureau) -> None:
    told = typed(bureau, "แผนปฏิบัติการต้องส่งวันไหน", "ส่งทางไหนคะ", "ติดต่อทางไหน")

    assert "ช่องทางติดต่อกลุ่มนโยบายและแผน" not in told


def test_who_is_responsible_is_told_by_name(database: Database) -> None:
    of = (
        Responsible(procedure="plan-review", officers=("พี่นิด",)),
        Responsible(procedure="records", officers=(NID,)),
    )
    bureau = an_office(database, the_manual(head="สมศรี", responsible=of))

    assert "คือ พี่นิด ค่ะ" in typed(bureau, "ใครรับผิดชอบเรื่องแผนปฏิบัติการคะ")
    told = typed(bureau, "ใครดูแลงานสารบรรณครับ")
    assert "คือ พี่นิด ค่ะ" in told
    assert NID not in told
    assert "หัวหน้ากลุ่มนโยบายและแผน คือ สมศรี ค่ะ" in typed(bureau, "หัวหน้ากลุ่มชื่ออะไรคะ")


def test_published_statistics_are_told_with_their_page(bureau: Bureau) -> None:
    published = (
        Published(2570, 6, 1234, 1500, date(2027, 4, 5)),
        Published(2569, 12, 99, 120, date(2026, 10, 9)),
    )
    bureau.desk = replace(bureau.desk, published=published, pages="https://plan.example.go.th")

    told = typed(bureau, "ขอสถิติการให้บริการปีนี้")
    assert "ปีงบประมาณ 2570 (6 เดือนแรก): ให้บริการแล้ว 1,234 ครั้ง จากคำขอทั้งหมด 1,500 ครั้ง" in told
    assert "https://plan.example.go.th/statistics" in told
    assert "ปีงบประมาณ 2569: ให้บริการแล้ว 99 ครั้ง" in typed(bureau, "ขอสถิติการให้บริการปี 2569")


def test_the_manual_is_shown_with_its_page(bureau: Bureau) -> None:
    bureau.desk = replace(bureau.desk, pages="https://plan.example.go.th")

    assert "อ่านทั้งเล่มได้ที่ลิงก์" in typed(bureau, "คู่มือดูได้ที่ไหน")
    assert "https://plan.example.go.th/manual" in str(bureau.line.shown[-1].message)


@pytest.mark.parametrize("asked", ["ขอเบอร์กลุ่มการเงินหน่อยค่ะ", "ขอเบอร์คนดูแลเรื่องเงินเดือนหน่อยครับ"])
def test_another_group_is_reached_at_its_own_contacts(database: Database, asked: str) -> None:
    ours = with_office(the_manual(), **FILLED)
    bureau = an_office(database, with_group(ours, "finance", phone="042-522222 ต่อ 15", address="ชั้น 2"))
    told = typed(bureau, asked)

    assert "กลุ่มบริหารงานการเงินและสินทรัพย์" in told
    assert "042-522222 ต่อ 15" in told
    assert "042-511111" not in told
    assert counted(bureau) == [("not-ours", "other-group:finance")]


def test_a_phone_asked_after_another_groups_matter_is_that_groups(database: Database) -> None:
    bureau = an_office(database, with_group(the_manual(), "personnel", phone="042-533333"))
    told = typed(bureau, MOVE, "ขอเบอร์โทรหน่อยค่ะ")

    assert "042-533333" in told
    assert MOVE not in told
    told = "\n".join(one.text for one in bureau.presses(TEACHER, "ถามเจ้าหน้าที่"))
    assert f"คำถามที่จะส่ง\n{MOVE}" not in told


def test_a_group_without_a_phone_is_said_to_have_none(bureau: Bureau) -> None:
    told = typed(bureau, MOVE)

    assert "กลุ่มบริหารงานบุคคล" in told
    assert "สำนักงานยังไม่ได้ใส่ไว้ในระบบนี้" in told


def test_a_question_after_the_phone_is_asked_for_before_it_goes(database: Database) -> None:
    bureau = an_office(database, with_office(the_manual(), **FILLED))
    typed(bureau, "ส่งแผนปฏิบัติการวันไหน", "ขอเบอร์โทรหน่อยค่ะ")

    assert "พิมพ์คำถามที่ต้องการส่ง" in typed(bureau, "ถามเจ้าหน้าที่")


def test_in_a_group_a_called_question_gets_one_line(bureau: Bureau) -> None:
    schools = "C" + "5" * 32
    with bureau.database.begin() as session:
        chats.bind_group(session, schools, "announcements", bureau.clock())

    [told] = bureau.says(TEACHER, "บอท วันที่ 5 ธันวา เขตหยุดไหม", group=schools)
    assert "วันเสาร์ที่ 5 ธันวาคม 2569 หยุดค่ะ" in told.text
    assert bureau.says(TEACHER, "วันที่ 5 ธันวา เขตหยุดไหม", group=schools) == []


def test_a_phone_asked_in_a_live_talk_goes_to_the_officer(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "ขอใช้เงินเหลือจ่ายได้ไหมคะ")
    bureau.says(NID, "ได้ค่ะ", group=OFFICERS, quote=bureau.card(name))
    typed(bureau, "ขอเบอร์โทรหน่อยค่ะ")

    assert "ขอเบอร์โทรหน่อยค่ะ" in bureau.in_chat(OFFICERS)


def test_extra_days_of_the_office_count(database: Database) -> None:
    bureau = an_office(database)
    off = DaysOff(extra=(DayOff(date="2026-11-25", name="วันหยุดจังหวัด"),))
    bureau.desk = replace(bureau.desk, workdays=Workdays(off))

    assert "หยุดค่ะ (วันหยุดจังหวัด)" in typed(bureau, "25 พ.ย. เขตหยุดไหมคะ")
