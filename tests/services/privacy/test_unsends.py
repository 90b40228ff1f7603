"""Messages that are unsent: what they said goes everywhere, and goes no further."""

from datetime import date
from typing import Any

import pytest
from builders import a_text, bangkok
from consult_office import NID, OFFICERS, SOMSRI, TEACHER, Bureau, Shown
from officer_words import officer_words
from sqlalchemy import select

from bot.web.webhook import keep
from db import drafts, officers
from db.engine import Database
from db.models.base import Base
from db.models.consultations import Draft, TaughtEntry
from knowledge.reading.reading import Reading, Talk
from knowledge.reading.understand import NO_TALK
from line.gateway import Outcome

OLD = "การ์ดนี้ใช้ไปแล้วหรือเก่าแล้วค่ะ"


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database)


def says(bureau: Bureau, id: str, words: str, person: str = TEACHER, **more: Any) -> list[Shown]:
    event = a_text(words, at=bureau.clock(), person=person, id=id, **more)
    return bureau._happens(event, person, True)


def unsends(bureau: Bureau, id: str, person: str = TEACHER, **more: Any) -> None:
    bureau.happens(person, "unsend", **{"unsend": {"messageId": id}, "replyToken": None, **more})
    bureau.work()


def everything(bureau: Bureau) -> str:
    """All that is kept, as one text."""
    with bureau.database.read() as session:
        rows = [row for table in Base.metadata.sorted_tables for row in session.execute(select(table))]
    return "\n".join(str(tuple(row)) for row in rows)


def test_of_fragments_that_were_one_question_an_unsent_one_leaves_no_words(bureau: Bureau) -> None:
    read = bureau.desk.understanding.read

    def greeting(
        text: str, talk: Talk = NO_TALK, *, in_group: bool = False, today: date | None = None
    ) -> Reading:
        if text == "สวัสดีค่ะลับมาก":
            return Reading("smalltalk", topic="greeting", complete=False)
        return read(text, talk, in_group=in_group, today=today)

    bureau.desk.understanding.read = greeting  # type: ignore[method-assign]
    first = a_text("สวัสดีค่ะลับมาก", at=bureau.clock(), id="f1")
    second = a_text("ส่งแผนวันไหน", at=bureau.clock(), id="f2")
    bureau.line.tokens |= {first["replyToken"]: TEACHER, second["replyToken"]: TEACHER}
    with bureau.database.begin() as session:
        keep(session, [first, second], bureau.clock())
    bureau.work()
    assert [case.question for case in bureau.cases()] == ["สวัสดีค่ะลับมาก ส่งแผนวันไหน"]

    unsends(bureau, "f1")

    assert "ลับมาก" not in everything(bureau)


def test_a_question_that_is_unsent_before_it_is_agreed_to_goes_to_no_officer(bureau: Bureau) -> None:
    says(bureau, "m1", "ความลับของโรงเรียน")
    unsends(bureau, "m1")

    assert bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")[-1].text.startswith(OLD)
    assert bureau.in_chat(OFFICERS) == ""
    assert "ความลับ" not in everything(bureau)


def test_a_question_that_is_unsent_while_the_school_is_asked_for_goes_to_no_officer(bureau: Bureau) -> None:
    says(bureau, "m1", "ความลับของโรงเรียน")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    unsends(bureau, "m1")
    says(bureau, "m2", "ปมร.")

    assert bureau.in_chat(OFFICERS) == ""
    assert "ความลับ" not in everything(bureau)


def test_what_was_to_be_added_to_one_of_two_questions_goes_to_neither_once_unsent(bureau: Bureau) -> None:
    names = [bureau.asks_officers(TEACHER, question) for question in ("เรื่องหนึ่ง", "เรื่องสอง")]
    for name in names:
        bureau.says(NID, "รอสักครู่", group=OFFICERS, quote=bureau.card(name))
    says(bureau, "m1", "ความลับของโรงเรียน")
    data = f"a=add&c={bureau.case('ปศ. 1/2570').id}"
    unsends(bureau, "m1")
    bureau.taps(TEACHER, data)
    bureau.work()

    assert "ความลับ" not in bureau.in_chat(OFFICERS)
    assert "ความลับ" not in everything(bureau)


def test_a_part_of_an_answer_that_is_unsent_is_no_part_of_it(bureau: Bureau) -> None:
    parts = [{"message": "m1", "text": "ผิดเรื่อง"}, {"message": "m2", "text": "ทาง AMSS++"}]
    with bureau.database.begin() as session:
        drafts.keep(session, NID, NID, "answer", {"case": 1, "texts": parts}, bureau.clock())
    unsends(bureau, "m1", NID)

    with bureau.database.read() as session:
        assert session.scalars(select(Draft.data)).one() == {"case": 1, "texts": [parts[1]]}


