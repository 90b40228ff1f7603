"""One announcement of the calendar: skipped, sent after all, put in other words; by the acts of the chat."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from flask import Response, abort, flash, g, redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from console.office.announcing import words
from console.office.announcing.seen import ANNOUNCEMENTS, FARTHEST, Coming, Seen
from console.office.facts.saving import one_line, today_of
from console.office.gate import Gate
from db.consultations import Conflict
from handlers.acts import announcements as acts
from handlers.acts.announcements import Done
from handlers.acts.answers import Refused
from handlers.contract.announcements import Planned
from services.inbound.storable import storable
from services.store import announcements as store

FASTER = (Conflict, IntegrityError)
Act = Callable[[Planned], Done | Refused]


@dataclass(frozen=True)
class Came:
    """What a form came to that changed nothing, told on the page that it was sent from."""

    wrong: str = ""
    typed: str | None = None
    """Words that stand in the form again; None where it shows what stands now."""
    reason: str = ""
    changed: bool = False
    """Somebody was faster: what stands now is shown beside what was typed."""
    status: int = 200


def add_to(gate: Gate) -> None:
    @gate.page("/announcements/<role>/<occasion>", methods=("GET", "POST"))
    def announcement(role: str, occasion: str) -> ResponseReturnValue:
        if request.method == "GET":
            return _shown(gate, role, occasion, Came())
        does = DOES.get(request.form.get("do", "")) or abort(400)
        return _does(gate, role, occasion, does)


def seen_until(gate: Gate, db: Session, ahead: timedelta = FARTHEST) -> Seen:
    """All that may be looked at by its address; of the calendar, so far ahead."""
    return Seen(db, gate.site.keeper.facts(gate.now), gate.now, today_of(gate) + ahead)


def _shown(gate: Gate, role: str, occasion: str, came: Came) -> Response:
    with gate.site.database.read() as db:
        found = seen_until(gate, db).one(occasion, role)
    return _page(gate, found, came) if found else gone(gate, came.typed or "")


def _page(gate: Gate, found: Coming, came: Came) -> Response:
    return gate.html(
        "announcing/one.html", status=came.status, one=found, came=came, most=acts.LONGEST, done=words.DONE
    )


def gone(gate: Gate, typed: str) -> Response:
    """It is not to come any more; words that were typed for it are not lost."""
    status = 409 if request.method == "POST" else 404
    return gate.html("announcing/gone.html", status=status, typed=typed, why=words.GONE)


def _does(gate: Gate, role: str, occasion: str, does: Act) -> ResponseReturnValue:
    came: Done | Refused | None = None
    try:
        with gate.site.database.begin() as db:
            planned = seen_until(gate, db).planned(occasion, role)
            if planned is not None and planned.version == request.form.get("seen", ""):
                came = does(planned)
                if isinstance(came, Done):
                    for change in came.changes:
                        store.store(db, change, g.visit.person, gate.now)
    except FASTER:
        came = None
    if isinstance(came, Done):
        gate.site.ring()
        flash(words.refused(came.told.split("\n\n")[0]))
        return redirect(f"{ANNOUNCEMENTS}/{role}/{occasion}", 303)
    typed = typed_words() if "text" in request.form else None
    if isinstance(came, Refused):
        wrong = Came(words.refused(came.why), typed, _reason(), status=422)
    else:
        wrong = Came(words.CHANGED, typed, _reason(), changed=True, status=409)
    return _shown(gate, role, occasion, wrong)


def typed_words() -> str:
    """As it was written: browsers send each end of a line as two characters."""
    return str(storable(request.form.get("text", "").replace("\r\n", "\n").strip()))


def _reason() -> str:
    return one_line(request.form.get("reason", ""), acts.LONGEST_REASON)


def _seen() -> str:
    return request.form.get("seen", "")


DOES: dict[str, Act] = {
    "stop": lambda planned: acts.stop(planned, _reason(), seen=_seen()),
    "unstop": lambda planned: acts.unstop(planned, seen=_seen()),
    "plain": lambda planned: acts.send(planned, seen=_seen()),
    "edit": lambda planned: acts.reword(planned, typed_words(), seen=_seen()),
}
