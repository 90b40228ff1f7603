"""Officers' answers in their undo window as handlers see them."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, cast
from urllib.parse import parse_qs

from sqlalchemy.orm import Session

from db import consultations
from db.deliveries import given_answers
from db.models.given_answers import GivenAnswer
from domain.case_names import case_name
from handlers.contract.attachments import messages_in
from handlers.contract.case import Aimed, Draft
from handlers.contract.given import Given, What
from handlers.contract.reply import Said, Snapshot
from handlers.officer.undoing import BUTTONS
from services.snapshot import attachments
from services.snapshot.case_rows import case_of
from services.snapshot.target import within_reach

LOOKED_BACK = timedelta(days=1)
"""So long after an answer "ไม่ใช่คำตอบ" without a number is told what became of it."""


def seen_by(session: Session, seen: Snapshot, said: Said, now: datetime) -> Snapshot:
    """With the answers that wait, and those that the words or the button are about."""
    if seen.officer is None:
        return seen
    rows = {one.id: one for one in given_answers.waiting(session)}
    if _asks_of_them(said):
        about = given_answers.of_consultation(session, seen.aimed.case.id) if seen.aimed.case else ()
        last = given_answers.last_in(session, seen.chat.id, now - LOOKED_BACK)
        rows |= {one.id: one for one in (*about, last) if one is not None}
    given = tuple(given_of(session, rows[id]) for id in sorted(rows))
    seen = replace(seen, given=given)
    return _reworded(session, seen, said) if said.what == "edited" else seen


def _asks_of_them(said: Said) -> bool:
    command = said.words.command
    return (command is not None and command.name == "undo") or _button(said.data) in BUTTONS


def _button(data: str) -> str:
    try:
        return parse_qs(data, max_num_fields=20).get("a", [""])[0]
    except ValueError:
        return ""


def _reworded(session: Session, seen: Snapshot, said: Said) -> Snapshot:
    """The message of one that waits was edited: its consultation, and the pictures and files it goes with."""
    edited = [one for one in seen.given if one.waits and said.message_id in one.messages]
    row = consultations.get(session, edited[0].case) if edited else None
    if row is None:
        return seen
    kept = Draft("answer", {"texts": list(edited[0].kept)})
    attached = (
        attachments.seen(session, kept, "", seen.chat) if messages_in(edited[0].kept) else seen.attached
    )
    return replace(seen, aimed=Aimed("line", within_reach(session, case_of(row))), attached=attached)


def given_of(session: Session, row: GivenAnswer) -> Given:
    case = consultations.get(session, row.consultation_id)
    contents = row.contents or {}
    return Given(
        row.id,
        row.consultation_id,
        row.version,
        case_name(case.number, case.fiscal_year) if case else "",
        cast(Any, row.state),
        cast(What, row.what),
        row.chat_id,
        row.officer_id,
        row.officer_name or "",
        row.given_at,
        row.settled_at,
        tuple(given_answers.messages_of(contents)),
        tuple(contents.get("kept", ())),
        (case.person_name or "") if case else "",
    )
