"""The clock: on time, once, late only while it is true, and never in silence."""

from datetime import date, timedelta

from builders import FakeLine, bangkok
from office_calendar import SIX, TWELVE, an_office
from sqlalchemy import select
from ticking import MEMBERS, OFFICERS, PERSONNEL, ROLES, SCHOOLS, Counted, Ticking, heard, told

from db import announcements, chats, officers
from db.announcement_models import Announcement
from db.engine import Database
from db.models import Group
from line.gateway import Outcome, Sent
from scheduler.occasions import occasions

REMINDER = "reminder:plan-review-4:2027-05-31:7d"
LAST = "reminder:plan-review-4:2027-05-31:1wd"
BOUND = "2027-05-22 10:00"
"""A Saturday: only what comes after it is owed."""


def only_schools(database: Database, **more: object) -> Ticking:
    return Ticking(database, groups={SCHOOLS: "announcements"}, bound_at=BOUND, **more)  # type: ignore[arg-type]


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
    assert "ไม่ได้ประกาศ “ครบกำหนดอีก 7 วัน โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา”" in ticking.owed(OFFICERS)[0]


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


def test_officers_see_the_day_before_what_others_will_hear(database: Database) -> None:
    ticking = Ticking(database, groups=ROLES, bound_at=BOUND)

    assert told(ticking.tick("2027-05-21 08:30")) == []
    with database.begin() as session:
        chats.bind_group(session, OFFICERS, "officers", bangkok("2027-05-20 08:00"))
    ticking.tick("2027-05-21 08:31")

    [owed] = ticking.owed(OFFICERS)
    assert "วันจันทร์ที่ 24 พฤษภาคม 2570 08:30 น." in owed
    assert "โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา" in owed


def test_officers_own_reminder_and_the_preview_of_others_are_one_push(database: Database) -> None:
    """Closing on 22 April: 7 days before is Songkran, back to Monday the 12th, when officers also see what
    personnel hears on Friday the 16th."""
    office = an_office({SIX: "2027-04-22"}, extra={"2027-04-19": "วันหยุดพิเศษ"})
    ticking = Ticking(database, office, groups=ROLES, bound_at="2027-04-11 00:00")

    ticking.tick("2027-04-12 08:30")

    assert [row for row in ticking.rows() if row[1] == "officers"] == [
        ("preview:2027-04-16", "officers", "sent"),
        ("reminder:monitoring-5:2027-04-22:7d", "officers", "sent"),
    ]
    assert len(ticking.owed(OFFICERS)) == 1


def test_what_officers_stop_is_not_sent(database: Database) -> None:
    ticking = only_schools(database)
    with database.begin() as session:
        announcements.order(session, REMINDER, "announcements", "stop", None, None, bangkok(BOUND))

    assert told(ticking.tick("2027-05-24 08:30")) == [(REMINDER, "stopped")]
    assert ticking.owed(SCHOOLS) == []


def test_what_officers_rewrite_is_sent_in_their_words(database: Database) -> None:
    ticking = only_schools(database)
    with database.begin() as session:
        announcements.order(
            session, REMINDER, "announcements", "edit", "ส่งแผนที่ห้องแผนได้เลย", None, bangkok(BOUND)
        )
    ticking.tick("2027-05-24 08:30")

    assert ticking.owed(SCHOOLS) == ["ส่งแผนที่ห้องแผนได้เลย"]


def test_an_officers_own_announcement_goes_at_its_moment_also_on_a_sunday(database: Database) -> None:
    ticking = Ticking(database, groups=ROLES, bound_at=BOUND)
    with database.begin() as session:
        number = announcements.draft(session, "ประชุมวันจันทร์ 9 โมง", None, bangkok(BOUND))
        announcements.confirm(session, number, "announcements", bangkok("2027-05-23 16:00"))

    assert told(ticking.tick("2027-05-23 15:59")) == []
    assert told(ticking.tick("2027-05-23 16:00")) == [(f"own:{number}", "sent")]
    assert told(ticking.tick("2027-05-23 16:01")) == []
    assert ticking.owed(SCHOOLS) == ["ประกาศจากกลุ่มนโยบายและแผน\nประชุมวันจันทร์ 9 โมง"]


