"""A push that LINE did not take: no retry goes out in the evening or on a day off, none with stale words."""

from datetime import timedelta

import pytest
from builders import FakeLine, bangkok
from office_calendar import an_office
from ticking import BOUND, LAST, OFFICERS, REMINDER, ROLES, SCHOOLS, Ticking, heard, only_schools, told

from db import announcements
from db.engine import Database
from line.gateway import Outcome, Sent

pytestmark = pytest.mark.fault("announcements that LINE does not take")

DOWN = Sent(Outcome.RETRY, reason="NewConnectionError")
SILENT = Sent(Outcome.UNKNOWN, reason="ReadTimeoutError")
"""LINE may have taken it."""


def pushed_to(line: FakeLine, group: str) -> list[str]:
    return [key for chat, _, key in line.pushed if chat == group]


def states(ticking: Ticking, chat: str = SCHOOLS) -> list[str]:
    return [one.state for one in ticking.deliveries() if one.chat_id == chat]


def evening(database: Database, answer: Sent) -> Ticking:
    """A reminder at 19:59, on a Monday, that LINE answers like this."""
    ticking = only_schools(database, office=an_office(at=bangkok("2027-05-24 19:59").time()))
    ticking.tick("2027-05-24 19:59:30")
    ticking.deliver(FakeLine(answer), "2027-05-24 19:59:30")
    return ticking


def test_a_retry_within_the_hours_goes_out_under_its_key(database: Database) -> None:
    ticking = only_schools(database)
    ticking.tick("2027-05-24 08:30")
    line = FakeLine(SILENT)
    ticking.deliver(line, "2027-05-24 08:30")
    ticking.deliver(line, "2027-05-24 08:31")

    first, second = pushed_to(line, SCHOOLS)
    assert first == second


def test_a_retry_of_what_line_surely_has_not_waits_for_the_morning_and_says_that_it_is_late(
    database: Database,
) -> None:
    ticking, line = evening(database, DOWN), FakeLine()

    ticking.deliver(line, "2027-05-24 20:01")
    assert told(ticking.tick("2027-05-24 20:02")) == []
    ticking.deliver(line, "2027-05-25 06:59")
    assert line.pushed == []
    assert told(ticking.tick("2027-05-25 07:00")) == [(REMINDER, "sent")]
    [owed] = ticking.owed(SCHOOLS)
    ticking.deliver(line, "2027-05-25 07:00")

    assert "แจ้งล่าช้า จากกำหนดเดิมวันจันทร์ที่ 24 พฤษภาคม 2570" in owed
    assert "อีก 6 วัน" in owed
    assert states(ticking) == ["withdrawn", "sent"]
    assert [row[0] for row in ticking.rows()] == [REMINDER]


def test_a_retry_of_what_line_may_have_waits_for_the_morning_under_the_same_key(database: Database) -> None:
    ticking, line = evening(database, SILENT), FakeLine()
    [before] = [one.retry_key for one in ticking.deliveries()]

    ticking.deliver(line, "2027-05-24 20:01")
    ticking.tick("2027-05-24 20:02")
    assert line.pushed == []
    ticking.tick("2027-05-25 07:00")
    ticking.deliver(line, "2027-05-25 07:00")

    assert pushed_to(line, SCHOOLS) == [before]
    assert states(ticking) == ["sent"]


def test_an_error_of_lines_own_may_have_been_a_delivery(database: Database) -> None:
    ticking = evening(database, Sent(Outcome.RETRY, status=500))
    ticking.deliver(FakeLine(), "2027-05-24 20:01")

    assert states(ticking) == ["waiting"]


def test_over_a_weekend_what_line_may_have_is_not_sent_again_and_officers_are_to_look(
    database: Database,
) -> None:
    """LINE knows a key for 24 hours: on Monday it would send the same words once more."""
    friday = an_office(at=bangkok("2027-05-28 19:59").time())
    ticking = Ticking(database, friday, groups=ROLES, bound_at="2027-05-28 12:00")
    ticking.tick("2027-05-28 19:59:30")
    ticking.deliver(FakeLine(SILENT, SILENT), "2027-05-28 19:59:30")
    line = FakeLine()
    for at in ("2027-05-28 20:01", "2027-05-29 10:00", "2027-05-31 07:00"):
        ticking.deliver(line, at)

    assert pushed_to(line, SCHOOLS) == []
    assert states(ticking) == ["unknown"]
    [notice] = [one for one in ticking.tick("2027-05-31 07:01").notices if one.id.startswith("doubtful")]
    assert "ไม่แน่ใจว่าประกาศ" in notice.text
    assert SCHOOLS in notice.id


def test_what_lapses_while_it_waits_is_missed_and_told(database: Database) -> None:
    ticking = Ticking(
        database,
        an_office(at=bangkok("2027-05-31 19:59").time(), extra={"2027-05-28": "วันหยุดพิเศษ"}),
        groups={SCHOOLS: "announcements", OFFICERS: "officers"},
        bound_at="2027-05-27 00:00",
    )
    ticking.tick("2027-05-31 19:59:30")
    ticking.deliver(FakeLine(*[DOWN] * 5), "2027-05-31 19:59:30")
    ticking.deliver(FakeLine(), "2027-05-31 20:01")

    late = ticking.tick("2027-06-01 07:00")

    assert (LAST, "missed") in told(late)
    assert f"missed:{LAST}:{SCHOOLS}" in heard(late)


