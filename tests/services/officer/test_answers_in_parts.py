"""An answer of several messages: nothing of it is lost, whatever its officer does in between."""

import pytest
from consult_office import NID, OFFICERS, SECOND, SOMSRI, TEACHER, Bureau, Shown
from officer_words import officer_words

from db.engine import Database


@pytest.fixture
def bureau(database: Database) -> Bureau:
    bureau = Bureau(database)
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.asks_officers(SECOND, "เรื่องสอง")
    return bureau


def got(bureau: Bureau, person: str) -> list[str]:
    """The texts that came as answers."""
    bureau.work()
    pushed = [one for one in bureau.line.shown if one.chat == person and one.pushed]
    return [officer_words(one) for one in pushed if one.message["type"] == "text"]


def collects(bureau: Bureau, *parts: str, number: int = 1) -> None:
    bureau.says(NID, f"หลายข้อความ {number}")
    for part in parts:
        bureau.says(NID, part)


def last(shown: list[Shown]) -> str:
    return shown[-1].text


def test_another_question_answered_in_between_leaves_what_is_collected(bureau: Bureau) -> None:
    collects(bureau, "ข้อแรก")
    told = last(bureau.says(NID, "ปศ. 2 ตอบสอง"))
    bureau.says(NID, "ข้อสอง")
    bureau.says(NID, "จบ")
    bureau.says(NID, "ส่ง")

    assert got(bureau, SECOND) == ["ตอบสอง"]
    assert "ยังเก็บคำตอบของ ปศ. 1/2570 อยู่ (1 ข้อความ ยังไม่ได้ส่ง)" in told
    assert got(bureau, TEACHER) == ["ข้อแรก", "ข้อสอง"]


def test_a_quote_or_the_number_of_what_is_collected_adds_to_it(bureau: Bureau) -> None:
    card = bureau.card("ปศ. 1/2570")
    bureau.presses(NID, "หลายข้อความ", group=OFFICERS, on=card)
    [told] = bureau.says(NID, "ข้อแรก", group=OFFICERS, quote=card)
    bureau.says(NID, "ปศ. 1 ข้อสอง", group=OFFICERS)
    bureau.says(NID, "ข้อสาม", group=OFFICERS, quote=told)
    assert got(bureau, TEACHER) == []
    bureau.says(NID, "จบ", group=OFFICERS, quote=card)
    bureau.says(NID, "ส่ง", group=OFFICERS, quote=card)

    assert got(bureau, TEACHER) == ["ข้อแรก", "ข้อสอง", "ข้อสาม"]


def test_words_that_quote_what_is_not_known_are_no_part_of_what_is_collected(bureau: Bureau) -> None:
    collects(bureau, "ข้อแรก")
    assert "ไม่พบว่าข้อความที่อ้างถึง" in last(bureau.says(NID, "ตอบสอง", quote="gone"))
    bureau.says(NID, "จบ")
    bureau.says(NID, "ส่ง")

    assert got(bureau, TEACHER) == ["ข้อแรก"]


def test_the_button_tapped_again_goes_on_with_what_is_there(bureau: Bureau) -> None:
    collects(bureau, "ข้อแรก")
    assert "เก็บไว้แล้ว 1 ข้อความ" in last(bureau.says(NID, "หลายข้อความ 1"))
    assert "ปศ. 1/2570 1 ข้อความ" in last(bureau.says(NID, "หลายข้อความ 2"))
    bureau.says(NID, "ของสอง")
    bureau.says(NID, "จบ")
    told = last(bureau.says(NID, "ส่ง"))
    assert "ยังเก็บไว้และยังไม่ได้ส่ง: ปศ. 1/2570 1 ข้อความ" in told
    collects(bureau, "ข้อสอง")
    bureau.says(NID, "จบ")
    bureau.says(NID, "ส่ง")

    assert got(bureau, SECOND) == ["ของสอง"]
    assert got(bureau, TEACHER) == ["ข้อแรก", "ข้อสอง"]


