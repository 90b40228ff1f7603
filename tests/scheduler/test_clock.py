"""The clock: on time, once, and late only while it is true."""

from datetime import timedelta

from builders import bangkok
from office_calendar import SIX, an_office
from sqlalchemy import select
from ticking import BOUND, LAST, OFFICERS, PERSONNEL, REMINDER, SCHOOLS, Ticking, only_schools, told

from db import announcements
from db.engine import Database
from db.models.announcements import Announcement


def test_a_reminder_goes_out_at_half_past_eight_and_not_a_moment_before(database: Database) -> None:
    ticking = only_schools(database)

    assert told(ticking.tick("2027-05-24 08:29:59")) == []
    assert told(ticking.tick("2027-05-24 08:30:00")) == [(REMINDER, "sent")]

    [owed] = ticking.owed(SCHOOLS)
    assert "โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา" in owed
    assert "อีก 7 วัน" in owed
    assert "ล่าช้า" not in owed


def test_ticking_again_in_this_or_another_process_announces_nothing_twice(database: Database) -> None:
    ticking, other = only_schools(database), only_schools(database)
    ticking.tick("2027-05-24 08:30:00")

    assert told(ticking.tick("2027-05-24 08:30:05")) == []
    assert told(other.tick("2027-05-24 08:30:05")) == []
    assert len(ticking.owed(SCHOOLS)) == 1


def test_a_clock_set_back_announces_nothing_twice(database: Database) -> None:
    ticking = only_schools(database)
    ticking.tick("2027-05-24 08:30:00")

    assert told(ticking.tick("2027-05-24 08:29:00")) == []
    assert told(ticking.tick("2027-05-24 08:31:00")) == []


def test_all_that_falls_on_a_day_is_one_push_to_a_group(database: Database) -> None:
    ticking = Ticking(
        database, an_office({SIX: "2027-04-20"}), groups={PERSONNEL: "personnel"}, bound_at="2027-04-11 08:00"
    )

    assert told(ticking.tick("2027-04-12 08:30")) == [
        ("reminder:monitoring-6:2027-04-20:3wd", "sent"),
        ("reminder:monitoring-6:2027-04-20:7d", "sent"),
    ]
    assert len(ticking.owed(PERSONNEL)) == 1


def test_two_groups_of_one_role_are_each_told_once(database: Database) -> None:
    second = "C" + "9" * 32
    ticking = Ticking(database, groups={SCHOOLS: "announcements", second: "announcements"}, bound_at=BOUND)
    ticking.tick("2027-05-24 08:30")

    assert len(ticking.owed(SCHOOLS)) == len(ticking.owed(second)) == 1


def test_what_lay_before_the_binding_is_not_owed(database: Database) -> None:
    ticking = Ticking(database, groups={SCHOOLS: "announcements"}, bound_at="2027-05-24 09:00")

    assert told(ticking.tick("2027-05-24 10:00")) == []
    assert ticking.rows() == []


def test_after_an_outage_what_is_still_true_is_sent_and_says_that_it_is_late(database: Database) -> None:
    ticking = only_schools(database)

    assert told(ticking.tick("2027-05-25 10:00")) == [(REMINDER, "sent")]

    [owed] = ticking.owed(SCHOOLS)
    assert "แจ้งล่าช้า จากกำหนดเดิมวันจันทร์ที่ 24 พฤษภาคม 2570" in owed
    assert "อีก 6 วัน" in owed


def test_the_same_morning_it_only_says_that_it_is_later_than_usual(database: Database) -> None:
    ticking = only_schools(database)
    ticking.tick("2027-05-24 11:00")

    assert "แจ้งช้ากว่าเวลาปกติ" in ticking.owed(SCHOOLS)[0]


def test_late_ones_wait_for_working_hours(database: Database) -> None:
    ticking = only_schools(database)

    assert told(ticking.tick("2027-05-24 20:00")) == []
    assert told(ticking.tick("2027-05-25 06:59")) == []
    assert told(ticking.tick("2027-05-25 07:00")) == [(REMINDER, "sent")]


