"""Officers: who there is, and what is done to one of them on her page."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import Response, abort, flash, g, redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from console.office.address import PATH
from console.office.cases import key_of
from console.office.facts.saving import FINE, Wrong, author_of, day, manual_now, revision_now, text, today_of
from console.office.gate import Gate
from console.office.people import duties, words
from db import chats
from db.console import cases
from db.knowledge.overrides import Change
from domain.ranks import Rank
from domain.time import BANGKOK
from handlers.acts import officers as acts
from handlers.acts.answers import Refused
from handlers.contract.officers import Colleague, Leave, OfficeChange, Remove
from knowledge.loading.load import parsed
from scheduler.calendar.worktime import next_open
from services.knowledge import overrides as service
from services.store import officers as store

OFFICERS = f"{PATH}/office/officers"
Decides = Callable[["Seen"], OfficeChange | Refused]


@dataclass(frozen=True)
class Seen:
    """An officer's page as its form is sent."""

    by: Colleague
    who: Colleague
    roster: Sequence[Colleague]


@dataclass(frozen=True)
class Row:
    key: str
    name: str
    rank: str
    leave: str
    answers_for: Sequence[str]
    is_me: bool


def add_to(gate: Gate) -> None:
    @gate.page("/office/officers")
    def officers() -> Response:
        return listed(gate)

    @gate.page("/office/officers/invite", rank=Rank.HEAD, methods=("POST",))
    def invite_officer() -> ResponseReturnValue:
        """The code stands on the page that answers, and nowhere else."""
        if (asks := gate.stale(OFFICERS)) is not None:
            return asks
        with gate.site.database.begin() as db:
            roster = store.roster(db)
            came = acts.invite(me_of(roster), text("name"), _rank(), roster)
            if not isinstance(came, Refused):
                stored = store.store(db, came, me_of(roster), circumstances(gate))
        if isinstance(came, Refused):
            return listed(gate, Wrong(came.why, 422))
        return listed(gate, code=stored.code, invited=came.name, rank=words.RANKS[came.rank])

    @gate.page("/office/officers/patience", rank=Rank.HEAD, methods=("POST",))
    def set_patience() -> ResponseReturnValue:
        """Who hears of what waits too long, and when an answer is promised."""
        return duties.save_patience(gate, lambda wrong: listed(gate, wrong))

    @gate.page("/office/officers/undo", rank=Rank.HEAD, methods=("POST",))
    def undo_duty() -> ResponseReturnValue:
        return duties.undo_one(gate, lambda wrong: listed(gate, wrong))

    _one(gate)


def _one(gate: Gate) -> None:
    @gate.page("/office/officers/<key>", methods=("GET", "POST"))
    def officer(key: str) -> ResponseReturnValue:
        if request.method == "GET":
            return shown(gate, key)
        does = DOES.get(request.form.get("do", "")) or abort(400)
        return does(gate, key)

    @gate.page("/office/officers/<key>/remove", rank=Rank.HEAD, fresh=True, methods=("GET", "POST"))
    def remove_officer(key: str) -> ResponseReturnValue:
        """Her sessions end at once, and what waited for her goes to the others."""
        if request.method == "GET":
            return shown(gate, key, removing=True)
        return _decided(gate, key, lambda seen: acts.remove(seen.by, seen.who, seen.roster), removing=True)


def listed(gate: Gate, wrong: Wrong = FINE, **more: object) -> Response:
    now, manual = gate.now, manual_now(gate)
    with gate.site.database.read() as db:
        roster, bot = store.roster(db), chats.account(db)
        changes = duties.standing_changes(db)
    names = {one.id: one.name for one in roster}
    rows = [
        Row(
            key_of(one.id),
            one.name,
            words.RANKS[one.rank],
            words.leave_of(one, names, now),
            [manual_one.short for manual_one in duties.of(manual, one)],
            one.id == g.visit.person,
        )
        for one in roster
    ]
    until = (now + store.CODE_LASTS).astimezone(BANGKOK)
    return gate.html(
        "officers.html",
        status=wrong.status,
        wrong=wrong,
        typed={} if "code" in more else request.form,  # what was asked for is done
        revision=revision_now(gate),
        rows=rows,
        may=g.visit.rank.reaches(Rank.HEAD),
        ranks=_ranks(g.visit.rank),
        may_do=words.may_do(g.visit.rank),
        nobody_for=[one.short for one in manual.procedures if one.id not in manual.duty.duties],
        head=manual.duty.head or "",
        heads=[("", "ไม่ระบุ"), *((one.name, one.name) for one in roster)],
        hours=manual.duty.answer_within_hours,
        changes=changes,
        bot=bot.name if bot else "",
        until=f"{until:%H:%M}",
        **more,
    )


