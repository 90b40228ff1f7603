"""The work calendar as an agenda by month. Pure: the office's facts and a day in, words out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from domain.time import buddhist
from line import thai_dates
from line.calendar_entry import Entry
from line.texts import announce_texts, labels, source_texts
from scheduler.calendar.months import month_items
from scheduler.calendar.occasions import Office
from scheduler.occasion_messages import entry_of

AHEAD = 12
"""Months shown from this one on."""
SHOWN = ("timeline", "title", "acts")
"""Fields of a step that stand in the agenda."""
FIRST_MONTH = 10
"""Of a fiscal year."""


@dataclass(frozen=True)
class Line:
    title: str
    procedure: str
    """Its short name."""
    href: str
    dates: str
    left: str
    is_past: bool
    edits: tuple[str, ...] = ()
    """What of its date, title and who acts the office changed since the manual was printed."""


@dataclass(frozen=True)
class Month:
    anchor: str
    """"2570-05": the Buddhist year, and the month from 01."""
    title: str
    schools: tuple[Line, ...]
    office: tuple[Line, ...]
    running: tuple[Line, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.schools or self.office or self.running)


def months_ahead(office: Office, today: date) -> list[Month]:
    """This month and those that follow."""
    return [month_of(office, year, month, today) for year, month in _from(today.year, today.month, AHEAD)]


def months_past(office: Office, today: date) -> list[Month]:
    """Those of this fiscal year that are over, oldest first."""
    since = today.year - (today.month < FIRST_MONTH)
    count = (today.year - since) * 12 + today.month - FIRST_MONTH
    return [month_of(office, year, month, today) for year, month in _from(since, FIRST_MONTH, count)]


def month_of(office: Office, year: int, month: int, today: date) -> Month:
    """year: Gregorian."""
    items = month_items(office.manual, year, month, office.key_dates, office.workdays)
    entries = [entry for item in items if (entry := entry_of(office, item))]
    dated = [entry for entry in entries if entry.why != "runs"]
    return Month(
        f"{buddhist(year)}-{month:02d}",
        thai_dates.month_and_year(year, month),
        tuple(_line(office, entry, today) for entry in dated if entry.step.acts == "school"),
        tuple(_line(office, entry, today) for entry in dated if entry.step.acts != "school"),
        tuple(_line(office, entry, today) for entry in entries if entry.why == "runs"),
    )


def next_for_schools(office: Office, today: date, count: int = 3) -> list[Line]:
    """What schools must do next, within the coming twelve months, each step once."""
    found: dict[str, Line] = {}
    for month in months_ahead(office, today):
        for line in month.schools:
            if not line.is_past:
                found.setdefault(line.href, line)
    return list(found.values())[:count]


def _from(year: int, month: int, count: int) -> Iterator[tuple[int, int]]:
    for at in range(month - 1, month - 1 + count):
        yield year + at // 12, at % 12 + 1


def _line(office: Office, entry: Entry, today: date) -> Line:
    is_past = entry.due < today
    left = labels.PAST if is_past else announce_texts.days(entry, today)
    return Line(
        title=entry.step.title,
        procedure=entry.procedure.short,
        href=f"/manual/{entry.procedure.id}#step-{entry.step.number}",
        dates=f"{announce_texts.dates(entry, today)}{announce_texts.beside(entry, today)}",
        left=left,
        is_past=is_past,
        edits=_edits(office, entry),
    )


def _edits(office: Office, entry: Entry) -> tuple[str, ...]:
    source = office.manual.source_of_step(entry.procedure, entry.step)
    shown = tuple(one for one in source.edited if one.field.partition(".")[0] in SHOWN)
    return tuple(source_texts.edits_of(replace(source, edited=shown)))
