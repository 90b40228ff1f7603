"""A step's timeline in words: the real date, and how long there is left."""

from dataclasses import dataclass
from datetime import date

from knowledge.facts.manual import Duration, Timeline
from knowledge.facts.timeline import When
from line import thai_dates
from line.texts import labels


@dataclass(frozen=True)
class Due:
    """The nearest date of a step, with facts from the office's calendar."""

    when: When | None = None
    """None where the manual gives no date, or the office has not set it yet."""
    working_days: int | None = None
    """Working days from tomorrow to the day `when.days_left` counts to, included; None: not counted."""
    off: str | None = None
    """Name of the day off on which `when.last` falls ("วันเสาร์"); None where it is a working day."""


def headline(timeline: Timeline, due: Due) -> str:
    """The answer to "when", in one line."""
    when = due.when
    if when is None:
        return _without_date(timeline)
    if when.after:
        return f"{labels.FROM} {thai_dates.long(when.last)} ({labels.AFTER_CLOSING})"
    if when.first is not None:
        return thai_dates.span(when.first, when.last)
    before = labels.CLOSES if timeline.kind == "rounds" else labels.DUE
    if due.off:
        return labels.day_off(
            f"{before} {thai_dates.short(when.last)}", thai_dates.short(when.last_working_day)
        )
    return f"{before} {thai_dates.long(when.last)}"


def remaining(timeline: Timeline, due: Due) -> str:
    """How long is left; for a timeline without a date, why that is unknown."""
    when = due.when
    if when is None:
        return _why_without_date(timeline)
    if when.first is not None and not when.after and not when.running:
        left = _counted(labels.in_days(when.days_left), due)
        return f"{labels.STARTS} {thai_dates.long(when.first)} · {left}"
    left = _counted(_left(when), due)
    return f"{labels.RUNS_NOW} · {left}" if when.running and not when.after else left


def days_left(due: Due) -> str:
    """Only the count: "อีก 190 วัน". Needs a date."""
    assert due.when is not None
    return _left(due.when)


def working_days(due: Due) -> str:
    return labels.working_days(due.working_days) if due.working_days is not None else ""


def notes(timeline: Timeline, due: Due) -> list[str]:
    """Remarks on the date: that it is a day off, or which closing day it depends on."""
    when, found = due.when, []
    if when is None:
        return []
    if timeline.kind == "around-dates" and when.closing:
        found.append(labels.before_closing(thai_dates.long(when.closing), timeline.after and not when.after))
    if due.off and when.first is not None and not when.after:
        last = thai_dates.short(when.last_working_day)
        found.append(labels.day_off(f"{labels.UNTIL} {thai_dates.short(when.last)}", last))
    return found


def row(timeline: Timeline, due: Due) -> str:
    """The timeline as one line of a list."""
    when = due.when
    if when is None:
        return _without_date(timeline)
    if when.first is not None and not when.after:
        dates = thai_dates.short_span(when.first, when.last)
        return f"{dates} · {labels.RUNS} {_left(when)}" if when.running else f"{dates} · {_left(when)}"
    before = labels.FROM if when.after else labels.CLOSES if timeline.kind == "rounds" else labels.DUE
    return f"{before} {thai_dates.short(when.last)} · {_left(when)}"


def sentence(timeline: Timeline, due: Due) -> str:
    """The timeline for a notification or a short reply in a group."""
    said, when = headline(timeline, due), due.when
    if when is None:
        return said if timeline.kind == "always" else f"{said} ({_why_without_date(timeline)})"
    runs = f"{labels.RUNS} " if when.running and not when.after else ""
    return " ".join([f"{said} ({runs}{_left(when)})", *notes(timeline, due)])


def on_day(day: date, today: date, past: str = labels.PAST) -> str:
    """A day in a list: "31 พ.ค. 2570 · อีก 7 วัน"."""
    days = (day - today).days
    left = past if days < 0 else labels.TODAY if days == 0 else labels.in_days(days)
    return f"{thai_dates.short(day)} · {left}"


def _left(when: When) -> str:
    if when.after:
        return labels.TODAY if when.days_left == 0 else labels.in_days(when.days_left)
    if when.days_left == 0:
        return labels.LAST_DAY
    if when.running:
        return labels.days_more(when.days_left)
    return labels.starts_in(when.days_left) if when.first is not None else labels.in_days(when.days_left)


def _counted(left: str, due: Due) -> str:
    """The days left, with the working days where they were counted."""
    if due.working_days is None or due.when is None or due.when.days_left == 0:
        return left
    return f"{left} ({labels.of_working_days(due.working_days)})"


def _without_date(timeline: Timeline) -> str:
    if isinstance(timeline, Duration):
        return labels.takes(timeline.amount, timeline.unit)
    return labels.ALWAYS if timeline.kind == "always" else labels.CLOSING_NOT_SET


def _why_without_date(timeline: Timeline) -> str:
    if isinstance(timeline, Duration):
        return labels.NO_END_DATE
    return labels.ALL_YEAR_ROUND if timeline.kind == "always" else labels.ASK_FOR_CLOSING
