"""From a question that the manual does not answer to an officer's card, and the answer's way back."""

import pytest
from builders import bangkok
from consult_office import (
    NID,
    OFFICERS,
    RESPONSIBLE,
    SECOND,
    SOMSRI,
    TEACHER,
    THIRD,
    Bureau,
    the_manual,
)

from db.engine import Database
from knowledge.reading import Reading
from line.gateway import Outcome


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


def test_a_quoted_answer_reaches_the_asker_as_it_stands_and_can_be_confirmed(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "ขอใช้เงินเหลือจ่ายได้ไหม")
    told = bureau.says(NID, "ได้ค่ะ\nทำบันทึกถึง ผอ.", group=OFFICERS, quote=bureau.card(name))

    assert told[-1].text.startswith("ส่งคำตอบ ปศ. 1/2570 ถึงครูสมใจแล้วค่ะ")
    answer, card = [one for one in bureau.line.shown if one.chat == TEACHER and one.pushed]
    assert answer.message["text"] == "ได้ค่ะ\nทำบันทึกถึง ผอ."
    assert answer.message["sender"] == {"name": "กลุ่มนโยบายและแผน"}
    assert "คำตอบจากเจ้าหน้าที่ ปศ. 1/2570" in card.text
    bureau.presses(TEACHER, "ได้คำตอบแล้ว")
    case = bureau.case(name)
    assert (case.state, case.answer, case.answered_by) == ("confirmed", "ได้ค่ะ\nทำบันทึกถึง ผอ.", "officer")


def test_an_answer_by_number_reaches_the_asker_of_that_number(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.asks_officers(SECOND, "เรื่องสอง")
    bureau.says(NID, "ปศ. 2 ตอบเรื่องสอง")
    bureau.says(NID, "#๑/๒๕๗๐ ตอบเรื่องหนึ่ง")

    assert "ตอบเรื่องสอง" in bureau.in_chat(SECOND)
    assert "ตอบเรื่องสอง" not in bureau.in_chat(TEACHER)
    assert "ตอบเรื่องหนึ่ง" in bureau.in_chat(TEACHER)


def test_quoting_wins_over_a_number(bureau: Bureau) -> None:
    first = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.asks_officers(SECOND, "เรื่องสอง")
    bureau.says(NID, "ปศ. 2 คำตอบ", group=OFFICERS, quote=bureau.card(first))

    assert "คำตอบ" in bureau.in_chat(TEACHER)
    assert "คำตอบจาก" not in bureau.in_chat(SECOND)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("ปศ. 99 ได้ค่ะ", "ไม่พบเรื่องเลขที่ 99"),
        ("ปศ. 1/2027 ได้ค่ะ", "ปีต้องเป็นปีงบประมาณ พ.ศ."),
        ("ปศ. 1", "ยังไม่มีข้อความคำตอบ"),
        ("ปศ. 1 " + "ก" * 5001, "คำตอบยาวเกิน 5,000"),
        ("ได้ค่ะ ส่งได้เลย", "ข้อความนี้ยังไม่ได้ส่งถึงผู้ถาม"),
    ],
)
def test_what_has_no_sure_target_or_is_no_answer_is_asked_back(bureau: Bureau, words: str, says: str) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    before = bureau.in_chat(TEACHER)

    assert says in bureau.says(NID, words)[-1].text
    assert bureau.in_chat(TEACHER) == before


