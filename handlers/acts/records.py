"""A request by phone or at the counter: kept, put right, withdrawn. No event or chat, as in `answers`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from domain.consultation import OVER, State
from domain.routing import Officer
from domain.time import fiscal_year_at
from handlers.acts.answers import By, Done, Refused, busy
from handlers.contract.case import Act, Case, Record
from handlers.contract.mask import masked
from handlers.words.fold import shows
from line.limits import TEXT, utf16_length
from line.texts import record_texts as texts

LONGEST_NAME = 100
"""Letters of a person's or a school's name."""
FARTHEST = timedelta(days=366)


@dataclass(frozen=True)
class Filled:
    """A request as an officer tells it."""

    channel: Literal["phone", "walk-in"]
    question: str
    answered: bool
    school: str = ""
    person: str = ""
    answer: str = ""
    procedure: str | None = None
    step: int | None = None
    facet: str | None = None
    at: datetime | None = None
    """When it was asked; None: now."""

    def masked(self) -> "Filled":
        """Without anybody's identity or phone number."""
        return Filled(
            self.channel,
            masked(self.question),
            self.answered,
            self.school,
            masked(self.person),
            masked(self.answer),
            self.procedure,
            self.step,
            self.facet,
            self.at,
        )


def record(filled: Filled, officer: Officer, now: datetime, message: str | None = None) -> Record | Refused:
    """message: LINE's id of the one that tells it."""
    if (wrong := _wrong(filled, now)) is not None:
        return wrong
    safe = filled.masked()
    return Record(
        safe.channel,
        safe.school,
        safe.question,
        safe.answered,
        officer,
        safe.procedure,
        safe.step,
        safe.facet,
        safe.person,
        safe.answer,
        message,
        safe.at,
    )


def amend(case: Case, by: By, filled: Filled, now: datetime) -> Done | Refused:
    """What was written down is put right; it keeps its number, and so its fiscal year."""
    if (refused := _cannot(case, by) or _wrong(filled, now)) is not None:
        return refused
    at = filled.at or case.asked_at or now
    if case.year is not None and fiscal_year_at(at) != case.year:
        return Refused(texts.OTHER_YEAR)
    safe = filled.masked()
    act = Act(
        case.id,
        case.version,
        "amended",
        "officer",
        by.officer,
        safe.question,
        _fields(case, safe, at, by.officer),
    )
    return Done((act,), told=texts.amended(case.name))


def withdraw(case: Case, by: By, now: datetime) -> Done | Refused:
    """It should not have been written down: it counts no more, and its history stays."""
    if (refused := _cannot(case, by)) is not None:
        return refused
    fields = {"state": State.WITHDRAWN, "closed_at": now, "live_until": None}
    act = Act(case.id, case.version, "withdrawn", "officer", by.officer, None, fields)
    return Done((act,), told=texts.withdrawn(case.name))


def is_in_person(case: Case) -> bool:
    """Asked by phone or at the counter; not one asked in LINE whose asker is gone."""
    return case.chat is None and not case.gone and case.number is not None


def _fields(case: Case, safe: Filled, at: datetime, officer: Officer) -> Mapping[str, object]:
    fields: dict[str, object] = {
        "channel": safe.channel,
        "question": safe.question,
        "school": safe.school or None,
        "person_name": safe.person or None,
        "procedure": safe.procedure,
        "step": safe.step,
        "asked_at": at,
    }
    if not safe.answered:
        was_answered = case.answered_at is not None
        back = {"state": State.OPEN, "answer": None, "answered_by": None, "answered_at": None}
        return {**fields, **(back if was_answered else {})}
    fields["answer"] = safe.answer or None
    if case.waits:
        fields |= {"state": State.ANSWERED, "answered_by": "officer", "answered_at": at}
        fields |= {"officer_id": officer.id or None, "officer_name": officer.name or None}
    elif case.answered_at is not None:
        fields["answered_at"] = max(case.answered_at, at)
    return fields


def _cannot(case: Case, by: By) -> Refused | None:
    if not is_in_person(case):
        return Refused(texts.NOT_IN_PERSON)
    if case.state == State.WITHDRAWN or (case.state in OVER and case.answered_at is None):
        return Refused(texts.over(case.name))
    return busy(case, by)


def _wrong(filled: Filled, now: datetime) -> Refused | None:
    if not shows(filled.question):
        return Refused(texts.NO_QUESTION)
    if max(len(filled.school), len(filled.person)) > LONGEST_NAME:
        return Refused(texts.NAME_TOO_LONG)
    if max(utf16_length(filled.question), utf16_length(filled.answer)) > TEXT:
        return Refused(texts.TOO_LONG)
    if filled.answer and not filled.answered:
        return Refused(texts.ANSWERED_OR_NOT)
    if filled.at is not None and filled.at > now + timedelta(minutes=1):
        return Refused(texts.STILL_TO_COME)
    if filled.at is not None and filled.at < now - FARTHEST:
        return Refused(texts.TOO_LONG_AGO)
    return None
