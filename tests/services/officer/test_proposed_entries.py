"""An answer about one school or one case is shown for editing before it is proposed as knowledge."""

import pytest
from builders import a_text
from consult_office import NID, OFFICERS, SOMSRI, TEACHER, Bureau, Shown
from sqlalchemy import select

from db.engine import Database
from db.models.base import Base
from db.models.consultations import TaughtEntry
from domain.consultation import State
from handlers.acts.entries import is_of_one
from handlers.contract.case import Case
from knowledge.facts.office import School

QUESTION = "แผนของโรงเรียนเราผ่านหรือยังคะ"
ANSWER = "ของปิยะมหาราชาลัยผ่านแล้วค่ะ ได้งบ 250,000 บาท"


@pytest.fixture
def bureau(database: Database) -> Bureau:
    bureau = Bureau(database)
    name = bureau.asks_officers(TEACHER, "ขอเลื่อนส่งได้ไหม โรงเรียนเราน้ำท่วม")
    bureau.says(NID, ANSWER, group=OFFICERS, quote=bureau.card(name))
    bureau.clock.advance(minutes=31)
    return bureau


def entries(bureau: Bureau) -> list[tuple[str, list[str], str]]:
    with bureau.database.read() as session:
        rows = session.scalars(select(TaughtEntry).order_by(TaughtEntry.id))
        return [(row.state, list(row.phrasings), row.answer) for row in rows]


def learned(bureau: Bureau) -> Shown:
    return bureau.presses(NID, "เพิ่มเป็นความรู้", group=OFFICERS)[0]


def said(bureau: Bureau, words: str) -> str:
    return "\n".join(one.text for one in bureau.says(NID, words, group=OFFICERS))


def test_an_answer_about_one_school_is_warned_of_and_not_proposed(bureau: Bureau) -> None:
    told = learned(bureau).text

    assert "อาจพูดถึงโรงเรียนเดียวหรือเรื่องเดียว" in told
    assert "ขอเลื่อนส่งได้ไหม โรงเรียนเราน้ำท่วม" in told
    assert ANSWER in told
    assert entries(bureau) == []


def test_both_texts_are_edited_and_then_proposed(bureau: Bureau) -> None:
    learned(bureau)
    assert "ขอเลื่อนส่งแผนเพราะน้ำท่วมได้ไหม" in said(bureau, "คำถาม: ขอเลื่อนส่งแผนเพราะน้ำท่วมได้ไหม")
    assert "ได้ค่ะ ทำหนังสือแจ้งก่อน" in said(bureau, "คำตอบ: ได้ค่ะ ทำหนังสือแจ้งก่อน")
    told = said(bureau, "เสนอความรู้ค่ะ")

    assert entries(bureau) == [("draft", ["ขอเลื่อนส่งแผนเพราะน้ำท่วมได้ไหม"], "ได้ค่ะ ทำหนังสือแจ้งก่อน")]
    assert "ขอเลื่อนส่งแผนเพราะน้ำท่วมได้ไหม" in told
    assert "ได้ค่ะ ทำหนังสือแจ้งก่อน" in told
    assert "ผู้เสนอได้รับคำเตือน" not in told
    bureau.presses(SOMSRI, "อนุมัติ", group=OFFICERS)
    assert entries(bureau)[0][0] == "approved"


def test_what_is_proposed_unchanged_carries_the_warning_to_the_approver(bureau: Bureau) -> None:
    learned(bureau)
    told = said(bureau, "เสนอความรู้")

    assert "ผู้เสนอได้รับคำเตือนว่าอาจเป็นเรื่องของโรงเรียนเดียว" in told
    assert ANSWER in told
    assert [one[0] for one in entries(bureau)] == ["draft"]


def test_nothing_of_the_edited_texts_goes_to_the_asker(bureau: Bureau) -> None:
    before = bureau.in_chat(TEACHER)
    learned(bureau)
    said(bureau, "คำถาม: ขอเลื่อนส่งแผนได้ไหม")
    said(bureau, "คำตอบ: ได้ค่ะ")
    said(bureau, "เสนอความรู้")

    assert bureau.in_chat(TEACHER) == before


