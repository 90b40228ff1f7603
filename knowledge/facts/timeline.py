"""When a step's timeline falls: pure functions of the timeline, the day, and the office's key dates."""

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from knowledge.facts.manual import AroundDates, EndOfMonth, KeyDate, MonthSpan, Rounds, Timeline

KeyDates = Mapping[KeyDate, Sequence[date]]
"""The closing days that the office has set, by name, in any order (Gregorian)."""

IsDayOff = Callable[[date], object]
"""Says yes (anything true) of a day on which the office does not work."""

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class When:
    """The nearest time a timeline falls, seen from a day. Dates are Bangkok days, Gregorian."""

    first: date | None
    """First day of a span; None for a single due day."""
    last: date
    """The due day, or the last day of the span; never before the day it is seen from."""
    running: bool
    """A span that has begun and not ended."""
    days_left: int
    """To `last`; of a span that has not begun, to `first`."""
    last_working_day: date
    """`last`, or the last working day before it where `last` is a day off."""
    closing: date | None = None
    """The closing day that the office has set, of a timeline that hangs on one."""
    after: bool = False
    """What is done once a system has closed: no deadline but a day from which on. `first` = `last`
    = `last_working_day` = the first working day after `closing`."""


@dataclass(frozen=True)
class Fall:
    """One time that a timeline falls, whatever day it is seen from. Fields as in `When`."""

    first: date | None
    last: date
    closing: date | None = None
    after: bool = False


def next_when(timeline: Timeline, today: date, key_dates: KeyDates, is_day_off: IsDayOff) -> When | None:
    """The nearest fall that is not over; a due day counts to its end (0 days left).

    None for a timeline with no date of its own (a duration, always), and where the closing day it hangs
    on is not set or is past.
    """
    around = falls(timeline, today.year - 1, today.year + 1, key_dates, is_day_off)
    coming = [fall for fall in around if fall.last >= today]
    if not coming:
        return None
    nearest = min(coming, key=lambda fall: (fall.last, fall.after))
    running = nearest.first is not None and nearest.first <= today
    until = nearest.first if nearest.first is not None and not running else nearest.last
    return When(
        first=nearest.first,
        last=nearest.last,
        running=running,
        days_left=(until - today).days,
        last_working_day=on_or_before(nearest.last, is_day_off),
        closing=nearest.closing,
        after=nearest.after,
    )


def nearest_fall(
    timeline: Timeline, day: date, key_dates: KeyDates, is_day_off: IsDayOff, just_passed: int
) -> Fall | None:
    """The fall that a day belongs to: the next one, or one at most `just_passed` days before it."""
    around = sorted(
        falls(timeline, day.year - 1, day.year + 1, key_dates, is_day_off), key=lambda fall: fall.last
    )
    return next((fall for fall in around if (day - fall.last).days <= just_passed and not fall.after), None)


def falls(
    timeline: Timeline, since: int, until: int, key_dates: KeyDates, is_day_off: IsDayOff
) -> Iterator[Fall]:
    """Every fall that begins in the years `since` to `until`; of closing days, all that are set."""
    years = range(max(since, MINYEAR), min(until, MAXYEAR - 1) + 1)
    match timeline:
        case EndOfMonth(month=month):
            for year in years:
                yield Fall(None, end_of_month(year, month))
        case MonthSpan(first=first, last=last):
            for year in years:
                yield Fall(date(year, first, 1), end_of_month(year + (last < first), last))
        case Rounds(dates=names):
            for closing in closings(names, key_dates):
                yield Fall(None, closing, closing)
        case AroundDates(dates=names, days_before=days, after=after):
            for closing in closings(names, key_dates):
                yield Fall(None, days_before(closing, days), closing)
                if after:
                    day = on_or_after(closing + ONE_DAY, is_day_off)
                    yield Fall(day, day, closing, after=True)


def closings(names: Sequence[KeyDate], key_dates: KeyDates) -> list[date]:
    return sorted({day for name in names for day in key_dates.get(name, ())})


def days_before(closing: date, days: int) -> date:
    """The last day that leaves `days` days before `closing`, itself counted and the closing day not.

    Calendar days, as the manual says "อย่างน้อย ๓ วัน" and not "วันทำการ": closing on 20 April leaves
    17, 18 and 19, so 17 April is the last day. Where that is a day off, the last working day before it
    serves. The reminder that the office wants three working days before is the calendar's own.
    """
    return closing - timedelta(days=days)


def end_of_month(year: int, month: int) -> date:
    """Last day of the month. `month` 1-12; `year` Gregorian."""
    return date(year, month, monthrange(year, month)[1])


def on_or_before(day: date, is_day_off: IsDayOff) -> date:
    """The nearest working day, going back."""
    while is_day_off(day):
        day -= ONE_DAY
    return day


def on_or_after(day: date, is_day_off: IsDayOff) -> date:
    """The nearest working day, going forward."""
    while is_day_off(day):
        day += ONE_DAY
    return day
