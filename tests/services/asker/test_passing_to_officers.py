"""From a question that the manual does not answer to an officer's card."""

import pytest
from builders import bangkok
from consult_office import NID, OFFICERS, RESPONSIBLE, SECOND, SOMSRI, TEACHER, Bureau, the_manual

from db import chats, officers
from db.engine import Database
from knowledge.reading.reading import Reading


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database)


def test_nothing_leaves_the_chat_before_the_asker_agrees(bureau: Bureau) -> None:
    told = bureau.says(TEACHER, "ขอใช้เงินเหลือจ่ายได้ไหม")

    assert "คำถามที่จะส่ง\nขอใช้เงินเหลือจ่ายได้ไหม" in told[-1].text
    assert "ชื่อใน LINE (ครูสมใจ)" in told[-1].text
    assert bureau.in_chat(OFFICERS) == ""


def test_the_first_time_the_school_is_asked_and_the_number_and_day_are_told(bureau: Bureau) -> None:
    bureau.says(TEACHER, "ขอใช้เงินเหลือจ่ายได้ไหม")
    assert "ขอชื่อโรงเรียน" in bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")[-1].text
    told = bureau.says(TEACHER, "ปิยะมหาราชลัย")[-1].text

    assert told == (
        "ส่งคำถามถึงเจ้าหน้าที่แล้วค่ะ เลขที่ ปศ. 1/2570\nคาดว่าจะได้คำตอบภายในวันอังคารที่ 24 พฤศจิกายน 2569 เวลา 10:00 น."
    )
    card = bureau.card("ปศ. 1/2570").text
    assert "ขอใช้เงินเหลือจ่ายได้ไหม" in card
    assert "ครูสมใจ · โรงเรียนปิยะมหาราชาลัย" in card


def test_the_second_time_the_school_is_known_and_numbers_run(bureau: Bureau) -> None:
    assert bureau.asks_officers(TEACHER, "เรื่องหนึ่ง") == "ปศ. 1/2570"
    assert bureau.asks_officers(TEACHER, "เรื่องสอง") == "ปศ. 2/2570"

    assert [case.school for case in bureau.cases()] == ["โรงเรียนปิยะมหาราชาลัย", "โรงเรียนปิยะมหาราชาลัย"]


def test_a_school_that_may_be_two_is_asked_back_and_an_unknown_one_is_taken_as_typed(bureau: Bureau) -> None:
    bureau.says(TEACHER, "เรื่องหนึ่ง")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    assert "หมายถึงโรงเรียนไหนคะ" in bureau.says(TEACHER, "นาแก")[-1].text
    bureau.says(TEACHER, "โรงเรียนนาแกพิทยาคม")
    bureau.asks_officers(SECOND, "เรื่องสอง", "โรงเรียนบ้านไกลโพ้น")

    assert [case.school for case in bureau.cases()] == ["โรงเรียนนาแกพิทยาคม", "โรงเรียนบ้านไกลโพ้น"]


def test_an_old_consent_card_sends_nothing(bureau: Bureau) -> None:
    bureau.says(TEACHER, "เรื่องหนึ่ง")
    old = bureau.button(TEACHER, "ส่งถึงเจ้าหน้าที่")
    bureau.says(TEACHER, "เรื่องสอง")

    assert "ครั้งนี้ไม่ได้ส่งอะไรไป" in bureau.taps(TEACHER, old)[-1].text
    assert bureau.in_chat(OFFICERS) == ""


def test_a_button_of_an_answered_card_passes_on_the_question_that_was_asked(bureau: Bureau) -> None:
    bureau.says(TEACHER, "ส่งแผนวันไหน")
    bureau.presses(TEACHER, "ถามเจ้าหน้าที่")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    bureau.says(TEACHER, "ปมร.")

    [case] = bureau.cases()
    assert (case.question, case.state, case.number, case.procedure) == (
        "ส่งแผนวันไหน",
        "open",
        1,
        "plan-review",
    )


