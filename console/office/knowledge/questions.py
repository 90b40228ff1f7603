"""Changes of the office in question: the manual's file changed beneath, or they do not load any more."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, request
from flask.typing import ResponseReturnValue

from console.office.cases import moment
from console.office.gate import Gate
from console.office.knowledge import saving, words
from console.office.knowledge.forms import Wanted
from console.office.knowledge.thing import KNOWLEDGE, named
from console.office.knowledge.typed import NOTHING, Came, Form
from db.knowledge import overrides
from db.knowledge.overrides import Change
from db.models.overrides import Override
from knowledge.facts import overrides as facts
from knowledge.facts.manual import Manual

BACK = f"{KNOWLEDGE}/questions"


@dataclass(frozen=True)
class Question:
    number: int
    what: str
    who: str
    old: str
    """What the file said when the office changed it."""
    new: str
    """What it says now."""
    ours: str


def add_to(gate: Gate) -> None:
    @gate.page("/knowledge/questions", methods=("GET", "POST"))
    def knowledge_questions() -> ResponseReturnValue:
        return _decide(gate) if request.method == "POST" else _shown(gate)


def _decide(gate: Gate) -> ResponseReturnValue:
    """Keep the office's own (its row covers the file as it is now), or go back to the file."""
    form = Form()
    number, take = request.form.get("number", 0, int), form.one_of("take", ("ours", "file"))
    with gate.site.database.read() as db:
        rows = overrides.standing(db)
    row = next((one for one in rows if one.id == number), None)
    if row is None or form.errors:
        return _shown(gate, Came("take", words.GONE, status=409))
    reason = form.reason(required=False)
    if take == "ours":
        wanted = Wanted((_again(row),), reason or "ยืนยันใช้ของสำนักงาน")
    else:
        wanted = Wanted(tuple(map(overrides.undo_of, _of_slot(rows, row))), reason or "ใช้ตามคู่มือรุ่นใหม่")
    return saving.save(gate, "take", wanted, lambda came: _shown(gate, came), BACK)


def _again(row: Override) -> Change:
    return Change(
        row.kind, row.target, row.field, row.row, "remove" if row.action == "remove" else "set",
        row.value, row.first_year, row.last_year,
    )  # fmt: skip


def _of_slot(rows: Sequence[Override], row: Override) -> list[Override]:
    """It and what was changed of the same before: all of it goes, or the one before would hold again."""
    slot = (row.kind, row.target, row.field, row.row)
    return [one for one in rows if (one.kind, one.target, one.field, one.row) == slot]


def _shown(gate: Gate, came: Came = NOTHING) -> Response:
    manual = gate.site.keeper.facts(gate.now, at_once=True).manual
    live = gate.site.keeper.live
    beneath = live.laid.changed_beneath if live else ()
    aside = live.laid.aside if live else ()
    with gate.site.database.read() as db:
        revision, rows = overrides.revision(db), {row.id: row for row in overrides.standing(db)}
    return gate.html(
        "knowledge/questions.html",
        status=came.status,
        came=came,
        sent=saving.typed_before() if came.examples else [],
        revision=revision,
        beneath=[_question(manual, rows, one.override, one.yaml) for one in beneath],
        aside=[(_question(manual, rows, one.override, None), one.problem) for one in aside],
        action=BACK,
    )


def _question(manual: Manual, rows: dict[int, Override], one: facts.Override, new: object) -> Question:
    row, thing = rows.get(one.number), named(manual, one.id)
    channel = manual.channel(one.id) if one.kind == "channel" else None
    where = thing.name if thing else channel.name if channel else one.id
    ours = "(เอาออก)" if one.action == "remove" else words.said(one.value, manual)
    who = f"{row.by_name or 'ผู้ดูแลเครื่อง'} · {moment(row.at)}" if row else ""
    what = " · ".join(filter(None, (where, words.field_name(one.field))))
    return Question(one.number, what, who, words.said(one.covered, manual), words.said(new, manual), ours)