def test_a_standstill_of_a_day_is_told_to_officers_once(database: Database) -> None:
    ticking = Ticking(database, groups={OFFICERS: "officers"}, bound_at="2027-05-10 08:00")
    ticking.tick("2027-05-11 10:00")
    ticking.tick("2027-05-16 12:00")
    assert ticking.owed(OFFICERS) == []

    first = ticking.tick("2027-05-17 07:00")
    second = ticking.tick("2027-05-17 07:05")

    assert [notice.id.split(":")[0] for notice in first.notices] == ["stood"]
    assert second.notices == ()
    assert "หยุดทำงานตั้งแต่ 11 พ.ค. 2570 10:00 น. ถึง 16 พ.ค. 2570 12:00 น." in ticking.owed(OFFICERS)[0]


def test_a_role_without_a_group_is_told_to_officers_once_a_month(database: Database) -> None:
    ticking = Ticking(database, groups={OFFICERS: "officers"}, bound_at=BOUND)

    first = ticking.tick("2027-05-24 08:30")
    second = ticking.tick("2027-05-28 08:30")

    assert heard(first) == ["no-group:announcements:2027-05"]
    assert heard(second) == []


def test_with_no_officers_group_each_officer_is_told(database: Database) -> None:
    ticking = only_schools(database)
    with database.begin() as session:
        officers.add(session, "U" + "5" * 32, "พี่นิด", bangkok(BOUND))

    ticking.tick("2027-06-01 07:00")

    assert "ไม่ได้ประกาศ" in ticking.owed("U" + "5" * 32)[0]


def test_a_group_that_line_says_is_gone_is_marked_and_told_of_once(database: Database) -> None:
    ticking = Ticking(database, groups={SCHOOLS: "announcements", OFFICERS: "officers"}, bound_at=BOUND)
    ticking.tick("2027-05-24 08:30")
    gone = Sent(Outcome.REFUSED, status=400, reason="Failed to send messages")
    ticking.deliver(FakeLine(gone), "2027-05-24 08:30")

    notices = [ticking.tick(f"2027-05-24 08:{minute}").notices for minute in (32, 34, 36)]

    assert [len(found) for found in notices] == [1, 0, 0]
    assert "บอทไม่อยู่ในกลุ่มแล้ว" in notices[0][0].text
    with database.read() as session:
        group = session.get(Group, SCHOOLS)
    assert group is not None
    assert group.left_at is not None
    assert (LAST, "sent") not in told(ticking.tick("2027-05-28 08:30"))


def test_what_waits_for_the_quota_is_dropped_when_it_is_over_and_told(database: Database) -> None:
    ticking = Ticking(
        database, groups={SCHOOLS: "announcements", OFFICERS: "officers"}, bound_at="2027-05-28 00:00"
    )
    ticking.tick("2027-05-28 08:30")
    ticking.deliver(FakeLine(Sent(Outcome.HOLD, status=429, reason="monthly limit")), "2027-05-28 08:30")

    held = ticking.tick("2027-05-28 08:32")
    over = ticking.tick("2027-06-01 07:00")

    assert heard(held) == [f"held:{LAST}:{SCHOOLS}"]
    assert heard(over) == [f"missed:{LAST}:{SCHOOLS}"]
    assert [one.state for one in ticking.deliveries() if one.chat_id == SCHOOLS] == ["dropped"]


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


def test_a_dear_month_is_told_to_officers_before_it_begins_with_names_and_dates(database: Database) -> None:
    """May 2570 with 60 members: a digest and two reminders are 180, the officers' own 8 a push."""
    line = Counted(limit=150)
    ticking = Ticking(database, groups=ROLES, line=line, bound_at="2027-04-22 00:00")

    [notice] = ticking.tick("2027-04-23 07:00").notices

    assert "โควตาข้อความเดือนพฤษภาคม 2570 มี 150" in notice.text
    assert "24 พ.ค. 2570 ครบกำหนดอีก 7 วัน โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา" in notice.text
    assert "28 พ.ค." not in notice.text
    assert heard(ticking.tick("2027-04-26 07:00")) == []


