"""After an answer: the asker adds, confirms, is not content, takes the bot or the question back."""

import pytest
from builders import bangkok
from consult_office import MONDAY_TEN, NID, OFFICERS, TEACHER, Bureau, Shown
from sqlalchemy import select

from db import chats
from db.engine import Database
from db.models.consultations import ConsultationEvent

NIGHT = "2026-11-23 22:00"
MORNING = "เจ้าหน้าที่จะได้รับวันอังคารที่ 24 พฤศจิกายน 2569 เวลา 08:30 น."


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database)


def answered(bureau: Bureau, question: str = "เรื่องหนึ่ง") -> str:
    name = bureau.asks_officers(TEACHER, question)
    bureau.says(NID, "ได้ค่ะ", group=OFFICERS, quote=bureau.card(name))
    return name


def to_officers(bureau: Bureau, before: int = 0) -> list[Shown]:
    return [one for one in bureau.line.shown[before:] if one.chat == OFFICERS and one.pushed]


def until(bureau: Bureau, moment: str) -> None:
    bureau.clock.moment = bangkok(moment)
    bureau.work()


def history(bureau: Bureau) -> list[tuple[str, str | None]]:
    with bureau.database.read() as session:
        query = select(ConsultationEvent.what, ConsultationEvent.words).order_by(ConsultationEvent.id)
        return [(what, words) for what, words in session.execute(query)]


@pytest.mark.parametrize("taken", [False, True])
def test_an_answer_found_unclear_may_be_confirmed_all_the_same(bureau: Bureau, taken: bool) -> None:
    name = answered(bureau)
    bureau.presses(TEACHER, "ยังไม่ชัดเจน")
    if taken:
        bureau.says(NID, "รับ 1", group=OFFICERS)
    told = bureau.presses(TEACHER, "ได้คำตอบแล้ว")[-1].text
    bureau.work()

    assert told == "ขอบคุณค่ะ บันทึกว่าได้คำตอบแล้ว"
    assert bureau.case(name).state == "confirmed"
    assert to_officers(bureau)[-1].text == "ปศ. 1/2570 ผู้ถามแจ้งว่าได้คำตอบแล้ว ไม่ต้องตอบเพิ่มค่ะ"


def test_what_is_unclear_may_be_told_to_the_officer_who_has_taken_it_up_again(bureau: Bureau) -> None:
    answered(bureau)
    bureau.presses(TEACHER, "ยังไม่ชัดเจน")
    bureau.says(NID, "รับ 1", group=OFFICERS)
    bureau.clock.advance(hours=1)
    told = bureau.presses(TEACHER, "ยังไม่ชัดเจน")[-1].text
    bureau.says(TEACHER, "ข้อสองค่ะ")
    bureau.work()

    assert "ข้อความต่อจากนี้จะส่งถึงเจ้าหน้าที่" in told
    assert to_officers(bureau)[-1].text == "ปศ. 1/2570 ครูสมใจ เพิ่มเติมว่า\n“ข้อสองค่ะ”"


def test_at_night_card_words_and_picture_wait_in_their_order_and_the_asker_knows(bureau: Bureau) -> None:
    answered(bureau)
    until(bureau, NIGHT)
    before = len(bureau.line.shown)
    told = [
        *bureau.presses(TEACHER, "ยังไม่ชัดเจน"),
        *bureau.says(TEACHER, "ข้อสองค่ะ"),
        *bureau.sends(TEACHER, "image"),
    ]
    bureau.work()

    assert [MORNING in one.text for one in told] == [True, True, True]
    assert to_officers(bureau, before) == []
    for second in range(3):
        until(bureau, f"2026-11-24 08:30:0{second}")
        bureau.work()
    card, words, lead, picture = to_officers(bureau, before)
    assert "แจ้งว่ายังไม่ชัดเจน" in card.text
    assert "ข้อสองค่ะ" in words.text
    assert lead.text == "ปศ. 1/2570 ครูสมใจ ส่งรูปภาพเพิ่มเติม"
    assert picture.message["type"] == "image"


