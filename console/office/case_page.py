"""One consultation: read whole, and what an officer may do to it here, by the acts of the chat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import Response, abort, g, request
from sqlalchemy.orm import Session

from console.office import case_words, uploads
from console.office.cases import key_of, moment, row_of
from console.office.gate import Gate
from db import attachments, consultations
from db.console import cases as kept
from db.deliveries import given_answers
from db.models.consultations import Consultation, ConsultationEvent
from db.models.given_answers import GivenAnswer
from domain.consultation import State
from domain.time import BANGKOK
from handlers.acts import answers, records
from handlers.acts.routing import subject_in
from handlers.contract.attachments import is_of_page
from line.texts.case_texts import CHANNELS
from line.texts.undo_texts import goes_to
from scheduler.calendar.worktime import next_open
from services.snapshot.on_page import Seen, seen


@dataclass(frozen=True)
class Happened:
    """One line of a history."""

    id: int
    at: str
    who: str
    what: str
    words: str
    actor: str


@dataclass(frozen=True)
class Waiting:
    """An answer in its window."""

    id: int
    words: str
    text: str
    """Of its words, those that were typed."""
    files: tuple[uploads.Enclosed, ...]
    """Chosen on this page by who looks at it: they may go with the words when these are put right."""
    who: str
    to: str
    seconds: int | None
    """That are left; None while the reply that shows it in the chat is on its way."""
    at: str


@dataclass(frozen=True)
class Shown:
    """What a form that was sent came to, told on the page that it was sent from."""

    told: str = ""
    wrong: str = ""
    typed: str = ""
    """Words that were not sent: they stand in the form again."""
    files: tuple[str, ...] = ()
    """Tokens of the pictures and files that were to go with them."""
    changed: bool = False
    """Somebody did something since the page was opened: what is new is shown."""
    status: int = 200


def seen_at(gate: Gate, db: Session, number: int) -> Seen:
    now, facts = gate.now, gate.site.keeper.facts(gate.now)
    opens = next_open(now, facts.office.workdays, gate.site.hours)
    found = seen(
        db,
        number,
        g.visit.person,
        now,
        undo_seconds=gate.site.undo_seconds,
        opens_at=opens if opens > now else None,
    )
    return found or abort(404)


def shown(gate: Gate, number: int, came: Shown | None = None) -> Response:
    came, now = came or Shown(), gate.now
    with gate.site.database.read() as db:
        row = consultations.get(db, number) or abort(404)
        view = seen_at(gate, db, number)
        history = consultations.history(db, number)
        last = request.form.get("last", 0, int)
        happened = [_happened(one, row) for one in history if one.what not in case_words.SKIPPED]
        waits = _waiting(db, view, now)
        return gate.html(
            "case.html",
            status=came.status,
            came=came,
            case=row,
            row=row_of(row, now),
            channel=CHANNELS[row.channel],
            subject=subject_in(gate.site.keeper.facts(now).manual, row.procedure, row.step),
            history=happened,
            news=[one for one in happened if one.id > last] if came.changed else [],
            last=max((one.id for one in history), default=0),
            files=kept.attachments(db, number),
            enclosed=uploads.shown(db, came.files, number, g.visit.person),
            may_enclose=bool(gate.site.files),
            most_files=uploads.MOST_FILES,
            deliveries=_deliveries(db, number, waits),
            waits=waits,
            to=goes_to(view.case.person_name, view.case.school),
            may_answer=answers.cannot(view.case, ("?",)) is None,
            may_amend=records.is_in_person(view.case) and row.state != State.WITHDRAWN,
            may_correct=answers.is_correctable(view.case),
            is_mine=view.by.is_of(row.officer_id),
            colleagues=[
                (key_of(one.id), f"{one.name} (ไม่อยู่ จะถึงผู้ทำแทน)" if one.away else one.name)
                for one in view.by.staff.officers
                if one.id not in (g.visit.person, row.officer_id, row.person_id)
            ],
            moment=moment,
            words=case_words,
        )


def _waiting(db: Session, view: Seen, now: datetime) -> list[Waiting]:
    found = []
    for one in answers.waiting_for(view.case, view.by):
        row = next(row for row in view.given if row.id == one.id)
        ends = given_answers.ends_at(db, one.id)
        left = max(0, round((ends - now).total_seconds())) if ends else None
        words = str((row.contents or {}).get("words") or "")
        typed, files = _parts(db, row, words)
        to = goes_to(view.case.person_name, view.case.school)
        at = f"{ends.astimezone(BANGKOK):%H:%M:%S}" if ends else ""
        found.append(Waiting(one.id, words, typed, files, one.officer_name or "เจ้าหน้าที่ในกลุ่ม", to, left, at))
    return found


def _parts(db: Session, row: GivenAnswer, words: str) -> tuple[str, tuple[uploads.Enclosed, ...]]:
    """What was typed of an answer, and what was chosen here to go with it."""
    kept = (row.contents or {}).get("kept") or ()
    chosen = [str(one["message"]) for one in kept if is_of_page(one.get("message"))]
    if not chosen:
        return words, ()
    typed = "\n\n".join(str(one["text"]) for one in kept if "text" in one)
    rows = attachments.of_messages(db, chosen, g.visit.person)
    return typed, tuple(uploads.shown(db, [one.token for one in rows], row.consultation_id, g.visit.person))


def _deliveries(db: Session, number: int, waits: Sequence[Waiting]) -> list[tuple[str, str]]:
    """How each answer fared, but for those that wait in their window."""
    held = {one.id for one in waits}
    return [
        (moment(one.settled_at or one.owed_at or one.created_at), one.state)
        for one in kept.answers_owed(db, number)
        if one.given_id not in held
    ]


def _happened(event: ConsultationEvent, case: Consultation) -> Happened:
    who = {
        "asker": case.person_name or "ผู้ถาม",
        "officer": event.actor_name or "เจ้าหน้าที่",
    }.get(event.actor, case_words.BY_CLOCK)
    what = case_words.WHAT.get(event.what, event.what)
    return Happened(event.id, moment(event.at), who, what, event.words or "", event.actor)
