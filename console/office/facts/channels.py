"""Links of the ways to send: the manual names systems and sites without their addresses."""

import re
from functools import partial

from flask import Response, request
from flask.typing import ResponseReturnValue

from console.office.facts.saving import (
    FINE,
    Wrong,
    hers,
    manual_now,
    revision_now,
    save,
    standing,
    undo,
)
from console.office.facts.words import WEBSITE
from console.office.gate import Gate
from db.knowledge.overrides import Change
from knowledge.facts.manual import Channel

BACK = "/office/channels"
LINKED = ("system", "web", "line-group")
LONGEST = 1_000


def add_to(gate: Gate) -> None:
    @gate.page("/office/channels", methods=("GET", "POST"))
    def channels() -> ResponseReturnValue:
        return _shown(gate) if request.method == "GET" else _edit(gate)

    @gate.page("/office/channels/undo", methods=("POST",))
    def undo_channel() -> ResponseReturnValue:
        return undo(gate, partial(_shown, gate), BACK, request.form.get("number", 0, int))


def _linked(gate: Gate) -> list[Channel]:
    return [one for one in manual_now(gate).channels if one.kind in LINKED]


def _shown(gate: Gate, wrong: Wrong = FINE) -> Response:
    with gate.site.database.read() as db:
        changes = standing(db, kinds=("channel",))
    return gate.html(
        "channels.html",
        status=wrong.status,
        wrong=wrong,
        typed=request.form,
        revision=revision_now(gate),
        channels=_linked(gate),
        changes=changes,
    )


def _edit(gate: Gate) -> ResponseReturnValue:
    changes = []
    for one in _linked(gate):
        typed = hers(f"url-{one.id}", LONGEST)
        if typed is None or typed == (one.url or ""):
            continue
        if typed and not re.fullmatch(WEBSITE, typed):
            return _shown(gate, Wrong(f"ลิงก์ของ {one.name} ต้องขึ้นต้นด้วย http:// หรือ https://", 422))
        changes.append(Change("channel", one.id, "url", None, "set" if typed else "remove", typed or None))
    return save(gate, changes, partial(_shown, gate), BACK)
