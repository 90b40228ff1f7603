"""What an officer keeps for an answer is not lost to what they, or others, do beside it."""

from typing import Any

import pytest
from builders import a_text
from consult_office import NID, OFFICERS, SECOND, SOMSRI, TEACHER, Bureau, Shown
from officer_words import officer_words
from sqlalchemy import select

from db import officers
from db.engine import Database
from db.models.consultations import Draft
from line.gateway import LineError

KEPT = "ยังเก็บไว้และยังไม่ได้ส่ง: ปศ. 1/2570 1 ข้อความ"
PLACE: dict[str, Any] = {"title": "ห้องประชุม", "address": "สพม.นครพนม", "latitude": 17.4, "longitude": 104.7}


@pytest.fixture
def bureau(database: Database) -> Bureau:
    bureau = Bureau(database)
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.asks_officers(SECOND, "เรื่องสอง")
    return bureau


def got(bureau: Bureau, person: str) -> list[Shown]:
    """What came as answers, without the cards that follow them."""
    bureau.work()
    pushed = [one for one in bureau.line.shown if one.chat == person and one.pushed]
    return [one for one in pushed if one.message["type"] != "flex"]


def texts(bureau: Bureau, person: str) -> list[str]:
    return [
        officer_words(one)
        for one in got(bureau, person)
        if officer_words(one) or one.message["type"] != "text"
    ]


def held_back(bureau: Bureau, words: str) -> None:
    """Another officer was faster."""
    bureau.says(SOMSRI, "ปศ. 1 ตอบก่อน")
    bureau.says(NID, f"ปศ. 1 {words}")


def test_a_question_of_ones_own_leaves_what_is_collected_and_says_so(bureau: Bureau) -> None:
    bureau.says(NID, "หลายข้อความ 1")
    bureau.says(NID, "ข้อแรก")
    told = bureau.taps(NID, "a=officer")
    bureau.says(NID, "ส่งเพิ่มเติม 1")
    again = bureau.says(NID, "ส่งเพิ่มเติม 1")

    assert KEPT in told[0].text
    assert texts(bureau, TEACHER) == ["ข้อแรก"]
    assert "ไม่มีข้อความของ ปศ. 1/2570 ที่เก็บไว้" in again[-1].text


def test_what_was_held_back_outlives_a_question_that_was_not_sent_after_all(bureau: Bureau) -> None:
    held_back(bureau, "ของเดิม")
    bureau.taps(NID, "a=officer")
    bureau.says(NID, "ขอยืมห้องประชุม")
    bureau.says(NID, "เมนู")
    bureau.taps(NID, "a=no-consent")
    bureau.says(NID, "ส่งเพิ่มเติม 1")

    assert texts(bureau, TEACHER) == ["ตอบก่อน", "ของเดิม"]


def test_what_was_held_back_outlives_a_line_that_is_recorded(bureau: Bureau) -> None:
    held_back(bureau, "ของเดิม")
    told = bureau.says(NID, "โทร ปิยะมหาราชาลัย แผน 5 ปี ถามวันส่ง ตอบแล้ว")
    bureau.presses(NID, "บันทึก")
    bureau.says(NID, "ส่งเพิ่มเติม 1")

    assert KEPT in told[0].text
    assert len(bureau.cases()) == 3
    assert texts(bureau, TEACHER) == ["ตอบก่อน", "ของเดิม"]


def test_a_place_after_an_answer_leaves_what_is_kept_for_another(bureau: Bureau) -> None:
    held_back(bureau, "ของเดิม")
    bureau.says(NID, "ปศ. 2 ตอบสอง")
    bureau.sends(NID, "location", **PLACE)
    bureau.says(NID, "ส่งเพิ่มเติม 1")
    bureau.says(NID, "ส่งเพิ่มเติม 2")

    assert texts(bureau, TEACHER) == ["ตอบก่อน", "ของเดิม"]
    assert [one.message["type"] for one in got(bureau, SECOND)] == ["text", "text", "location"]


def test_pictures_are_counted_with_the_parts_of_their_own_answer(bureau: Bureau) -> None:
    held_back(bureau, "ของเดิม")
    bureau.says(NID, "หลายข้อความ 2")
    [told] = bureau.sends(NID, "image")

    assert told.text.startswith("เก็บรูปภาพ (ข้อความที่ 1) ของ ปศ. 2/2570 แล้ว")


def test_a_picture_too_many_is_refused_as_it_is_sent(bureau: Bureau) -> None:
    bureau.says(NID, "หลายข้อความ 1")
    for _ in range(20):
        bureau.sends(NID, "image")
    [told] = bureau.sends(NID, "image")

    assert told.text.startswith("คำตอบของ ปศ. 1/2570 ครบ 20 ข้อความแล้ว ข้อความนี้ไม่ได้เก็บค่ะ")


def test_a_picture_for_a_question_that_was_withdrawn_ends_the_collecting(bureau: Bureau) -> None:
    bureau.says(NID, "หลายข้อความ 1")
    bureau.says(TEACHER, "ยกเลิกคำถาม 1")
    [told] = [one for one in bureau.sends(NID, "image") if not one.pushed]

    assert told.text.startswith("ปศ. 1/2570 ยกเลิกแล้ว จึงเลิกเก็บคำตอบค่ะ")


def test_an_edited_command_leaves_what_is_collected_for_another(bureau: Bureau) -> None:
    event = a_text("พรุ่งนี้ประชุมนะ", at=bureau.clock(), group=OFFICERS, person=NID, id="old")
    bureau._happens(event, OFFICERS, True)
    bureau.says(NID, "หลายข้อความ 1", group=OFFICERS)
    bureau.says(NID, "ข้อแรก", group=OFFICERS)
    event = a_text("หลายข้อความ 2", at=bureau.clock(), group=OFFICERS, person=NID, id="old")
    bureau._happens({**event, "type": "messageEdited"}, OFFICERS, True)
    bureau.says(NID, "ส่งเพิ่มเติม 1", group=OFFICERS)

    assert texts(bureau, TEACHER) == ["ข้อแรก"]


def test_who_has_their_data_erased_takes_nothing_that_is_kept_for_others(bureau: Bureau) -> None:
    bureau.says(NID, "หลายข้อความ 2")
    bureau.says(NID, "ข้อของสอง")
    bureau.says(NID, "หลายข้อความ 1")
    bureau.says(NID, "ความลับของหนึ่ง")
    bureau.says(TEACHER, "ลบข้อมูลของฉัน")
    bureau.presses(TEACHER, "ยืนยันลบข้อมูล")
    with bureau.database.read() as session:
        [left] = session.scalars(select(Draft.data)).all()
    bureau.says(NID, "ส่งเพิ่มเติม 2")

    assert "ความลับของหนึ่ง" not in str(left)
    assert texts(bureau, SECOND) == ["ข้อของสอง"]


def test_a_picture_that_is_still_to_come_goes_to_no_officer_who_was_removed_meanwhile(bureau: Bureau) -> None:
    bureau.says(NID, "ปศ. 1 ได้ค่ะ")
    bureau.line.contents["slow"] = LineError("LINE answered 202", 202)
    bureau.sends(TEACHER, "image", id="slow")
    with bureau.database.begin() as session:
        officers.remove(session, NID, bureau.clock())
    del bureau.line.contents["slow"]
    bureau.clock.advance(minutes=3)
    bureau.work()
    bureau.work()

    pictures = [one.chat for one in bureau.line.shown if one.message["type"] == "image"]
    assert pictures == [OFFICERS]
