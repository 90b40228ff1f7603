"""An officer's own announcement: written, seen as it will be, confirmed, cancelled; as in the chat."""

import re
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import cast, get_args

from flask import Response, abort, flash, g, redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from console.office.announcing import words
from console.office.announcing.one import gone, seen_until, typed_words
from console.office.announcing.seen import ANNOUNCEMENTS, Seen, own_cards
from console.office.facts.saving import today_of
from console.office.gate import Gate
from console.office.moments import moment_in, typed_day
from db import announcements as kept
from db import line_access
from db.consultations import Conflict
from domain.time import BANGKOK
from handlers.acts import announcements as acts
from handlers.acts.announcements import Done
from handlers.acts.answers import Refused
from handlers.contract.announcements import Planned
from knowledge.facts.manual import Role
from line.cards.officer_announce_cards import MOMENT_GONE, moment
from line.texts.notice_texts import ROLES
from services.store import announcements as store

AT_ONCE = timedelta(minutes=1)
"""A moment so long ago is taken for now: minutes are chosen, not seconds."""
NO_CALENDAR = timedelta(0)
"""Of what officers write, the calendar says nothing."""
LARGEST_ID = 2**31 - 1
FASTER = (Conflict, IntegrityError)


@dataclass(frozen=True)
class Form:
    """As it was filled in."""

    text: str = ""
    roles: tuple[Role, ...] = ()
    when: str = "at"
    """now, or at."""
    day: str = ""
    time: str = ""
    key: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    instead: int = 0
    """Number of the one that this takes the place of."""

    def moment(self, now: datetime) -> datetime | None:
        """None where it is none."""
        if self.when == "now":
            return now
        return moment_in(self.day, self.time)


def add_to(gate: Gate) -> None:
    @gate.page("/announcements/new", methods=("GET", "POST"))
    def new_announcement() -> ResponseReturnValue:
        if request.method == "GET":
            return _form(gate, _begun(gate))
        filled = _filled()
        match request.form.get("do", ""):
            case "preview":
                return _preview(gate, filled)
            case "confirm":
                return _confirm(gate, filled)
            case "change":
                return _form(gate, filled)
        abort(400)

    @gate.page("/announcements/own/<int:number>", methods=("GET", "POST"))
    def own_announcement(number: int) -> ResponseReturnValue:
        if number > LARGEST_ID:
            abort(404)
        if request.method == "POST":
            return _cancel(gate, number)
        with gate.site.database.read() as db:
            found = seen_until(gate, db, NO_CALENDAR).own(number)
        return gate.html("announcing/own.html", one=found) if found else gone(gate, "")


def _begun(gate: Gate) -> Form:
    """A new one for the next working morning; or one that waits, to be changed."""
    office = gate.site.keeper.facts(gate.now).office
    morning = office.workdays.next_on_or_after(today_of(gate) + timedelta(days=1))
    begun = Form(day=typed_day(office.moment(morning)), time=f"{office.announce_at:%H:%M}")
    number = request.args.get("of", 0, int)
    if not 0 < number <= LARGEST_ID:
        return begun
    with gate.site.database.read() as db:
        row = kept.own(db, number)
    if row is None or row.state != "waiting" or row.at is None:
        return begun
    there = row.at.astimezone(BANGKOK)
    roles = (cast(Role, row.role),) if row.role else ()
    return Form(row.text, roles, "at", typed_day(there), f"{there:%H:%M}", instead=number)


def _filled() -> Form:
    sent = request.form
    key, begun = sent.get("key", ""), Form()
    return Form(
        typed_words(),
        tuple(role for role in get_args(Role) if role in sent.getlist("roles")),
        "now" if sent.get("when") == "now" else "at",
        sent.get("day", "")[:40],
        sent.get("time", "")[:20],
        key if re.fullmatch(r"[\w-]{16,40}", key, re.ASCII) else begun.key,
        max(0, min(sent.get("instead", 0, int), LARGEST_ID)),
    )