def test_what_line_may_have_is_not_sent_again_when_its_date_is_over(database: Database) -> None:
    ticking = only_schools(
        database,
        office=an_office(at=bangkok("2027-05-31 19:59").time(), extra={"2027-05-28": "วันหยุดพิเศษ"}),
    )
    ticking.tick("2027-05-31 19:59:30")
    ticking.deliver(FakeLine(SILENT), "2027-05-31 19:59:30")
    line = FakeLine()
    ticking.deliver(line, "2027-05-31 20:01")
    ticking.deliver(line, "2027-06-01 07:00")

    assert line.pushed == []
    assert states(ticking) == ["unknown"]


def test_a_push_that_did_not_get_out_for_half_an_hour_is_said_anew_with_a_note(database: Database) -> None:
    ticking = only_schools(database)
    ticking.tick("2027-05-24 08:30")
    ticking.deliver(FakeLine(DOWN), "2027-05-24 08:30")
    line = FakeLine()

    ticking.deliver(line, "2027-05-24 09:01")
    assert line.pushed == []
    assert told(ticking.tick("2027-05-24 09:02")) == [(REMINDER, "sent")]
    assert "แจ้งช้ากว่าเวลาปกติ" in ticking.owed(SCHOOLS)[0]


def test_what_officers_stop_while_it_waits_is_not_sent(database: Database) -> None:
    ticking = evening(database, DOWN)
    ticking.deliver(FakeLine(), "2027-05-24 20:01")
    with database.begin() as session:
        announcements.order(
            session, REMINDER, "announcements", "stop", None, None, bangkok("2027-05-24 20:30")
        )

    assert told(ticking.tick("2027-05-25 07:00")) == [(REMINDER, "stopped")]


def own_on_sunday(database: Database, answer: Sent) -> tuple[Ticking, str]:
    ticking = Ticking(database, groups=ROLES, bound_at=BOUND)
    with database.begin() as session:
        number = announcements.draft(session, "ประชุมวันจันทร์ 9 โมง", None, bangkok(BOUND))
        announcements.confirm(session, number, "announcements", bangkok("2027-05-23 16:00"))
    ticking.tick("2027-05-23 16:00")
    ticking.deliver(FakeLine(answer), "2027-05-23 16:00")
    return ticking, f"own:{number}"


def test_an_officers_own_words_are_tried_again_for_an_hour_on_whatever_day_they_chose(
    database: Database,
) -> None:
    ticking, _ = own_on_sunday(database, DOWN)
    line = FakeLine()
    ticking.deliver(line, "2027-05-23 16:05")

    assert len(pushed_to(line, SCHOOLS)) == 1


def test_after_that_hour_they_wait_for_the_next_working_day_and_say_so(database: Database) -> None:
    ticking, own = own_on_sunday(database, DOWN)
    line = FakeLine()
    ticking.deliver(line, "2027-05-23 17:01")
    assert line.pushed == []
    assert told(ticking.tick("2027-05-23 17:02")) == []

    assert (own, "sent") in told(ticking.tick("2027-05-24 07:00"))
    assert ticking.owed(SCHOOLS) == [
        "(แจ้งล่าช้า จากกำหนดเดิมวันอาทิตย์ที่ 23 พฤษภาคม 2570)\nประกาศจากกลุ่มนโยบายและแผน\nประชุมวันจันทร์ 9 โมง"
    ]


def test_a_notice_to_officers_waits_for_the_morning_under_a_new_key(database: Database) -> None:
    ticking = Ticking(database, groups={OFFICERS: "officers"}, bound_at=BOUND)
    ticking.tick("2027-05-24 19:59")
    ticking.deliver(FakeLine(*[DOWN] * 3), "2027-05-24 19:59")
    [before] = [one.retry_key for one in ticking.deliveries() if one.purpose == "notice"]
    line = FakeLine()
    ticking.deliver(line, "2027-05-24 20:01")
    assert line.pushed == []
    ticking.deliver(line, "2027-05-25 07:00")

    [sent] = [one for one in ticking.deliveries() if one.purpose == "notice"]
    assert sent.state == "sent"
    assert sent.retry_key != before
    assert sent.created_at == bangkok("2027-05-25 07:00"), "what waits for its hour is not late"
    assert timedelta(0) <= sent.settled_at - bangkok("2027-05-25 07:00") < timedelta(minutes=1)


def test_what_is_ordered_by_hand_goes_at_once_at_whatever_hour(database: Database) -> None:
    ticking, line = only_schools(database), FakeLine()
    night = bangkok("2027-05-23 23:00")
    ticking.clock.tick(bangkok("2027-05-24 08:30"), sent_at=night, real=False)

    ticking.deliver(line, "2027-05-23 23:00")

    assert len(pushed_to(line, SCHOOLS)) == 1