def test_saying_that_one_wants_an_officer_asks_for_the_question_first(bureau: Bureau) -> None:
    assert "พิมพ์คำถามที่ต้องการส่ง" in bureau.says(TEACHER, "ขอคุยกับเจ้าหน้าที่")[-1].text
    bureau.says(TEACHER, "ขอเลื่อนส่งแผนได้ไหม")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    bureau.says(TEACHER, "ปมร.")

    assert "ขอเลื่อนส่งแผนได้ไหม" in bureau.card("ปศ. 1/2570").text


def test_the_officer_responsible_gets_the_card_alone(database: Database) -> None:
    bureau = Bureau(database, manual=the_manual(responsible=(RESPONSIBLE,)))
    bureau.says(TEACHER, "ส่งแผนวันไหน")
    bureau.presses(TEACHER, "ถามเจ้าหน้าที่")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    bureau.says(TEACHER, "ปมร.")

    assert "ส่งแผนวันไหน" in bureau.in_chat(NID)
    assert bureau.in_chat(OFFICERS) == "" == bureau.in_chat(SOMSRI)


def test_while_an_officer_is_away_the_substitute_gets_the_cards(database: Database) -> None:
    bureau = Bureau(database, manual=the_manual(responsible=(RESPONSIBLE,)))
    assert "วันจันทร์ที่ 30 พฤศจิกายน 2569" in bureau.says(NID, "ไม่อยู่ถึง 30/11 ให้ สมศรี")[-1].text
    bureau.says(TEACHER, "ขอเลื่อนส่งแผน")
    bureau.presses(TEACHER, "ถามเจ้าหน้าที่")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    bureau.says(TEACHER, "ปมร.")

    assert "ขอเลื่อนส่งแผน" in bureau.in_chat(SOMSRI)
    assert "ขอเลื่อนส่งแผน" not in bureau.in_chat(NID)


def test_with_nobody_to_pass_to_the_asker_is_told_how_to_reach_the_office(database: Database) -> None:
    told = Bureau(database, staffed=False).says(TEACHER, "ขอใช้เงินเหลือจ่ายได้ไหม")

    assert "ยังไม่มีเจ้าหน้าที่ที่รับคำถามผ่าน LINE คำถามนี้จึงยังไม่ได้ส่งถึงใคร" in told[-1].text
    assert "วันและเวลาราชการ" in told[-1].text
    assert "ส่งถึงเจ้าหน้าที่" not in str(told[-1].message)


def test_outside_office_hours_the_card_waits_and_the_asker_knows(bureau: Bureau) -> None:
    bureau.clock.moment = bangkok("2026-11-27 18:00")
    bureau.says(TEACHER, "เรื่องหนึ่ง")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    told = bureau.says(TEACHER, "ปมร.")[-1].text

    assert "เจ้าหน้าที่จะได้รับวันจันทร์ที่ 30 พฤศจิกายน 2569 เวลา 08:30 น." in told
    assert "คาดว่าจะได้คำตอบภายในวันจันทร์ที่ 30 พฤศจิกายน 2569 เวลา 16:30 น." in told
    assert bureau.in_chat(OFFICERS) == ""
    bureau.clock.moment = bangkok("2026-11-30 08:30")
    bureau.work()
    assert "เรื่องหนึ่ง" in bureau.in_chat(OFFICERS)


def test_a_sixth_open_question_waits_with_the_asker(bureau: Bureau) -> None:
    for count in range(5):
        bureau.asks_officers(TEACHER, f"เรื่องที่ {count}")
    bureau.says(TEACHER, "เรื่องสุดท้าย")

    assert "คำถามนี้ยังไม่ได้ส่ง" in bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")[-1].text
    assert bureau.asks_officers(SECOND, "เรื่องของคนอื่น") == "ปศ. 6/2570"


