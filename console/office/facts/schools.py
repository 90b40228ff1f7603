"""The list of schools: searched, added to, pasted from a spreadsheet, renamed, closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from flask import Response, abort, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from console.office.cases import key_of, moment
from console.office.facts.saving import (
    BY_OPERATOR,
    FINE,
    SHOWN,
    Changed,
    Wrong,
    lines,
    manual_now,
    revision_now,
    save,
    text,
    undo,
)
from console.office.facts.words import what_of
from console.office.gate import Gate
from db.knowledge import overrides
from db.knowledge.overrides import Change
from knowledge.facts.office import School
from services.knowledge import school_list
from services.knowledge.school_list import Pasted, is_name, same, sorted_out

BACK = "/office/schools"
ON_A_PAGE = 100
NO_NAME = "ใส่ชื่อโรงเรียน ไม่เกิน 100 ตัวอักษร"
NOTHING_NEW = "ไม่มีชื่อใหม่ให้เพิ่ม"
NOTHING_PASTED = "วางรายชื่อในช่องก่อน บรรทัดละหนึ่งโรงเรียน"


@dataclass(frozen=True)
class Row:
    key: str
    name: str
    also: Sequence[str]
    closed: bool


def add_to(gate: Gate) -> None:
    @gate.page("/office/schools")
    def schools() -> Response:
        return listed(gate)

    @gate.page("/office/schools/paste", methods=("POST",))
    def paste_schools() -> ResponseReturnValue:
        """Shows what would be added; nothing is stored."""
        return _preview(gate, request.form.get("names", ""))

    @gate.page("/office/schools/add", methods=("POST",))
    def add_schools() -> ResponseReturnValue:
        """What the preview showed, with those near names that were ticked; one that was typed alone too."""
        return _add(gate)

    @gate.page("/office/schools/undo", methods=("POST",))
    def undo_schools() -> ResponseReturnValue:
        """All that one save changed: a whole paste, or both halves of a new name."""
        with gate.site.database.read() as db:
            rows = overrides.standing(db, ("schools",))
        wanted = request.form.get("number", 0, int)
        revision = next((row.revision for row in rows if row.id == wanted), None)
        numbers = [row.id for row in rows if row.revision == revision]
        return undo(gate, partial(listed, gate), BACK, *numbers)

    @gate.page("/office/schools/<key>", methods=("GET", "POST"))
    def school(key: str) -> ResponseReturnValue:
        return _shown(gate, key) if request.method == "GET" else _edit(gate, key)


def listed(gate: Gate, wrong: Wrong = FINE) -> Response:
    every = manual_now(gate).schools
    words = school_list.UNSEEN.sub("", request.args.get("q", ""))[:100].strip()
    found = school_list.in_order(school_list.found(every, words) if words else every)
    last = max(1, -(-len(found) // ON_A_PAGE))
    page = min(max(request.args.get("page", 1, int), 1), last)
    with gate.site.database.read() as db:
        changes = _changes(db)
    return gate.html(
        "schools.html",
        status=wrong.status,
        wrong=wrong,
        typed=request.form,
        revision=revision_now(gate),
        rows=[_row(one) for one in found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]],
        words=words,
        count=len(found),
        total=sum(not one.closed for one in every),
        page=page,
        last=last,
        changes=changes,
    )


def _row(one: School) -> Row:
    return Row(key_of(one.name), one.name, one.also, one.closed)


def _changes(db: Session) -> list[Changed]:
    """A line for each save, newest first."""
    rows = overrides.standing(db, ("schools",))
    found = []
    for _, together in groupby(rows, key=lambda row: row.revision):
        first, *more = together
        what = what_of(first) + (f" และอีก {len(more)} รายการ" if more else "")
        found.append(Changed(first.id, what, first.by_name or BY_OPERATOR, moment(first.at), first.reason))
    return found[: -SHOWN - 1 : -1]


def _preview(gate: Gate, pasted: str, wrong: Wrong = FINE, chosen: Sequence[str] = ()) -> Response:
    sorted_ = sorted_out(pasted, manual_now(gate).schools)
    if sorted_ == Pasted(blanks=sorted_.blanks):
        return listed(gate, Wrong(NOTHING_PASTED, 422))
    return gate.html(
        "schools_pasted.html",
        status=wrong.status,
        wrong=wrong,
        typed=request.form,
        revision=revision_now(gate),
        pasted=sorted_,
        names="\n".join([*sorted_.new, *(one.name for one in sorted_.near)]),
        chosen=set(chosen),
    )


def _add(gate: Gate) -> ResponseReturnValue:
    typed = request.form.get("names", "")
    sorted_, ticked = sorted_out(typed, manual_now(gate).schools), request.form.getlist("near")
    if sorted_.near and "previewed" not in request.form:  # one that was typed is shown first where it is near
        return _preview(gate, typed)
    names = [*sorted_.new, *(one.name for one in sorted_.near if one.name in ticked)]
    if not names:
        why = NO_NAME if sorted_.refused or not typed.strip() else NOTHING_NEW
        return listed(gate, Wrong(why, 422))
    changes = [_set({"name": name}) for name in names]
    told = f"เพิ่ม {len(names)} โรงเรียนแล้ว" if len(names) > 1 else f"เพิ่ม {names[0]} แล้ว"
    return save(gate, changes, lambda wrong: _preview(gate, typed, wrong, ticked), BACK, told=told)


def _set(value: dict[str, Any]) -> Change:
    return Change("schools", "", "schools", value["name"], "set", value)


def _find(gate: Gate, key: str) -> School:
    schools = manual_now(gate).schools
    return next((one for one in schools if key_of(one.name) == key), None) or abort(404)


def _shown(gate: Gate, key: str, wrong: Wrong = FINE) -> Response:
    school = _find(gate, key)
    return gate.html(
        "school.html",
        status=wrong.status,
        wrong=wrong,
        typed=request.form,
        revision=revision_now(gate),
        school=school,
        key=key,
    )


def _edit(gate: Gate, key: str) -> ResponseReturnValue:
    school, do = _find(gate, key), request.form.get("do", "")
    before = {"name": school.name, "also": list(school.also), "closed": school.closed}
    shown = partial(_shown, gate, key)
    if do in ("close", "open"):
        return save(gate, [_set({**before, "closed": do == "close"})], shown, BACK)
    if do != "name":
        abort(400)
    name, also = text("name"), lines("also", school_list.LONGEST)
    problem = _problem(gate, school, name, also)
    if problem:
        return shown(Wrong(problem, 422))
    if name == school.name and also == list(school.also):
        return save(gate, [], shown, BACK)
    if name == school.name:
        return save(gate, [_set({**before, "also": also})], shown, BACK)
    gone = Change("schools", "", "schools", school.name, "remove")
    known_as = list(dict.fromkeys([*also, school.name]))  # who still types the old name is understood
    return save(gate, [gone, _set({**before, "name": name, "also": known_as})], shown, BACK)


def _problem(gate: Gate, school: School, name: str, also: Sequence[str]) -> str:
    if not is_name(name):
        return NO_NAME
    every = manual_now(gate).schools
    for one in (name, *also):
        if (other := same(one, every, school.name)) is not None:
            return f"ชื่อ “{one}” เป็นของ {other} อยู่แล้ว"
    return ""
