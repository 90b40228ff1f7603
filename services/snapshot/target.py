"""What a message or a button aims at, of consultations."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import parse_qs

from sqlalchemy.orm import Session

from db import chats, consultations, inbox, officers
from db.deliveries import CARD, CONFIRMATION, consultation_deliveries
from db.models.consultations import Consultation
from handlers.contract.case import Aimed, Case, Officer
from handlers.contract.reply import Chat, Said
from services.inbound.events import occurred_at
from services.inbound.fields import Event, field
from services.snapshot.case_rows import case_of

SETTLING = timedelta(seconds=20)
"""LINE shows a message before we have written down which it is: so long may an officer be ahead of us."""


def aimed_at(
    session: Session, chat: Chat, said: Said, event: Event, officer: Officer | None, now: datetime
) -> Aimed:
    """Quoting wins, then the number; a button names its consultation by id."""
    if said.what == "postback":
        return _by_button(session, said.data)
    number, command = (said.words.number, said.words.command) if officer else (None, None)
    quoted_id = field(event, "message.quotedMessageId", str)
    quote = _by_quote(session, chat, quoted_id, occurred_at(event, now), officer, now) if quoted_id else None
    if quote and (quote.how == "quote" or number is None or (quote.case and command)):
        return quote
    if number is None:
        return Aimed()
    found = consultations.by_number(session, number.number, number.fiscal_year, now)
    if not found:
        return Aimed("unknown-number")
    if len(found) > 1:
        return Aimed("ambiguous", None, cases(found))
    return Aimed("number", case_of(found[0]))


def _by_quote(
    session: Session, chat: Chat, message: str, said_at: datetime, officer: Officer | None, now: datetime
) -> Aimed | None:
    """What a quoted message stands for; None for talk between colleagues, which is no business of ours."""
    ours = consultations.quoted(session, message)
    if ours is None:
        if officer and now - said_at < SETTLING and consultation_deliveries.in_flight(session, chat.id):
            return Aimed("early")
        theirs = chat.kind == "group" and inbox.was_said_in(session, message, chat.id)
        return None if theirs else Aimed("lost-quote")
    row = consultations.get(session, ours.consultation) if ours.consultation else None
    if ours.chat != chat.id or row is None:
        return Aimed("lost-quote", foreign=True)
    if officer is None or ours.kind in (CARD, None) or (chat.kind == "user" and row.person_id == chat.person):
        return Aimed("quote", case_of(row))
    return Aimed("confirmation" if ours.kind == CONFIRMATION else "line", case_of(row))


def _by_button(session: Session, data: str) -> Aimed:
    id = id_in(data, "c")
    found = consultations.get(session, id) if id is not None else None
    return Aimed("button", case_of(found)) if found else Aimed()


def id_in(data: str, name: str) -> int | None:
    try:
        id = parse_qs(data, max_num_fields=20).get(name, [""])[0]
    except ValueError:
        return None
    return int(id) if id.isascii() and id.isdigit() and len(id) < 10 else None


def speaks_as_officer(session: Session, chat: Chat, said: Said, aimed: Aimed) -> bool:
    """Whether somebody who is an officer no more speaks as one; looked up only where it may be so."""
    theirs = aimed.how == "quote" and aimed.case is not None and aimed.case.person != chat.person
    words = said.words
    waiting = words.command is not None and words.command.name == "waiting"
    speaks_so = theirs or words.number is not None or waiting
    return speaks_so and officers.was_removed(session, chat.person or "")


def within_reach(session: Session, case: Case | None) -> Case | None:
    """With what is known to stand in the way of an answer to it."""
    if case is None or case.person is None or case.chat != case.person:
        return case
    if chats.has_unfollowed(session, case.person):
        return replace(case, hindered="blocked")
    return replace(case, hindered="quota") if consultation_deliveries.quota_is_used_up(session) else case


def cases(found: Sequence[Consultation]) -> tuple[Case, ...]:
    return tuple(case_of(one) for one in found)
