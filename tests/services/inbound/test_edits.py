"""Messages that are edited: before they were heard, and after. LINE edits in groups alone."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from builders import a_text, bangkok
from consult_office import NID, OFFICERS, TEACHER, Bureau, Shown
from sqlalchemy import select

from bot.web.webhook import keep
from db import drafts
from db.engine import Database
from db.models.chats import Turn
from db.models.consultations import ConsultationEvent, Draft
from db.models.inbox import InboxEvent
from knowledge.reading.understand import Understanding

SCHOOLS = "C" + "e" * 32
OWN = {"mentionees": [{"index": 0, "length": 6, "type": "user", "userId": "Ubot", "isSelf": True}]}


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database)


class Group:
    """What one person writes and edits in a group; `waits`: before the worker gets to it."""

    def __init__(self, bureau: Bureau, group: str, person: str) -> None:
        self._bureau, self._group, self._person = bureau, group, person

    def writes(self, id: str, words: str, *, waits: bool = False, **more: Any) -> list[Shown]:
        return self._comes("message", id, words, waits, more)

    def edits(self, id: str, words: str, *, waits: bool = False, **more: Any) -> list[Shown]:
        return self._comes("messageEdited", id, words, waits, more)

    def edited(self, id: str, words: str, at: datetime) -> list[Shown]:
        """An edit of that moment that arrives only now."""
        return self._comes("messageEdited", id, words, False, {}, at)

    def _comes(
        self,
        kind: str,
        id: str,
        words: str,
        waits: bool,
        more: dict[str, Any],
        at: datetime | None = None,
    ) -> list[Shown]:
        bureau, mention = self._bureau, {"mention": OWN} if words.startswith("@แผนดี") else {}
        at, now = at or bureau.clock(), bureau.clock()
        event = a_text(words, at=at, group=self._group, person=self._person, id=id, **mention, **more)
        event = {**event, "type": kind}
        bureau.line.tokens[event["replyToken"]] = self._group
        before = len(bureau.line.shown)
        with bureau.database.begin() as session:
            keep(session, [event], now)
        bureau.clock.advance(seconds=1)
        if not waits:
            bureau.work()
        return [one for one in bureau.line.shown[before:] if one.chat == self._group]


def kept_words(bureau: Bureau) -> str:
    with bureau.database.read() as session:
        tables = (InboxEvent.payload, Turn.text, ConsultationEvent.words)
        return "\n".join(str(one) for table in tables for one in session.scalars(select(table)))


def test_a_question_edited_before_it_was_heard_is_answered_once_in_its_newest_words(bureau: Bureau) -> None:
    teacher = Group(bureau, SCHOOLS, TEACHER)
    teacher.writes("m1", "@แผนดี เรื่องลับมาก", waits=True)
    told = teacher.edits("m1", "@แผนดี ส่งแผนวันไหน")

    assert len(told) == 2
    assert "31 พฤษภาคม 2570" in told[0].text
    assert [case.question for case in bureau.cases()] == ["ส่งแผนวันไหน"]
    assert "เรื่องลับมาก" not in kept_words(bureau)


def test_a_question_that_calls_the_bot_only_once_it_is_edited_is_answered(bureau: Bureau) -> None:
    teacher = Group(bureau, SCHOOLS, TEACHER)
    teacher.writes("m1", "ส่งแผนวันไหน")

    assert "31 พฤษภาคม 2570" in teacher.edits("m1", "@แผนดี ส่งแผนวันไหน")[0].text


def test_a_question_whose_mention_is_edited_away_before_it_was_heard_gets_no_word(bureau: Bureau) -> None:
    teacher = Group(bureau, SCHOOLS, TEACHER)
    teacher.writes("m1", "@แผนดี ส่งแผนวันไหน ความลับ", waits=True)

    assert teacher.edits("m1", "พี่นิดคะ ส่งแผนวันไหน") == []
    assert "ส่งแผน" not in kept_words(bureau)


def test_of_a_question_whose_mention_is_edited_away_after_its_answer_no_words_are_kept(
    bureau: Bureau,
) -> None:
    teacher = Group(bureau, SCHOOLS, TEACHER)
    teacher.writes("m1", "@แผนดี ส่งแผนวันไหน ความลับ")
    teacher.edits("m1", "พี่นิดคะ ส่งแผนวันไหน")

    assert "ส่งแผนวันไหน" not in kept_words(bureau)
    assert "ความลับ" not in kept_words(bureau)
    assert [(case.state, case.question) for case in bureau.cases()] == [("answered", None)]


@pytest.mark.parametrize("older", ["@แผนดี ของบยังไง", "พี่นิดคะ ของบยังไง", "@แผนดี ลบข้อมูลของฉัน"])
def test_an_older_edit_after_a_newer_one_was_answered_changes_nothing(bureau: Bureau, older: str) -> None:
    teacher = Group(bureau, SCHOOLS, TEACHER)
    teacher.writes("m1", "@แผนดี สวัสดี", waits=True)
    between = bureau.clock()
    bureau.clock.advance(seconds=5)
    assert "31 พฤษภาคม 2570" in teacher.edits("m1", "@แผนดี ส่งแผนวันไหน")[0].text
    before = kept_words(bureau)

    assert teacher.edited("m1", older, between) == []

    assert "ส่งแผนวันไหน" in before and "ของบ" not in kept_words(bureau)
    assert [(case.question, case.procedure) for case in bureau.cases()] == [("ส่งแผนวันไหน", "plan-review")]
    with bureau.database.read() as session:
        assert list(session.scalars(select(Turn.text))) == ["ส่งแผนวันไหน"]


def test_an_edit_that_does_not_tell_of_its_quote_takes_the_question_from_nobody(bureau: Bureau) -> None:
    teacher = Group(bureau, SCHOOLS, TEACHER)
    card = teacher.writes("m1", "@แผนดี ส่งแผนวันไหน")[0]
    teacher.writes("m2", "แผนส่งที่ไหน", waits=True, quotedMessageId=card.id)

    assert "31 พฤษภาคม 2570" in teacher.edits("m2", "แผนส่งทางไหน")[0].text


def test_an_edit_that_reads_the_same_gets_no_word_and_its_words_are_the_newest(bureau: Bureau) -> None:
    teacher = Group(bureau, SCHOOLS, TEACHER)
    teacher.writes("m1", "@แผนดี ส่งแผนวันไหน ความลับ")

    assert teacher.edits("m1", "@แผนดี ส่งแผนวันไหนคะ") == []
    assert [case.question for case in bureau.cases()] == ["ส่งแผนวันไหนคะ"]
    assert "ความลับ" not in kept_words(bureau)


def test_a_follow_up_that_is_edited_is_read_after_what_was_said_before_it(
    bureau: Bureau, understanding: Understanding
) -> None:
    bureau.desk = replace(bureau.desk, understanding=understanding)
    teacher = Group(bureau, SCHOOLS, TEACHER)
    teacher.writes("m1", "@แผนดี ส่งแผนปฏิบัติการวันไหน")
    first = teacher.writes("m2", "@แผนดี ขั้นต่อไปล่ะ")

    assert "ขั้นตอนที่ 5" in first[0].text
    assert teacher.edits("m2", "@แผนดี ขั้นต่อไปล่ะคะ") == []
    assert "ขั้นตอนที่ 5" in teacher.edits("m2", "@แผนดี ขั้นต่อไปส่งทางไหน")[0].text


def test_an_answer_edited_before_it_was_heard_is_sent_once_in_its_newest_words(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    officer = Group(bureau, OFFICERS, NID)
    officer.writes("m1", "ปศ. 1 ส่งได้ถึงวันที่ 30 ค่ะ", waits=True)
    told = officer.edits("m1", "ปศ. 1 ส่งได้ถึงวันที่ 31 ค่ะ")

    assert "แก้ไขข้อความใน LINE แล้ว" not in told[-1].text
    assert "วันที่ 31" in bureau.in_chat(TEACHER)
    assert "วันที่ 30" not in bureau.in_chat(TEACHER)
    assert bureau.case("ปศ. 1/2570").answer == "ส่งได้ถึงวันที่ 31 ค่ะ"


def test_an_edit_that_came_together_with_its_message_keeps_what_that_quoted(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    officer = Group(bureau, OFFICERS, NID)
    officer.writes("m1", "วันที่ 30", waits=True, quotedMessageId=bureau.card(name).id)
    officer.edits("m1", "วันที่ 31")

    assert bureau.case("ปศ. 1/2570").answer == "วันที่ 31"


def test_chatter_that_is_edited_into_an_answer_is_sent(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    officer = Group(bureau, OFFICERS, NID)
    assert officer.writes("m1", "วันที่ 31") == []
    officer.edits("m1", "ปศ. 1 วันที่ 31")

    assert bureau.case("ปศ. 1/2570").answer == "วันที่ 31"


def test_an_answer_that_was_sent_stays_as_it_is_and_its_officer_is_told_so(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    officer = Group(bureau, OFFICERS, NID)
    officer.writes("m1", "ปศ. 1 วันที่ 30")
    told = officer.edits("m1", "วันที่ 31")

    assert told[0].text.startswith("แก้ไขข้อความใน LINE แล้ว แต่คำตอบที่ส่งไปไม่เปลี่ยนตามค่ะ")
    assert bureau.case("ปศ. 1/2570").answer == "วันที่ 30"


def keep_draft(bureau: Bureau, kind: str, data: dict[str, Any], chat: str = OFFICERS) -> None:
    with bureau.database.begin() as session:
        drafts.keep(session, chat, NID, kind, data, bureau.clock())


def test_a_part_of_an_answer_that_is_edited_is_kept_in_its_newest_words(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    parts = [{"message": "m1", "text": "วันที่ 30"}, {"message": "m2", "text": "ทาง AMSS++"}]
    keep_draft(bureau, "answer", {"case": bureau.cases()[0].id, "texts": parts})

    assert Group(bureau, OFFICERS, NID).edits("m1", "วันที่ 31") == []
    with bureau.database.read() as session:
        assert session.scalars(select(Draft.data)).one()["texts"] == [
            {"message": "m1", "text": "วันที่ 31"},
            {"message": "m2", "text": "ทาง AMSS++"},
        ]


def test_older_talk_that_is_edited_becomes_no_part_of_the_answer_that_is_collected_now(
    bureau: Bureau,
) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    officer = Group(bureau, OFFICERS, NID)
    officer.writes("m1", "เที่ยงนี้กินอะไร")
    keep_draft(bureau, "answer", {"case": bureau.cases()[0].id, "texts": []})

    assert officer.edits("m1", "เที่ยงนี้กินอะไรดี") == []
    with bureau.database.read() as session:
        assert session.scalars(select(Draft.data)).one()["texts"] == []


def test_a_line_that_is_edited_before_it_is_recorded_is_shown_anew(bureau: Bureau) -> None:
    officer = Group(bureau, OFFICERS, NID)
    officer.writes("m1", "โทร ปมร. ถามวันส่ง ตอบแล้ว")

    assert "คำถาม: ถามวันส่งแผน" in officer.edits("m1", "โทร ปมร. ถามวันส่งแผน ตอบแล้ว")[0].text
    bureau.says(NID, "บันทึก", group=OFFICERS)
    assert [case.question for case in bureau.cases()] == ["ถามวันส่งแผน"]


def test_an_older_wording_that_comes_late_changes_nothing(bureau: Bureau) -> None:
    teacher = Group(bureau, SCHOOLS, TEACHER)
    teacher.edits("m1", "@แผนดี ส่งแผนวันไหน")
    bureau.clock.moment = bangkok("2026-11-23 09:59")

    assert teacher.writes("m1", "@แผนดี เรื่องลับมาก") == []


def test_a_part_of_an_answer_that_went_is_not_heard_anew_when_it_is_edited(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "ยืมห้องประชุมได้ไหม")
    officer = Group(bureau, OFFICERS, NID)
    officer.writes("c0", "หลายข้อความ 1")
    officer.writes("m1", "วันที่ 30")
    officer.writes("c1", "จบ")
    officer.writes("c2", "ส่ง")

    assert "คำตอบที่ส่งไปไม่เปลี่ยนตาม" in officer.edits("m1", "วันที่ 31")[-1].text
    assert bureau.cases()[0].answer == "วันที่ 30"
