"""A question that somebody asked, made a phrasing of the step that answers it: the form filled in."""

from flask import Response, abort, request
from flask.typing import ResponseReturnValue

from console.office.cases import LARGEST_ID
from console.office.gate import Gate
from console.office.knowledge import forms, saving, words
from console.office.knowledge.thing import OF_PROCEDURE, OF_STEP, Thing, every, named, of_reading
from console.office.knowledge.trying import a_trial
from console.office.knowledge.typed import NOTHING, Came, Form
from db import consultations
from db.knowledge import overrides
from domain.consultation import State
from handlers.contract.mask import masked
from line.texts.labels import FACET_NAMES
from services.knowledge.approved import approved_entries

WHERE = "เลือกขั้นตอนที่ตอบคำถามนี้"
NOT_THERE = "ขั้นตอนไม่มีคำถามเรื่องนี้ เลือกทั้งกระบวนงาน หรือถามเรื่องอื่น"


def add_to(gate: Gate) -> None:
    @gate.page("/knowledge/phrase", methods=("GET", "POST"))
    def knowledge_phrase() -> ResponseReturnValue:
        """Of a consultation (`case`), whose words are read here: none stand in an address."""
        case = request.values.get("case", 0, int)
        if not 0 <= case <= LARGEST_ID:
            abort(404)
        return _save(gate, case) if request.method == "POST" else _shown(gate, case)


def _save(gate: Gate, case: int) -> ResponseReturnValue:
    form, manual = Form(), gate.site.keeper.facts(gate.now, at_once=True).manual
    thing = named(manual, request.form.get("where", ""))
    if thing is None:
        form.errors["where"] = WHERE
        form.line("text")
        return _shown(gate, case, Came("phrase", words.REFUSED, form.errors, status=422))
    with gate.site.database.read() as db:
        wanted = forms.phrase(form, thing, manual, approved_entries(db))
    if "of" in form.errors:
        form.errors["of"] = NOT_THERE
    if form.errors:
        return _shown(gate, case, Came("phrase", words.REFUSED, form.errors, status=422))
    return saving.save(gate, "phrase", wanted, lambda came: _shown(gate, case, came), thing.href)


def _shown(gate: Gate, case: int, came: Came = NOTHING) -> Response:
    now = gate.now
    manual = gate.site.keeper.facts(now, at_once=True).manual
    with gate.site.database.read() as db:
        row = (consultations.get(db, case) or abort(404)) if case else None
        revision = overrides.revision(db)
    question = masked((row.question if row else "") or "")
    read = a_trial(gate, question, now) if question and not came.do else None
    misread = row is None or row.state == State.UNANSWERED  # what it was read as was wrong
    of = None if misread or row is None else of_reading(manual, row.procedure, row.step)
    facet = (row.facet if row else None) or (read.reading.facet if read else None) or "detail"
    return gate.html(
        "knowledge/phrase.html",
        status=came.status,
        came=came,
        sent=saving.typed_before() if came.examples else [],
        revision=revision,
        case=row,
        question=question,
        now_read=_told(read.text) if read else "",
        where=of.key if of else "",
        facet=f"examples.{facet}",
        places=[("", "เลือก"), *((one.key, _indented(one)) for one in every(manual))],
        options=[
            (f"examples.{one}", f"{FACET_NAMES[one]}{'' if one in OF_STEP else ' (ทั้งกระบวนงาน)'}")
            for one in OF_PROCEDURE
        ]
        + [("aliases", "ชื่อที่เรียกกัน")],
        words=words,
    )


def _indented(thing: Thing) -> str:
    return f"- {thing.step.number}. {thing.step.title}" if thing.step else thing.procedure.short


def _told(text: str) -> str:
    return text if len(text) <= 400 else f"{text[:399]}…"
