"""Keep every request for service: what planbot answered itself, and how it was rated."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from db import consultations, counted_rows
from db.models.consultations import Consultation
from domain.consultation import (
    REPLIED,
    Channel,
    NotAnswered,
    Request,
    Row,
    SameRow,
    State,
    place,
    rated,
    subject_of,
)
from domain.time import BANGKOK
from handlers.contract.counting import is_about, month_of_year, request_of
from handlers.contract.reply import Chat
from handlers.contract.turn import Rate, Remember

ENTRY = "entry:"
"""Before the id of the taught entry that answered, as a reading's topic."""


def serve(session: Session, said: Remember, chat: Chat, now: datetime, *, edited: bool = False) -> None:
    """Count each question in the row it belongs to, by the rules of `domain.consultation`; smalltalk in none.

    `edited`: a new wording, which replaces what the message said before.
    """
    questions = _questions(said, now)
    if not questions or chat.role == "officers":
        return
    before = _before_edit(session, said.message_id) if edited else []
    ids = [_count(session, asked, chat, before) for asked in questions]
    for row in before:  # what its earlier wording asked besides is asked no more
        counted_rows.absorb(session, row.id, row.version, ids[0])


def _questions(said: Remember, now: datetime) -> "list[_Asked]":
    """The requests of one message; two of one subject are one."""
    day = now.astimezone(BANGKOK).date()
    first = request_of(said.reading, day)
    second = request_of(said.second.reading, day) if said.second else None
    if said.second and first and second and second.subject == first.subject:
        answer = "\n\n".join(filter(None, [said.answer, said.second.answer]))
        return [_Asked(replace(said, answer=answer), first, now)]
    found = [_Asked(said, first, now)] if first else []
    if said.second and second:
        alone = replace(said, reading=said.second.reading, answer=said.second.answer, instead_of=None)
        found.append(_Asked(alone, second, now))
    return found


def _count(session: Session, asked: "_Asked", chat: Chat, before: list[Consultation]) -> int:
    """The row of one question; where it is a new one, the next of `before` becomes it."""
    said, request, now = asked.said, asked.request, asked.now
    lately = counted_rows.served_lately(session, chat.id, chat.person, now)
    rows = {row.id: row for row in lately if all(row.id != one.id for one in before)}
    where = place(request, [_as_counted(row) for row in rows.values()], said.instead_of)
    fields = _fields(said, request, now)
    if isinstance(where, SameRow):
        row_id = _go_on(session, rows[where.row], where, asked, rows)
    elif before:
        row = before.pop(0)
        row_id, fields = row.id, fields | {"last_at": now, "question": said.text or row.question}
        consultations.change(session, row_id, row.version, fields)
    else:
        channel = Channel.LINE_GROUP if chat.kind == "group" else Channel.LINE
        about: dict[str, Any] = {"channel": channel, "chat_id": chat.id, "person_id": chat.person}
        row_id = consultations.add(session, now, question=said.text or None, **about, **fields).id
    _note(session, row_id, said, request, now)
    return row_id


@dataclass(frozen=True)
class _Asked:
    said: Remember
    request: Request
    now: datetime


def _as_counted(row: Consultation) -> Row:
    return Row(row.id, row.state, row.subject, tuple(row.offered or ()))


def _fields(said: Remember, request: Request, now: datetime) -> dict[str, Any]:
    """The columns of a row that this question alone has made."""
    reading, outcome = said.reading, request.outcome
    is_answered, about = outcome is State.ANSWERED, is_about(said.reading, outcome)
    entry = (reading.topic or "").partition(ENTRY)[2] if is_answered else ""
    return {
        "state": outcome,
        "subject": request.subject,
        "offered": list(request.offered) or None,
        "procedure": reading.procedure if about else None,
        "step": reading.step if about and outcome is not State.UNCHOSEN else None,
        "facet": reading.facet,
        "answer": said.answer if is_answered else None,
        "knowledge": said.knowledge if is_answered else None,
        "entry_id": int(entry) if entry else None,
        "answered_by": "planbot" if outcome in REPLIED else None,
        "answered_at": now if is_answered else None,
        "confirmed_at": None,  # what was confirmed was the answer before
    }


def _go_on(
    session: Session, row: Consultation, where: SameRow, asked: _Asked, rows: Mapping[int, Consultation]
) -> int:
    """What goes on keeps the moment of its first answer, and its question where a button was tapped."""
    said, now = asked.said, asked.now
    fields = _fields(said, asked.request, now) | {"last_at": now}
    if row.answered_at and fields["answered_at"]:
        fields["answered_at"] = row.answered_at
    question = row.question
    if where.absorbs is not None:
        gone = rows[where.absorbs]
        question = gone.question or question
        fields["asked_at"] = min(row.asked_at, gone.asked_at)
        if gone.answered_at and fields["answered_at"]:
            fields["answered_at"] = min(fields["answered_at"], gone.answered_at)
        counted_rows.absorb(session, gone.id, gone.version, row.id)
    if row.state == State.UNCHOSEN and fields["offered"]:
        fields["offered"] = list(dict.fromkeys([*(row.offered or ()), *fields["offered"]]))
    typed = said.text and not (question and said.message_id is None)
    fields["question"] = said.text if typed else question
    if where.moved_from is not None:
        told = f"{where.moved_from} > {asked.request.subject}"
        consultations.note(session, row.id, now, "asker", "moved", words=told)
    consultations.change(session, row.id, row.version, fields)
    return row.id


def _note(session: Session, id: int, said: Remember, request: Request, now: datetime) -> None:
    consultations.note(
        session, id, now, "asker", "asked", words=said.text or None, message_id=said.message_id
    )
    if request.outcome is State.ANSWERED:  # the consultation holds its last answer alone
        consultations.note(
            session, id, now, "planbot", "answered", words=said.answer, knowledge=said.knowledge
        )


def rate(session: Session, judged: Rate, chat: Chat, now: datetime) -> None:
    """Whoever asked said whether planbot's answer was right: confirmed, or not answered after all."""
    month = month_of_year(judged.month, now.astimezone(BANGKOK).date())
    subject = subject_of(judged.procedure or None, month)
    lately = counted_rows.served_lately(session, chat.id, chat.person, now)
    row = next((one for one in lately if one.subject == subject and subject is not None), None)
    if row is None:
        return
    state = rated(row.state, judged.right)
    if isinstance(state, NotAnswered):
        return
    fields: dict[str, Any] = {"state": state, "confirmed_at": now}
    if not judged.right:
        fields = {"state": state, "answered_at": None, "confirmed_at": None, "answer": None}
    consultations.change(session, row.id, row.version, {**fields, "last_at": now})
    consultations.note(session, row.id, now, "asker", "confirmed" if judged.right else "wrong")


def _before_edit(session: Session, message_id: str | None) -> list[Consultation]:
    """planbot's own consultations that the earlier wording alone made up; its words are taken back.

    Where other messages asked in one as well, it stays as it is, without those words.
    """
    found: dict[int, Consultation] = {}
    for event in consultations.of_message(session, message_id or ""):
        case = consultations.get(session, event.consultation_id)
        if event.actor != "asker" or case is None or case.number is not None:
            continue
        if case.question == event.words:
            case.question = None
        event.words = None
        asked = [one for one in consultations.history(session, case.id) if one.what == "asked"]
        if all(one.message_id == message_id for one in asked):
            found[case.id] = case
    session.flush()
    return list(found.values())