def test_talk_between_is_no_edit_and_cancel_proposes_nothing(bureau: Bureau) -> None:
    learned(bureau)
    said(bureau, "พี่ไปกินข้าวก่อนนะทุกคน")
    assert "ไม่ได้เสนอเป็นความรู้" in said(bureau, "ยกเลิก")
    said(bureau, "เสนอความรู้")

    assert entries(bureau) == []


def test_words_of_proposing_without_a_shown_entry_do_nothing(bureau: Bureau) -> None:
    said(bureau, "เสนอความรู้")
    said(bureau, "คำตอบ: ได้ค่ะ")

    assert entries(bureau) == []


SCHOOLS = (School(name="โรงเรียนนาแกพิทยาคม", also=("นาแกพิท",)),)
CASE = Case(1, 1, State.ANSWERED, school="โรงเรียนปิยะมหาราชาลัย", person_name="สมใจ ใจดี")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("แผนของโรงเรียนเราผ่านหรือยังคะ", "ผ่านค่ะ"),
        ("ส่งแผนแล้วต้องทำอะไรต่อ", "นาแกพิทยาคมส่งเล่มเพิ่มอีกหนึ่งเล่มค่ะ"),
        ("ส่งแผนแล้วต้องทำอะไรต่อ", "ของปิยะมหาราชาลัยรอประชุมค่ะ"),
        ("งบได้เท่าไหร่คะ", "ได้ค่ะ"),
        ("ขอเลื่อนได้ไหม", "คุณสมใจ ใจดี เลื่อนได้ค่ะ"),
        ("ขอเลื่อนได้ไหม", "โรงเรียนท่านเลื่อนได้ถึง 15 มิ.ย. ค่ะ"),
        ("เงินเข้าหรือยังคะ", "เข้าเมื่อวานค่ะ"),
        ("ขอใช้เงินเหลือจ่ายได้ไหม", "ได้ 250,000 บาทค่ะ"),
        ("ขอทราบผล", "อนุมัติแล้วค่ะ"),
        ("หนังสือถึงไหน", "ตามหนังสือ ที่ ศธ 04269/123 ค่ะ"),
        ("ขอทราบผล", "โรงเรียนธาตุพนมยังไม่ส่งค่ะ"),
    ],
)
def test_what_speaks_of_one_school_or_case_is_known(question: str, answer: str) -> None:
    assert is_of_one(CASE, question, answer, SCHOOLS)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("ขอใช้เงินเหลือจ่ายซื้อเครื่องพิมพ์ได้ไหม", "ได้ค่ะ ทำบันทึกขอเปลี่ยนแปลงรายการก่อน"),
        ("ส่งแผนช้าได้ไหม", "ได้ค่ะ ให้โรงเรียนทำหนังสือแจ้งเหตุผลก่อนวันครบกำหนด"),
        ("แผนปฏิบัติการต้องใช้ปกสีอะไร", "สีใดก็ได้ค่ะ ทุกโรงเรียนใช้แบบเดียวกัน"),
        ("โรงเรียนต้องส่งกี่เล่ม", "โรงเรียนส่ง 2 เล่มค่ะ"),
        ("ใครลงนามในแผน", "ผู้อำนวยการโรงเรียนลงนามค่ะ"),
    ],
)
def test_what_holds_for_every_school_is_proposed_at_once(question: str, answer: str) -> None:
    assert not is_of_one(CASE, question, answer, SCHOOLS)


def test_a_question_unsent_while_it_is_edited_leaves_no_words(database: Database) -> None:
    bureau = Bureau(database)
    asked = a_text("ความลับของโรงเรียน", at=bureau.clock(), person=TEACHER, id="m1")
    bureau._happens(asked, TEACHER, True)
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    bureau.says(TEACHER, "ปมร.")
    said(bureau, "ปศ. 1 ได้ค่ะ")
    assert "ความลับ" in said(bureau, "เพิ่มเป็นความรู้ ปศ. 1")

    bureau.happens(TEACHER, "unsend", unsend={"messageId": "m1"}, replyToken=None)
    bureau.work()

    assert "ความลับ" not in said(bureau, "เสนอความรู้")
    with database.read() as session:
        rows = [row for table in Base.metadata.sorted_tables for row in session.execute(select(table))]
    assert "ความลับ" not in "".join(str(tuple(row)) for row in rows)
