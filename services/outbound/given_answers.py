"""What follows from an officer's answer, done as the first delivery of it is taken to be sent."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, cast

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from db import attachments, consultations, deliveries
from db.deliveries import given_answers, outcomes
from db.models.attachments import Attachment
from db.models.chats import Person
from db.models.consultations import Consultation
from db.models.deliveries import Delivery
from db.models.given_answers import GivenAnswer
from db.staff import staff
from domain.case_names import case_name
from domain.consultation import State
from domain.ids import is_group
from domain.routing import Officer
from handlers.acts import answers
from handlers.contract.case import Act, Case, Push
from handlers.contract.given import Give, What
from line.cards.attachment_cards import what
from line.messages import text
from line.texts import undo_texts
from services.outbound import acts
from services.outbound.pushes import owe

PUSHES = TypeAdapter(tuple[Push, ...])
LOCKED = timedelta(milliseconds=300)
"""Until the delivery is looked at again, while somebody changes its consultation."""


def contents_of(give: Give) -> Mapping[str, Any]:
    """What has to be known of an answer once it goes, as JSON."""
    return {
        "words": give.act.words,
        "message": give.act.message_id,
        "parts": [list(part) for part in give.act.parts],
        "kept": [dict(part) for part in give.kept],
        "news": PUSHES.dump_python(give.news, mode="json"),
        "registered": bool(give.act.officer and give.act.officer.registered),
        "carried": give.carried or any(push.rides for push in give.pushes),
    }


def takes_effect(session: Session, delivery: Delivery, now: datetime) -> bool:
    """Whether a delivery that was claimed is to be sent; where it begins an answer, all else is done now.

    An answer to somebody who blocked the bot is not sent: it waits for their next message.
    """
    row = given_answers.get(session, delivery.given_id) if delivery.given_id else None
    if row is None or row.state == "went":
        return True
    case = consultations.locked(session, row.consultation_id)
    if case is None:
        outcomes.not_tried(delivery, now + LOCKED)
        return False
    contents = row.contents or {}
    if not given_answers.went(session, row.id, now):
        outcomes.settle(delivery, "withdrawn", now)
        return False
    _do(session, row, case, contents, now)
    if contents.get("carried"):
        outcomes.begin_afresh(delivery, now, "carried")
        given_answers.carry(session, row.id)
        return False
    return True


def _do(
    session: Session, row: GivenAnswer, case: Consultation, contents: Mapping[str, Any], now: datetime
) -> None:
    there = staff(session, now)
    known = there.group == row.chat_id or there.officer(row.chat_id) is not None
    person = session.get(Person, row.officer_id) if row.officer_id and not row.officer_name else None
    name = row.officer_name or (person.name if person else None)  # LINE may have told it meanwhile
    officer = Officer(row.officer_id or "", name or "", registered=bool(contents.get("registered")))
    if row.what == "attached":
        for file in attachments.of_given(session, row.id):
            if file.passed_at is not None:
                note_attached(session, file, case, now, officer)
        return
    stands = Case(
        case.id,
        case.version,
        State(case.state),
        chat=case.chat_id,
        answer=case.answer or "",
        answered_at=case.answered_at,
    )
    words, given = str(contents.get("words") or ""), cast(What, row.what)
    by = (officer, row.chat_id if known else None)
    parts = tuple((str(message), str(said)) for message, said in contents.get("parts", ()))
    message = contents.get("message")
    act = Act(
        case.id, case.version, given, "officer", officer, words,
        answers.once_sent(stands, given, words, by, now), message, parts,
    )  # fmt: skip
    acts.store(session, act, None, now)
    source = message or next((id for id, _ in parts), None)
    for push in PUSHES.validate_python(contents.get("news", ())):
        owe(session, push, source, now)


def note_attached(
    session: Session, row: Attachment, case: Consultation, now: datetime, officer: Officer | None = None
) -> None:
    """The ledger has that a picture or file was passed on."""
    consultations.note(
        session,
        case.id,
        now,
        "officer" if row.from_officer else "asker",
        "attached",
        words=f"[{what(row.kind, row.name or '')}]",
        actor_id=(officer.id or None) if officer else None,
        actor_name=(officer.name or None) if officer else None,
        message_id=row.message_id,
    )


def stop_of(session: Session, case: Consultation, now: datetime) -> Sequence[GivenAnswer]:
    """Its asker wants no answer any more: what waits is stopped; who gave it hears so with the next reply."""
    stopped = given_answers.stop_of(session, case.id, now)
    for chat in dict.fromkeys(one.chat_id for one in stopped):
        told = [dict(text(undo_texts.stopped_by_asker(case_name(case.number, case.fiscal_year))))]
        deliveries.owe_push(
            session, chat, told, to_group=is_group(chat), now=now, consultation=case.id, carried=True
        )
    return stopped
