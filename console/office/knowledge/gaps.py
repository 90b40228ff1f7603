"""What the bot could not answer in a month, and what people marked wrong: each a tap from a new phrasing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask import Response, request

from console.office.gate import Gate
from console.office.knowledge.thing import of_reading
from db import entries
from db.models.consultations import Consultation
from domain.time import BANGKOK
from handlers.contract.mask import masked
from knowledge.facts.manual import Manual
from knowledge.reading.taught_entries import grouped
from line import thai_dates

SHOWN = 100
LATEST, EARLIEST = 2200, 2000


@dataclass(frozen=True)
class Gap:
    case: int
    """A consultation whose question it is."""
    question: str
    count: int
    others: tuple[str, ...]
    """Other ways in which it was asked."""


@dataclass(frozen=True)
class Marked:
    case: int
    question: str
    answered: str
    """What it was answered as."""


def add_to(gate: Gate) -> None:
    @gate.page("/knowledge/gaps")
    def knowledge_gaps() -> Response:
        month = _month(request.args.get("month", ""), gate.now)
        begins, ends = _bounds(month)
        manual = gate.site.keeper.facts(gate.now).manual
        with gate.site.database.read() as db:
            asked = entries.gaps(db, begins, ends)
            wrong = [_marked(manual, row) for row in entries.marked_wrong(db, begins, ends)[:SHOWN]]
        found = _gaps(asked)
        before, after = _beside(month)
        return gate.html(
            "knowledge/gaps.html",
            month=thai_dates.month_and_year(month.year, month.month),
            gaps=found[:SHOWN],
            more=max(0, len(found) - SHOWN),
            count=len(asked),
            wrong=wrong,
            before=f"{before:%Y-%m}",
            after=f"{after:%Y-%m}" if _bounds(after)[0] <= gate.now else "",
        )


def _gaps(asked: Sequence[tuple[int, str]]) -> list[Gap]:
    """By likeness, the most asked first."""
    case_of: dict[str, int] = {}
    for case, question in asked:
        case_of.setdefault(question, case)
    return [
        Gap(case_of[group[0]], masked(group[0]), len(group), tuple(map(masked, _others(group))))
        for group in grouped([question for _, question in asked])
    ]


def _others(group: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(group))[1:4]


def _marked(manual: Manual, row: Consultation) -> Marked:
    thing = of_reading(manual, row.procedure, row.step)
    return Marked(row.id, masked(row.question or ""), thing.name if thing else "")


def _month(typed: str, now: datetime) -> date:
    """The first of the month that is asked for; of this one where it is none."""
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})", typed)
    year, month = (int(found[1]), int(found[2])) if found else (0, 0)
    if EARLIEST <= year <= LATEST and 1 <= month <= 12:
        return date(year, month, 1)
    return now.astimezone(BANGKOK).date().replace(day=1)


def _bounds(month: date) -> tuple[datetime, datetime]:
    after = _beside(month)[1]
    begins, ends = (datetime(one.year, one.month, 1, tzinfo=BANGKOK) for one in (month, after))
    return begins, ends


def _beside(month: date) -> tuple[date, date]:
    at = month.year * 12 + month.month - 1
    before, after = divmod(at - 1, 12), divmod(at + 1, 12)
    return date(before[0], before[1] + 1, 1), date(after[0], after[1] + 1, 1)