def collected(bureau: Bureau) -> None:
    """An answer of two messages, on its way or there."""
    bureau.says(NID, "หลายข้อความ 1")
    says(bureau, "a1", "ไม่ได้นะ", NID)
    says(bureau, "a2", "ได้นะ", NID)
    assert all(bureau.says(NID, words) for words in ("จบ", "ส่ง"))
    bureau.work()


def test_a_part_of_an_answer_that_is_unsent_after_it_went_is_in_the_ledger_no_more(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    collected(bureau)
    assert bureau.case("ปศ. 1/2570").answer == "ไม่ได้นะ\n\nได้นะ"
    unsends(bureau, "a2", NID)

    assert (bureau.case("ปศ. 1/2570").state, bureau.case("ปศ. 1/2570").answer) == ("answered", "ไม่ได้นะ")
    unsends(bureau, "a1", NID)
    assert bureau.case("ปศ. 1/2570").answer is None
    assert "ได้นะ" not in everything(bureau)


def test_an_answer_of_which_a_part_is_unsent_before_it_went_goes_no_more(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.line.unreachable.add(TEACHER)
    collected(bureau)
    unsends(bureau, "a2", NID)
    bureau.line.unreachable.clear()
    bureau.says(TEACHER, "เมนู")

    assert (bureau.case("ปศ. 1/2570").state, bureau.case("ปศ. 1/2570").answer) == ("taken", None)
    assert "ได้นะ" not in bureau.in_chat(TEACHER)


def test_an_answer_that_is_unsent_before_it_went_takes_no_other_with_it(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.line.unreachable.add(TEACHER)
    says(bureau, "a1", "ปศ. 1 ทาง AMSS++", NID)
    says(bureau, "a2", "ปศ. 1 ภายในวันศุกร์", NID)
    unsends(bureau, "a2", NID)
    bureau.line.unreachable.clear()
    bureau.says(TEACHER, "เมนู")
    bureau.says(NID, "งานค้าง")

    assert "ทาง AMSS++" in bureau.in_chat(TEACHER) and "วันศุกร์" not in bureau.in_chat(TEACHER)
    assert (bureau.case("ปศ. 1/2570").state, bureau.case("ปศ. 1/2570").answer) == ("answered", "ทาง AMSS++")
    assert "ยังไม่ถึงผู้ถามค่ะ คำตอบอื่นของเรื่องนี้ยังส่งตามเดิม" in bureau.in_chat(NID)


def test_words_that_were_sent_by_a_tap_are_followed_when_they_are_unsent(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    says(bureau, "a1", "ความลับของเขต", NID)
    bureau.taps(NID, f"a=unsent&c={bureau.case('ปศ. 1/2570').id}&m=a1")
    bureau.work()
    assert bureau.case("ปศ. 1/2570").answer == "ความลับของเขต"
    unsends(bureau, "a1", NID)

    assert "ความลับ" not in everything(bureau)


def test_an_officers_end_of_an_answer_that_is_unsent_takes_nothing_of_it_back(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "หลายข้อความ 1")
    says(bureau, "a1", "ทาง AMSS++", NID)
    assert says(bureau, "a2", "จบ", NID) and says(bureau, "a3", "ส่ง", NID)
    unsends(bureau, "a2", NID)

    assert bureau.case("ปศ. 1/2570").answer == "ทาง AMSS++"


def test_a_school_that_is_unsent_after_it_was_passed_on_is_kept_nowhere(bureau: Bureau) -> None:
    says(bureau, "m1", "เรื่องหนึ่ง")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    says(bureau, "m2", "โรงเรียนบ้านไกลวิทยา")
    bureau.work()
    unsends(bureau, "m2")

    assert "บ้านไกล" not in everything(bureau)
    assert (bureau.case("ปศ. 1/2570").state, bureau.case("ปศ. 1/2570").question) == ("open", "เรื่องหนึ่ง")


def test_a_line_of_a_telephone_call_that_is_unsent_leaves_no_words_and_no_name(bureau: Bureau) -> None:
    says(bureau, "r1", "โทร ครูสมหมาย บ้านไกลวิทยา ถามเรื่องรถตู้ ตอบแล้ว", NID)
    bureau.presses(NID, "บันทึก")
    unsends(bureau, "r1", NID)

    left = everything(bureau)
    assert [words for words in ("สมหมาย", "บ้านไกล", "รถตู้") if words in left] == []
    assert [case.channel for case in bureau.cases()] == ["phone"]


def test_a_draft_of_somebody_elses_chat_is_left_alone(bureau: Bureau) -> None:
    with bureau.database.begin() as session:
        drafts.keep(session, NID, NID, "record", {"message": "m2"}, bureau.clock())
    unsends(bureau, "m1", NID)
    unsends(bureau, "m2", SOMSRI)

    with bureau.database.read() as session:
        assert session.scalars(select(Draft.kind)).all() == ["record"]


def asked_at_night(bureau: Bureau) -> None:
    """A question that is with its officer, and what its asker adds in the evening."""
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    answered = bureau.says(NID, "ได้ค่ะ", group=OFFICERS, quote=bureau.card(name))
    assert answered
    bureau.clock.moment = bangkok("2026-11-23 21:00")
    card = next(one for one in reversed(bureau.line.shown) if one.chat == TEACHER and one.pushed)
    says(bureau, "m1", "ความลับของโรงเรียน", quotedMessageId=card.id)


def test_what_waits_for_the_morning_goes_to_no_officer_once_unsent(bureau: Bureau) -> None:
    asked_at_night(bureau)
    unsends(bureau, "m1")
    bureau.clock.moment = bangkok("2026-11-24 09:00")
    bureau.work()

    assert "ความลับ" not in bureau.in_chat(OFFICERS)
    assert "ยกเลิกข้อความ" not in bureau.in_chat(OFFICERS)
    assert "ความลับ" not in everything(bureau)


def test_of_an_addition_that_is_unsent_after_it_went_the_officer_is_told(bureau: Bureau) -> None:
    asked_at_night(bureau)
    bureau.clock.moment = bangkok("2026-11-24 09:00")
    bureau.work()
    assert "ความลับ" in bureau.in_chat(OFFICERS)
    unsends(bureau, "m1")

    assert "ปศ. 1/2570 ผู้ถามยกเลิกข้อความที่ถามเพิ่มข้อความหนึ่งแล้วค่ะ" in bureau.in_chat(OFFICERS)
    assert "ความลับ" not in everything(bureau)
    assert bureau.case("ปศ. 1/2570").question == "เรื่องหนึ่ง"


def test_officers_are_told_of_what_was_unsent_at_night_in_the_morning(bureau: Bureau) -> None:
    says(bureau, "m1", "ความลับของโรงเรียน")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    says(bureau, "m2", "ปมร.")
    bureau.work()
    bureau.clock.moment = bangkok("2026-11-23 21:00")
    unsends(bureau, "m1")
    assert "ยกเลิกคำถามนี้แล้ว" not in bureau.in_chat(OFFICERS)

    bureau.clock.moment = bangkok("2026-11-24 08:31")
    bureau.work()
    assert "ปศ. 1/2570 ผู้ถามยกเลิกคำถามนี้แล้ว" in bureau.in_chat(OFFICERS)


def test_thanks_that_are_unsent_tell_no_officer_anything(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "ปศ. 1 ได้ค่ะ", group=OFFICERS)
    says(bureau, "m1", "ขอบคุณค่ะ")
    before = bureau.in_chat(OFFICERS)
    unsends(bureau, "m1")

    assert bureau.in_chat(OFFICERS) == before


def test_an_earlier_message_that_is_unsent_takes_only_its_own_words(bureau: Bureau) -> None:
    says(bureau, "m1", "ส่งแผนวันไหน")
    says(bureau, "m2", "แผนเลื่อนได้ไหม")
    says(bureau, "m3", "ขอคุยกับเจ้าหน้าที่")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    bureau.says(TEACHER, "ปมร.")
    bureau.work()
    assert bureau.case("ปศ. 1/2570").question == "แผนเลื่อนได้ไหม"

    unsends(bureau, "m1")
    assert (bureau.cases()[0].state, bureau.cases()[0].question) == ("open", "แผนเลื่อนได้ไหม")
    assert "ส่งแผนวันไหน" not in everything(bureau)

    unsends(bureau, "m2")
    assert bureau.cases()[0].state == "withdrawn"
    assert "แผนเลื่อนได้ไหม" not in everything(bureau)


def test_where_nothing_was_answered_nothing_is_kept_as_an_answer(bureau: Bureau) -> None:
    says(bureau, "m1", "ความลับของโรงเรียน")

    assert [(case.state, case.answer) for case in bureau.cases()] == [("unanswered", None)]


def taught(bureau: Bureau) -> TaughtEntry:
    with bureau.database.read() as session:
        return session.scalars(select(TaughtEntry)).one()


def test_knowledge_that_is_still_a_draft_ends_with_the_question_it_came_from(bureau: Bureau) -> None:
    says(bureau, "m1", "ความลับเรื่องหนึ่ง")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    says(bureau, "m2", "ปมร.")
    bureau.says(NID, "ปศ. 1 ได้ค่ะ", group=OFFICERS)
    bureau.says(NID, "เพิ่มเป็นความรู้ ปศ. 1", group=OFFICERS)
    unsends(bureau, "m1")

    assert taught(bureau).state == "withdrawn"
    assert "ความลับ" not in everything(bureau)


def test_of_knowledge_in_use_whose_answer_is_unsent_its_drafter_is_told(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    says(bureau, "a1", "ปศ. 1 ได้ค่ะ", NID)
    bureau.says(NID, "เพิ่มเป็นความรู้ ปศ. 1", group=OFFICERS)
    bureau.says(SOMSRI, f"อนุมัติความรู้ {taught(bureau).id}", group=OFFICERS)
    unsends(bureau, "a1", NID)

    assert taught(bureau).state == "approved"
    assert f"ถ้าไม่ควรใช้ต่อ พิมพ์ “ถอนความรู้ {taught(bureau).id}”" in bureau.in_chat(NID)


def test_a_message_is_unsent_even_while_another_channel_has_the_chat(bureau: Bureau) -> None:
    says(bureau, "m1", "ความลับของโรงเรียน")
    shown = len(bureau.line.shown)
    unsends(bureau, "m1", mode="standby")

    assert "ความลับ" not in everything(bureau)
    assert len(bureau.line.shown) == shown


def test_an_answer_that_is_unsent_takes_no_other_answer_with_it_and_who_unsent_it_is_told(
    bureau: Bureau,
) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.line.fails = lambda chat: Outcome.HOLD
    says(bureau, "a1", "ปศ. 1 ข้อถูก", NID)
    says(bureau, "a2", "ปศ. 1 ข้อผิด", SOMSRI)
    bureau.presses(SOMSRI, "ส่งเพิ่มเติม")
    says(bureau, "a3", "ปศ. 1 ข้อผิดอีก", SOMSRI)
    unsends(bureau, "a3", SOMSRI)
    bureau.says(NID, "ปศ. 1 ข้อท้าย")
    bureau.presses(NID, "ส่งเพิ่มเติม")

    told = bureau.says(SOMSRI, "งานค้าง")
    assert [one.text for one in told if "ยกเลิกคำตอบ" in one.text] == [
        "ยกเลิกคำตอบ ปศ. 1/2570 แล้ว ยังไม่ถึงผู้ถามค่ะ คำตอบอื่นของเรื่องนี้ยังส่งตามเดิม"
    ]
    bureau.line.fails = lambda chat: None
    bureau.clock.advance(hours=2)
    bureau.work()
    shown = [one for one in bureau.line.shown if one.chat == TEACHER and one.message["type"] == "text"]
    came = [officer_words(one) for one in shown]
    assert [words for words in came if words.startswith("ข้อ")] == ["ข้อถูก", "ข้อผิด", "ข้อท้าย"]


def test_a_picture_that_waits_for_the_morning_goes_to_no_officer_once_unsent(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, f"{name} ได้ค่ะ")
    bureau.clock.moment = bangkok("2026-11-23 22:00")
    bureau.presses(TEACHER, "ยังไม่ชัดเจน")
    bureau.sends(TEACHER, "image", id="p1")
    bureau.work()
    unsends(bureau, "p1")
    bureau.clock.moment = bangkok("2026-11-24 09:00")
    bureau.work()

    assert [one for one in bureau.line.shown if one.message["type"] == "image"] == []


def test_what_was_handed_on_to_another_officer_goes_to_none_once_unsent(bureau: Bureau) -> None:
    bureau.clock.moment = bangkok("2026-11-23 22:00")
    bureau.says(TEACHER, "เรื่องหนึ่ง")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    bureau.says(TEACHER, "ปิยะมหาราชาลัย")
    bureau.says(NID, "ปศ. 1 ได้ค่ะ")
    bureau.clock.advance(minutes=40)
    bureau.presses(TEACHER, "ยังไม่ชัดเจน")
    says(bureau, "add", "คำเพิ่มลับ")
    with bureau.database.begin() as session:
        officers.remove(session, NID, bureau.clock())
    unsends(bureau, "add")
    bureau.clock.moment = bangkok("2026-11-24 09:00")
    bureau.work()

    assert "คำเพิ่มลับ" not in bureau.in_chat(OFFICERS)
