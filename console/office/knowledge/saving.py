"""Saving what a form of the knowledge wants changed: one way for all of its pages."""

from collections.abc import Callable, Sequence

from flask import Response, flash, redirect, request
from flask.typing import ResponseReturnValue

from console.office.cases import moment
from console.office.facts.saving import author_of
from console.office.gate import Gate
from console.office.knowledge import words
from console.office.knowledge.forms import INPUTS, Wanted
from console.office.knowledge.typed import Came
from db.knowledge import overrides
from db.models.overrides import Override
from knowledge.loading.laying import SetAside
from knowledge.loading.load import Parsed, parsed
from services.knowledge import overrides as service

Shows = Callable[[Came], Response]
BESIDE = ("csrf_token", "agreed", "seen")
"""Hidden fields of every form."""


def save(
    gate: Gate, do: str, wanted: Wanted, shows: Shows, back: str, told: str = words.SAVED
) -> ResponseReturnValue:
    """Store them where nobody was faster and the manual stays whole; else the page again, with why not."""
    author = author_of(gate, wanted.changes, wanted.reason)
    seen, agreed = request.form.get("seen", -1, int), request.form.getlist("agreed")
    came = service.save(gate.site.database, files_of(gate), wanted.changes, author, seen, confirmed=agreed)
    match came:
        case service.Saved():
            flash(told)
            return redirect(back, 303)
        case service.Conflict():
            return shows(Came(do, words.CHANGED, news=_since(gate, seen), status=409))
        case service.Refused(problems):
            return shows(_refused(do, problems))
        case service.Unconfirmed(examples):
            return shows(Came(do, words.CONFIRM, examples=examples, status=422))


def files_of(gate: Gate) -> Parsed:
    """The YAML as it is in use, without what the office changed."""
    live = gate.site.keeper.live
    return live.files if live else parsed()


def typed_before() -> list[tuple[str, str]]:
    """All that was typed into the form, to be sent again with a confirmation."""
    return [(name, value) for name, value in request.form.items(multi=True) if name not in BESIDE]


def told_of(row: Override, what: str) -> str:
    who = row.by_name or "ผู้ดูแลเครื่อง"
    return f"{moment(row.at)} {who} {words.DID[row.action]} {what}"


def _since(gate: Gate, seen: int) -> Sequence[str]:
    """What was saved after that revision, oldest first."""
    manual = gate.site.keeper.facts(gate.now, at_once=True).manual
    with gate.site.database.read() as db:
        return [
            told_of(row, words.what_of(row, manual))
            for row in overrides.every(db)
            if row.revision > seen >= 0
        ]


def _refused(do: str, problems: Sequence[SetAside]) -> Came:
    """Each problem at the field of the form that it is about; else above the form."""
    errors, rest = dict[str, str](), []
    for one in problems:
        name = one.field.rpartition(".")[2]
        problem = one.problem.removeprefix(one.field).strip()
        field = INPUTS.get(name, name)
        if field in request.form:
            errors[field] = problem
        else:
            rest.append(problem)
    return Came(do, " ".join([words.REFUSED, *rest]), errors, status=422)