def _form(gate: Gate, filled: Form, wrong: str = "", status: int = 200) -> Response:
    with gate.site.database.read() as db:
        seen = seen_until(gate, db, NO_CALENDAR)
    members = seen.announcing.members
    groups = [(role, ROLES[role], members.get(role), seen.groups_of(role)) for role in get_args(Role)]
    return gate.html(
        "announcing/new.html", status=status, form=filled, wrong=wrong, groups=groups, most=acts.LONGEST
    )


def _preview(gate: Gate, filled: Form) -> Response:
    """Nothing is stored: what was filled in goes on with the page."""
    with gate.site.database.read() as db:
        seen, quota = seen_until(gate, db, NO_CALENDAR), line_access.quota(db)
    at = filled.moment(gate.now)
    done = _written(gate, filled, seen, AT_ONCE)
    if isinstance(done, Refused) or at is None:
        return _form(gate, filled, _why(done, at), 422)
    groups = [
        (ROLES[role], seen.announcing.members.get(role, 0), seen.groups_of(role)) for role in filled.roles
    ]
    return gate.html(
        "announcing/sure.html",
        form=filled,
        cards=own_cards(gate.site.keeper.facts(gate.now), filled.text),
        when="ทันที" if filled.when == "now" else moment(at),
        groups=groups,
        total=sum(count for _, count, _ in groups),
        unknown=any(not count for _, count, _ in groups),
        left=max(0, quota.limit - quota.used) if quota and quota.limit is not None else None,
    )


def _confirm(gate: Gate, filled: Form) -> ResponseReturnValue:
    try:
        with gate.site.database.begin() as db:
            if _is_stored(db, filled):
                return redirect(ANNOUNCEMENTS, 303)  # the button was pressed twice
            seen = seen_until(gate, db, NO_CALENDAR)
            done = _written(gate, filled, seen, acts.GRACE)
            replaced = acts.cancel(seen.own_planned(filled.instead)) if filled.instead else None
            if isinstance(replaced, Refused):
                return _form(gate, filled, words.refused(replaced.why), 409)
            if isinstance(done, Refused):
                return _form(gate, filled, _why(done, filled.moment(gate.now)), 422)
            for change in (*(replaced.changes if replaced else ()), *done.changes):
                store.store(db, change, g.visit.person, gate.now)
    except FASTER:
        return _form(gate, filled, words.GONE, 409)
    gate.site.ring()
    flash(words.refused(done.told).replace("ดูหรือยกเลิกได้ด้วยคำว่า “ประกาศที่รอ”", "ดูหรือยกเลิกได้ที่หน้านี้"))
    return redirect(ANNOUNCEMENTS, 303)


def _is_stored(db: Session, filled: Form) -> bool:
    return any(kept.drafted_in(db, f"page:{filled.key}:{role}") for role in filled.roles)


def _written(gate: Gate, filled: Form, seen: Seen, grace: timedelta) -> Done | Refused:
    at = filled.moment(gate.now)
    members = seen.announcing.members
    return acts.write(filled.text, filled.roles, at, gate.now, members, key=filled.key, grace=grace)


def _why(done: Done | Refused, at: datetime | None) -> str:
    if isinstance(done, Refused) and (done.why != MOMENT_GONE or at is not None):
        return words.refused(done.why)
    return words.NOT_A_MOMENT


def _cancel(gate: Gate, number: int) -> ResponseReturnValue:
    done: Done | Refused
    try:
        with gate.site.database.begin() as db:
            waits: Planned | None = seen_until(gate, db, NO_CALENDAR).own_planned(number)
            done = acts.cancel(waits)
            for change in done.changes if isinstance(done, Done) else ():
                store.store(db, change, g.visit.person, gate.now)
    except FASTER:
        return gone(gate, "")
    if isinstance(done, Refused):
        return gone(gate, "")
    flash("ยกเลิกประกาศแล้ว")
    return redirect(ANNOUNCEMENTS, 303)