def test_a_quote_of_something_unknown_in_the_officers_own_chat_is_asked_back(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")

    assert "ไม่พบว่าข้อความที่อ้างถึง" in bureau.says(NID, "ได้ค่ะ", quote="gone-message")[-1].text


def test_a_card_of_another_chat_cannot_be_answered_by_quoting_it(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    before = bureau.in_chat(TEACHER)
    bureau.says(NID, "ได้ค่ะ", quote=bureau.card(name))

    assert bureau.in_chat(TEACHER) == before


def test_chatter_in_the_officers_group_goes_nowhere(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    before = len(bureau.line.shown)
    bureau.says(NID, "เที่ยงนี้กินอะไรดี", group=OFFICERS)
    bureau.says(SOMSRI, "ส้มตำ", group=OFFICERS, quote="message-of-nid")
    bureau.says(SOMSRI, "รับ 12 คนนะ", group=OFFICERS)

    assert len(bureau.line.shown) == before


def test_the_same_words_of_somebody_who_is_no_officer_are_an_ordinary_question(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    before = bureau.in_chat(TEACHER)
    bureau.says(THIRD, "ปศ. 1 ได้ค่ะ")
    bureau.says(THIRD, "งานค้าง")

    assert bureau.in_chat(TEACHER) == before
    assert "ครูสมใจ" not in bureau.in_chat(THIRD)


def test_of_two_officers_the_first_answer_is_sent_and_the_second_told(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "คำตอบของนิด", group=OFFICERS, quote=bureau.card(name))
    told = bureau.says(SOMSRI, "คำตอบของสมศรี", group=OFFICERS, quote=bureau.card(name))

    assert "ปศ. 1/2570 มีผู้ตอบแล้ว (พี่นิด)" in told[-1].text
    assert "คำตอบของสมศรี" not in bureau.in_chat(TEACHER)
    bureau.presses(SOMSRI, "ส่งเพิ่มเติม", group=OFFICERS)
    assert "คำตอบของสมศรี" in bureau.in_chat(TEACHER)


def test_several_messages_become_one_answer(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.presses(NID, "หลายข้อความ", group=OFFICERS)
    bureau.says(NID, "ข้อแรก", group=OFFICERS)
    bureau.says(NID, "ข้อสอง", group=OFFICERS)
    assert "ข้อแรก" not in bureau.in_chat(TEACHER)
    bureau.says(NID, "จบ", group=OFFICERS)

    pushed = [one.text for one in bureau.line.shown if one.chat == TEACHER and one.pushed]
    assert pushed[:2] == ["ข้อแรก", "ข้อสอง"]
    assert len(pushed) == 3


def test_a_correction_comes_after_the_answer_and_says_that_it_is_one(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    [told] = bureau.says(NID, "วันที่ 30", group=OFFICERS, quote=bureau.card(name))
    bureau.says(NID, "ส่งผิด", group=OFFICERS, quote=told)
    bureau.says(NID, "วันที่ 31", group=OFFICERS)

    assert "วันที่ 31" in bureau.in_chat(TEACHER)
    assert "แก้ไขคำตอบ ปศ. 1/2570: ขออภัยค่ะ" in bureau.in_chat(TEACHER)
    assert bureau.case(name).answer == "วันที่ 31"


def test_taking_giving_back_handing_over_and_closing(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    assert bureau.says(NID, "รับ 1", group=OFFICERS)[-1].text == "พี่นิด รับ ปศ. 1/2570 แล้วค่ะ"
    assert "พี่นิด รับไว้แล้วค่ะ" in bureau.says(SOMSRI, "รับ 1", group=OFFICERS)[-1].text
    assert "จึงคืนแทนไม่ได้" in bureau.says(SOMSRI, "คืน 1", group=OFFICERS)[-1].text
    assert "คืน ปศ. 1/2570 แล้ว" in bureau.says(NID, "คืน 1")[-1].text
    assert "โอน ปศ. 1/2570 ให้ สมศรี แล้วค่ะ" in bureau.says(NID, "โอน 1 สมศรี")[-1].text
    assert "โอน ปศ. 1/2570 ให้ท่าน" in bureau.in_chat(SOMSRI)
    assert "ไม่พบเจ้าหน้าที่ชื่อ “สมชาย”" in bureau.says(SOMSRI, "โอน 1 สมชาย")[-1].text
    assert "ปิด ปศ. 1/2570 แล้วค่ะ" in bureau.says(SOMSRI, "ปิด 1")[-1].text
    assert bureau.case(name).state == "closed"
    assert "เจ้าหน้าที่ปิดเรื่อง ปศ. 1/2570" in bureau.in_chat(TEACHER)
    assert "ปศ. 1/2570 เจ้าหน้าที่ปิดเรื่อง" in bureau.says(SOMSRI, "ปศ. 1 ได้ค่ะ")[-1].text


def test_the_open_list_shows_what_waits_with_its_askers(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.asks_officers(SECOND, "เรื่องสอง", "โรงเรียนบ้านไกล")
    bureau.says(NID, "รับ 2")

    assert bureau.says(NID, "งานค้าง")[-1].text == (
        "งานค้าง 2 เรื่อง\n"
        "ปศ. 1/2570 เรื่องหนึ่ง\n   ครูสมใจ · โรงเรียนปิยะมหาราชาลัย · รอเจ้าหน้าที่\n"
        "ปศ. 2/2570 เรื่องสอง\n   ครูวิชัย · โรงเรียนบ้านไกล · เจ้าหน้าที่รับเรื่องแล้ว · พี่นิด"
    )


def test_an_unclear_answer_goes_back_to_the_same_officer_with_what_is_added(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "คำตอบสั้น", group=OFFICERS, quote=bureau.card(name))
    bureau.presses(TEACHER, "ยังไม่ชัดเจน")
    told = bureau.says(TEACHER, "หมายถึงปีไหนคะ")
    bureau.work()

    assert bureau.case(name).state == "reopened"
    assert "ส่งข้อความถึงเจ้าหน้าที่แล้วค่ะ (ปศ. 1/2570)" in told[-1].text
    assert "ปศ. 1/2570 ครูสมใจ เพิ่มเติมว่า\n“หมายถึงปีไหนคะ”" in bureau.in_chat(OFFICERS)


def test_while_an_officer_answers_live_the_bot_keeps_quiet_until_the_menu_is_asked_for(
    bureau: Bureau,
) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "ปีไหนคะ", group=OFFICERS, quote=bureau.card(name))
    assert "ส่งข้อความถึงเจ้าหน้าที่แล้ว" in bureau.says(TEACHER, "ปีของแผนนี้")[-1].text
    assert "กลับมาคุยกับบอทแล้วค่ะ" in bureau.says(TEACHER, "เมนู")[-1].text

    assert "31 พฤษภาคม 2570" in bureau.says(TEACHER, "ส่งแผนวันไหน")[-1].text


def test_thirty_minutes_after_the_officers_last_message_the_bot_answers_again(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "ได้ค่ะ", group=OFFICERS, quote=bureau.card(name))
    bureau.clock.advance(minutes=31)

    assert "31 พฤษภาคม 2570" in bureau.says(TEACHER, "ส่งแผนวันไหน")[-1].text


def test_an_answer_to_somebody_who_blocked_the_bot_is_kept_for_them_and_the_officer_told(
    bureau: Bureau,
) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.happens(TEACHER, "unfollow")
    bureau.says(NID, "ได้ค่ะ", group=OFFICERS, quote=bureau.card(name))
    bureau.work()
    assert "ได้ค่ะ" not in bureau.in_chat(TEACHER).split("\n")
    assert "คำตอบ ปศ. 1/2570 ยังไปไม่ถึง ผู้ถามบล็อกบอท" in bureau.in_chat(OFFICERS)

    bureau.happens(TEACHER, "follow", follow={"isUnblocked": True})
    assert "ได้ค่ะ" in bureau.in_chat(TEACHER).split("\n")


def test_with_the_quota_used_up_the_answer_rides_on_the_askers_next_message(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.line.fails = lambda chat: Outcome.HOLD
    bureau.says(NID, "ได้ค่ะ", group=OFFICERS, quote=bureau.card(name))
    bureau.work()
    bureau.clock.advance(minutes=40)
    bureau.says(TEACHER, "ส่งแผนวันไหน")

    assert "ได้ค่ะ" in bureau.in_chat(TEACHER).split("\n")
    assert "โควตาข้อความของเดือนนี้หมด" in "\n".join(
        one.text for one in bureau.says(NID, "งานค้าง", group=OFFICERS)
    )


def test_an_officer_removed_yesterday_answers_nobody(bureau: Bureau) -> None:
    from db import officers

    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    with bureau.database.begin() as session:
        officers.remove(session, NID, bureau.clock())
    before = bureau.in_chat(TEACHER)
    bureau.says(NID, "ปศ. 1 ได้ค่ะ")

    assert bureau.in_chat(TEACHER) == before


def test_what_the_manual_does_not_know_is_counted_to_no_procedure_however_near_one_is(
    bureau: Bureau,
) -> None:
    bureau.desk.understanding.read = lambda *_, **__: Reading(  # type: ignore[method-assign]
        "escalate", "plan-review", 4, topic="unknown"
    )
    name = bureau.asks_officers(TEACHER, "พรุ่งนี้ฝนจะตกไหม")

    assert (bureau.case(name).procedure, bureau.case(name).step) == (None, None)
    assert "เรื่อง\n" not in bureau.card(name).text
