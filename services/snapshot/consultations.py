"""Consultations as handlers see them."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from db import consultations, drafts, entries
from db.chat_snapshot import Glance
from db.staff import officers_now
from domain.consultation import CONTINUES
from handlers.contract import officer_draft
from handlers.contract.case import (
    Aimed,
    Case,
    Draft,
    Drafted,
    Officer,
    Profile,
    Staff,
)
from handlers.contract.reply import Chat, Said, Snapshot
from handlers.words.wishes import Wish
from services.inbound.fields import Event, named
from services.snapshot import attachments, case_rows
from services.snapshot.case_rows import case_of, drafted_of
from services.snapshot.target import aimed_at, cases, id_in, speaks_as_officer, within_reach


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
    staff = Staff(officers_now(session, now), at.officers_group)
    officer = _officer(chat, staff, at.name)
    draft = _draft(session, chat, now) if at.draft else None
    aimed, drafted = aimed_at(session, chat, said, event, officer, now), _drafted(session, draft)
    if officer:
        aimed = _with_history(session, said, replace(aimed, case=within_reach(session, aimed.case)))
        drafted = within_reach(session, drafted)
    seen = replace(
        seen,
        staff=staff,
        officer=officer,
        draft=draft,
        drafted=drafted,
        attached=attachments.seen(session, draft, said.data, chat),
        entry=_entry(session, said, aimed.case or _proposed(draft, drafted)) if officer else None,
        aimed=aimed,
        waiting=cases(consultations.waiting(session, officer.id, now)) if officer else (),
        was_officer=officer is None and speaks_as_officer(session, chat, said, aimed),
    )
    if chat.kind == "group" or chat.person is None:
        return seen
    return _with_own(session, seen, said, at, now, wish)


def _with_own(
    session: Session, seen: Snapshot, said: Said, at: Glance, now: datetime, wish: Wish | None
) -> Snapshot:
    """What is the person's own, in 1:1."""
    person, aimed = seen.chat.person or "", seen.aimed
    mine = cases(consultations.of_person(session, person, now)) if at.known else ()
    meant = (*mine, aimed.case) if aimed.case else mine
    numbered = [case.id for case in meant if case.number is not None]
    return replace(
        seen,
        mine=mine,
        additions=case_rows.additions(session, said.data, aimed.case),
        attended=consultations.attended(session, numbered, now - CONTINUES),
        profile=Profile(named(at.name or ""), at.school or ""),
        **case_rows.seen(session, person, wish, now),
    )


def _with_history(session: Session, said: Said, aimed: Aimed) -> Aimed:
    command = said.words.command
    if aimed.case is None or command is None or command.name != "view":
        return aimed
    return replace(aimed, history=case_rows.history_of(session, aimed.case))


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
    return officer_draft.expired(Draft(found.kind, found.data))


def _proposed(draft: Draft | None, drafted: Case | None) -> Case | None:
    """The consultation that is shown for editing before it is proposed as knowledge."""
    return drafted if draft and draft.kind == "learn" else None


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
    return drafted_of(found) if found else None
