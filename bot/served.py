"""Every request for service is kept: what planbot answered itself, and what is taken back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.undelivered import taken_back, untaught
from db import consultations, deliveries
from db.consultation_models import WAITING, Consultation, ConsultationEvent
from db.deliveries import consultation_deliveries
from handlers.reply import Chat, Rate, Remember
from knowledge.reading import Reading
from line import case_texts, undelivered_texts
from line.messages import text

ENTRY = "entry:"
"""Before the id of the taught entry that answered, as a reading's topic."""
ANSWERED = frozenset({"answer", "calendar"})


def serve(session: Session, said: Remember, chat: Chat, now: datetime, *, edited: bool = False) -> None:
    """Count a question: part of the consultation that goes on, or a new one. Smalltalk is none.

    `edited`: a new wording, which replaces what the message said before.
    """
    reading = said.reading
    if reading.kind == "smalltalk" or reading.topic == "person" or chat.role == "officers":
        return
    is_answered = reading.kind in ANSWERED
    guessed = reading.topic == "unknown"  # the nearest there is, not what was asked about
    fields: dict[str, Any] = {
        "procedure": None if guessed else reading.procedure,
        "step": None if guessed else reading.step,
        "facet": reading.facet,
        "answer": said.answer if is_answered else None,
        "knowledge": said.knowledge if is_answered else None,
        "state": "answered" if is_answered else "unanswered",
        "answered_by": None if reading.kind == "escalate" else "planbot",  # a clarification is planbot's too
        "answered_at": now if is_answered else None,
        "confirmed_at": None,  # what was confirmed was the answer before
    }
    if (reading.topic or "").startswith(ENTRY):
        fields["entry_id"] = int((reading.topic or "").removeprefix(ENTRY))
    before = _before_edit(session, said.message_id) if edited else None
    last = before or consultations.latest_served(session, chat.id, chat.person, now)
    if last and (before or continues(last, reading)):
        id = _go_on(session, last, said, fields, now)
    else:
        channel = "line-group" if chat.kind == "group" else "line"
        about: dict[str, Any] = {"channel": channel, "chat_id": chat.id, "person_id": chat.person}
        id = consultations.add(session, now, question=said.text or None, **about, **fields).id
    consultations.note(
        session, id, now, "asker", "asked", words=said.text or None, message_id=said.message_id
    )
    if is_answered:  # the consultation holds its last answer alone
        consultations.note(
            session, id, now, "planbot", "answered", words=said.answer, knowledge=said.knowledge
        )


def _go_on(
    session: Session, last: Consultation, said: Remember, fields: Mapping[str, Any], now: datetime
) -> int:
    """What goes on keeps the moment of its first answer, and its question where a button was tapped."""
    fields = {**fields, "last_at": now}
    if last.answered_at and fields["answered_at"]:
        fields["answered_at"] = last.answered_at
    if said.text and not (last.question and said.message_id is None):
        fields["question"] = said.text
    consultations.change(session, last.id, last.version, fields)
    return last.id


def rate(session: Session, rated: Rate, chat: Chat, now: datetime) -> None:
    """Whoever asked said whether planbot's answer was right: confirmed, or not answered after all."""
    last = consultations.latest_served(session, chat.id, chat.person, now)
    if (
        last is None
        or last.state not in ("answered", "confirmed")
        or (last.procedure or "") != rated.procedure
    ):
        return
    fields: dict[str, Any] = {"state": "confirmed", "confirmed_at": now}
    if not rated.right:
        fields = {"state": "unanswered", "answered_at": None, "confirmed_at": None, "answer": None}
    consultations.change(session, last.id, last.version, {**fields, "last_at": now})
    consultations.note(session, last.id, now, "asker", "confirmed" if rated.right else "wrong")


