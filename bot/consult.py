"""Consultations between handlers and the database: what is seen of them, and storing what was wished."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot import attaching, erase, own
from bot.aiming import aimed_at, cases, id_in, speaks_as_officer, within_reach
from bot.events import Event
from bot.made import Made
from bot.own import case_of
from db import consultations, drafts, entries, officers
from db.glance import Glance
from db.owed import UNTOLD
from db.riding import ANSWER, QUESTION
from domain.consultation import CONTINUES, State
from handlers import drafting
from handlers.attachments import Attach, Passed, PassOn
from handlers.case import (
    Act,
    Away,
    Case,
    CaseChange,
    Draft,
    Drafted,
    EntryMove,
    Erase,
    Escalate,
    Keep,
    KeepSchool,
    Learn,
    Officer,
    Profile,
    Record,
    Staff,
)
from handlers.reply import Chat, Said, Snapshot
from handlers.words.wishes import Wish


# What a handler sees
def seen_by(
    session: Session,
    seen: Snapshot,
    said: Said,
    event: Event,
    at: Glance,
    now: datetime,
    wish: Wish | None = None,
) -> Snapshot:
    """The snapshot with all that consultations need; a schools' group needs nothing of it."""
    chat = seen.chat
    seen = replace(seen, asked_lately=at.asked_lately)
    if chat.kind == "group" and chat.role != "officers":
        return seen
    staff = _staff(session, at, now)
    officer = _officer(chat, staff, at.name)
    draft = _draft(session, chat, now) if at.draft else None
    aimed, drafted = aimed_at(session, chat, said, event, officer, now), _drafted(session, draft)
    if officer:
        aimed = replace(aimed, case=within_reach(session, aimed.case))
        drafted = within_reach(session, drafted)
    seen = replace(
        seen,
        staff=staff,
        officer=officer,
        draft=draft,
        drafted=drafted,
        attached=attaching.seen(session, draft, said.data, chat),
        entry=_entry(session, said, aimed.case) if officer else None,
        aimed=aimed,
        waiting=cases(consultations.waiting(session, officer.id, now)) if officer else (),
        was_officer=officer is None and speaks_as_officer(session, chat, said, aimed),
    )
    if chat.kind == "group" or chat.person is None:
        return seen
    mine = cases(consultations.of_person(session, chat.person, now)) if at.known else ()
    meant = (*mine, aimed.case) if aimed.case else mine
    numbered = [case.id for case in meant if case.number is not None]
    return replace(
        seen,
        mine=mine,
        attended=consultations.attended(session, numbered, now - CONTINUES),
        profile=Profile(at.name or "", at.school or ""),
        **own.seen(session, chat.person, wish, now),
    )


def _staff(session: Session, at: Glance, now: datetime) -> Staff:
    known = [
        Officer(
            one.person_id,
            one.name,
            away=one.away_until is not None and one.away_until > now,
            substitute=one.substitute_id,
        )
        for one in officers.current(session)
    ]
    return Staff(tuple(known), at.officers_group)


def _officer(chat: Chat, staff: Staff, name: str | None) -> Officer | None:
    if (known := staff.officer(chat.person)) is not None:
        return known
    return Officer(chat.person or "", name or "", registered=False) if chat.kind == "group" else None


def _draft(session: Session, chat: Chat, now: datetime) -> Draft | None:
    """What the person is in the middle of. An officer's answer that was never ended is kept, and said."""
    found = drafts.of(session, chat.id, chat.person or "")
    if found is None:
        return None
    if found.until > now:
        return Draft(found.kind, found.data)
    return drafting.expired(Draft(found.kind, found.data))


def _drafted(session: Session, draft: Draft | None) -> Case | None:
    id = draft.data.get("case") if draft else None
    found = consultations.get(session, id) if isinstance(id, int) else None
    return case_of(found) if found else None


def _entry(session: Session, said: Said, case: Case | None) -> Drafted | None:
    """The entry of a tapped button, or of words that move one; else what the consultation taught."""
    command = said.words.command
    named = command.number if command and command.row.of_entry else None
    id = named.number if named else id_in(said.data, "e")
    if id is not None:
        found = entries.get(session, id)
    else:
        found = next(iter(entries.of_consultations(session, [case.id])), None) if case else None
    return Drafted(found.id, found.state, found.drafted_by, found.answered_by) if found else None


