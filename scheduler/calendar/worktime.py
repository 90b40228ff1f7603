"""Working time: 08:30-16:30 on working days, lunch left out. Pure; Bangkok clock, aware moments."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.time import BANGKOK
from scheduler.calendar.workdays import Workdays

LUNCH = (time(12, 0), time(13, 0))
MORNING, EVENING = time(8, 30), time(16, 30)


@dataclass(frozen=True)
class Hours:
    """When officers may be written to; `always` where the office wants it so."""

    start: time = MORNING
    end: time = EVENING
    always: bool = False


USUAL = Hours()


def next_open(now: datetime, workdays: Workdays, hours: Hours = USUAL) -> datetime:
    """`now` where officers may be written to, else the next moment when they may."""
    if hours.always:
        return now
    local = now.astimezone(BANGKOK)
    day = local.date()
    if workdays.is_off(day) is None and local.time() < hours.end:
        return max(local, datetime.combine(day, hours.start, BANGKOK))
    day = workdays.next_on_or_after(day + timedelta(days=1))
    return datetime.combine(day, hours.start, BANGKOK)


def after_working_hours(now: datetime, amount: timedelta, workdays: Workdays) -> datetime:
    """The moment at which `amount` of working time has passed since `now`."""
    left = amount
    for begins, ends in _spans(now, workdays):
        if ends - begins >= left:
            return begins + left
        left -= ends - begins
    raise AssertionError("working time never ends")


def working_time(start: datetime, end: datetime, workdays: Workdays) -> timedelta:
    """Working time between two moments; zero where `end` is not later."""
    passed = timedelta()
    for begins, ends in _spans(start, workdays):
        if begins >= end:
            return passed
        passed += min(ends, end) - begins
    return passed


def _spans(start: datetime, workdays: Workdays) -> Iterator[tuple[datetime, datetime]]:
    local = start.astimezone(BANGKOK)
    day: date = local.date()
    while True:
        if workdays.is_off(day) is None:
            for first, last in ((MORNING, LUNCH[0]), (LUNCH[1], EVENING)):
                begins = max(datetime.combine(day, first, BANGKOK), local)
                ends = datetime.combine(day, last, BANGKOK)
                if begins < ends:
                    yield begins, ends
        day += timedelta(days=1)