def _before_edit(session: Session, message_id: str | None) -> Consultation | None:
    """planbot's own consultation that the earlier wording began; its words are taken back."""
    found = None
    for event in consultations.of_message(session, message_id or ""):
        case = consultations.get(session, event.consultation_id)
        if event.actor == "asker" and case is not None and case.number is None:
            event.words, found = None, case
    return found


def continues(last: Consultation, reading: Reading) -> bool:
    """Whether a question goes on with the subject of the one before; a clarified one always does."""
    if last.state == "unanswered":
        return last.answered_by == "planbot" and reading.kind != "escalate"
    if reading.kind not in ANSWERED:
        return reading.kind == "clarify" and last.procedure == reading.procedure
    if (reading.topic or "").startswith(ENTRY) or last.entry_id is not None:
        return f"{ENTRY}{last.entry_id}" == reading.topic
    return last.procedure == reading.procedure


def unsend(
    session: Session, chat: str, messages: Sequence[str], now: datetime, told_from: datetime | None = None
) -> None:
    """What these messages of a chat said goes: out of the ledger, and out of what has reached nobody yet."""
    for event in consultations.of_messages(session, messages):
        words, event.words = event.words, None
        case = consultations.get(session, event.consultation_id)
        if case is None:
            continue
        if event.actor == "officer" and event.what in ("answered", "corrected", "part"):
            whole, came_in = _sent_with(session, event)
            taken_back(session, case, words or "", came_in, chat, now, whole)
            untaught(session, case, now)
        elif event.actor == "officer" and event.what == "attached":
            consultation_deliveries.withdraw_answer(session, case.id, [event.message_id or ""], now)
        elif event.what == "school" and words and case.person_id:
            consultations.forget_school(session, case.person_id, words)
        elif event.what in ("added", "attached"):
            for to in consultation_deliveries.keep_from_officers(session, case.id, messages, now):
                _tell(session, case, to, undelivered_texts.addition_taken_back(_name(case)), now, told_from)
        elif words and words == case.question:
            _take_back_question(session, case, words, now)
            if event.what == "recorded":
                case.person_name = case.school = None
            if event.actor == "asker" and case.state in WAITING:
                case.state, case.closed_at, case.live_until = "withdrawn", now, None
                consultations.note(session, case.id, now, "asker", "withdrawn")
                withdraw(session, case, now, told_from)


def _sent_with(session: Session, event: ConsultationEvent) -> tuple[ConsultationEvent | None, list[str]]:
    """The answer that a part went out in, where it is one, and the messages that the answer came in."""
    whole, parts = None, [event]
    for one in consultations.history(session, event.consultation_id) if event.what == "part" else ():
        if one.what in ("answered", "corrected"):
            if one.id > event.id:
                break
            whole, parts = one, []
        elif one.what == "part":
            parts.append(one)
    return whole, [one.message_id for one in parts if one.message_id]


def _take_back_question(session: Session, case: Consultation, words: str, now: datetime) -> None:
    case.question = None
    if case.state == "unanswered":
        case.answer = None
    for event in consultations.history(session, case.id):
        event.words = None if event.words == words else event.words
    untaught(session, case, now)


def withdraw(session: Session, case: Consultation, now: datetime, told_from: datetime | None = None) -> None:
    """Cards that wait go no more; those that went get a line after them. LINE recalls nothing."""
    chats = consultation_deliveries.chats_told(session, case.id, case.chat_id)
    consultation_deliveries.withdraw_pushes(session, case.id, now)
    for chat, _ in chats:
        _tell(session, case, chat, case_texts.withdrawn(_name(case)), now, told_from)


def _name(case: Consultation) -> str:
    return f"ปศ. {case.number}/{case.fiscal_year}"


def _tell(
    session: Session, case: Consultation, chat: str, words: str, now: datetime, told_from: datetime | None
) -> None:
    deliveries.owe_push(
        session,
        chat,
        [dict(text(words))],
        to_group=not chat.startswith("U"),
        now=now,
        not_before=told_from,
        consultation=case.id,
    )
