"""The months ahead: a calendar and a list of what the groups will hear, and what that costs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask import Response
from sqlalchemy.orm import Session

from console.office.announcing.seen import Coming, Seen
from console.office.cases import moment
from console.office.facts.words import ROUNDS
from console.office.gate import Gate
from console.public.site import Facts
from db import key_dates, line_access
from domain.time import BANGKOK, fiscal_year
from knowledge.facts.timeline import end_of_month
from line import thai_dates
from line.gateway import Quota
from scheduler import budget, clock
from scheduler.calendar.occasions import Office
from scheduler.calendar.rounds import not_set

MONTHS = 6
"""Shown from this one on."""
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Day:
    number: int
    off: str
    """The name of a day off; empty on others."""
    is_today: bool
    coming: Sequence[Coming]


@dataclass(frozen=True)
class Month:
    anchor: str
    title: str
    weeks: Sequence[Sequence[Day | None]]
    coming: Sequence[Coming]


@dataclass(frozen=True)
class Cost:
    """What a month's announcements cost, held against the quota."""

    month: str
    messages: int
    too_dear: int
    """Pushes to groups that the quota does not cover."""


@dataclass(frozen=True)
class QuotaShown:
    limit: int | None
    left: int | None
    at: str


def add_to(gate: Gate) -> None:
    @gate.page("/announcements")
    def announcements() -> Response:
        now, facts = gate.now, gate.site.keeper.facts(gate.now)
        today = now.astimezone(BANGKOK).date()
        with gate.site.database.read() as db:
            seen = Seen(db, facts, now, _last_day(today))
            coming = seen.coming()
            costs, told = _costs(db, gate, facts)
            closing, unset = _closing(db, facts, today)
        return gate.html(
            "announcing/ahead.html",
            months=list(_months(facts.office, coming, today)),
            costs=costs,
            quota=told,
            shared=_shared(coming),
            closing=closing,
            unset=unset,
        )


def _last_day(today: date) -> date:
    at = today.month - 1 + MONTHS - 1
    return end_of_month(today.year + at // 12, at % 12 + 1)


def _months(office: Office, coming: Sequence[Coming], today: date) -> Iterator[Month]:
    for at in range(today.month - 1, today.month - 1 + MONTHS):
        year, month = today.year + at // 12, at % 12 + 1
        of_it = [one for one in coming if (one.day.year, one.day.month) == (year, month)]
        if at == today.month - 1:  # what is late is still to be sent: it stands with the first
            of_it = [one for one in coming if one.day < date(year, month, 1)] + of_it
        title = thai_dates.month_and_year(year, month)
        yield Month(f"{year}-{month:02d}", title, _weeks(office, of_it, year, month, today), of_it)


def _weeks(
    office: Office, coming: Sequence[Coming], year: int, month: int, today: date
) -> list[list[Day | None]]:
    """From Monday to Sunday; None on days of another month."""
    first, last = date(year, month, 1), end_of_month(year, month)
    begin, weeks = first - timedelta(days=first.weekday()), []
    while begin <= last:
        days = [begin + timedelta(days=at) for at in range(7)]
        weeks.append([_day(office, coming, one, today) if one.month == month else None for one in days])
        begin += WEEK
    return weeks


def _day(office: Office, coming: Sequence[Coming], day: date, today: date) -> Day:
    off = office.workdays.is_off(day) or ""
    return Day(day.day, off, day == today, [one for one in coming if one.day == day])


def _shared(coming: Sequence[Coming]) -> set[str]:
    """Those that go in one push with another one named before them, and cost nothing more."""
    seen: set[tuple[date, str]] = set()
    found = set()
    for one in coming:
        if one.planned.stopped or one.is_own:
            continue
        key = (one.day, one.planned.role)
        if key in seen:
            found.add(one.href)
        seen.add(key)
    return found


def _costs(db: Session, gate: Gate, facts: Facts) -> tuple[list[Cost], QuotaShown | None]:
    """Of this month and the next, as the clock plans them: with previews for officers."""
    now, told = gate.now, line_access.quota(db)
    targets, known = clock.look(db, now)
    here = now.astimezone(BANGKOK)
    is_of_month = told is not None and told.at.astimezone(BANGKOK).strftime("%Y%m") == here.strftime("%Y%m")
    limit = told.limit if told else None
    used = told.used if told and is_of_month else 0
    plans = budget.plans_of(facts.office, targets, known, Quota(limit, used), now)
    costs = [Cost(thai_dates.month_and_year(*one.month), one.cost, len(one.too_dear)) for one in plans]
    return costs, QuotaShown(limit, plans[0].left, moment(told.at)) if told else None


def _closing(db: Session, facts: Facts, today: date) -> tuple[list[tuple[str, str]], list[str]]:
    """The closing days of e-MES that count now, and the rounds whose day is still to be set."""
    days = [
        (f"{ROUNDS.get(one.name, one.name)} ปีงบประมาณ {one.fiscal_year}", thai_dates.with_weekday(one.day))
        for one in key_dates.every(db)
        if one.fiscal_year >= fiscal_year(today)
    ]
    unset = [
        f"{ROUNDS.get(one.name, one.name)} ปีงบประมาณ {one.fiscal_year}"
        for one in not_set(facts.manual, today, facts.office.key_dates)
    ]
    return days, unset