def test_a_correction_in_between_returns_to_what_is_collected(bureau: Bureau) -> None:
    bureau.says(NID, "ปศ. 1 วันที่ 30")
    collects(bureau, "ข้อแรก")
    bureau.says(NID, "ส่งผิด 1")
    told = last(bureau.says(NID, "วันที่ 31"))
    bureau.says(NID, "ข้อสอง")
    bureau.says(NID, "จบ")
    bureau.says(NID, "ส่ง")

    assert "ยังเก็บคำตอบของ ปศ. 1/2570 อยู่ (1 ข้อความ" in told
    assert got(bureau, TEACHER) == ["วันที่ 30", "วันที่ 31", "ข้อแรก", "ข้อสอง"]


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("งานค้าง", "งานค้าง 2 เรื่อง"),
        ("ส่งผิด", "ไม่พบคำตอบที่ท่านส่ง"),
        ("รับ", "“รับ” เรื่องไหนคะ"),
        ("รับ 2 ค่ะ", "พี่นิด รับ ปศ. 2/2570 แล้วค่ะ"),
        ("โทร นาแกพิทยาคม ถามวันส่ง ตอบแล้ว", "ข้อความนี้ไม่ได้เก็บและยังไม่ได้บันทึกค่ะ"),
    ],
)
def test_a_command_stays_a_command_while_an_answer_is_collected(
    bureau: Bureau, command: str, says: str
) -> None:
    collects(bureau, "ข้อแรก")
    assert says in last(bureau.says(NID, command))
    bureau.says(NID, "จบค่ะ")
    bureau.says(NID, "ส่ง")

    assert got(bureau, TEACHER) == ["ข้อแรก"]


def test_what_is_too_long_or_too_much_is_refused_as_it_is_typed(bureau: Bureau) -> None:
    collects(bureau)
    assert "ยาวเกิน 5,000 ตัวอักษร จึงไม่ได้เก็บ" in last(bureau.says(NID, "ก" * 5001))
    for count in range(1, 21):
        bureau.says(NID, f"ข้อที่ {count}")
    assert "ครบ 20 ข้อความแล้ว ข้อความนี้ไม่ได้เก็บ" in last(bureau.says(NID, "ข้อที่ 21"))
    assert got(bureau, TEACHER) == []
    bureau.says(NID, "จบ")
    bureau.says(NID, "ส่ง")

    assert got(bureau, TEACHER) == ["\n\n".join(f"ข้อที่ {count}" for count in range(1, 21))]


def test_collecting_ends_with_a_line_once_the_question_is_withdrawn(bureau: Bureau) -> None:
    bureau.says(NID, "หลายข้อความ 1", group=OFFICERS)
    bureau.says(NID, "ข้อแรก", group=OFFICERS)
    bureau.says(TEACHER, "คำถามของฉัน")
    bureau.presses(TEACHER, "ยกเลิก ปศ. 1/2570")

    assert "ปศ. 1/2570 ยกเลิกแล้ว จึงเลิกเก็บคำตอบค่ะ" in last(bureau.says(NID, "ข้อสอง", group=OFFICERS))
    assert bureau.says(NID, "ไปกินข้าวกัน", group=OFFICERS) == []


def test_what_ran_out_unsent_is_said_once_and_can_still_be_sent(bureau: Bureau) -> None:
    bureau.says(NID, "หลายข้อความ 1", group=OFFICERS)
    bureau.says(NID, "ข้อแรก", group=OFFICERS)
    bureau.clock.advance(hours=25)
    assert "ค้างไว้เกิน 24 ชั่วโมงแล้ว จึงยังไม่ได้ส่ง" in last(bureau.says(NID, "สวัสดีตอนเช้า", group=OFFICERS))
    assert bureau.says(NID, "ไปกินข้าวกัน", group=OFFICERS) == []
    bureau.presses(NID, "ส่ง ปศ. 1/2570", group=OFFICERS)

    assert got(bureau, TEACHER) == ["ข้อแรก"]


def test_what_is_held_back_for_one_question_outlives_an_answer_to_another(bureau: Bureau) -> None:
    bureau.says(NID, "ปศ. 1 ของนิด")
    bureau.says(SOMSRI, "ปศ. 1 ของสมศรี")
    told = last(bureau.says(SOMSRI, "ปศ. 2 ตอบสอง"))
    assert "ยังเก็บไว้และยังไม่ได้ส่ง: ปศ. 1/2570 1 ข้อความ" in told
    bureau.says(SOMSRI, "ส่งเพิ่มเติม 1")

    assert got(bureau, TEACHER) == ["ของนิด", "ของสมศรี"]


def test_giving_up_one_answer_leaves_what_is_kept_for_another(bureau: Bureau) -> None:
    collects(bureau, "ข้อแรก")
    collects(bureau, "ของสอง", number=2)
    told = last(bureau.says(NID, "ยกเลิก"))
    bureau.says(NID, "ส่งเพิ่มเติม 1")

    assert told.startswith("ยกเลิกแล้ว") and "ปศ. 1/2570 1 ข้อความ" in told
    assert got(bureau, TEACHER) == ["ข้อแรก"]
    assert got(bureau, SECOND) == []
