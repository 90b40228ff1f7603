"""Other ways to ask, offered out of people's talk: an officer takes one over or declines it."""

from flask import Response, flash, g, redirect, request
from flask.typing import ResponseReturnValue

from console.office.gate import Gate
from console.office.knowledge.thing import KNOWLEDGE, named
from db.knowledge import overrides
from line.texts.labels import FACET_NAMES
from services.knowledge import suggested
from services.knowledge.suggested import Suggestion

SHOWN = 50
SOURCES = {
    "chosen": "ถามกลับแล้วผู้ถามเลือกเอง",
    "wrong": "ผู้ถามบอกว่าไม่ตรง",
    "answered": "เจ้าหน้าที่ตอบ",
}
GONE = "ข้อเสนอนี้ไม่มีแล้ว"
DECLINED = "ไม่รับแล้ว จะไม่เสนอถ้อยคำนี้อีก"


def add_to(gate: Gate) -> None:
    @gate.page("/knowledge/suggestions", methods=("GET", "POST"))
    def knowledge_suggestions() -> ResponseReturnValue:
        return _decline(gate) if request.method == "POST" else _shown(gate)


def _shown(gate: Gate) -> Response:
    manual = gate.site.keeper.facts(gate.now, at_once=True).manual
    with gate.site.database.read() as db:
        offers = suggested.offered(db, manual, gate.now)
        revision = overrides.revision(db)
    return gate.html(
        "knowledge/suggestions.html",
        offers=[(one, _place(gate, one), f"examples.{one.facet}") for one in offers[:SHOWN]],
        more=max(0, len(offers) - SHOWN),
        revision=revision,
        sources=SOURCES,
    )


def _place(gate: Gate, one: Suggestion) -> str:
    thing = named(gate.site.keeper.facts(gate.now).manual, one.thing) if one.thing else None
    return f"{thing.name} ({FACET_NAMES[one.facet]})" if thing else ""


def _decline(gate: Gate) -> ResponseReturnValue:
    manual, case = gate.site.keeper.facts(gate.now).manual, request.form.get("case", 0, int)
    with gate.site.database.begin() as db:
        one = suggested.find(suggested.offered(db, manual, gate.now), case)
        if one is not None:
            suggested.decline(db, one.words, g.visit.person, g.visit.name, gate.now)
    flash(DECLINED if one else GONE)
    return redirect(f"{KNOWLEDGE}/suggestions", 303)
