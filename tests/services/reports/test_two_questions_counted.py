"""A message that asks of two subjects is two requests, each with a row of its own in the ledger."""

import json
from dataclasses import replace
from typing import Any

import pytest
from builders import a_text
from consult_office import TEACHER, Bureau, Shown
from recount import Spoken
from sqlalchemy import select

from bot.web.webhook import keep
from db import chats
from db.engine import Database
from db.models.base import Base
from db.models.consultations import ConsultationEvent
from services.reports.tables import HEADS, ledger

PLAN, BUDGET, RECORDS = "plan-review", "budget-request", "records"
BOTH = f"สอง {PLAN} {BUDGET}"
SCHOOLS = "C" + "e" * 32
OWN = {"mentionees": [{"index": 0, "length": 6, "type": "user", "userId": "Ubot", "isSelf": True}]}


@pytest.fixture
def bureau(database: Database) -> Bureau:
    bureau = Bureau(database)
    bureau.desk = replace(bureau.desk, understanding=Spoken())
    with database.begin() as session:
        chats.bind_group(session, SCHOOLS, "announcements", bureau.clock())
    return bureau


def rows(bureau: Bureau) -> list[tuple[str, str | None]]:
    return [(case.state, case.subject) for case in bureau.cases()]


def says(bureau: Bureau, words: str, message: str = "m1") -> list[Shown]:
    return bureau._happens(a_text(words, at=bureau.clock(), person=TEACHER, id=message), TEACHER, True)


def in_group(bureau: Bureau, kind: str, words: str) -> list[Shown]:
    event = a_text(f"@แผนดี {words}", at=bureau.clock(), group=SCHOOLS, person=TEACHER, id="g1", mention=OWN)
    bureau.line.tokens[event["replyToken"]] = SCHOOLS
    before = len(bureau.line.shown)
    with bureau.database.begin() as session:
        keep(session, [{**event, "type": kind}], bureau.clock())
    bureau.clock.advance(seconds=7)
    bureau.work()
    return bureau.line.shown[before:]


def test_two_questions_of_one_message_are_two_rows_with_their_answers(bureau: Bureau) -> None:
    told = says(bureau, BOTH)

    assert rows(bureau) == [("answered", PLAN), ("answered", BUDGET)]
    plan, budget = bureau.cases()
    assert (plan.answer or "").strip() == told[0].text.strip()
    assert (budget.answer or "").strip() == told[1].text.strip()
    assert plan.question == budget.question == BOTH


def test_both_stand_in_the_export_as_services(bureau: Bureau) -> None:
    says(bureau, BOTH)

    table = ledger(bureau.cases(), bureau.desk.manual, bureau.clock())
    counted = [dict(zip(HEADS, row, strict=True)) for row in table.rows]
    assert [(row["กระบวนงาน"], row["นับเป็นบริการ"]) for row in counted] == [
        ("ทบทวนแผนและแผนปฏิบัติการประจำปี", "ใช่"),
        ("จัดตั้งและเสนอของบประมาณ", "ใช่"),
    ]


def test_a_second_question_of_a_subject_asked_before_goes_on_in_its_row(bureau: Bureau) -> None:
    says(bureau, f"ตอบ {BUDGET} 1", "m0")
    says(bureau, BOTH)

    assert rows(bureau) == [("answered", BUDGET), ("answered", PLAN)]
    assert bureau.cases()[0].question == BOTH


def test_two_questions_of_one_subject_are_one_row_that_has_both_answers(bureau: Bureau) -> None:
    told = says(bureau, f"สอง {PLAN} {PLAN}")

    [case] = bureau.cases()
    assert case.answer == f"{told[0].text}\n\n{told[1].text}"


def test_what_follows_half_an_hour_later_is_counted_anew(bureau: Bureau) -> None:
    says(bureau, BOTH)
    bureau.clock.advance(minutes=31)
    says(bureau, f"ตอบ {BUDGET} 1", "m2")

    assert rows(bureau) == [("answered", PLAN), ("answered", BUDGET), ("answered", BUDGET)]


@pytest.mark.parametrize(("tapped", "other"), [(PLAN, BUDGET), (BUDGET, PLAN)])
def test_the_button_below_a_card_hands_that_cards_row_over(bureau: Bureau, tapped: str, other: str) -> None:
    says(bureau, BOTH)
    card = bureau.taps(TEACHER, f"a=officer&p={tapped}")[-1]
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    bureau.says(TEACHER, "ปิยะมหาราชาลัย")

    assert BOTH in card.text
    by_procedure = {case.procedure: case for case in bureau.cases()}
    assert (by_procedure[tapped].state, by_procedure[tapped].number) == ("open", 1)
    assert (by_procedure[other].state, by_procedure[other].number) == ("answered", None)


