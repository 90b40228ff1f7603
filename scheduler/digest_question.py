"""The question asked most in a month, said in the next month's digest for schools.

It is settled when officers are shown the digest, or with the digest itself; not repeated for three months.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from db import counted_rows
from db.counted_rows import Question
from domain.time import BANGKOK
from knowledge.facts.manual import Manual
from scheduler.calendar.due import Call, Decision
from scheduler.calendar.for_schools import SCHOOLS
from scheduler.calendar.occasions import Asked, Occasion, digest_name

PEOPLE = 3
"""Fewest people who must have asked, so that nobody can be made out."""
NOT_AGAIN = 3
"""Months in which it is not repeated."""


def settled(session: Session, manual: Manual, decisions: Sequence[Decision], now: datetime) -> list[Decision]:
    """The decisions with the question in each digest for schools that is sent or shown to officers."""
    sent = [one.call for one in decisions if one.state == "sent" and not one.call.text]
    shown = [occasion for call in sent for occasion in (call.occasion, *call.preview) if occasion]
    months = {occasion.month for occasion in shown if _takes_question(occasion)}
    if not months:
        return list(decisions)
    for month in sorted(months):
        counted_rows.settle_question(session, _name(month), _chosen(session, manual, month), now)
    known = of_months(session, months)
    return [replace(one, call=_filled(one.call, known)) for one in decisions]


def of_months(session: Session, months: set[tuple[int, int]]) -> Mapping[str, Question | None]:
    return counted_rows.questions_settled(session, [_name(month) for month in months])


def with_question(occasion: Occasion, known: Mapping[str, Question | None]) -> Occasion:
    """The occasion with the question that is settled for its month. known: by month ("2027-05")."""
    question = known.get(_name(occasion.month)) if _takes_question(occasion) else None
    return replace(occasion, question=Asked(*question)) if question else occasion


def _filled(call: Call, known: Mapping[str, Question | None]) -> Call:
    occasion = with_question(call.occasion, known) if call.occasion else None
    return replace(call, occasion=occasion, preview=tuple(with_question(one, known) for one in call.preview))


def _chosen(session: Session, manual: Manual, month: tuple[int, int]) -> Question | None:
    asked = counted_rows.most_asked(session, _begin(_before(month, 1)), _begin(month), PEOPLE)
    earlier = [_before(month, count) for count in range(1, NOT_AGAIN + 1)]
    said = counted_rows.questions_said(session, {_name(one): digest_name(SCHOOLS, *one) for one in earlier})
    return next((one for one in asked if one not in said and manual.step(*one)), None)


def _takes_question(occasion: Occasion) -> bool:
    return occasion.kind == "digest" and occasion.role == SCHOOLS


def _name(month: tuple[int, int]) -> str:
    return f"{month[0]:04d}-{month[1]:02d}"


def _before(month: tuple[int, int], count: int) -> tuple[int, int]:
    at = month[0] * 12 + month[1] - 1 - count
    return at // 12, at % 12 + 1


def _begin(month: tuple[int, int]) -> datetime:
    return datetime(*month, 1, tzinfo=BANGKOK)
