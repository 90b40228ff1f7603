"""Taught entries: those that wait, those in use; one drafted, put into other words, approved, withdrawn.

By the acts of the chat.
"""

from collections.abc import Callable
from datetime import datetime

from flask import Response, abort, flash, g, redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from console.office.cases import LARGEST_ID, moment
from console.office.gate import Gate
from console.office.knowledge import words
from console.office.knowledge.thing import KNOWLEDGE
from console.office.knowledge.typed import NOTHING, Came, Form
from db import entries as kept
from db.consultations import Conflict
from handlers.acts import entries
from handlers.acts.answers import Done, Refused
from handlers.acts.entries import Proposal
from handlers.asker.forward_media import words_of
from handlers.contract.mask import masked
from line.texts import taught_texts
from scheduler.calendar.worktime import next_open
from services.knowledge import phrasings
from services.snapshot.on_page import EntrySeen, entry_seen
from services.store import acts

SHOWN = 200
LONGEST = 300
FASTER = (Conflict, StaleDataError, IntegrityError)
MOST_QUESTIONS = 20
Act = Callable[[EntrySeen], Done | Refused]


def add_to(gate: Gate) -> None:
    @gate.page("/knowledge/entries")
    def knowledge_entries() -> Response:
        with gate.site.database.read() as db:
            found = {state: kept.lately(db, state, SHOWN) for state in ("draft", "approved", "withdrawn")}
        return gate.html(
            "knowledge/entries.html",
            drafts=found["draft"],
            approved=found["approved"],
            withdrawn=[one for one in found["withdrawn"][:20] if one.answer],
            moment=moment,
        )

    @gate.page("/knowledge/entries/new", methods=("GET", "POST"))
    def knowledge_entry_new() -> ResponseReturnValue:
        """From a consultation (`case`), whose words are read here: none stand in an address."""
        case = request.values.get("case", 0, int)
        return _new(gate, case if 0 < case <= LARGEST_ID else None)

    @gate.page("/knowledge/entries/<int:number>", methods=("GET", "POST"))
    def knowledge_entry(number: int) -> ResponseReturnValue:
        if number > LARGEST_ID:
            abort(404)
        does = {"approve": _approve, "reject": _reject, "withdraw": _withdraw, "reword": _reword}
        if request.method == "GET":
            return _shown(gate, number)
        act = does.get(request.form.get("do", "")) or abort(400)
        return act(gate, number)


def _seen(gate: Gate, db: Session, entry: int | None, case: int | None = None) -> EntrySeen:
    now, facts = gate.now, gate.site.keeper.facts(gate.now)
    opens = next_open(now, facts.office.workdays, gate.site.hours)
    found = entry_seen(
        db, g.visit.person, now, entry=entry, case=case, opens_at=opens if opens > now else None
    )
    return found or abort(403)


def _new(gate: Gate, case: int | None) -> ResponseReturnValue:
    if request.method == "GET":
        return _form(gate, None, case)
    form = Form()
    wanted = _wanted(form)

    def act(seen: EntrySeen) -> Done | Refused:
        of = seen.case
        if seen.entry is not None and seen.entry.state != "withdrawn":
            return Refused(taught_texts.learned_already(seen.entry.id, seen.entry.state == "draft"))
        is_officers = of is not None and words_of(of.answer) == wanted.answer and bool(of.officer)
        given_by = (of.officer, of.officer_name or None) if of and is_officers else wanted.given_by
        proposal = Proposal(wanted.questions, wanted.answer, given_by)
        return entries.propose(proposal, seen.by, of, warning=_warned())

    return _proposed(gate, form, wanted, act, None, case)


def _reword(gate: Gate, number: int) -> ResponseReturnValue:
    form = Form()
    wanted = _wanted(form)

    def act(seen: EntrySeen) -> Done | Refused:
        if seen.entry is None:
            return Refused(taught_texts.ENTRY_GONE)
        return entries.reword(seen.entry, wanted, seen.by, seen.case, warning=_warned())

    return _proposed(gate, form, wanted, act, number, None)