# Storing what it wished
def store(session: Session, change: CaseChange, chat: Chat, now: datetime) -> Made | None:
    """Store one change; the consultation where it makes one. Raises Conflict."""
    match change:
        case Escalate():
            return _escalate(session, change, chat, now)
        case Record():
            return _record(session, change, now)
        case Act():
            consultations.change(session, change.case, change.version, {**change.fields, "last_at": now})
            officer = change.officer
            consultations.note(
                session,
                change.case,
                now,
                change.actor,
                change.what,
                words=change.words,
                actor_id=(officer.id or None) if officer else chat.person,
                actor_name=officer.name if officer else None,
                message_id=change.message_id,
            )
            for message, words in change.parts:
                consultations.note(
                    session, change.case, now, change.actor, "part", words=words, message_id=message
                )
            if change.what == "withdrawn":
                consultations.withdraw_pushes(session, change.case, now)
            elif change.what == "closed":
                # An answer that was given is still on its way, and whether it arrives must be known.
                consultations.withdraw_pushes(session, change.case, now, but=(ANSWER, UNTOLD))
            elif change.what == "confirmed":
                consultations.withdraw_pushes(session, change.case, now, only=QUESTION)
        case Keep(draft=draft):
            kind, data = (draft.kind, draft.data) if draft else (None, {})
            drafts.keep(session, chat.id, chat.person or "", kind, data, now)
        case KeepSchool(school=school):
            consultations.tell_person(session, chat.person or chat.id, school=school)
        case Away(until=until, substitute=substitute):
            officers.away(session, chat.person or "", until, substitute)
        case Learn():
            drafter = (change.officer.id or None, change.officer.name or None)
            consultations.change(session, change.case, change.version, {})  # two taps at once make one
            question, answer = [change.question], change.answer
            made = entries.draft(session, question, answer, drafter, now, change.case, change.answered)
            return Made(made.id, f"ความรู้ที่ {made.id}")
        case EntryMove(approve=True):
            entries.approve(session, change.entry, change.officer.id, change.officer.name, now)
        case EntryMove():
            entries.withdraw(session, change.entry, change.before, now)
        case Attach() | PassOn() | Passed():
            attaching.store(session, change, chat, now)
        case Erase(person=person, not_before=not_before):
            erase.erase(session, person, now, not_before)
    return None


def _escalate(session: Session, change: Escalate, chat: Chat, now: datetime) -> Made:
    reading = change.reading
    fields: dict[str, Any] = {
        "state": State.OPEN,
        "person_name": change.name or None,
        "school": change.school or None,
        "question": change.question,
        "procedure": reading.procedure,
        "step": reading.step,
        "facet": reading.facet,
        "escalated_at": now,
        "expected_at": change.expected_at,
        "officer_id": change.officer.id if change.officer else None,
        "officer_name": change.officer.name if change.officer else None,
        "answer": None,
        "answered_by": None,
        "answered_at": None,
        "confirmed_at": None,
        "knowledge": None,
        "entry_id": None,
    }
    if change.case:
        id, version = change.case
        year = consultations.fiscal_year(now)
        number = consultations.next_number(session, year)
        fields |= {"fiscal_year": year, "number": number, "last_at": now}
        consultations.change(session, id, version, fields)
    else:
        made = consultations.add(
            session, now, numbered=True, channel="line", chat_id=chat.id, person_id=chat.person, **fields
        )
        id, year, number = made.id, made.fiscal_year or 0, made.number or 0
    consultations.note(
        session, id, now, "asker", "escalated", words=change.question, message_id=change.message_id
    )
    if change.school_message:
        told = {"words": change.school, "message_id": change.school_message}
        consultations.note(session, id, now, "asker", "school", **told)
    return Made(id, f"ปศ. {number}/{year}")


def _record(session: Session, change: Record, now: datetime) -> Made:
    made = consultations.add(
        session,
        now,
        numbered=True,
        channel=change.channel,
        state=State.ANSWERED if change.answered else State.OPEN,
        person_name=change.person or None,
        school=change.school or None,
        procedure=change.procedure,
        step=change.step,
        facet=change.facet,
        question=change.question,
        answer=change.answer or None,
        answered_by="officer" if change.answered else None,
        answered_at=now if change.answered else None,
        escalated_at=now,
        officer_id=change.officer.id or None,
        officer_name=change.officer.name or None,
    )
    consultations.note(
        session,
        made.id,
        now,
        "officer",
        "recorded",
        words=change.question,
        actor_id=change.officer.id or None,
        actor_name=change.officer.name or None,
        message_id=change.message_id,
    )
    return Made(made.id, f"ปศ. {made.number}/{made.fiscal_year}")
