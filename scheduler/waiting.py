"""Reminders for consultations that wait too long, to officer, head and asker; closes silent ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from db import consultations, deliveries
from db.engine import Database
from db.models.consultations import Consultation
from db.staff import staff
from domain.case_names import case_name
from domain.consultation import WAITING, Channel, State, fallen_silent
from domain.ids import is_group
from domain.purposes import Purpose
from domain.routing import Duties, Held, in_office, who_answers
from domain.time import BANGKOK
from line import thai_dates
from line.cards.case_cards import Question, question_card
from line.messages import Message, text
from line.texts import case_texts
from scheduler.calendar.workdays import Workdays
from scheduler.calendar.worktime import next_open, working_time

A_DAY = timedelta(hours=7)
"""Working time of one day, without lunch."""
SILENCE = 5 * A_DAY
"""Working time without a word after an answer until the consultation is closed."""


@dataclass(frozen=True)
class Patience:
    """How long a question may wait, in working hours, and who is told then."""

    remind_after: int = 4
    tell_head_after: int = 7
    """In working hours; a working day has seven."""
    head: str | None = None
    """Name or LINE user id of the head of the group, as registered; None where nobody is named."""
    duties: Duties = field(default_factory=dict)


@dataclass(frozen=True)
class Note:
    """A line of text, or a card, to push to a chat."""

    chat: str
    words: str
    messages: tuple[Message, ...] = ()
    """The card of a question, which may be quoted to answer it; `words` stand on it."""


@dataclass(frozen=True)
class Due:
    """One due step of a consultation: lines to send, fields to change, word for the history."""

    notes: tuple[Note, ...]
    fields: dict[str, Any]
    what: str


def watch(database: Database, patience: Patience, workdays: Workdays, now: datetime) -> int:
    """Do what is due, in working time only; returns how many consultations were changed.

    Working time is the usual one: an office may take questions at any hour, and rests all the same.
    """
    if next_open(now, workdays) > now:
        return 0
    with database.read() as session:
        ids = [one.id for one in consultations.not_over(session)]
    return sum(_attend(database, case_id, patience, workdays, now) for case_id in ids)


def _attend(database: Database, case_id: int, patience: Patience, workdays: Workdays, now: datetime) -> bool:
    """Handle one consultation in its own transaction; False where nothing is due or somebody was faster."""
    try:
        with database.begin() as session:
            case = consultations.get(session, case_id)
            found = list(_due(session, case, patience, workdays, now)) if case else []
            if not case or not found:
                return False
            fields = {name: value for due in found for name, value in due.fields.items()}
            consultations.change(session, case.id, case.version, fields)
            for due in found:
                consultations.note(session, case.id, now, "clock", due.what)
                _owe(session, case.id, due.notes, now)
            return True
    except consultations.Conflict:
        return False


def _due(
    session: Session, case: Consultation, patience: Patience, workdays: Workdays, now: datetime
) -> Iterator[Due]:
    name = case_name(case.number, case.fiscal_year)
    if case.state == State.ANSWERED:
        if working_time(case.last_at, now, workdays) >= SILENCE:
            yield Due(
                (), {"state": fallen_silent(case.state), "closed_at": now, "live_until": None}, "silent"
            )
        return
    if case.state not in WAITING or case.escalated_at is None:
        return
    since = case.reopened_at or case.escalated_at
    if case.reminded_at and case.taken_at and case.reminded_at < case.taken_at:
        since = max(since, case.taken_at)  # somebody took it over who was not reminded yet
        reminded = False
    else:
        reminded = case.reminded_at is not None
    if not reminded and working_time(since, now, workdays) >= timedelta(hours=patience.remind_after):
        words = case_texts.is_waiting(name, patience.remind_after)
        card = _card(case, words)
        notes = tuple(Note(chat, words, card) for chat in _officers(session, case, patience, now))
        yield Due(notes, {"reminded_at": now}, "reminded")
    waited = working_time(case.reopened_at or case.escalated_at, now, workdays)
    if waited >= timedelta(hours=patience.tell_head_after):
        yield from _too_long(session, case, name, patience, now)


def _card(case: Consultation, lead: str) -> tuple[Message, ...]:
    """The question as officers were shown it, with its buttons."""
    due = case.expected_at.astimezone(BANGKOK) if case.expected_at else None
    asked = Question(
        case_name(case.number, case.fiscal_year),
        str(case.id),
        case.question or "",
        case.person_name or "",
        case.school or "",
        "",
        case_texts.moment(thai_dates.with_weekday(due.date()), f"{due:%H:%M}") if due else "",
        lead,
    )
    return question_card(asked)


def _too_long(
    session: Session, case: Consultation, name: str, patience: Patience, now: datetime
) -> Iterator[Due]:
    """Tell the head, where there is one, and the asker; the asker's line says only what was really done."""
    head = tuple(_to_head(session, patience, case_texts.head_told(name, case.officer_name or ""), now))
    if head and case.head_told_at is None:
        yield Due(head, {"head_told_at": now}, "head-told")
    if case.chat_id and case.asker_told_at is None and case.channel == Channel.LINE:
        words = case_texts.asker_told(name, bool(head), bool(_officers(session, case, patience, now)))
        yield Due((Note(case.chat_id, words),), {"asker_told_at": now}, "asker-told")


def _officers(session: Session, case: Consultation, patience: Patience, now: datetime) -> Sequence[str]:
    held = Held(case.procedure, case.officer_id, case.officer_chat)
    return who_answers(staff(session, now), patience.duties, held, but={case.person_id})


def _to_head(session: Session, patience: Patience, words: str, now: datetime) -> Iterator[Note]:
    known = staff(session, now)
    head = next((one for one in known.officers if patience.head in (one.name, one.id)), None)
    if head:
        yield Note((in_office(known, head) or head).id, words)


def _owe(session: Session, case: int, notes: Sequence[Note], now: datetime) -> None:
    said = next((one.message_id for one in consultations.history(session, case) if one.message_id), None)
    for note in notes:
        deliveries.owe_push(
            session,
            note.chat,
            [dict(one) for one in note.messages or (text(note.words),)],
            to_group=is_group(note.chat),
            now=now,
            consultation=case,
            purpose=Purpose.QUESTION if note.messages else Purpose.NONE,
            source=said if note.messages else None,
        )