def _wanted(form: Form) -> Proposal:
    typed = form.text("questions", LONGEST * MOST_QUESTIONS)
    questions = tuple(dict.fromkeys(map(masked, filter(None, typed.split("\n")))))
    if len(questions) > MOST_QUESTIONS or any(len(one) > LONGEST for one in questions):
        form.errors["questions"] = f"ไม่เกิน {MOST_QUESTIONS} บรรทัด บรรทัดละไม่เกิน {LONGEST} ตัวอักษร"
    return Proposal(questions, form.text("answer"), (g.visit.person, g.visit.name))


def _warned() -> str:
    return taught_texts.WARNED if request.form.get("sure") else ""


def _proposed(
    gate: Gate, form: Form, wanted: Proposal, act: Act, number: int | None, case: int | None
) -> ResponseReturnValue:
    """Of one school or case it is proposed only where its officer says that it holds for all."""
    with gate.site.database.read() as db:
        seen = _seen(gate, db, number, case)
    manual = gate.site.keeper.facts(gate.now).manual
    if not form.errors and (known := _stands(gate, wanted)):
        form.errors["questions"] = known
    if form.errors:
        came = Came("entry", words.REFUSED, form.errors, status=422)
        return _form(gate, number, case, came)
    if not request.form.get("sure") and entries.is_of_one(
        seen.case, wanted.question, wanted.answer, manual.schools
    ):
        return _form(gate, number, case, Came("entry", words.OF_ONE, {"sure": words.SURE}, status=422))
    return _done(gate, act, number, case)


def _stands(gate: Gate, wanted: Proposal) -> str:
    """Where the office's own manual has one of these questions already, in words."""
    manual = gate.site.keeper.facts(gate.now).manual
    for one in wanted.questions:
        if (known := phrasings.alike(manual, one)) is not None:
            return f"“{one}” เป็นถ้อยคำของคู่มือแล้ว (“{known.words}”) เพิ่มเป็นความรู้ไม่ได้ แก้ที่ขั้นตอนนั้นแทน"
    return ""


def _approve(gate: Gate, number: int) -> ResponseReturnValue:
    return _done(gate, lambda seen: entries.approve(seen.entry, seen.by.officer), number)


def _reject(gate: Gate, number: int) -> ResponseReturnValue:
    return _done(gate, lambda seen: entries.reject(seen.entry, seen.by.officer), number)


def _withdraw(gate: Gate, number: int) -> ResponseReturnValue:
    return _done(gate, lambda seen: entries.withdraw(seen.entry, seen.by.officer), number)


def _done(gate: Gate, act: Act, number: int | None, case: int | None = None) -> ResponseReturnValue:
    try:
        with gate.site.database.begin() as db:
            seen = _seen(gate, db, number, case)
            came = act(seen)
            told = acts.store(db, came, seen.by, gate.now) if isinstance(came, Done) else came.why
    except FASTER:
        came, told = Refused(words.CHANGED), words.CHANGED
    if isinstance(came, Refused):
        do = "entry" if "answer" in request.form else ""  # what was typed stands there again
        return _form(gate, number, case, Came(do, told, status=409))
    gate.site.ring()
    flash(told)
    return redirect(f"{KNOWLEDGE}/entries", 303)


def _shown(gate: Gate, number: int) -> Response:
    return _form(gate, number, None)


def _form(gate: Gate, number: int | None, case: int | None, came: Came = NOTHING) -> Response:
    now: datetime = gate.now
    with gate.site.database.read() as db:
        row = (kept.get(db, number) or abort(404)) if number is not None else None
        seen = _seen(gate, db, number, case)
    if row is None and case is not None and seen.case is None:
        abort(404)
    of = seen.case
    entry = seen.entry if row else None
    return gate.html(
        "knowledge/entry.html",
        status=came.status,
        came=came,
        row=row,
        entry=entry,
        case=of,
        questions="\n".join(entry.questions) if entry else masked(of.question) if of else "",
        answer=entry.answer if entry else words_of(of.answer) if of and of.officer else "",
        is_own=entry is not None and g.visit.person in (entry.drafted_by, entry.answered_by),
        moment=moment,
        now=now,
    )
