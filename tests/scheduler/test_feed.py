"""The calendar to subscribe to, read by another library than the one that wrote it."""

from datetime import date
from typing import Any

import vobject
from office_calendar import SIX, an_office

from scheduler.calendar.occasions import Office
from scheduler.ics_feed import feed

TODAY = date(2027, 3, 1)


def events(office: Office, today: date = TODAY) -> dict[str, Any]:
    read = vobject.readOne(feed(office, today).decode())
    found = {event.uid.value: event for event in read.vevent_list}
    assert len(found) == len(read.vevent_list)
    return found


def test_a_due_day_is_an_event_of_that_day_that_says_who_acts_and_how_to_send() -> None:
    event = events(an_office())["plan-review-4:2027-05-31@planbot"]

    assert event.dtstart.value == date(2027, 5, 31)
    assert event.dtend.value == date(2027, 6, 1)
    assert event.summary.value == "โรงเรียน: โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา"
    assert "ส่งทาง กลุ่มนโยบายและแผน, AMSS++, ไลน์กลุ่มนโยบายและแผน" in event.description.value


def test_a_span_reaches_from_its_first_day_to_its_last() -> None:
    event = events(an_office())["monitoring-7:2028-01-31@planbot"]

    assert (event.dtstart.value, event.dtend.value) == (date(2027, 12, 1), date(2028, 2, 1))


def test_a_date_on_a_day_off_tells_the_last_working_day() -> None:
    event = events(an_office())["plan-review-2:2027-02-28@planbot"]

    assert "วันทำการสุดท้าย 26 กุมภาพันธ์ 2570" in event.description.value


def test_a_closing_that_is_moved_keeps_its_id() -> None:
    before = events(an_office({SIX: "2027-04-20"}))
    moved = events(an_office({SIX: "2027-04-27"}))

    id = "monitoring-5:emes-close-6m:2570@planbot"
    assert before[id].dtstart.value == date(2027, 4, 20)
    assert moved[id].dtstart.value == date(2027, 4, 27)
    assert set(before) == set(moved)


def test_the_report_before_a_closing_and_the_one_after_it_are_two_events() -> None:
    found = events(an_office({SIX: "2027-04-20"}))

    assert found["monitoring-6:emes-close-6m:2570@planbot"].dtstart.value == date(2027, 4, 17)
    assert found["monitoring-6:emes-close-6m:2570:after@planbot"].dtstart.value == date(2027, 4, 21)


def test_ids_stay_from_day_to_day_and_the_feed_is_the_same_all_day() -> None:
    office = an_office({SIX: "2027-04-20"})

    assert feed(office, TODAY) == feed(office, TODAY)
    assert set(events(office)) == set(events(office, date(2027, 9, 1)))


def test_durations_and_what_is_always_done_are_no_events() -> None:
    assert not [
        id for id in events(an_office()) if id.startswith(("budget-request", "plan-review-3", "records-2"))
    ]


def test_lines_are_folded_at_75_octets_and_never_within_a_letter() -> None:
    raw = feed(an_office({SIX: "2027-04-20"}), TODAY)
    lines = raw.split(b"\r\n")

    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(len(line) for line in lines) == 75
    assert all(line.decode() is not None for line in lines)
