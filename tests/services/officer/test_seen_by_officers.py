"""An officer looks at one consultation, and at all that wait: the most urgent first."""

import pytest
from builders import bangkok
from consult_office import NID, OFFICERS, SECOND, SOMSRI, TEACHER, Bureau

from db.engine import Database


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database)


def seen(bureau: Bureau, words: str, group: str | None = None) -> str:
    return "\n".join(one.text for one in bureau.says(NID, words, group=group))


@pytest.mark.parametrize(
    "words", ["ดู ปศ. 1", "ดู 1", "ดู ปศ.1/2570 ค่ะ", "ขอดู 1 หน่อยครับ 🙏", "ดูเรื่อง 1", "ปศ. 1 ดู"]
)
def test_a_consultation_is_shown_by_its_number(bureau: Bureau, words: str) -> None:
    bureau.asks_officers(TEACHER, "ยืมห้องประชุมได้ไหม")

    told = seen(bureau, words)
    assert "ปศ. 1/2570 · รอเจ้าหน้าที่" in told
    assert "ครูสมใจ · โรงเรียนปิยะมหาราชาลัย" in told and "คำถาม: ยืมห้องประชุมได้ไหม" in told


@pytest.mark.parametrize("group", [None, OFFICERS])
def test_every_message_and_act_stands_there_with_its_time(bureau: Bureau, group: str | None) -> None:
    name = bureau.asks_officers(TEACHER, "ยืมห้องประชุมได้ไหม")
    bureau.clock.moment = bangkok("2026-11-23 10:20")
    bureau.says(SOMSRI, "รับ 1", group=OFFICERS)
    bureau.clock.moment = bangkok("2026-11-23 10:40")
    bureau.says(SOMSRI, "ปศ. 1 ได้ค่ะ วันศุกร์", group=OFFICERS)
    bureau.clock.moment = bangkok("2026-11-23 10:45")
    bureau.says(TEACHER, "แล้ววันจันทร์ล่ะคะ")
    before = bureau.in_chat(TEACHER)
    told = seen(bureau, "ดู 1", group)

    assert "23 พ.ย. 2569 10:00 ครูสมใจ: ส่งคำถามถึงเจ้าหน้าที่" in told
    assert "23 พ.ย. 2569 10:20 สมศรี: รับเรื่อง" in told
    assert "23 พ.ย. 2569 10:40 สมศรี: ตอบ\n   ได้ค่ะ วันศุกร์" in told
    assert "23 พ.ย. 2569 10:45 ครูสมใจ: ส่งเพิ่มเติม\n   แล้ววันจันทร์ล่ะคะ" in told
    assert bureau.in_chat(TEACHER) == before and bureau.case(name).answer == "ได้ค่ะ วันศุกร์"


def test_a_very_long_history_is_shown_from_its_end(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    for count in range(6):
        bureau.says(NID, f"ปศ. 1 {count}{'ก' * 4800}")
        bureau.says(NID, "ส่งเพิ่มเติม 1")
    shown = bureau.says(NID, "ดู 1")

    assert len(shown) <= 5 and "ดูทั้งหมดได้ในหน้าจัดการงาน" in shown[0].text
    assert "5กกก" in "".join(one.text for one in shown)


def test_an_unknown_number_and_a_word_among_colleagues_show_nothing(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")

    assert "ไม่พบเรื่องเลขที่" in seen(bureau, "ดู 99")
    assert seen(bureau, "ดูค่ะ", OFFICERS) == ""
    assert "ประวัติ" not in "\n".join(one.text for one in bureau.says(SECOND, "ดู 1"))


def test_what_waits_says_how_long_and_what_is_overdue_stands_first(bureau: Bureau) -> None:
    bureau.says(NID, "โทร ปมร. เรื่องไม่มีกำหนด รอตอบ")
    bureau.presses(NID, "บันทึก")
    bureau.asks_officers(TEACHER, "เรื่องเก่า")
    bureau.clock.moment = bangkok("2026-11-24 09:00")
    bureau.asks_officers(SECOND, "เรื่องใหม่")
    bureau.clock.moment = bangkok("2026-11-24 11:30")
    told = seen(bureau, "งานค้าง")

    assert "รอมา 1 วัน 1 ชม. · ⚠️ เกินกำหนดตอบแล้ว (24 พ.ย. 2569 10:00)" in told
    assert "รอมา 2 ชม. · ครบกำหนดตอบ 25 พ.ย. 2569 09:00" in told
    assert told.index("เรื่องเก่า") < told.index("เรื่องใหม่") < told.index("เรื่องไม่มีกำหนด")
