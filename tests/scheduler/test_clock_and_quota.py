"""The clock and the quota: what does not fit is told before, and never spent."""

from dataclasses import replace
from datetime import date

from builders import FakeLine, bangkok
from office_calendar import PLOUGHING, SIX, TWELVE, an_office
from ticking import (
    BOUND,
    LAST,
    MEMBERS,
    OFFICERS,
    REMINDER,
    ROLES,
    SCHOOLS,
    Counted,
    Ticking,
    heard,
    only_schools,
    told,
)

from db import announcements, officers
from db.engine import Database
from line.gateway import Outcome, Sent
from scheduler.calendar.occasions import occasions


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


def test_a_dear_month_is_told_to_officers_before_it_begins_with_names_and_dates(database: Database) -> None:
    """May 2570 with 60 members: a digest and two reminders are 180, the officers' own 8 a push."""
    line = Counted(limit=150)
    office = an_office(extra=PLOUGHING)
    ticking = Ticking(database, office, groups=ROLES, line=line, bound_at="2027-04-22 00:00")

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


HOLD = Sent(Outcome.HOLD, status=429, reason="You have reached your monthly limit.")
NID, HEAD = "U" + "5" * 32, "U" + "6" * 32


def a_notice_that_is_too_dear(database: Database, *answers: Sent) -> Ticking:
    """On the morning of 1 June officers hear that nothing was said of May's deadline."""
    ticking = Ticking(database, groups={SCHOOLS: "announcements", OFFICERS: "officers"}, bound_at=BOUND)
    duty = ticking.office.manual.duty.model_copy(update={"head": "ผอ.กลุ่ม"})
    manual = ticking.office.manual.model_copy(update={"duty": duty})
    ticking.office = replace(ticking.office, manual=manual)
    with database.begin() as session:
        officers.add(session, NID, "พี่นิด", bangkok(BOUND))
        officers.add(session, HEAD, "ผอ.กลุ่ม", bangkok(BOUND))
        announcements.record(
            session,
            [
                announcements.Entry(f"digest:{role}:2027-06", group, bangkok(BOUND), date(2027, 6, 8), "sent")
                for group, role in ((SCHOOLS, "announcements"), (OFFICERS, "officers"))
            ],
            bangkok(BOUND),
        )
    ticking.tick("2027-06-01 07:00")
    ticking.deliver(FakeLine(*answers), "2027-06-01 07:00")
    ticking.tick("2027-06-01 07:02")
    return ticking


def test_a_notice_that_is_too_dear_for_the_group_goes_to_the_head_and_rides_along_free(
    database: Database,
) -> None:
    ticking = a_notice_that_is_too_dear(database, HOLD)

    assert [one.state for one in ticking.deliveries() if one.chat_id == OFFICERS] == ["carried"]
    assert "ไม่ได้ประกาศ" in ticking.owed(HEAD)[0]
    assert ticking.owed(NID) == []
    ticking.deliver(FakeLine(HOLD), "2027-06-01 07:02")
    ticking.tick("2027-06-01 07:04")

    assert [one.state for one in ticking.deliveries() if one.chat_id == HEAD] == ["carried"]
    assert len(ticking.deliveries()) == 2


def test_what_is_left_is_asked_for_again_after_a_push(database: Database) -> None:
    line = Counted(limit=300)
    ticking = only_schools(database, line=line)
    ticking.tick("2027-05-24 08:30")
    asked = line.asked

    ticking.tick("2027-05-24 08:31:30")
    assert line.asked == asked
    ticking.tick("2027-05-24 08:32:30")
    assert line.asked == asked + 1
    ticking.tick("2027-05-24 08:40")
    assert line.asked == asked + 1


def test_the_last_reminder_may_take_what_was_kept_for_notices_and_the_first_may_not(
    database: Database,
) -> None:
    """62 messages left: the schools' 60 fit, but not together with two notices to eight officers."""
    line = Counted(limit=300, used=238)
    ticking = Ticking(
        database, groups={SCHOOLS: "announcements", OFFICERS: "officers"}, line=line, bound_at=BOUND
    )

    assert (REMINDER, "sent") not in told(ticking.tick("2027-05-24 08:30"))
    assert (LAST, "sent") in told(ticking.tick("2027-05-28 08:30"))
