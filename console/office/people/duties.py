"""Which procedures an officer answers for, and who hears of what waits too long."""

from collections.abc import Sequence

from flask import request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from console.office.facts.saving import (
    Changed,
    Shown,
    Wrong,
    hers,
    manual_now,
    save,
    standing,
    undo,
)
from console.office.gate import Gate
from console.office.people import words
from db.knowledge.overrides import Change
from handlers.contract.officers import Colleague, OfficeChange, Remove, Rename
from knowledge.facts.manual import Manual, Procedure

KIND = "officers"
BACK = "/office/officers"


def of(manual: Manual, who: Colleague) -> list[Procedure]:
    """Procedures for which she is named, by name or id."""
    named = manual.duty.duties
    return [one for one in manual.procedures if _names(who) & set(named.get(one.id, ()))]


def _names(who: Colleague) -> set[str]:
    return {who.name, who.id}


def _row(procedure: str, officers: Sequence[str]) -> Change:
    """Who answers for a procedure from now on; nobody in particular where the list is empty."""
    if not officers:
        return Change(KIND, "", "responsible", procedure, "remove")
    return Change(
        KIND, "", "responsible", procedure, "set", {"procedure": procedure, "officers": list(officers)}
    )


def save_of(gate: Gate, who: Colleague, shown: Shown, back: str) -> ResponseReturnValue:
    """The boxes that were ticked on her page."""
    manual = manual_now(gate)
    chosen, changes = set(request.form.getlist("duty")), []
    for one in manual.procedures:
        before = list(manual.duty.duties.get(one.id, ()))
        others = [name for name in before if name not in _names(who)]
        if (one.id in chosen) == (len(others) < len(before)):
            continue
        changes.append(_row(one.id, [*before, who.name] if one.id in chosen else others))
    return save(gate, changes, shown, back)


def after(manual: Manual, who: Colleague, change: OfficeChange) -> list[Change]:
    """What becomes of her procedures when she is called otherwise, or is no officer any more."""
    if not isinstance(change, Rename | Remove):
        return []
    called = [change.name] if isinstance(change, Rename) else []
    found = []
    for procedure, names in manual.duty.duties.items():
        new = [other for name in names for other in (called if name in _names(who) else [name])]
        if new != list(names) and not (called and who.name not in names):
            found.append(_row(procedure, new))
    if manual.duty.head == who.name:
        found.append(
            Change(KIND, "", "head", value=called[0]) if called else Change(KIND, "", "head", None, "remove")
        )
    return found


def save_patience(gate: Gate, shown: Shown) -> ResponseReturnValue:
    duty, changes = manual_now(gate).duty, []
    head, hours = hers("head"), hers("hours")
    if hours is not None and not (hours.isdecimal() and 1 <= int(hours) <= 80):
        return shown(Wrong(words.HOURS, 422))
    if head is not None and head != (duty.head or ""):
        changes.append(Change(KIND, "", "head", None, "set" if head else "remove", head or None))
    if hours is not None and int(hours) != duty.answer_within_hours:
        changes.append(Change(KIND, "", "answer_within_hours", None, "set", int(hours)))
    return save(gate, changes, shown, BACK)


def undo_one(gate: Gate, shown: Shown) -> ResponseReturnValue:
    return undo(gate, shown, BACK, request.form.get("number", 0, int))


def standing_changes(db: Session) -> list[Changed]:
    return standing(db, kinds=(KIND,))