def test_whose_button_was_of_the_first_card_may_still_mean_the_second(bureau: Bureau) -> None:
    says(bureau, BOTH)
    bureau.taps(TEACHER, f"a=officer&p={PLAN}")
    bureau.taps(TEACHER, f"a=officer&p={BUDGET}")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    bureau.says(TEACHER, "ปิยะมหาราชาลัย")

    assert [(case.procedure, case.state) for case in bureau.cases()] == [(PLAN, "answered"), (BUDGET, "open")]


def test_who_names_no_card_is_asked_which_question_an_officer_gets(bureau: Bureau) -> None:
    says(bureau, f"สอง {PLAN} 5")

    asked = says(bureau, "ถามเจ้าหน้าที่", "m2")

    assert "ถามสองเรื่อง จะให้เจ้าหน้าที่ตอบเรื่องไหนคะ" in asked[-1].text
    bureau.presses(TEACHER, "ปฏิทินงานเดือนพฤษภาคม")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    bureau.says(TEACHER, "ปิยะมหาราชาลัย")
    assert [(case.subject, case.state) for case in bureau.cases()] == [
        (PLAN, "answered"),
        ("month:5", "open"),
    ]


def test_an_answer_judged_wrong_is_the_one_an_officer_is_asked_of_next(bureau: Bureau) -> None:
    says(bureau, BOTH)
    bureau.taps(TEACHER, f"a=wrong&p={BUDGET}")
    assert rows(bureau) == [("answered", PLAN), ("unanswered", BUDGET)]

    says(bureau, "ถามเจ้าหน้าที่", "m2")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    bureau.says(TEACHER, "ปิยะมหาราชาลัย")

    assert [case.state for case in bureau.cases()] == ["answered", "open"]


def test_another_reading_on_the_second_card_moves_the_second_row(bureau: Bureau) -> None:
    says(bureau, BOTH)
    bureau.taps(TEACHER, f"a=procedure&p={RECORDS}&was={BUDGET}")

    assert rows(bureau) == [("answered", PLAN), ("answered", RECORDS)]


def test_a_choice_that_is_the_second_question_settles_the_list(bureau: Bureau) -> None:
    says(bureau, f"ให้เลือก {BUDGET} {RECORDS}", "m0")
    says(bureau, BOTH)

    assert sorted(rows(bureau)) == [("answered", BUDGET), ("answered", PLAN)]


def test_unsending_the_message_takes_its_words_from_both_rows(bureau: Bureau) -> None:
    says(bureau, BOTH)
    bureau.happens(TEACHER, "unsend", unsend={"messageId": "m1"}, replyToken=None)
    bureau.work()

    assert [case.question for case in bureau.cases()] == [None, None]
    assert BOTH not in everything(bureau)


def test_erasing_takes_person_and_words_from_both_rows(bureau: Bureau) -> None:
    says(bureau, BOTH)
    bureau.says(TEACHER, "ลบข้อมูลของฉัน")
    bureau.presses(TEACHER, "ยืนยันลบข้อมูล")

    assert [(case.question, case.person_id) for case in bureau.cases()] == [(None, None)] * 2
    assert BOTH not in everything(bureau)


def test_a_kept_turn_holds_no_words_in_how_its_second_question_was_read(bureau: Bureau) -> None:
    reading = Spoken().read(BOTH)
    second = replace(reading.more[0], why=("read as: ความลับ",))
    reads: Any = bureau.desk.understanding
    reads.read = lambda *_, **__: replace(reading, why=("read as: ความลับ",), more=(second,))
    says(bureau, "ถามสองเรื่อง")

    assert "ความลับ" not in everything(bureau)


def test_a_question_added_by_editing_is_answered_and_counted(bureau: Bureau) -> None:
    in_group(bureau, "message", f"ตอบ {PLAN} 2")
    told = in_group(bureau, "messageEdited", BOTH)

    assert "จัดตั้งและเสนอของบประมาณ" in "\n".join(one.text for one in told)
    assert rows(bureau) == [("answered", PLAN), ("answered", BUDGET)]


def test_a_question_edited_away_leaves_no_row_of_its_own(bureau: Bureau) -> None:
    in_group(bureau, "message", BOTH)
    in_group(bureau, "messageEdited", f"ตอบ {RECORDS} 2")

    assert rows(bureau) == [("answered", RECORDS)]
    [case] = bureau.cases()
    with bureau.database.read() as session:
        noted = session.scalars(select(ConsultationEvent).where(ConsultationEvent.what == "asked")).all()
    assert {one.consultation_id for one in noted} == {case.id}
    assert BOTH not in everything(bureau)


def everything(bureau: Bureau) -> str:
    """All that is kept, as one text."""
    with bureau.database.read() as session:
        found = [
            tuple(row) for table in Base.metadata.sorted_tables for row in session.execute(select(table))
        ]
    return json.dumps(found, default=str, ensure_ascii=False)