def shown(gate: Gate, key: str, wrong: Wrong = FINE, *, removing: bool = False) -> Response:
    now, manual = gate.now, manual_now(gate)
    with gate.site.database.read() as db:
        roster = store.roster(db)
        who = _find(roster, key)
        waiting = [case for case in cases.waiting(db) if case.officer_id == who.id]
    names = {one.id: one.name for one in roster}
    me, others = me_of(roster), [one for one in roster if one.id != who.id]
    may = me.rank.reaches(Rank.HEAD) and me.rank.reaches(who.rank)
    return gate.html(
        "officer_remove.html" if removing else "officer.html",
        status=wrong.status,
        wrong=wrong,
        typed=request.form,
        revision=revision_now(gate),
        who=who,
        key=key,
        version=_version(who),
        rank=words.RANKS[who.rank],
        leave=words.leave_of(who, names, now),
        may=may,
        may_leave=may or who.id == me.id,
        is_me=who.id == me.id,
        ranks=_ranks(me.rank),
        may_do=words.may_do(me.rank),
        others=[(key_of(one.id), one.name) for one in others],
        procedures=[(one.id, one.short) for one in manual.procedures],
        answers_for=[one.id for one in duties.of(manual, who)],
        waiting=len(waiting),
    )


def _decided(gate: Gate, key: str, decides: Decides, *, removing: bool = False) -> ResponseReturnValue:
    """Decided and stored on the officers as they are in this transaction."""
    manual = manual_now(gate)
    seen_revision = revision_now(gate)
    changes: list[Change] = []
    with gate.site.database.begin() as db:
        store.hold(db)
        roster = store.roster(db)
        seen = Seen(me_of(roster), _find(roster, key), roster)
        if request.form.get("version") != _version(seen.who):
            came: OfficeChange | Refused = Refused(words.CHANGED)
            status = 409
        else:
            came, status = decides(seen), 422
        if not isinstance(came, Refused):
            changes = duties.after(manual, seen.who, came)
            if not changes:
                store.store(db, came, seen.by, circumstances(gate))
    if isinstance(came, Refused):
        return shown(gate, key, Wrong(came.why, status), removing=removing)
    if changes:  # both or neither
        author = author_of(gate, changes, "")
        act = came

        def also(db: Session) -> None:
            store.store(db, act, seen.by, circumstances(gate))

        outcome = service.save(gate.site.database, parsed(), changes, author, seen_revision, also=also)
        if not isinstance(outcome, service.Saved):
            return shown(gate, key, Wrong(words.CHANGED, 409), removing=removing)
    gate.site.ring()
    flash(words.SAVED)
    return redirect(OFFICERS if isinstance(came, Remove) else f"{OFFICERS}/{key}", 303)


def _rename(gate: Gate, key: str) -> ResponseReturnValue:
    return _decided(gate, key, lambda seen: acts.rename(seen.by, seen.who, text("name"), seen.roster))


def _set_rank(gate: Gate, key: str) -> ResponseReturnValue:
    if (asks := gate.stale(f"{OFFICERS}/{key}")) is not None:
        return asks
    return _decided(gate, key, lambda seen: acts.rank(seen.by, seen.who, _rank(), seen.roster))


def _leave(gate: Gate, key: str) -> ResponseReturnValue:
    typed = request.form.get("begins", "").strip()
    begins, ends = day(typed) if typed else None, day(request.form.get("ends", ""))
    if ends is None or (typed and begins is None):
        return shown(gate, key, Wrong(words.NOT_A_DAY, 422))

    def decide(seen: Seen) -> Leave | Refused:
        chosen = request.form.get("to", "")
        to = next((one for one in seen.roster if key_of(one.id) == chosen), None)
        return acts.leave(seen.by, seen.who, begins, ends, to, today_of(gate))

    return _decided(gate, key, decide)


def _back(gate: Gate, key: str) -> ResponseReturnValue:
    return _decided(gate, key, lambda seen: acts.back(seen.by, seen.who))


def _set_duties(gate: Gate, key: str) -> ResponseReturnValue:
    with gate.site.database.read() as db:
        roster = store.roster(db)
    who, me = _find(roster, key), me_of(roster)
    if not me.rank.reaches(Rank.HEAD):
        abort(403)
    return duties.save_of(gate, who, lambda wrong: shown(gate, key, wrong), f"/office/officers/{key}")


DOES: dict[str, Callable[[Gate, str], ResponseReturnValue]] = {
    "name": _rename,
    "rank": _set_rank,
    "leave": _leave,
    "back": _back,
    "duties": _set_duties,
}


def circumstances(gate: Gate) -> store.Circumstances:
    facts, now = gate.site.keeper.facts(gate.now), gate.now
    opens = next_open(now, facts.office.workdays, gate.site.hours)
    return store.Circumstances(now, facts.manual.duty.duties, opens)


def me_of(roster: Sequence[Colleague]) -> Colleague:
    """One who was removed since the gate let her in may do nothing."""
    return next((one for one in roster if one.id == g.visit.person), None) or abort(403)


def _find(roster: Sequence[Colleague], key: str) -> Colleague:
    return next((one for one in roster if key_of(one.id) == key), None) or abort(404)


def _version(who: Colleague) -> str:
    return hashlib.sha256(repr(who.seen).encode()).hexdigest()[:12]


def _rank() -> Rank:
    chosen = request.form.get("rank", "")
    return Rank(chosen) if chosen in set(Rank) else abort(400)


def _ranks(mine: Rank) -> list[tuple[str, str]]:
    return [(one.value, words.RANKS[one]) for one in Rank if mine.reaches(one)]