def test_a_reminder_lapses_when_its_date_has_passed_and_officers_hear_of_it(database: Database) -> None:
    ticking = Ticking(database, groups={SCHOOLS: "announcements", OFFICERS: "officers"}, bound_at=BOUND)

    decided = told(ticking.tick("2027-06-01 07:00"))

    assert (REMINDER, "missed") in decided
    assert (LAST, "missed") in decided
    assert ticking.owed(SCHOOLS) == []
    [_, missed] = ticking.owed(OFFICERS)[0].split("เลยเวลาที่จะเป็นประโยชน์แล้ว จึงไม่ได้ประกาศ:")
    assert missed.split("\n")[:3] == [
        "",
        "   - 24 พ.ค. 2570 “ครบกำหนดอีก 7 วัน โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา” ในกลุ่ม “ชื่อ announcements”",
        "   - 28 พ.ค. 2570 “ครบกำหนดอีก 3 วัน โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา” ในกลุ่ม “ชื่อ announcements”",
    ]


def test_a_digest_lapses_after_five_working_days(database: Database) -> None:
    """1 June is a Tuesday and the 3rd a holiday: the 2nd, 4th, 7th, 8th and 9th are five working days."""
    ticking = Ticking(database, groups={SCHOOLS: "announcements"}, bound_at="2027-05-31 20:00")
    other = Ticking(database, groups={"C" + "8" * 32: "announcements"}, bound_at="2027-05-31 20:00")

    assert told(ticking.tick("2027-06-09 19:59"))[0] == ("digest:announcements:2027-06", "sent")
    assert other.rows()[0][2] == "sent"


def test_after_five_working_days_a_digest_is_missed(database: Database) -> None:
    ticking = Ticking(database, groups={SCHOOLS: "announcements"}, bound_at="2027-05-31 20:00")

    assert told(ticking.tick("2027-06-10 07:00")) == [("digest:announcements:2027-06", "missed")]


def test_of_two_reminders_that_are_late_the_later_one_speaks_for_both(database: Database) -> None:
    ticking = only_schools(database)

    assert sorted(told(ticking.tick("2027-05-28 09:30"))) == [(LAST, "sent"), (REMINDER, "merged")]
    assert len(ticking.owed(SCHOOLS)) == 1


def test_a_second_push_of_a_day_waits_for_the_next_working_day(database: Database) -> None:
    """A closing day set at noon brings a reminder that is late; the day's push is out already."""
    ticking = Ticking(database, groups={OFFICERS: "officers"}, bound_at="2027-03-01 00:00")
    ticking.tick("2027-04-01 08:30")
    ticking.office = an_office({SIX: "2027-04-20"})

    assert told(ticking.tick("2027-04-01 12:00")) == []
    assert told(ticking.tick("2027-04-02 08:00")) == [("reminder:monitoring-5:2027-04-20:30d", "sent")]


def test_a_changed_holiday_is_true_at_once_and_announces_nothing_twice(database: Database) -> None:
    ticking = only_schools(database)
    ticking.tick("2027-05-24 08:30")
    ticking.office = an_office(extra={"2027-05-28": "วันหยุดพิเศษ", "2027-05-24": "วันหยุดพิเศษ"})

    assert told(ticking.tick("2027-05-25 08:30")) == []
    assert told(ticking.tick("2027-05-27 08:30")) == [(LAST, "sent")]


def test_the_clock_notes_that_it_ticks(database: Database) -> None:
    ticking = only_schools(database)
    ticking.tick("2027-05-24 08:00")
    ticking.tick("2027-05-24 08:00:30")
    ticking.tick("2027-05-24 08:02")

    with database.read() as session:
        assert announcements.last_tick(session) == bangkok("2027-05-24 08:02")


def test_a_tick_at_another_moment_is_no_heartbeat_and_is_delivered_at_once(database: Database) -> None:
    ticking = only_schools(database)

    ticking.clock.tick(bangkok("2027-05-24 08:30"), sent_at=bangkok("2026-11-23 12:00"), real=False)

    [delivery] = ticking.deliveries()
    assert delivery.next_try_at == bangkok("2026-11-23 12:00")
    with database.read() as session:
        assert announcements.last_tick(session) is None


def test_a_row_can_be_taken_once_only(database: Database) -> None:
    entry = announcements.Entry("x", SCHOOLS, bangkok(BOUND), bangkok(BOUND).date(), "sent")
    with database.begin() as session:
        first = announcements.record(session, [entry], bangkok(BOUND))
    with database.begin() as session:
        second = announcements.record(session, [entry], bangkok(BOUND) + timedelta(days=1))

    assert first == {("x", SCHOOLS)}
    assert second == set()
    with database.read() as session:
        assert len(session.scalars(select(Announcement)).all()) == 1