def test_a_quoted_addition_at_night_waits_and_the_asker_knows(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    sent = next(one for one in bureau.line.shown if one.chat == TEACHER and name in one.text)
    until(bureau, NIGHT)
    told = bureau.says(TEACHER, "ลืมบอกว่าเป็นงบปี 2570", quote=sent)[-1].text

    assert MORNING in told
    assert "ลืมบอก" not in bureau.in_chat(OFFICERS)


def test_to_an_officer_who_answers_at_night_additions_go_at_once(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    until(bureau, NIGHT)
    bureau.says(NID, "ได้ค่ะ", group=OFFICERS, quote=bureau.card(name))
    bureau.says(TEACHER, "แล้วข้อสองล่ะคะ")
    bureau.says(TEACHER, "และข้อสามด้วย")
    bureau.work()

    assert [one.text.split("\n")[-1] for one in to_officers(bureau)[-2:]] == [
        "“แล้วข้อสองล่ะคะ”",
        "“และข้อสามด้วย”",
    ]


@pytest.mark.parametrize("asked", ["เมนู", "ขอเมนูค่ะ", "กลับเมนูหลัก", "MENU", "a=menu"])
def test_however_the_menu_is_asked_for_the_bot_is_back(bureau: Bureau, asked: str) -> None:
    answered(bureau)
    told = bureau.taps(TEACHER, asked) if asked.startswith("a=") else bureau.says(TEACHER, asked)
    after = bureau.says(TEACHER, "ส่งแผนวันไหน")[-1]

    assert "กลับมาคุยกับบอทแล้วค่ะ" in told[-1].text
    assert "31 พฤษภาคม 2570" in after.text


def test_words_with_the_menu_in_them_are_an_addition(bureau: Bureau) -> None:
    answered(bureau)
    bureau.says(TEACHER, "เมนูรายงานใน e-MES อยู่ตรงไหนคะ")
    bureau.work()

    assert "เมนูรายงานใน e-MES" in bureau.in_chat(OFFICERS)


def test_each_card_that_asks_which_question_sends_its_own_text(bureau: Bureau) -> None:
    names = [bureau.asks_officers(TEACHER, question) for question in ("เรื่องหนึ่ง", "เรื่องสอง")]
    for name in names:
        bureau.says(NID, "ได้ค่ะ", group=OFFICERS, quote=bureau.card(name))
    [first] = bureau.says(TEACHER, "ข้อความ ก")
    [second] = bureau.says(TEACHER, "ข้อความ ข")
    assert "ข้อความ “ข้อความ ก” ยังไม่ได้ส่ง" in first.text
    one, two = "ปศ. 1/2570 เรื่องหนึ่ง", "ปศ. 2/2570 เรื่องสอง"
    bureau.presses(TEACHER, one, on=first)
    again = bureau.presses(TEACHER, two, on=first)[-1].text
    bureau.presses(TEACHER, two, on=second)
    bureau.work()

    assert "ส่งไปแล้ว หรือเก่าเกินไป" in again
    assert [one.text for one in to_officers(bureau)[-2:]] == [
        "ปศ. 1/2570 ครูสมใจ เพิ่มเติมว่า\n“ข้อความ ก”",
        "ปศ. 2/2570 ครูสมใจ เพิ่มเติมว่า\n“ข้อความ ข”",
    ]


def test_a_question_longer_than_its_card_goes_on_in_a_second_message(bureau: Bureau) -> None:
    question = "ขอถามยาว " + "ก" * 1_900 + " ปลายคำถาม"
    bureau.says(TEACHER, "ขอคุยกับเจ้าหน้าที่")
    bureau.says(TEACHER, question)
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    bureau.says(TEACHER, "ปมร.")

    card, rest = to_officers(bureau)
    assert card.message["type"] == "flex" and "ปลายคำถาม" not in card.text
    assert rest.text.startswith("ปศ. 1/2570 คำถามต่อจากการ์ด: …ก")
    assert rest.text.endswith("ก ปลายคำถาม")
    bureau.says(NID, "ได้ค่ะ", group=OFFICERS, quote=rest)
    assert bureau.cases()[0].answer == "ได้ค่ะ"


def test_a_question_of_5000_characters_can_be_agreed_to_and_arrives_whole(bureau: Bureau) -> None:
    bureau.says(TEACHER, "ขอคุยกับเจ้าหน้าที่")
    bureau.says(TEACHER, "ก" * 4_995 + "ปลาย")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    bureau.says(TEACHER, "ปมร.")

    assert to_officers(bureau)[-1].text.endswith("กปลาย")


def test_an_addition_of_5000_characters_arrives_whole(bureau: Bureau) -> None:
    answered(bureau)
    before = len(bureau.line.shown)
    bureau.says(TEACHER, "ก" * 4_996 + "ปลาย")
    bureau.work()

    first, last = to_officers(bureau, before)
    assert first.text.startswith("ปศ. 1/2570 ครูสมใจ เพิ่มเติมว่า\n“ก")
    assert last.text.endswith("กปลาย”")


def test_question_marks_alone_are_an_addition_and_thanks_are_none(bureau: Bureau) -> None:
    name = answered(bureau)
    assert bureau.says(TEACHER, "ขอบคุณค่ะ 🙏")[-1].text == "ค่ะ"
    assert bureau.case(name).state == "answered"
    bureau.says(TEACHER, "???")
    bureau.work()

    assert to_officers(bureau)[-1].text == "ปศ. 1/2570 ครูสมใจ เพิ่มเติมว่า\n“???”"


def test_a_live_place_goes_to_the_officer_as_a_place(bureau: Bureau) -> None:
    answered(bureau)
    bureau.sends(TEACHER, "location", title="โรงเรียน", address="ถนนอภิบาล", latitude=17.4, longitude=104)
    bureau.work()

    lead, place = to_officers(bureau)[-2:]
    assert lead.text == "ปศ. 1/2570 ครูสมใจ เพิ่มเติมว่า"
    assert (place.message["title"], place.message["latitude"]) == ("โรงเรียน", 17.4)


def test_a_live_sticker_goes_where_bots_may_send_it_else_as_a_word_and_asks_nothing_anew(
    bureau: Bureau,
) -> None:
    name = answered(bureau)
    bureau.sends(TEACHER, "sticker", packageId="11537", stickerId="52002734")
    bureau.sends(TEACHER, "sticker", packageId="123456", stickerId="999")
    bureau.work()

    _, sticker, word = to_officers(bureau)[-3:]
    assert sticker.message["type"] == "sticker"
    assert word.text == "ปศ. 1/2570 ครูสมใจ เพิ่มเติมว่า [สติกเกอร์]"
    assert bureau.case(name).state == "answered"


def test_what_is_said_too_fast_is_counted_alone_and_an_officer_gets_it_live(bureau: Bureau) -> None:
    for count in range(20):
        bureau.says(TEACHER, f"คำถามที่ {count}")
        bureau.clock.moment = MONDAY_TEN
    told = bureau.says(TEACHER, "คำถามสุดท้าย")[-1].text
    assert "ข้อความนี้ยังไม่ได้ตอบและไม่ได้เก็บไว้" in told
    assert bureau.cases()[-1].question == "คำถามที่ 19"

    bureau.clock.advance(minutes=2)
    answered(bureau)
    with bureau.database.begin() as session:
        for _ in range(20):
            chats.add_turn(session, TEACHER, TEACHER, "ถาม", {}, {}, bureau.clock())
    bureau.says(TEACHER, "เพิ่มเติมด่วน")
    bureau.work()
    assert "เพิ่มเติมด่วน" in bureau.in_chat(OFFICERS)


@pytest.mark.parametrize("typed", ["ยกเลิกคำถาม 1", "ถอนคำถาม ๑/๒๕๗๐ ค่ะ", "ยกเลิก ปศ. 1/70", "ถอนเรื่องที่ 1"])
def test_a_question_is_taken_back_by_words_as_well(bureau: Bureau, typed: str) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.work()
    told = bureau.says(TEACHER, typed)[-1].text
    bureau.work()

    assert told == "ปศ. 1/2570 ยกเลิกแล้ว"
    assert bureau.case(name).state == "withdrawn"
    assert to_officers(bureau)[-1].text == "ปศ. 1/2570 ผู้ถามยกเลิกคำถามนี้แล้ว ไม่ต้องตอบค่ะ"


def test_a_number_that_is_not_ones_own_takes_nothing_back(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    told = bureau.says(NID, "ยกเลิกคำถาม 1")[-1].text

    assert "ไม่พบคำถามเลขที่ 1 ของท่านที่รออยู่" in told
    assert bureau.cases()[0].state == "open"


def test_of_a_question_taken_back_before_its_card_went_officers_hear_nothing(bureau: Bureau) -> None:
    until(bureau, NIGHT)
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(TEACHER, "ยกเลิกคำถาม 1")
    until(bureau, "2026-11-24 08:30")

    assert bureau.in_chat(OFFICERS) == ""


def test_of_what_was_unclear_and_clear_again_in_one_night_officers_hear_nothing(bureau: Bureau) -> None:
    answered(bureau)
    until(bureau, NIGHT)
    before = len(bureau.line.shown)
    bureau.presses(TEACHER, "ยังไม่ชัดเจน")
    bureau.presses(TEACHER, "ได้คำตอบแล้ว")
    until(bureau, "2026-11-24 08:30")

    assert to_officers(bureau, before) == []
