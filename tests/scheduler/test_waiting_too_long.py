"""What waits too long is not forgotten, and nobody is written to outside working time."""

import pytest
from builders import bangkok
from consult_office import NID, OFFICERS, SOMSRI, TEACHER, Bureau

from db import consultations
from db.engine import Database
from scheduler.calendar.worktime import Hours, after_working_hours, next_open, working_time
from scheduler.waiting import Patience, watch

PATIENCE = Patience(head="สมศรี")


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database)


def at(bureau: Bureau, moment: str, patience: Patience = PATIENCE) -> int:
    bureau.clock.moment = bangkok(moment)
    done = watch(bureau.database, patience, bureau.desk.workdays, bureau.clock())
    bureau.work()
    return done


def test_the_officer_is_reminded_once_after_four_working_hours(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")

    assert at(bureau, "2026-11-23 14:59") == 0
    assert at(bureau, "2026-11-23 15:01") == 1
    assert at(bureau, "2026-11-23 15:02") == 0
    assert bureau.in_chat(OFFICERS).count("เตือน: ปศ. 1/2570 รอคำตอบมาแล้วกว่า 4 ชั่วโมงทำการ") == 1


def test_the_office_may_set_both_times_itself(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    patience = Patience(remind_after=1, tell_head_after=2, head="สมศรี")

    assert at(bureau, "2026-11-23 10:59", patience) == 0
    assert at(bureau, "2026-11-23 11:01", patience) == 1
    assert at(bureau, "2026-11-23 11:59", patience) == 0
    assert at(bureau, "2026-11-23 13:01", patience) == 1
    assert "รอคำตอบมาแล้วกว่า 1 ชั่วโมงทำการ" in bureau.in_chat(OFFICERS)
    assert "แจ้งหัวหน้ากลุ่ม: ปศ. 1/2570" in bureau.in_chat(SOMSRI)


def test_the_head_and_the_asker_are_told_once_after_a_working_day(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    for moment in ("2026-11-23 15:01", "2026-11-24 09:59", "2026-11-24 10:01", "2026-11-25 10:01"):
        at(bureau, moment)

    assert bureau.in_chat(SOMSRI).count("แจ้งหัวหน้ากลุ่ม: ปศ. 1/2570") == 1
    assert bureau.in_chat(TEACHER).count("ใช้เวลานานกว่าที่แจ้งไว้") == 1


def test_nobody_is_reminded_at_night_or_at_the_weekend(bureau: Bureau) -> None:
    bureau.clock.moment = bangkok("2026-11-27 10:00")
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")

    assert at(bureau, "2026-11-27 20:00") == 0
    assert at(bureau, "2026-11-28 10:00") == 0
    assert at(bureau, "2026-11-30 08:30") == 1


def test_an_office_that_takes_questions_at_any_hour_is_reminded_in_working_time(database: Database) -> None:
    bureau = Bureau(database, hours=Hours(always=True))
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")

    assert at(bureau, "2026-11-23 22:00") == 0
    assert at(bureau, "2026-11-29 03:00") == 0
    assert at(bureau, "2026-11-30 08:30") == 1


def test_an_answer_found_unclear_waits_as_if_asked_anew_for_officer_and_head(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    for moment in ("2026-11-23 15:01", "2026-11-24 10:01"):
        at(bureau, moment)
    bureau.says(NID, "ปศ. 1 ได้ค่ะ", group=OFFICERS)
    bureau.presses(TEACHER, "ยังไม่ชัดเจน")
    for moment in ("2026-11-24 15:02", "2026-11-25 10:02"):
        at(bureau, moment)

    assert bureau.in_chat(OFFICERS).count("เตือน: ปศ. 1/2570") == 2
    assert bureau.in_chat(SOMSRI).count("แจ้งหัวหน้ากลุ่ม: ปศ. 1/2570") == 2
    assert bureau.in_chat(TEACHER).count("ใช้เวลานานกว่าที่แจ้งไว้") == 1


def test_whoever_takes_over_after_a_reminder_is_reminded_in_their_turn(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    at(bureau, "2026-11-23 15:01")
    bureau.says(NID, "โอน 1 สมศรี", group=OFFICERS)
    patience = Patience()

    assert at(bureau, "2026-11-24 09:59", patience) == 0
    at(bureau, "2026-11-24 11:02", patience)
    at(bureau, "2026-11-24 11:03", patience)
    assert bureau.in_chat(SOMSRI).count("เตือน: ปศ. 1/2570") == 1


def test_without_a_head_nobody_is_said_to_have_been_told(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    for moment in ("2026-11-23 15:01", "2026-11-24 10:01", "2026-11-24 10:02"):
        at(bureau, moment, Patience())

    assert bureau.in_chat(TEACHER).count("เตือนเจ้าหน้าที่แล้วว่าท่านรออยู่") == 1
    with bureau.database.read() as session:
        what = [event.what for event in consultations.history(session, bureau.cases()[0].id)]
    assert what[-2:] == ["reminded", "asker-told"]


def test_silence_is_counted_in_whole_working_days(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.clock.moment = bangkok("2026-11-23 16:29")
    bureau.says(NID, "ปศ. 1 ได้ค่ะ")

    assert at(bureau, "2026-11-30 08:30") == 0
    assert at(bureau, "2026-11-30 16:28") == 0
    assert at(bureau, "2026-12-01 08:30") == 1
    assert bureau.case(name).state == "silent"


def test_what_was_answered_waits_no_more(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "ปศ. 1 ได้ค่ะ")

    assert at(bureau, "2026-11-24 10:01") == 0


def test_five_working_days_of_silence_close_an_answered_question(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "ปศ. 1 ได้ค่ะ")

    assert at(bureau, "2026-11-27 16:00") == 0
    assert at(bureau, "2026-11-30 09:59") == 0
    assert at(bureau, "2026-11-30 10:01") == 1
    assert bureau.case(name).state == "silent"


def test_working_time_leaves_out_lunch_nights_weekends_and_holidays(bureau: Bureau) -> None:
    days = bureau.desk.workdays
    friday, monday = bangkok("2026-12-04 16:00"), bangkok("2026-12-08 09:00")

    # Saturday 5 December is a holiday whose substitution is Monday the 7th.
    assert working_time(friday, monday, days).total_seconds() == 3600
    assert after_working_hours(bangkok("2026-11-23 11:30"), working_time(friday, monday, days), days) == (
        bangkok("2026-11-23 13:30")
    )
    assert next_open(bangkok("2026-12-04 16:30"), days) == bangkok("2026-12-08 08:30")


def test_a_reminder_has_question_name_and_buttons_and_may_be_quoted(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "ยืมห้องประชุมได้ไหม")
    at(bureau, "2026-11-23 15:01")
    [card] = [one for one in bureau.line.shown if one.chat == OFFICERS and "เตือน: " in one.text]
    wanted = ("ยืมห้องประชุมได้ไหม", "ครูสมใจ", "รับเรื่อง", "หลายข้อความ")

    assert card.message["type"] == "flex"
    assert [words for words in wanted if words not in str(card.message)] == []
    bureau.says(NID, "ได้ค่ะ วันศุกร์", group=OFFICERS, quote=card)
    assert bureau.case(name).answer == "ได้ค่ะ วันศุกร์"
