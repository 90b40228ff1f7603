"""Other groups of the office: what is theirs, and how to reach them; the chat shows it to who asks us."""

import re
from functools import partial
from typing import Any

from flask import Response, abort, request
from flask.typing import ResponseReturnValue

from console.office.facts.saving import (
    FINE,
    Wrong,
    her_lines,
    hers,
    manual_now,
    one_line,
    revision_now,
    save,
    standing,
    text,
    undo,
)
from console.office.facts.words import CONTACTS_OF_OTHERS, EMAIL, WEBSITE
from console.office.gate import Gate
from db.knowledge.overrides import Change
from knowledge.facts.office import OtherGroup

BACK = "/office/others"
MOST = 60
"""Names and topics of a group."""
NO_NAME = "ใส่ชื่อกลุ่ม"
NO_TOPICS = "ใส่เรื่องที่กลุ่มนี้ทำอย่างน้อยหนึ่งเรื่อง"
TAKEN = "มีกลุ่มชื่อนี้แล้ว"
NOT_A_SITE = "เว็บไซต์ต้องขึ้นต้นด้วย http:// หรือ https://"
NOT_AN_EMAIL = "อีเมลไม่ถูกต้อง"


def add_to(gate: Gate) -> None:
    @gate.page("/office/others", methods=("GET", "POST"))
    def others() -> ResponseReturnValue:
        return _listed(gate) if request.method == "GET" else _add(gate)

    @gate.page("/office/others/undo", methods=("POST",))
    def undo_other() -> ResponseReturnValue:
        return undo(gate, partial(_listed, gate), BACK, request.form.get("number", 0, int))

    @gate.page("/office/others/<key>", methods=("GET", "POST"))
    def other(key: str) -> ResponseReturnValue:
        return _shown(gate, key) if request.method == "GET" else _edit(gate, key)


def _listed(gate: Gate, wrong: Wrong = FINE) -> Response:
    with gate.site.database.read() as db:
        changes = standing(db, kinds=("groups",))
    return gate.html(
        "others.html",
        status=wrong.status,
        wrong=wrong,
        typed=request.form,
        revision=revision_now(gate),
        groups=manual_now(gate).groups,
        changes=changes,
    )


def _shown(gate: Gate, key: str, wrong: Wrong = FINE) -> Response:
    return gate.html(
        "other.html",
        status=wrong.status,
        wrong=wrong,
        typed=request.form,
        revision=revision_now(gate),
        group=_find(gate, key),
        contacts=CONTACTS_OF_OTHERS,
    )


def _find(gate: Gate, key: str) -> OtherGroup:
    return next((one for one in manual_now(gate).groups if one.id == key), None) or abort(404)


def _add(gate: Gate) -> ResponseReturnValue:
    """Its id is never seen by people; a number that no group has."""
    groups, shown = manual_now(gate).groups, partial(_listed, gate)
    name, phone, topics = text("name"), text("phone"), her_lines("topics") or []
    if not name:
        return shown(Wrong(NO_NAME, 422))
    if not topics:
        return shown(Wrong(NO_TOPICS, 422))
    if any(_plain(one.name) == _plain(name) for one in groups):
        return shown(Wrong(TAKEN, 422))
    known = {one.id for one in groups}
    id = next(f"group-{at}" for at in range(1, len(known) + 2) if f"group-{at}" not in known)
    value: dict[str, Any] = {"id": id, "name": name, "topics": topics[:MOST]}
    if phone:
        value["phone"] = phone
    return save(gate, [Change("groups", "", "groups", id, "set", value)], shown, BACK)


def _edit(gate: Gate, key: str) -> ResponseReturnValue:
    group, shown = _find(gate, key), partial(_shown, gate, key)
    before = group.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    after = dict(before)
    for name in ("name", *(field for field, _ in CONTACTS_OF_OTHERS)):
        if (typed := hers(name)) is not None:
            after[name] = typed
    for name in ("also", "topics"):
        if (rows := her_lines(name)) is not None:
            after[name] = rows[:MOST]
    after = {name: value for name, value in after.items() if value}
    if problem := _problem(gate, key, after):
        return shown(Wrong(problem, 422))
    changes = [Change("groups", "", "groups", key, "set", after)] if after != before else []
    return save(gate, changes, shown, BACK)


def _problem(gate: Gate, key: str, value: dict[str, Any]) -> str:
    if "name" not in value:
        return NO_NAME
    if "topics" not in value:
        return NO_TOPICS
    if "website" in value and not re.fullmatch(WEBSITE, value["website"]):
        return NOT_A_SITE
    if "email" in value and not re.fullmatch(EMAIL, value["email"]):
        return NOT_AN_EMAIL
    groups = manual_now(gate).groups
    if any(one.id != key and _plain(one.name) == _plain(value["name"]) for one in groups):
        return TAKEN
    return ""


def _plain(name: str) -> str:
    return one_line(name).replace(" ", "").casefold()