def test_the_last_reminder_goes_before_the_first_where_the_quota_has_room_for_one(database: Database) -> None:
    line = Counted(limit=300, used=230)
    ticking = only_schools(database, line=line)

    assert told(ticking.tick("2027-05-24 08:30")) == []
    assert sorted(told(ticking.tick("2027-05-28 08:30"))) == [(LAST, "sent"), (REMINDER, "merged")]


def test_quota_that_is_bought_lets_the_reminder_go(database: Database) -> None:
    line = Counted(limit=300, used=230)
    ticking = only_schools(database, line=line)
    ticking.tick("2027-05-24 08:30")
    line.limit = 1000

    assert told(ticking.tick("2027-05-24 08:41")) == [(REMINDER, "sent")]


def test_line_that_does_not_tell_its_quota_holds_nothing_up_and_is_not_asked_at_each_tick(
    database: Database,
) -> None:
    line = Counted(limit=0, down=True)
    ticking = only_schools(database, line=line)

    assert told(ticking.tick("2027-05-24 08:30")) == [(REMINDER, "sent")]
    for second in range(5, 60, 5):
        ticking.tick(f"2027-05-24 08:30:{second:02d}")
    assert line.asked == 1


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


def test_a_new_group_with_a_name_that_the_manual_knows_is_suggested_for_its_role_once(
    database: Database,
) -> None:
    ticking = Ticking(database, groups={OFFICERS: "officers"}, bound_at=BOUND)
    with database.begin() as session:
        for group, name in (("C" + "4" * 32, "กลุ่มนโยบายและแผน สพม.นครพนม"), ("C" + "5" * 32, "ครูวิทย์ ม.4")):
            chats.group_joined(session, group, bangkok(BOUND))
            chats.name_group(session, group, name)

    first, second = ticking.tick("2027-05-25 09:00"), ticking.tick("2027-05-25 09:05")

    assert [id for id in heard(first) if id.startswith("suggest")] == ["suggest:C" + "4" * 32]
    assert heard(second) == []
    assert "groups bind --role announcements" in ticking.owed(OFFICERS)[0]


def test_in_two_years_no_month_costs_more_than_the_quota_and_what_does_not_fit_was_told_before(
    database: Database,
) -> None:
    """200 messages a month: less than May takes (a digest and two reminders for 60 people, and officers)."""
    office = an_office({SIX: "2027-04-20", TWELVE: "2027-10-15"})
    line = Counted(limit=200)
    ticking = Ticking(database, office, line=line, bound_at="2026-09-30 12:00")
    days = {one.day for one in occasions(office, date(2026, 10, 1), date(2028, 9, 30))}
    days |= {office.workdays.back(day, 1) for day in days}
    spent: dict[str, int] = {}
    told_on: dict[str, str] = {}
    unsent: list[tuple[str, str]] = []

    for day in sorted(days):
        month = f"{day:%Y-%m}"
        line.used = spent.get(month, 0)
        with database.begin() as session:
            announcements.beat(session, bangkok(f"{day} 08:00"))
        ticked = ticking.tick(f"{day} 08:30")
        for notice in ticked.notices:
            if notice.id.startswith("quota:"):
                told_on.setdefault(notice.id.split(":")[1], f"{day}")
        pushed = {one.call.target.id for one in ticked.decisions if one.state == "sent"}
        cost = sum(MEMBERS[group] for group in pushed) + (MEMBERS[OFFICERS] if ticked.notices else 0)
        spent[month] = spent.get(month, 0) + cost
        unsent += [(one.call.id, f"{one.call.day}") for one in ticked.decisions if one.state != "sent"]

    assert max(spent.values()) <= 200
    assert unsent
    assert [one for one in unsent if told_on.get(one[1][:7], "9999") > one[1]] == []
    assert not [id for id, _ in unsent if id.startswith("digest:announcements")]
