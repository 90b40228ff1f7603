"""What officers write: an answer to the one who asked, a command, or nothing at all."""

import pytest
from consult_office import NID, OFFICERS, SECOND, SOMSRI, TEACHER, THIRD, Bureau
from officer_words import officer_words

from db.engine import Database


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database)


def says_as(bureau: Bureau, message: str, words: str) -> None:
    """In the officers' group, in a message of that id."""
    said = {"id": message, "type": "text", "quoteToken": "q", "text": words}
    source = {"type": "group", "groupId": OFFICERS, "userId": NID}
    bureau.happens(NID, "message", source=source, message=said)


def test_a_quoted_answer_reaches_the_asker_as_it_stands_and_can_be_confirmed(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "ขอใช้เงินเหลือจ่ายได้ไหม")
    told = bureau.says(NID, "ได้ค่ะ\nทำบันทึกถึง ผอ.", group=OFFICERS, quote=bureau.card(name))

    assert told[-1].text.startswith("รับคำตอบ ปศ. 1/2570 แล้ว กำลังส่งถึงครูสมใจค่ะ")
    answer, card = [one for one in bureau.line.shown if one.chat == TEACHER and one.pushed]
    assert answer.message["text"] == (
        "คำตอบจากเจ้าหน้าที่ ปศ. 1/2570\nคำถาม: ขอใช้เงินเหลือจ่ายได้ไหม\n\nได้ค่ะ\nทำบันทึกถึง ผอ."
    )
    assert answer.message["sender"] == {"name": "กลุ่มนโยบายและแผน"}
    assert card.text == "ได้คำตอบครบถ้วนไหมคะ"
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
        ("ได้เลยค่ะ", "ข้อความนี้ยังไม่ได้ส่งถึงผู้ถาม"),
        ("คำตอบของใครไม่รู้", "ข้อความนี้ยังไม่ได้ส่งถึงผู้ถาม"),
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
    says_as(bureau, "message-of-nid", "เที่ยงนี้กินอะไรดี")
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
    bureau.says(NID, "ส่ง", group=OFFICERS)

    pushed = [officer_words(one) for one in bureau.line.shown if one.chat == TEACHER and one.pushed]
    assert pushed[:2] == ["ข้อแรก", "ข้อสอง"]
    assert len(pushed) == 3


def test_a_correction_comes_after_the_answer_and_says_that_it_is_one(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    [told] = bureau.says(NID, "วันที่ 30", group=OFFICERS, quote=bureau.card(name))
    bureau.says(NID, "ส่งผิด", group=OFFICERS, quote=told)
    bureau.says(NID, "วันที่ 31", group=OFFICERS)

    assert "วันที่ 31" in bureau.in_chat(TEACHER)
    assert "แก้ไขคำตอบ ปศ. 1/2570 ขออภัยค่ะ คำตอบก่อนหน้านี้ไม่ถูกต้อง ให้ใช้ข้อความนี้แทน" in bureau.in_chat(TEACHER)
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
        "   รอมา 0 นาที · ครบกำหนดตอบ 24 พ.ย. 2569 10:00\n"
        "ปศ. 2/2570 เรื่องสอง\n   ครูวิชัย · โรงเรียนบ้านไกล · เจ้าหน้าที่รับเรื่องแล้ว · พี่นิด\n"
        "   รอมา 0 นาที · ครบกำหนดตอบ 24 พ.ย. 2569 10:00\n"
        "ตอบ: พิมพ์เลขที่นำหน้า เช่น “ปศ. 12 ...”"
    )


def test_an_officer_removed_yesterday_answers_nobody(bureau: Bureau) -> None:
    from db import officers

    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    with bureau.database.begin() as session:
        officers.remove(session, NID, bureau.clock())
    before = bureau.in_chat(TEACHER)
    bureau.says(NID, "ปศ. 1 ได้ค่ะ")

    assert bureau.in_chat(TEACHER) == before


def test_what_can_follow_an_answer_is_said_in_words_for_a_pc_which_shows_no_buttons(
    bureau: Bureau,
) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    [told] = bureau.says(NID, "วันที่ 31", group=OFFICERS, quote=bureau.card(name))
    assert told.text.endswith("แตะหรือพิมพ์ “เพิ่มเป็นความรู้ 1/2570”")

    assert "ความรู้ที่" in bureau.says(NID, "เพิ่มเป็นความรู้ 1/2570", group=OFFICERS)[0].text
