"""LINE groups that the bot is in: their roles given by a code or here, and taken away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from flask import Response, abort, flash, redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from console.office.address import PATH
from console.office.cases import key_of, moment
from console.office.facts.saving import FINE, Wrong
from console.office.gate import Gate
from console.office.people import words
from console.office.people.officers import circumstances, me_of
from db import chats
from db.models.chats import Group
from domain.time import BANGKOK
from handlers.acts import groups as acts
from handlers.acts.answers import Refused
from handlers.contract.officers import OfficeChange
from knowledge.facts.manual import Role
from services.store import officers as store

GROUPS = f"{PATH}/office/groups"
NO_NAME = "(ยังไม่ทราบชื่อกลุ่ม)"
HEARS_PEOPLE = ("officers",)
"""Roles of groups to which people's words go: given with a fresh link only, as an export is."""


@dataclass(frozen=True)
class Row:
    key: str
    name: str
    role: str
    """Empty where it has none."""
    role_name: str
    members: int | None
    bound: str
    has_left: bool


def add_to(gate: Gate) -> None:
    @gate.page("/office/groups")
    def groups() -> Response:
        return listed(gate)

    @gate.page("/office/groups/code", methods=("POST",))
    def group_code() -> ResponseReturnValue:
        """The code stands on the page that answers, and nowhere else."""
        role = _role()
        if role in HEARS_PEOPLE and (asks := gate.stale(GROUPS)) is not None:
            return asks
        with gate.site.database.begin() as db:
            stored = store.store(db, acts.code(role), me_of(store.roster(db)), circumstances(gate))
        return listed(gate, code=stored.code, code_role=words.SHORT_ROLES[role])

    @gate.page("/office/groups/<key>", methods=("POST",))
    def bind_group(key: str) -> ResponseReturnValue:
        role = _role()
        if role in HEARS_PEOPLE and (asks := gate.stale(GROUPS)) is not None:
            return asks
        return _done(gate, key, lambda group: acts.bind(group.id, role, is_in=group.left_at is None))

    @gate.page("/office/groups/<key>/unbind", fresh=True, methods=("GET", "POST"))
    def unbind_group(key: str) -> ResponseReturnValue:
        if request.method == "GET":
            with gate.site.database.read() as db:
                group = _find(db, key)
                return gate.html("group_unbind.html", group=row_of(group), wrong=FINE)
        return _done(gate, key, lambda group: acts.unbind(group.id, cast(Role | None, group.role)))


def listed(gate: Gate, wrong: Wrong = FINE, **more: object) -> Response:
    now = gate.now
    with gate.site.database.read() as db:
        rows, bot = [row_of(group) for group in chats.groups(db)], chats.account(db)
    until = (now + store.CODE_LASTS).astimezone(BANGKOK)
    here = [one for one in rows if not one.has_left]
    return gate.html(
        "groups.html",
        status=wrong.status,
        wrong=wrong,
        typed=request.form,
        revision=0,
        rows=sorted(here, key=lambda one: (not one.role, one.role, one.name)),
        left=[one for one in rows if one.has_left],
        roles=list(words.ROLES.items()),
        missing=_missing(here),
        bot=bot.name if bot else "",
        until=f"{until:%H:%M}",
        **more,
    )


def row_of(group: Group) -> Row:
    role = group.role or ""
    return Row(
        key_of(group.id),
        group.name or NO_NAME,
        role,
        words.SHORT_ROLES.get(role, ""),
        group.members,
        moment(group.bound_at) if role else "",
        group.left_at is not None,
    )


def _missing(here: Sequence[Row]) -> list[str]:
    bound = {one.role for one in here}
    return [name for role, name in words.SHORT_ROLES.items() if role not in bound]


def _done(gate: Gate, key: str, decides: Callable[[Group], OfficeChange | Refused]) -> ResponseReturnValue:
    """Done to the group as it is now; a role that somebody else gave meanwhile is not written over."""
    with gate.site.database.begin() as db:
        group = _find(db, key)
        is_as_seen = request.form.get("was-role", "") == (group.role or "")
        came = decides(group) if is_as_seen else Refused(words.CHANGED_GROUP)
        if not isinstance(came, Refused):
            store.store(db, came, me_of(store.roster(db)), circumstances(gate))
    if isinstance(came, Refused):
        return listed(gate, Wrong(came.why, 422 if is_as_seen else 409))
    gate.site.ring()
    flash(words.SAVED)
    return redirect(GROUPS, 303)


def _find(db: Session, key: str) -> Group:
    return next((one for one in chats.groups(db) if key_of(one.id) == key), None) or abort(404)


def _role() -> Role:
    chosen = request.form.get("role", "")
    return cast(Role, chosen) if chosen in words.ROLES else abort(400)
