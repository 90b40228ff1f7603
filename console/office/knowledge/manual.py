"""A procedure or step: what is printed, what the office made of it, its phrasings, and forms to change it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, abort, request
from flask.typing import ResponseReturnValue

from console.office.cases import moment
from console.office.gate import Gate
from console.office.knowledge import forms, saving, words
from console.office.knowledge.thing import Thing, every, named
from console.office.knowledge.typed import NOTHING, Came, Form
from console.public.steps import corrected, place, step_words
from db.knowledge import overrides
from db.models.overrides import Override
from domain.time import BANGKOK
from knowledge.facts.manual import Manual
from knowledge.loading.load import Parsed, built
from line.thai_dates import MONTHS
from services.knowledge.approved import approved_entries

SHOWN = 60


@dataclass(frozen=True)
class Past:
    """A change in the history of a fact."""

    number: int
    at: str
    who: str
    did: str
    what: str
    years: str
    reason: str
    stands: bool
    """Nobody undid it: it may be undone here."""


class Printed:
    """The manual of the files alone, built one time for each state of the files."""

    def __init__(self) -> None:
        self._of: tuple[Parsed, Manual] | None = None

    def manual(self, files: Parsed) -> Manual:
        if self._of is None or self._of[0] is not files:
            self._of = files, built(files)
        return self._of[1]


def add_to(gate: Gate) -> None:
    printed = Printed()

    @gate.page("/knowledge/manual/<procedure>", methods=("GET", "POST"))
    def knowledge_procedure(procedure: str) -> ResponseReturnValue:
        if _thing(gate, procedure).step:
            abort(404)
        return _page(gate, printed, procedure)

    @gate.page("/knowledge/manual/<procedure>/<int:step>", methods=("GET", "POST"))
    def knowledge_step(procedure: str, step: int) -> ResponseReturnValue:
        """Its forms are sent to the page itself: a browser that opens it again by its address finds it."""
        return _page(gate, printed, f"{procedure}-{step}")


def _page(gate: Gate, printed: Printed, of: str) -> ResponseReturnValue:
    thing = _thing(gate, of)
    if request.method == "GET":
        return _shown(gate, printed, of)
    do = request.form.get("do", "")
    if do == "undo":
        return _undo(gate, thing, lambda came: _shown(gate, printed, of, came))
    form, manual = Form(), gate.site.keeper.facts(gate.now).manual
    if do == "phrase":
        with gate.site.database.read() as db:
            wanted = forms.phrase(form, thing, manual, approved_entries(db))
    else:
        wanted = forms.reads(thing, do)(form, thing, manual)
    if form.errors:
        return _shown(gate, printed, of, Came(do, words.REFUSED, form.errors, status=422))
    return saving.save(gate, do, wanted, lambda came: _shown(gate, printed, of, came), thing.href)


def _thing(gate: Gate, of: str) -> Thing:
    return named(gate.site.keeper.facts(gate.now, at_once=True).manual, of) or abort(404)


def _undo(gate: Gate, thing: Thing, shows: saving.Shows) -> ResponseReturnValue:
    number, form = request.form.get("number", 0, int), Form()
    reason = form.reason(required=False) or "ยกเลิกการแก้ไข"
    with gate.site.database.read() as db:
        found = next((row for row in overrides.standing(db) if row.id == number), None)
    if found is None:
        return shows(Came("undo", words.GONE, status=409))
    wanted = forms.Wanted((overrides.undo_of(found),), reason)
    return saving.save(gate, "undo", wanted, shows, thing.href, words.UNDONE)


def _shown(gate: Gate, printed: Printed, of: str, came: Came = NOTHING) -> Response:
    thing, now = _thing(gate, of), gate.now
    facts = gate.site.keeper.facts(now)
    manual = facts.manual
    before = named(printed.manual(saving.files_of(gate)), of) or thing
    with gate.site.database.read() as db:
        revision, rows, standing = overrides.revision(db), overrides.every(db), overrides.standing(db)
    step, procedure = thing.step, thing.procedure
    return gate.html(
        "knowledge/thing.html",
        status=came.status,
        came=came,
        sent=saving.typed_before() if came.examples else [],
        thing=thing,
        before=before,
        manual=manual,
        revision=revision,
        shown=step_words(facts.office, procedure, step, now.astimezone(BANGKOK).date()) if step else None,
        place=place(manual, procedure, step),
        corrected=corrected(manual, step) if step else (),
        own={one.field for one in manual.edited if (one.kind, one.id) == (thing.kind, thing.key)},
        around=_around(manual, thing),
        history=_history(manual, thing, rows, {row.key for row in standing}),
        words=words,
        options=[(name, label) for name, label, _ in [*thing.lists[1:], thing.lists[0]]],
        channels=[(one.id, one.name) for one in manual.channels],
        used=[(use.channel, _name(manual, use.channel)) for use in step.channels] if step else [],
        kinds=tuple(forms.KINDS.items()),
        units=tuple(forms.UNITS.items()),
        months=tuple(enumerate(MONTHS, start=1)),
    )


def _name(manual: Manual, channel: str) -> str:
    found = manual.channel(channel)
    return found.name if found else channel


def _around(manual: Manual, thing: Thing) -> tuple[Thing | None, Thing | None]:
    """The thing before and the one behind it."""
    order = every(manual)
    at = next(index for index, one in enumerate(order) if one.key == thing.key)
    return (order[at - 1] if at else None, order[at + 1] if at + 1 < len(order) else None)


def _history(manual: Manual, thing: Thing, rows: Sequence[Override], standing: set[str]) -> list[Past]:
    """Newest first; what undoes another says what that was."""
    channels = {use.channel for use in thing.step.channels} if thing.step else set()
    by_key = {row.key: row for row in rows}
    found = [
        row
        for row in rows
        if (row.kind, row.target) == (thing.kind, thing.key)
        or (row.kind == "channel" and row.target in channels)
    ]
    return [
        _past(manual, row, by_key.get(row.undoes or "", row), row.key in standing) for row in found[::-1]
    ][:SHOWN]


def _past(manual: Manual, row: Override, of: Override, stands: bool) -> Past:
    channel = manual.channel(row.target) if row.kind == "channel" else None
    what = (
        f"{words.field_name(row.field)}{f' {channel.name}' if channel else ''}: {words.value_of(of, manual)}"
    )
    return Past(
        row.id, moment(row.at), row.by_name or "ผู้ดูแลเครื่อง", words.DID[row.action], what,
        words.years_of(of), row.reason, stands and row.action != "undo",
    )  # fmt: skip
