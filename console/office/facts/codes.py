"""Codes of the yearly assessment, by fiscal year: they move each year."""

from functools import partial
from typing import get_args

from flask import Response, abort, request
from flask.typing import ResponseReturnValue

from console.office.facts.saving import (
    FINE,
    Wrong,
    manual_now,
    revision_now,
    save,
    standing,
    text,
    today_of,
    undo,
)
from console.office.facts.words import SHOWN_BY
from console.office.gate import Gate
from db.knowledge.overrides import Change
from domain.time import fiscal_year
from knowledge.facts.manual import Manual
from knowledge.facts.office import ItaYear, Shown

BACK = "/office/codes"
LONGEST_CODE = 20
NO_CODE = "ใส่รหัสและชื่อข้อให้ครบ ข้อที่ไม่มีในปีนั้นเว้นว่างทั้งสองช่อง"
NONE_LEFT = "ใส่อย่างน้อยหนึ่งข้อ"


def add_to(gate: Gate) -> None:
    @gate.page("/office/codes")
    def codes() -> Response:
        return _listed(gate)

    @gate.page("/office/codes/undo", methods=("POST",))
    def undo_codes() -> ResponseReturnValue:
        return undo(gate, partial(_listed, gate), BACK, request.form.get("number", 0, int))

    @gate.page("/office/codes/<int:year>", methods=("GET", "POST"))
    def codes_of_year(year: int) -> ResponseReturnValue:
        if year not in _years(gate, manual_now(gate)):
            abort(404)
        return _shown(gate, year) if request.method == "GET" else _edit(gate, year)


def _years(gate: Gate, manual: Manual) -> list[int]:
    """Those that have codes, and this and the next, newest first."""
    this = fiscal_year(today_of(gate))
    return sorted({one.fiscal_year for one in manual.ita} | {this, this + 1}, reverse=True)


def _own(manual: Manual, year: int) -> ItaYear | None:
    return next((one for one in manual.ita if one.fiscal_year == year), None)


def _listed(gate: Gate, wrong: Wrong = FINE) -> Response:
    manual = manual_now(gate)
    with gate.site.database.read() as db:
        changes = standing(db, kinds=("ita",))
    return gate.html(
        "codes.html",
        status=wrong.status,
        wrong=wrong,
        typed=request.form,
        revision=revision_now(gate),
        years=[(year, _own(manual, year), manual.ita_of(year)) for year in _years(gate, manual)],
        shown_by=SHOWN_BY,
        changes=changes,
    )


def _shown(gate: Gate, year: int, wrong: Wrong = FINE) -> Response:
    """A year without codes of its own begins with those that are used for it."""
    manual = manual_now(gate)
    own, used = _own(manual, year), manual.ita_of(year)
    items = {item.shows: item for item in (used.items if used else ())}
    return gate.html(
        "codes_year.html",
        status=wrong.status,
        wrong=wrong,
        typed=request.form,
        revision=revision_now(gate),
        year=year,
        own=own,
        used=used,
        items=[(shows, words, items.get(shows)) for shows, words in SHOWN_BY.items()],
    )


def _edit(gate: Gate, year: int) -> ResponseReturnValue:
    own, shown = _own(manual_now(gate), year), partial(_shown, gate, year)
    items = []
    for shows in get_args(Shown):
        code, title = text(f"code-{shows}", LONGEST_CODE), text(f"title-{shows}")
        if bool(code) != bool(title):
            return shown(Wrong(NO_CODE, 422))
        if code:
            checked = f"checked-{shows}" in request.form
            items.append({"code": code, "title": title, "shows": shows, "checked": checked})
    if not items:
        return shown(Wrong(NONE_LEFT, 422))
    value = {"fiscal_year": year, "items": items}
    is_same = own is not None and own == ItaYear.model_validate(value)
    changes = [] if is_same else [Change("ita", "", "years", str(year), "set", value)]
    return save(gate, changes, shown, BACK)
