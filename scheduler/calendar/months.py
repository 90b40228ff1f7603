"""The dated items of a month, from which digests and month cards are made."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from knowledge.facts.manual import Manual
from knowledge.facts.timeline import Fall, KeyDates, end_of_month, falls
from scheduler.calendar.workdays import Workdays

Why = Literal["due", "start", "end", "runs", "next"]

_ORDER: dict[Why, int] = {"due": 0, "end": 1, "start": 2, "runs": 3, "next": 4}


@dataclass(frozen=True)
class Item:
    """One dated item of a month. `procedure` is an id, `step` a number."""

    procedure: str
    step: int
    why: Why
    """due: a single day of this month. start, end: a span begins or ends in it. runs: it neither does,
    but the span covers the month. Work after a closing day is a `start` (`after` is true).
    next: due in the month after this one; in digests alone."""
    due: date
    """The due day, or the last day of the span, in this month or a later one."""
    first: date | None
    """First day of a span; None for a single due day."""
    last_working_day: date
    """`due`, or the last working day before it where `due` is a day off."""
    closing: date | None = None
    """The closing day that the office has set, where the step hangs on one."""
    after: bool = False


def month_items(manual: Manual, year: int, month: int, key_dates: KeyDates, workdays: Workdays) -> list[Item]:
    """Everything dated that falls in a month: due days by date, then spans that end, start, run on.

    year: Gregorian; month: 1-12, else ValueError. Durations, "ตลอดเวลา" and closing days that are not set
    make no item. A step may stand twice where its closing day is in the month: before it and after it.
    """
    first, last = date(year, month, 1), end_of_month(year, month)
    items = [
        _item(procedure.id, step.number, fall, why, workdays)
        for procedure, step in manual.all_steps()
        for fall in falls(step.timeline, year - 1, year, key_dates, workdays.is_off)
        if (why := _why(fall, first, last))
    ]
    return sorted(items, key=lambda item: (_ORDER[item.why], item.due))


def _why(fall: Fall, first: date, last: date) -> Why | None:
    """Whether a date or span is due, starts, ends or runs on between `first` and `last`; else None."""
    begins = fall.first or fall.last
    if begins > last or fall.last < first:
        return None
    if fall.first is None:
        return "due"
    if first <= fall.first:
        return "start"
    return "end" if fall.last <= last else "runs"


def _item(procedure: str, step: int, fall: Fall, why: Why, workdays: Workdays) -> Item:
    return Item(
        procedure=procedure,
        step=step,
        why=why,
        due=fall.last,
        first=fall.first,
        last_working_day=workdays.last_on_or_before(fall.last),
        closing=fall.closing,
        after=fall.after,
    )
