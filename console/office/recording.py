"""A request by phone or at the counter, written down on a page and put right there; by the chat's acts."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from flask import Response, abort, flash, g, redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from console.office import case_words
from console.office.address import PATH
from console.office.case_page import seen_at
from console.office.cases import LARGEST_ID, row_of
from console.office.facts.saving import one_line
from console.office.gate import Gate
from console.office.moments import moment_in, typed_day
from db import consultations
from db.console import cases as kept
from db.consultations import Conflict
from db.staff import staff
from domain.consultation import IN_PERSON
from domain.time import BANGKOK
from handlers.acts import records
from handlers.acts.answers import Done, Refused
from handlers.acts.records import LONGEST_NAME, Filled
from handlers.answers import schools
from handlers.asker.escalate import is_known
from handlers.contract.case import Record
from handlers.contract.reply import Chat
from knowledge.facts.manual import Manual
from services.inbound.storable import storable
from services.store import acts
from services.store import consultations as store

SHOWN = 8
"""Of those that the officer wrote down last."""
FASTER = (Conflict, StaleDataError, IntegrityError)
NOT_A_MOMENT = "วันหรือเวลาที่รับเรื่องไม่ถูกต้อง ใส่วันเป็น วัน/เดือน/ปี พ.ศ. เช่น 12/5/2570 และเวลาเช่น 13:45"
CHANGED = "มีคนทำอะไรกับเรื่องนี้หลังจากเปิดหน้านี้ จึงยังไม่ได้บันทึกอะไร สิ่งที่กรอกยังอยู่ ตรวจแล้วกดอีกครั้ง"
READ, NONE = "", "-"
"""As procedure: the one that the question is read as; none."""


@dataclass(frozen=True)
class Form:
    """As it was filled in."""

    channel: str = "phone"
    day: str = ""
    time: str = ""
    school: str = ""
    person: str = ""
    question: str = ""
    about: str = READ
    answered: str = "yes"
    answer: str = ""
    key: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    of: int = 0
    """The one that is put right; 0: a new one."""
    seen: str = ""
    """Its version when the page was opened."""


def add_to(gate: Gate) -> None:
    @gate.page("/record", methods=("GET", "POST"))
    def record() -> ResponseReturnValue:
        if request.method == "GET":
            return _shown(gate, _begun(gate))
        filled = _filled()
        return _amend(gate, filled) if filled.of else _record(gate, filled)


def _begun(gate: Gate) -> Form:
    now = gate.now.astimezone(BANGKOK)
    number = request.args.get("of", 0, int)
    if not number:
        channel = "walk-in" if request.args.get("channel") == "walk-in" else "phone"
        return Form(channel, typed_day(now), f"{now:%H:%M}")
    with gate.site.database.read() as db:
        row = consultations.get(db, number) if 0 < number <= LARGEST_ID else None
    if row is None or row.channel not in IN_PERSON:
        abort(404)
    at = row.asked_at.astimezone(BANGKOK)
    step = f":{row.step}" if row.step is not None else ""
    return Form(
        row.channel,
        typed_day(at),
        f"{at:%H:%M}",
        row.school or "",
        row.person_name or "",
        row.question or "",
        f"{row.procedure}{step}" if row.procedure else NONE,
        "yes" if row.answered_at else "no",
        row.answer or "",
        of=row.id,
        seen=str(row.version),
    )


def _filled() -> Form:
    sent, begun = request.form, Form()
    key = sent.get("key", "")
    return Form(
        "walk-in" if sent.get("channel") == "walk-in" else "phone",
        one_line(sent.get("day", ""), 40),
        one_line(sent.get("time", ""), 20),
        one_line(sent.get("school", ""), LONGEST_NAME + 1),
        one_line(sent.get("person", ""), LONGEST_NAME + 1),
        _text("question"),
        sent.get("about", READ)[:80],
        "no" if sent.get("answered") == "no" else "yes",
        _text("answer"),
        key if re.fullmatch(r"[\w-]{16,40}", key, re.ASCII) else begun.key,
        max(0, min(sent.get("of", 0, int), LARGEST_ID)),
        sent.get("seen", "")[:20],
    )


def _text(name: str) -> str:
    return str(storable(request.form.get(name, "").replace("\r\n", "\n").strip()))


def _shown(gate: Gate, form: Form, wrong: str = "", status: int = 200) -> Response:
    manual, now = gate.site.keeper.facts(gate.now).manual, gate.now
    with gate.site.database.read() as db:
        lately = [row_of(one, now) for one in kept.recorded(db, g.visit.person, SHOWN)] if not form.of else []
    return gate.html(
        "record.html",
        status=status,
        form=form,
        wrong=wrong,
        lately=lately,
        schools=[one.name for one in manual.schools],
        subjects=_subjects(manual),
    )


def _subjects(manual: Manual) -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
    """By procedure: itself, and its steps."""
    return [
        (
            one.short,
            [
                (one.id, f"{one.short} (ทั้งกระบวนงาน)"),
                *((f"{one.id}:{step.number}", f"ขั้นตอนที่ {step.number} {step.title}") for step in one.steps),
            ],
        )
        for one in manual.procedures
    ]


def _record(gate: Gate, form: Form) -> ResponseReturnValue:
    message = f"page:{form.key}"
    filled = _told(gate, form)
    if isinstance(filled, Refused):
        return _shown(gate, form, filled.why, 422)
    with gate.site.database.begin() as db:
        officer = staff(db, gate.now).officer(g.visit.person) or abort(403)
        if consultations.of_message(db, message):
            return _back()  # the button was pressed twice
        change = records.record(filled, officer, gate.now, message)
        name = _stored(db, gate, change) if isinstance(change, Record) else ""
    if isinstance(change, Refused):
        return _shown(gate, form, _plain(change.why), 422)
    flash(f"บันทึกแล้ว เลขที่ {name}")
    return _back(form.channel)


def _stored(db: Session, gate: Gate, change: Record) -> str:
    made = store.store(db, change, Chat(g.visit.person, "user", g.visit.person), gate.now)
    return made.name if made else ""


def _amend(gate: Gate, form: Form) -> ResponseReturnValue:
    filled, came = _told(gate, form), None
    if isinstance(filled, Refused):
        return _shown(gate, form, filled.why, 422)
    try:
        with gate.site.database.begin() as db:
            view = seen_at(gate, db, form.of)
            if str(view.case.version) == form.seen:
                came = records.amend(view.case, view.by, filled, gate.now)
            if isinstance(came, Done):
                acts.store(db, came, view.by, gate.now)
    except FASTER:
        came = None
    if came is None:
        return _shown(gate, _of_now(gate, form), CHANGED, 409)
    if isinstance(came, Refused):
        return _shown(gate, form, _plain(came.why), 422)
    flash(_plain(came.told))
    return redirect(f"{PATH}/cases/{form.of}", 303)


def _of_now(gate: Gate, form: Form) -> Form:
    """The same, to be sent once more over what is there by now."""
    with gate.site.database.read() as db:
        row = consultations.get(db, form.of)
    return Form(**{**form.__dict__, "seen": str(row.version) if row else ""})


def _told(gate: Gate, form: Form) -> Filled | Refused:
    manual = gate.site.keeper.facts(gate.now).manual
    at = moment_in(form.day, form.time)
    meant = schools.matches(form.school, manual.schools) if form.school else []
    if at is None:
        return Refused(NOT_A_MOMENT)
    if len(meant) > 1:
        return Refused(f"หมายถึงโรงเรียนไหน: {' · '.join(meant)} ใส่ชื่อเต็มแล้วกดอีกครั้ง")
    procedure, step = _about(gate, manual, form)
    return Filled(
        "walk-in" if form.channel == "walk-in" else "phone",
        form.question,
        form.answered == "yes",
        meant[0] if meant else form.school,
        form.person,
        form.answer,
        procedure,
        step,
        at=min(at, gate.now) if _is_this_minute(at, gate.now) else at,
    )


def _is_this_minute(at: datetime, now: datetime) -> bool:
    return at.astimezone(BANGKOK).replace(second=0, microsecond=0) == now.astimezone(BANGKOK).replace(
        second=0, microsecond=0
    )


def _about(gate: Gate, manual: Manual, form: Form) -> tuple[str | None, int | None]:
    """As the officer chose; else as the question is read, where that is sure."""
    if form.about == READ:
        reading = gate.site.keeper.understanding(manual).read(form.question)
        return (reading.procedure, reading.step) if is_known(reading) else (None, None)
    procedure, _, number = form.about.partition(":")
    found = manual.procedure(procedure)
    step = found.step(int(number)) if found and number.isascii() and number.isdigit() else None
    return (found.id if found else None, step.number if step else None)


def _plain(why: str) -> str:
    """Without the particle that ends what the bot says in a chat."""
    return case_words.REFUSED.get(why, why).replace("ค่ะ ", " ").removesuffix("ค่ะ")


def _back(channel: str = "phone") -> ResponseReturnValue:
    return redirect(f"{PATH}/record?channel={channel}", 303)
