"""Answers as they were given: the last with the consultation, every one in its history."""

from dataclasses import replace

import pytest
from builders import bangkok
from consult_office import NID, OFFICERS, TEACHER, Bureau

from db import consultations
from db import ledger as kept
from db.engine import Database
from services.reports.statistics import outcome, statistics

RIGHT, WRONG = "a=right&p=plan-review&s=4&f=timeline", "a=wrong&p=plan-review&s=4&f=timeline"


@pytest.fixture
def bureau(database: Database) -> Bureau:
    bureau = Bureau(database)
    bureau.desk = replace(bureau.desk, version="v1")
    return bureau


def answers(bureau: Bureau) -> list[tuple[str, str | None]]:
    """Whose, and of which version of the knowledge, by the history of the first consultation."""
    with bureau.database.read() as session:
        history = consultations.history(session, bureau.cases()[0].id)
    return [(one.actor, one.knowledge) for one in history if one.what == "answered" and one.words]


def test_planbots_answer_stays_in_the_history_when_an_officer_answers_after_it(bureau: Bureau) -> None:
    bureau.says(TEACHER, "ส่งแผนวันไหน")
    assert bureau.cases()[0].knowledge == "v1"
    bureau.says(TEACHER, "ขอคุยกับเจ้าหน้าที่")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    bureau.says(TEACHER, "ปมร.")
    bureau.says(NID, "ปศ. 1 ได้ค่ะ")
    [case] = bureau.cases()

    assert (case.answer, case.answered_by, case.knowledge) == ("ได้ค่ะ", "officer", None)
    assert answers(bureau) == [("planbot", "v1"), ("officer", None)]


def test_each_answer_of_one_consultation_stays_in_its_history(bureau: Bureau) -> None:
    bureau.says(TEACHER, "ส่งแผนวันไหน")
    bureau.desk = replace(bureau.desk, version="v2")
    bureau.says(TEACHER, "แล้วแผนส่งที่ไหน")

    assert len(bureau.cases()) == 1
    assert answers(bureau) == [("planbot", "v1"), ("planbot", "v2")]


def test_where_nothing_was_answered_no_answer_is_kept(bureau: Bureau) -> None:
    bureau.says(TEACHER, "พรุ่งนี้ฝนจะตกไหม")

    assert [(case.state, case.answer, case.knowledge) for case in bureau.cases()] == [
        ("unanswered", None, None)
    ]


def test_a_tap_says_whether_planbots_answer_was_right(bureau: Bureau) -> None:
    bureau.says(TEACHER, "ส่งแผนวันไหน")
    bureau.taps(TEACHER, "a=right&p=records&s=1")
    assert [case.state for case in bureau.cases()] == ["answered"]
    bureau.taps(TEACHER, RIGHT)
    assert [(case.state, bool(case.confirmed_at)) for case in bureau.cases()] == [("confirmed", True)]
    bureau.taps(TEACHER, WRONG)

    [case] = bureau.cases()
    assert (case.state, case.answered_at, case.confirmed_at) == ("unanswered", None, None)
    assert len(answers(bureau)) == 1


def test_what_planbot_answered_is_closed_by_five_working_days_of_silence(bureau: Bureau) -> None:
    bureau.says(TEACHER, "ส่งแผนวันไหน")
    [case], workdays = bureau.cases(), bureau.desk.workdays

    assert outcome(case, workdays, bangkok("2026-11-27 16:00")) == "answered"
    assert outcome(case, workdays, bangkok("2026-11-30 16:30")) == "silent"
    counted = statistics([case], 2570, workdays, bangkok("2027-01-15 10:00"))
    assert (counted.silent, counted.answered_by_planbot) == (1, 1)


def test_a_question_belongs_to_the_fiscal_year_of_its_number(bureau: Bureau) -> None:
    bureau.clock.moment = bangkok("2026-09-30 23:50")
    bureau.says(TEACHER, "เรื่องข้ามปี")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    bureau.clock.moment = bangkok("2026-10-01 00:05")
    assert "ปศ. 1/2570" in bureau.says(TEACHER, "ปมร.")[-1].text

    with bureau.database.read() as session:
        years = {year: len(kept.of_year(session, year)) for year in (2569, 2570)}
    assert years == {2569: 0, 2570: 1}
    bureau.says(NID, "ปศ. 1 ได้ค่ะ")
    found = statistics(bureau.cases(), 2570, bureau.desk.workdays, bureau.clock())
    assert found.by_month[10] == 1


def test_what_was_confirmed_and_reopened_counts_as_one_of_them(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "ได้", group=OFFICERS, quote=bureau.card(name))
    bureau.presses(TEACHER, "ได้คำตอบแล้ว")
    bureau.presses(TEACHER, "ยังไม่ชัดเจน")
    found = statistics(bureau.cases(), 2570, bureau.desk.workdays, bureau.clock())

    assert (found.confirmed, found.silent, found.reopened, found.waiting) == (0, 0, 1, 1)
