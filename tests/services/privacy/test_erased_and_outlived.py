"""What is left of a person who had her data erased, and of whoever asked before the years that are kept."""

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import bangkok
from consult_office import NID, OFFICERS, SECOND, SOMSRI, TEACHER, Bureau
from sqlalchemy import select

from bot.work.worker import words_kept_from
from db import entries
from db.engine import Database
from db.models.base import Base
from services.knowledge.approved import approved_entries
from services.privacy import walk
from services.privacy.row import Times

QUESTION, ANSWER = "ความลับหนึ่งข้อ", "คำตอบที่ไม่มีใครรู้"


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database)


def kept(bureau: Bureau) -> str:
    with bureau.database.read() as session:
        rows = [row for table in Base.metadata.sorted_tables for row in session.execute(select(table))]
    return "\n".join(str(tuple(row)) for row in rows)


def answered(bureau: Bureau) -> str:
    name = bureau.asks_officers(TEACHER, QUESTION, "โรงเรียนบ้านไกลมาก")
    bureau.says(NID, f"{name} {ANSWER}")
    bureau.clock.advance(minutes=31)
    return name


def erases(bureau: Bureau) -> None:
    bureau.says(TEACHER, "ลบข้อมูลของฉัน")
    bureau.presses(TEACHER, "ยืนยันลบข้อมูล")
    bureau.work()
    bureau.clock.advance(hours=2)
    with bureau.database.begin() as session:
        walk.finish_erasing(session, bureau.clock())


@pytest.mark.parametrize("approved", [False, True])
def test_nothing_of_hers_stays_in_officers_messages_or_in_what_was_learned(
    bureau: Bureau, approved: bool
) -> None:
    answered(bureau)
    bureau.says(NID, "เพิ่มเป็นความรู้ 1")
    if approved:
        bureau.presses(SOMSRI, "อนุมัติ", group=OFFICERS)
    erases(bureau)

    assert [words for words in (QUESTION, ANSWER, "บ้านไกล", "ครูสมใจ", TEACHER) if words in kept(bureau)] == []


def test_an_entry_that_has_other_peoples_words_too_answers_on_without_hers(bureau: Bureau) -> None:
    answered(bureau)
    bureau.says(NID, "เพิ่มเป็นความรู้ 1")
    bureau.presses(SOMSRI, "อนุมัติ", group=OFFICERS)
    with bureau.database.begin() as session:
        entries.approved(session)[0].phrasings = [QUESTION, "ขอยืมรถตู้ได้ไหม"]
    erases(bureau)

    with bureau.database.read() as session:
        bureau.desk = replace(bureau.desk, entries=approved_entries(session))
    assert QUESTION not in kept(bureau)
    assert ANSWER in bureau.says(SECOND, "ขอยืมรถตู้ได้ไหมคะ")[-1].text


def test_a_card_for_approval_that_waits_for_the_morning_goes_no_more(bureau: Bureau) -> None:
    answered(bureau)
    bureau.clock.moment = bangkok("2026-11-23 20:00")
    bureau.says(NID, "เพิ่มเป็นความรู้ 1")
    assert QUESTION not in bureau.in_chat(OFFICERS)[len(bureau.card("ปศ. 1/2570").text) :]
    erases(bureau)

    assert QUESTION not in kept(bureau)


def test_an_answer_to_somebody_erased_is_sent_to_nobody_and_the_officer_told(bureau: Bureau) -> None:
    name = answered(bureau)
    erases(bureau)
    told = bureau.says(NID, f"{name} ข้อมูลเพิ่มเติมหลังลบ")
    bureau.work()

    assert "ไม่มีผู้ถามให้ส่งถึงแล้ว" in told[-1].text
    assert {one.chat for one in bureau.line.shown} <= {TEACHER, NID, SOMSRI, OFFICERS}
    assert bureau.case(name).answer is None


def test_officers_are_told_of_an_erasing_in_office_hours(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, QUESTION)
    bureau.work()
    bureau.clock.moment = bangkok("2026-11-23 22:00")
    bureau.says(TEACHER, "ลบข้อมูลของฉัน")
    bureau.presses(TEACHER, "ยืนยันลบข้อมูล")
    bureau.work()
    assert "ผู้ถามยกเลิก" not in bureau.in_chat(OFFICERS)
    bureau.clock.moment = bangkok("2026-11-24 08:31")
    bureau.work()

    assert f"{name} ผู้ถามยกเลิก" in bureau.in_chat(OFFICERS)


def tidied(bureau: Bureau, at: str) -> None:
    now = bangkok(at)
    with bureau.database.begin() as session:
        walk.finish_erasing(session, now)
        walk.drop_outlived(session, Times(now, words_kept_from(now, 2), timedelta(days=30)))


def test_after_the_years_that_are_kept_only_counts_stay(bureau: Bureau) -> None:
    bureau.clock.moment = bangkok("2024-10-07 10:00")
    answered(bureau)
    bureau.says(NID, "เพิ่มเป็นความรู้ 1")
    bureau.line.unreachable.add(SECOND)
    bureau.asks_officers(SECOND, "เรื่องของครูวิชัย")
    bureau.says(NID, "ปศ. 2 คำตอบที่ส่งไม่ถึง")
    bureau.work()
    tidied(bureau, "2026-11-23 10:00")
    tidied(bureau, "2026-11-23 16:00")

    words = (QUESTION, ANSWER, "บ้านไกล", "ครูสมใจ", "ครูวิชัย", "ส่งไม่ถึง", TEACHER, SECOND)
    assert [one for one in words if one in kept(bureau)] == []
    assert [(case.number, case.state, case.channel) for case in bureau.cases()] == [
        (1, "answered", "line"), (2, "answered", "line"),
    ]  # fmt: skip


def test_whoever_asked_within_the_years_is_kept_and_what_is_in_use_answers_on(bureau: Bureau) -> None:
    bureau.clock.moment = bangkok("2024-10-07 10:00")
    answered(bureau)
    bureau.says(NID, "เพิ่มเป็นความรู้ 1")
    bureau.presses(SOMSRI, "อนุมัติ", group=OFFICERS)
    bureau.clock.moment = bangkok("2026-11-20 10:00")
    bureau.asks_officers(SECOND, "เรื่องใหม่")
    tidied(bureau, "2026-11-23 10:00")

    with bureau.database.read() as session:
        assert [entry.answer for entry in approved_entries(session)] == [ANSWER]
    assert "ครูวิชัย" in kept(bureau) and "ครูสมใจ" not in kept(bureau)
