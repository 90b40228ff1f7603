"""Who hears of a step and when, and who acts on it: the usual rules, or what the office says instead."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Response, abort, request
from flask.typing import ResponseReturnValue

from console.office.facts.saving import (
    FINE,
    Wrong,
    hers,
    manual_now,
    revision_now,
    save,
    standing,
    text,
    undo,
)
from console.office.facts.words import ROLES
from console.office.gate import Gate
from db.knowledge.overrides import Change
from knowledge.facts.manual import Manual, Procedure, Step
from scheduler.calendar.audience import plan_of, roles_of

BACK = "/office/hearing"
ACTS = {"school": "โรงเรียน", "office": "สำนักงาน"}
UNDATED = ("duration", "always")
"""Timelines of steps that are never announced."""
NOT_DAYS = "จำนวนวันใส่เป็นตัวเลข คั่นด้วยจุลภาค เช่น 30, 7 วันตามปฏิทินไม่เกิน 90 วันทำการไม่เกิน 30"
NOBODY = "เลือกอย่างน้อยหนึ่งกลุ่ม"
MOST_REMINDERS = 5


@dataclass(frozen=True)
class Row:
    key: str
    name: str
    when: str
    acts: str
    hears: Sequence[str]
    reminders: str
    is_own: bool
    """The office set it, in place of the usual rules."""


def add_to(gate: Gate) -> None:
    @gate.page("/office/hearing")
    def hearing() -> Response:
        return _listed(gate)

    @gate.page("/office/hearing/undo", methods=("POST",))
    def undo_hearing() -> ResponseReturnValue:
        return undo(gate, partial(_listed, gate), BACK, request.form.get("number", 0, int))

    @gate.page("/office/hearing/<key>", methods=("GET", "POST"))
    def step_heard(key: str) -> ResponseReturnValue:
        return _shown(gate, key) if request.method == "GET" else _edit(gate, key)


def _listed(gate: Gate, wrong: Wrong = FINE) -> Response:
    manual = manual_now(gate)
    with gate.site.database.read() as db:
        changes = standing(db, kinds=("step",), fields=("announce", "acts"))
    works = [
        (one.name, [_row(manual, one, step) for step in one.steps if step.timeline.kind not in UNDATED])
        for one in manual.procedures
    ]
    return gate.html(
        "hearing.html",
        status=wrong.status,
        wrong=wrong,
        typed=request.form,
        revision=revision_now(gate),
        works=[(name, rows) for name, rows in works if rows],
        changes=changes,
    )


def _row(manual: Manual, procedure: Procedure, step: Step) -> Row:
    plan = plan_of(manual, step)
    roles = [role for role in ROLES if role in plan.roles or (role == "officers" and step.acts == "office")]
    return Row(
        f"{procedure.id}-{step.number}",
        f"{step.number} {step.title}",
        step.timeline.words,
        ACTS[step.acts],
        [ROLES[role] for role in roles],
        _reminders(plan.days_before, plan.working_days_before),
        step.announce is not None,
    )


def _reminders(days: Sequence[int], working: Sequence[int]) -> str:
    said = [f"ก่อน {one} วัน" for one in days] + [f"ก่อน {one} วันทำการ" for one in working]
    return " · ".join(said) or "ไม่เตือนก่อน บอกในกำหนดการประจำเดือน"


def _shown(gate: Gate, key: str, wrong: Wrong = FINE) -> Response:
    manual = manual_now(gate)
    procedure, step = _find(manual, key)
    plan = plan_of(manual, step)
    return gate.html(
        "hearing_step.html",
        status=wrong.status,
        wrong=wrong,
        typed=request.form,
        revision=revision_now(gate),
        key=key,
        procedure=procedure,
        step=step,
        acts=list(ACTS.items()),
        roles=list(ROLES.items()),
        hears=roles_of(manual, step),
        days=", ".join(map(str, plan.days_before)),
        working=", ".join(map(str, plan.working_days_before)),
    )


def _find(manual: Manual, key: str) -> tuple[Procedure, Step]:
    id, _, number = key.rpartition("-")
    procedure = manual.procedure(id) or abort(404)
    step = procedure.step(int(number)) if number.isdecimal() and len(number) < 4 else None
    return procedure, step or abort(404)


def _edit(gate: Gate, key: str) -> ResponseReturnValue:
    manual, shown = manual_now(gate), partial(_shown, gate, key)
    step = _find(manual, key)[1]
    if request.form.get("do") == "usual":
        gone = [Change("step", key, "announce", None, "remove")] if step.announce else []
        return save(gate, gone, shown, BACK)
    acts, changes = hers("acts"), list[Change]()
    if acts is not None and acts != step.acts:
        if acts not in ACTS:
            abort(400)
        changes.append(Change("step", key, "acts", value=acts))
    announce = _announce(manual, step)
    if isinstance(announce, str):
        return shown(Wrong(announce, 422))
    if announce:
        changes.append(Change("step", key, "announce", value=announce))
    return save(gate, changes, shown, BACK)


def _announce(manual: Manual, step: Step) -> dict[str, Any] | str:
    """What she set in place of the usual rules, empty where she left it as it is; or what is wrong."""
    plan = plan_of(manual, step)
    roles = [role for role in ROLES if role in request.form.getlist("to")]
    days, working = _numbers("days", 90), _numbers("working", 30)
    if days is None or working is None:
        return NOT_DAYS
    if not roles:
        return NOBODY
    now = (set(plan.roles), list(plan.days_before), list(plan.working_days_before))
    if (set(roles), days, working) == now:
        return {}
    return {"to": roles, "days_before": days, "working_days_before": working}


def _numbers(name: str, most: int) -> list[int] | None:
    """Days, the farthest first; None where something else was typed."""
    parts = [one for one in text(name).replace(",", " ").split() if one]
    if len(parts) > MOST_REMINDERS or not all(one.isdecimal() and 1 <= int(one) <= most for one in parts):
        return None
    return sorted({int(one) for one in parts}, reverse=True)
