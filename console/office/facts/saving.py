"""Saving what was changed on a page of facts: stored, or the page again with why not and what was typed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from flask import Response, abort, flash, g, redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from console.office.address import PATH
from console.office.cases import moment
from console.office.facts.words import what_of
from console.office.gate import Gate
from db.knowledge import overrides
from db.knowledge.overrides import Author, Change
from db.models.overrides import Override
from domain.ranks import Rank
from domain.time import BANGKOK, gregorian, is_buddhist
from knowledge.facts.manual import Manual
from knowledge.loading.load import parsed
from services.inbound.storable import storable
from services.knowledge import overrides as service

SHOWN = 30
LONGEST = 200
NOTHING = "ไม่มีอะไรเปลี่ยน"
SAVED = "บันทึกแล้ว"
CONFLICT = "มีคนแก้ไขข้อมูลไปก่อนหน้านี้ สิ่งที่กรอกยังอยู่ ตรวจแล้วกดบันทึกอีกครั้ง"
BY_OPERATOR = "ผู้ดูแลเครื่อง"
OF_HEADS = ("officers",)
"""Kinds of changes that an ordinary officer sees and does not make."""
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Signs that show nothing and can make a text read otherwise than it is."""


@dataclass(frozen=True)
class Wrong:
    """Why nothing was stored."""

    why: str = ""
    status: int = 200
    news: Sequence[str] = ()
    """What others changed meanwhile."""
    asks: bool = False
    """It is stored where the officer says that she wants it all the same."""


FINE = Wrong()


@dataclass(frozen=True)
class Changed:
    """A change that stands, as a page lists it."""

    number: int
    what: str
    by: str
    at: str
    why: str


Shown = Callable[[Wrong], Response]


def save(
    gate: Gate, changes: Sequence[Change], shown: Shown, back: str, *, told: str = SAVED
) -> ResponseReturnValue:
    """Store them where nobody was faster and the manual stays whole; else the page again, with why not.

    back: the page to which the officer returns, as in "/office/schools". told: what it then says.
    """
    if not changes:
        return shown(Wrong(NOTHING))
    author = author_of(gate, changes, text("reason"))
    seen, confirmed = request.form.get("seen", -1, int), bool(request.form.get("sure"))
    live = gate.site.keeper.live
    files = live.files if live else parsed()
    match service.save(gate.site.database, files, changes, author, seen, confirmed=confirmed):
        case service.Saved():
            flash(told)
            return redirect(f"{PATH}{back}", 303)
        case service.Conflict():
            return shown(Wrong(CONFLICT, 409, _news(gate, seen)))
        case service.Refused(problems):
            why = "บันทึกไม่ได้: " + "; ".join(dict.fromkeys(one.problem for one in problems))
            return shown(Wrong(why, 422))
        case service.Unconfirmed(examples):
            why = "คำตอบของคำถามเหล่านี้จะเปลี่ยน จึงยังไม่บันทึก: " + "; ".join(examples)
            return shown(Wrong(why, 422, asks=True))


def author_of(gate: Gate, changes: Sequence[Change], reason: str) -> Author:
    """Who saves these; what heads alone decide, nobody else changes or undoes on whatever page."""
    if any(one.kind in OF_HEADS for one in changes) and not g.visit.rank.reaches(Rank.HEAD):
        abort(403)
    return Author(gate.now, reason, g.visit.name, g.visit.person)


def undo(gate: Gate, shown: Shown, back: str, *numbers: int) -> ResponseReturnValue:
    """Undo changes that still stand."""
    with gate.site.database.read() as db:
        found = [row for row in overrides.standing(db) if row.id in numbers]
    if not found:
        return shown(Wrong(CONFLICT, 409))
    return save(gate, [overrides.undo_of(row) for row in found], shown, back)


def standing(
    db: Session, *, kinds: Sequence[str] = (), fields: Sequence[str] = (), but: Sequence[str] = ()
) -> list[Changed]:
    """What of these kinds (and fields) was changed, or of all but some, newest first."""
    found = [
        row
        for row in overrides.standing(db, kinds)
        if row.kind not in but and (not fields or row.field in fields)
    ]
    return [changed(row) for row in reversed(found[-SHOWN:])]


def changed(row: Override) -> Changed:
    return Changed(row.id, what_of(row), row.by_name or BY_OPERATOR, moment(row.at), row.reason)


def _news(gate: Gate, seen: int) -> list[str]:
    with gate.site.database.read() as db:
        rows = [row for row in overrides.every(db) if row.revision > seen]
    told = [
        f"{row.by_name or BY_OPERATOR} {'ยกเลิกการแก้ไข' if row.action == 'undo' else 'แก้'} {what_of(row)}"
        for row in rows[-SHOWN:]
    ]
    return told if seen >= 0 else []


def manual_now(gate: Gate) -> Manual:
    """With all that was stored until now."""
    return gate.site.keeper.facts(gate.now, at_once=True).manual


def revision_now(gate: Gate) -> int:
    with gate.site.database.read() as db:
        return overrides.revision(db)


def text(name: str, most: int = LONGEST) -> str:
    """One line that was typed; signs that show nothing are left out."""
    return one_line(request.form.get(name, ""), most)


def hers(name: str, most: int = LONGEST) -> str | None:
    """What the officer made of a field; None where she left it as her page showed it."""
    typed, was = request.form.get(name), request.form.get(f"was-{name}")
    return None if typed is None or typed == was else text(name, most)


def her_lines(name: str) -> list[str] | None:
    """The same for a field with a line for each thing."""
    typed, was = request.form.get(name), request.form.get(f"was-{name}")
    as_was = was is not None and typed is not None and typed.split() == was.split()
    return None if typed is None or as_was else lines(name)


def one_line(typed: str, most: int = LONGEST) -> str:
    return " ".join(UNSEEN.sub("", str(storable(typed))).split())[:most]


def lines(name: str, most: int = LONGEST) -> list[str]:
    """What was typed line by line, each once; empty lines are left out."""
    found = (one_line(line, most) for line in request.form.get(name, "").splitlines())
    return list(dict.fromkeys(line for line in found if line))


def day(typed: str) -> date | None:
    """As a date field sends it, or day/month/year of either calendar; digits of either script."""
    found = re.fullmatch(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*", typed)
    parts = [int(one) for one in found.groups()] if found else []
    if not parts and (found := re.fullmatch(r"\s*(\d{1,2})/(\d{1,2})/(\d{4})\s*", typed)):
        parts = [int(one) for one in reversed(found.groups())]
    if not parts:
        return None
    year = gregorian(parts[0]) if is_buddhist(parts[0]) else parts[0]
    try:
        return date(year, parts[1], parts[2]) if 2000 <= year <= 2200 else None
    except ValueError:
        return None


def today_of(gate: Gate) -> date:
    return gate.now.astimezone(BANGKOK).date()
