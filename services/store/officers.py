"""Store what is done to officers and groups, with its line in the log and what follows from it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from db import chats, deliveries
from db import officers as kept
from db.console import office_acts
from db.staff import staff
from domain.case_names import case_name
from domain.codes import CODE_LASTS as CODE_LASTS
from domain.ids import is_group
from domain.ranks import Rank
from domain.routing import Duties, Held, who_answers
from handlers.contract.officers import (
    Bind,
    Colleague,
    Invite,
    Leave,
    MakeGroupCode,
    OfficeChange,
    Remove,
    Rename,
    SetRank,
    Unbind,
)
from line.messages import text
from line.texts import case_texts


@dataclass(frozen=True)
class Circumstances:
    """What of the office decides what follows from an act."""

    now: datetime
    duties: Duties
    opens_at: datetime
    """When officers may be written to."""


@dataclass(frozen=True)
class Stored:
    code: str = ""
    """Of an invitation."""
    waiting: int = 0
    """Consultations that were handed on."""


def hold(session: Session) -> None:
    """Officers change one at a time until the transaction ends."""
    kept.hold(session)


def roster(session: Session) -> list[Colleague]:
    return [
        Colleague(one.person_id, one.name, Rank(one.rank), one.away_from, one.away_until, one.substitute_id)
        for one in kept.current(session)
    ]


def store(session: Session, change: OfficeChange, by: Colleague | None, at: Circumstances) -> Stored:
    """by: None for an operator at the machine."""
    noted, stored = _store(session, change, at)
    office_acts.note(
        session,
        noted.what,
        at.now,
        by=by.id if by else None,
        by_name=by.name if by else None,
        about=noted.about,
        about_name=noted.name[:200],
    )
    return stored


class _Noted(NamedTuple):
    """A line of the log."""

    what: str
    name: str
    about: str | None = None


def _store(session: Session, change: OfficeChange, at: Circumstances) -> tuple[_Noted, Stored]:
    match change:
        case Invite():
            code = kept.make_code(session, change.name, at.now, change.rank)
            return _Noted("invited", change.name), Stored(code)
        case MakeGroupCode():
            code = chats.make_code(session, change.role, at.now).code
            return _Noted("group-code", change.role), Stored(code)
        case Bind() | Unbind():
            return _store_group(session, change, at), Stored()
        case _:
            return _store_one(session, change, at)


def _store_one(
    session: Session, change: Rename | SetRank | Leave | Remove, at: Circumstances
) -> tuple[_Noted, Stored]:
    person = change.person
    name = kept.name_of(session, person) or ""
    match change:
        case Rename():
            kept.rename(session, person, change.name)
            return _Noted("renamed", f"{name} → {change.name}", person), Stored()
        case SetRank():
            kept.set_rank(session, person, change.rank)
            return _Noted(f"ranked-{change.rank}", name, person), Stored()
        case Leave():
            kept.away(session, person, change.until, change.substitute, change.begins)
            return _Noted("away" if change.until else "back", name, person), Stored()
        case Remove():
            waiting = _remove(session, person, at)
            return _Noted("removed", name, person), Stored(waiting=waiting)


def _store_group(session: Session, change: Bind | Unbind, at: Circumstances) -> _Noted:
    group = chats.find_group(session, change.group)
    name = (group.name if group else None) or ""
    if isinstance(change, Bind):
        chats.bind_group(session, change.group, change.role, at.now, at.duties)
        return _Noted(f"bound-{change.role}", name, change.group)
    chats.unbind_group(session, change.group, at.now, at.duties)
    return _Noted("unbound", name, change.group)


def _remove(session: Session, person: str, at: Circumstances) -> int:
    """End an officer's office; the others are told what waits for somebody now, and how many it is."""
    removed = kept.remove(session, person, at.now, at.duties)
    if removed is None:
        return 0
    if removed.waiting:
        _tell_the_others(session, removed, at)
    return len(removed.waiting)


def _tell_the_others(session: Session, removed: kept.Removed, at: Circumstances) -> None:
    """What waited with one officer stands in nobody else's chat."""
    there, rows = staff(session, at.now), defaultdict[str, list[str]](list)
    for one in removed.waiting:
        name = case_name(one.number, one.fiscal_year)
        row = case_texts.open_row(name, one.question or "", one.person_name or "", one.state, "")
        held = Held(one.procedure, one.officer_id, one.officer_chat)
        for chat in who_answers(there, at.duties, held, but={one.person_id}):
            rows[chat].append(row)
    for chat, theirs in rows.items():
        told = [dict(text(case_texts.nobodys_now(removed.name, theirs)))]
        deliveries.owe_push(session, chat, told, to_group=is_group(chat), now=at.now, not_before=at.opens_at)