def test_what_the_manual_does_not_know_is_counted_to_no_procedure_however_near_one_is(
    bureau: Bureau,
) -> None:
    bureau.desk.understanding.read = lambda *_, **__: Reading(  # type: ignore[method-assign]
        "escalate", "plan-review", 4, topic="unknown"
    )
    name = bureau.asks_officers(TEACHER, "พรุ่งนี้ฝนจะตกไหม")

    assert (bureau.case(name).procedure, bureau.case(name).step) == (None, None)
    assert "เรื่อง\n" not in bureau.card(name).text


@pytest.mark.parametrize("when", ["before the tap", "while the school is asked for"])
def test_where_officers_go_meanwhile_the_asker_is_shown_the_channels(bureau: Bureau, when: str) -> None:
    bureau.says(TEACHER, "เรื่องหนึ่ง")
    if when == "while the school is asked for":
        bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    with bureau.database.begin() as session:
        chats.unbind_group(session, OFFICERS, bureau.clock())
        for officer in (NID, SOMSRI):
            officers.remove(session, officer, bureau.clock())
    last = bureau.says(TEACHER, "ปมร.") if "school" in when else bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")

    assert "จึงส่งต่อให้ไม่ได้ค่ะ กรุณาติดต่อตามช่องทางนี้" in last[-1].text
    assert "วันและเวลาราชการ" in last[-1].text


def test_where_the_school_is_asked_for_commands_stay_commands(bureau: Bureau) -> None:
    bureau.asks_officers(SECOND, "เรื่องของคนอื่น")
    bureau.says(TEACHER, "เรื่องหนึ่ง")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")

    assert bureau.says(TEACHER, "คำถามของฉัน")[-1].text == "ยังไม่มีคำถามที่ส่งถึงเจ้าหน้าที่ค่ะ"
    assert "เลขที่ ปศ. 2/2570" in bureau.says(TEACHER, "ธาตุพนมค่ะ")[-1].text
    assert bureau.case("ปศ. 2/2570").school == "ธาตุพนม"


@pytest.mark.parametrize("between", ["ส่งแผนวันไหน", "ขอบคุณค่ะ"])
def test_where_the_school_is_asked_for_a_question_is_answered_and_the_school_asked_for_again(
    bureau: Bureau, between: str
) -> None:
    bureau.says(TEACHER, "เรื่องหนึ่ง")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    first, again = bureau.says(TEACHER, between)

    assert "31 พฤษภาคม" in first.text or "ยินดีค่ะ" in first.text
    assert again.text == ("คำถาม “เรื่องหนึ่ง” ยังรอชื่อโรงเรียนก่อนส่งถึงเจ้าหน้าที่ค่ะ พิมพ์ชื่อโรงเรียน หรือ “ยกเลิก”")
    assert "เลขที่ ปศ. 1/2570" in bureau.says(TEACHER, "ปมร.")[-1].text


@pytest.mark.parametrize("typed", ["พรุ่งนี้ฝนจะตกไหม", "แล้วต้องรอกี่วันคะ", "ไม่ใช่ค่ะ", "ขอคุยกับเจ้าหน้าที่"])
def test_what_is_nothing_like_a_name_becomes_no_school(bureau: Bureau, typed: str) -> None:
    bureau.says(TEACHER, "เรื่องหนึ่ง")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    told = bureau.says(TEACHER, typed)[-1].text

    assert "ดูไม่ใช่ชื่อโรงเรียน จึงยังไม่ได้ส่งอะไร" in told
    assert bureau.in_chat(OFFICERS) == ""


def test_the_menu_puts_a_question_off_and_its_card_still_sends_it(bureau: Bureau) -> None:
    bureau.says(TEACHER, "เรื่องหนึ่ง")
    card = bureau.button(TEACHER, "ส่งถึงเจ้าหน้าที่")
    bureau.taps(TEACHER, card)
    bureau.says(TEACHER, "ขอเมนู")
    assert "31 พฤษภาคม" in bureau.says(TEACHER, "ส่งแผนวันไหน")[-1].text

    assert "ขอชื่อโรงเรียน" in bureau.taps(TEACHER, card)[-1].text
