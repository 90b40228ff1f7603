"""What askers type to the card of consent, for a person, and to complain, in whole talks."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from builders import GROUP
from consult_office import NID, OFFICERS, TEACHER, Bureau, Shown

from db import chats, consultations
from db.engine import Database
from knowledge.loading.load import load_manual
from knowledge.reading.understand import Understanding

_READER: list[Understanding] = []
PLAN = "ส่งแผนปฏิบัติการวันไหน"
MONEY = "ขอใช้เงินเหลือจ่ายได้ไหมคะ"
SCHOOLS = "C" + "5" * 32


@pytest.fixture
def bureau(database: Database) -> Bureau:
    """An office that reads as the real one does."""
    bureau = Bureau(database)
    if not _READER:
        _READER.append(Understanding(load_manual()))
    bureau.desk = replace(bureau.desk, understanding=_READER[0])
    return bureau


def typed(bureau: Bureau, *words: str) -> str:
    """What is said to the last of these, each typed twenty seconds after the one before."""
    told: Sequence[Shown] = ()
    for one in words:
        told = bureau.says(TEACHER, one)
        bureau.clock.advance(seconds=20)
    return "\n".join(one.text for one in told)


def ledger(bureau: Bureau) -> list[tuple[str, str | None, str | None]]:
    return [(case.state, case.subject, case.question) for case in bureau.cases()]


@pytest.mark.parametrize("yes", ["ตกลงค่ะ", "ครับ ส่งเลย", "ส่งถึงเจ้าหน้าที่", "ฝากถามเจ้าหน้าที่ให้หน่อย"])
def test_a_typed_consent_passes_the_question_on(bureau: Bureau, yes: str) -> None:
    assert "ขอชื่อโรงเรียน" in typed(bureau, MONEY, yes)
    assert bureau.in_chat(OFFICERS) == ""
    assert "ส่งคำถามถึงเจ้าหน้าที่แล้วค่ะ เลขที่ ปศ. 1/2570" in typed(bureau, "ปมร.")

    assert MONEY in bureau.card("ปศ. 1/2570").text


def test_a_typed_refusal_sends_nothing(bureau: Bureau) -> None:
    assert "ไม่ได้ส่งคำถามถึงเจ้าหน้าที่" in typed(bureau, MONEY, "ไม่ส่งแล้ว")
    typed(bureau, "ตกลงค่ะ", "ส่งเลยค่ะ", "ค่ะ")

    assert bureau.in_chat(OFFICERS) == ""
    assert all(case.number is None for case in bureau.cases())


def test_a_mere_yes_is_asked_back_and_a_second_one_sends(bureau: Bureau) -> None:
    assert "ยังไม่ได้ส่งค่ะ" in typed(bureau, MONEY, "ค่ะ")
    assert "ขอชื่อโรงเรียน" in typed(bureau, "ใช่ค่ะ")


def test_a_yes_after_other_talk_is_asked_back_once_more(bureau: Bureau) -> None:
    typed(bureau, MONEY, "ค่ะ", "ขอบคุณค่ะ")

    assert "ยังไม่ได้ส่งค่ะ" in typed(bureau, "ค่ะ")
    assert bureau.in_chat(OFFICERS) == ""


def test_an_agreement_after_another_question_sends_neither(bureau: Bureau) -> None:
    typed(bureau, MONEY, PLAN, "ตกลงค่ะ", "ครับ")

    assert bureau.in_chat(OFFICERS) == ""
    assert all(case.number is None for case in bureau.cases())


def test_sending_after_another_question_offers_that_one(bureau: Bureau) -> None:
    told = typed(bureau, MONEY, PLAN, "ส่งถึงเจ้าหน้าที่")

    assert f"คำถามที่จะส่ง\n{PLAN}" in told
    assert MONEY not in told


def test_words_typed_during_a_live_talk_go_to_the_officer(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, MONEY)
    bureau.says(NID, "ได้ค่ะ", group=OFFICERS, quote=bureau.card(name))

    assert "ส่งข้อความถึงเจ้าหน้าที่แล้วค่ะ" in typed(bureau, "ครับ ส่งเลย")
    assert "ครับ ส่งเลย" in bureau.in_chat(OFFICERS)


@pytest.mark.parametrize("wish", ["ขอแอดมินตัวจริง", "ขอคนตอบหน่อย ไม่เอาบอท", "ฝากถามเจ้าหน้าที่ให้หน่อย"])
def test_a_wish_for_a_person_offers_what_was_asked_last(bureau: Bureau, wish: str) -> None:
    assert f"คำถามที่จะส่ง\n{PLAN}" in typed(bureau, MONEY, PLAN, wish)


def test_a_wish_for_a_person_before_any_question_asks_for_it(bureau: Bureau) -> None:
    assert "พิมพ์คำถามที่ต้องการส่ง" in typed(bureau, "ขอแอดมินตัวจริง")


def test_a_wish_that_says_what_about_offers_its_own_words(bureau: Bureau) -> None:
    about = "ขอคุยกับเจ้าหน้าที่เรื่องงบลงทุนปีหน้าค่ะ"
    told = typed(bureau, PLAN, about)

    assert f"คำถามที่จะส่ง\n{about}" in told
    assert ledger(bureau)[-1] == ("unanswered", None, about)


def test_a_refused_question_is_not_followed_by_an_older_one(bureau: Bureau) -> None:
    typed(bureau, PLAN)
    bureau.presses(TEACHER, "ถามเจ้าหน้าที่")
    bureau.presses(TEACHER, "แก้คำถาม")
    typed(bureau, "ขอเลื่อนวันส่งเพราะไฟไหม้ห้องธุรการ", "ไม่ส่งค่ะ")

    assert "พิมพ์คำถามที่ต้องการส่ง" in typed(bureau, "ขอแอดมินตัวจริง")


def test_a_question_with_an_officer_is_not_followed_by_an_older_one(bureau: Bureau) -> None:
    typed(bureau, PLAN)
    bureau.asks_officers(TEACHER, MONEY)
    bureau.clock.advance(minutes=5)

    assert "พิมพ์คำถามที่ต้องการส่ง" in typed(bureau, "ขอคุยกับเจ้าหน้าที่")


@pytest.mark.parametrize("complaint", ["รายงานซ้ำซ้อนมาก ครูเหนื่อย", "บอทตอบไม่ตรงกับในหนังสือ", "แย่มาก"])
def test_a_complaint_is_taken_as_one_with_the_way_to_a_person(bureau: Bureau, complaint: str) -> None:
    told = typed(bureau, PLAN, complaint)

    assert "ขอบคุณ" not in told
    assert "ขออภัยในความไม่สะดวกค่ะ บันทึกไว้เป็นข้อร้องเรียนหรือติชมแล้ว" in told
    assert ledger(bureau)[-1] == ("complaint", "complaint", complaint)
    typed(bureau, "ส่งเลยค่ะ", "ปมร.")
    assert complaint in bureau.card("ปศ. 1/2570").text


def test_a_complaint_that_nobody_can_get_shows_how_to_reach_the_office(database: Database) -> None:
    told = typed(Bureau(database, staffed=False), "บอทตอบไม่ตรงกับในหนังสือ")

    assert "แจ้งเจ้าหน้าที่ได้โดยตรงตามช่องทางนี้" in told
    assert "ยังไม่มีเจ้าหน้าที่ที่รับคำถามผ่าน LINE" in told


def test_a_complaint_to_the_bot_in_a_group_leads_to_its_own_chat(bureau: Bureau) -> None:
    assert SCHOOLS != GROUP
    with bureau.database.begin() as session:
        chats.bind_group(session, SCHOOLS, "announcements", bureau.clock())
    [told] = bureau.says(TEACHER, "บอท รายงานซ้ำซ้อนมาก ครูเหนื่อย", group=SCHOOLS)

    assert "ขออภัยในความไม่สะดวกค่ะ" in told.text
    assert ledger(bureau)[-1][0] == "complaint"
    assert bureau.says(TEACHER, "รายงานซ้ำซ้อนมาก ครูเหนื่อย", group=SCHOOLS) == []


def test_a_complaint_with_a_question_in_it_is_answered(bureau: Bureau) -> None:
    assert "31 พฤษภาคม" in typed(bureau, "บอทตอบไม่ตรงเลย ส่งแผนปฏิบัติการวันไหนคะ")


def test_names_are_shown_without_marks_of_direction(bureau: Bureau) -> None:
    with bureau.database.begin() as session:
        consultations.tell_person(session, TEACHER, name="\u202eใจดี\u200f ครู\u2066สมใจ")
    name = bureau.asks_officers(TEACHER, MONEY)

    assert "ใจดี ครูสมใจ" in bureau.card(name).text
    assert not {"\u202e", "\u200f", "\u2066"} & set(bureau.in_chat(OFFICERS))
