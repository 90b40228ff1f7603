"""In by a one-time link from the chat, and out again."""

import re
from datetime import datetime

from flask import Response, g, redirect, request, session
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as Answer

from console.office.devices import device_of
from console.office.gate import Gate
from console.office.site import HOME
from db import deliveries
from db.console import sessions
from db.console.sessions import Begun
from domain.time import BANGKOK
from line.cards import console_card

TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")
A_YEAR = 365 * 86_400


def add_to(gate: Gate) -> None:
    _in(gate)
    _out(gate)


def _in(gate: Gate) -> None:
    @gate.open_page("/in/<token>", methods=("GET", "POST"))
    def link(token: str) -> ResponseReturnValue:
        """GET changes nothing, as previews and scanners come by it; POST spends the link."""
        if not TOKEN.fullmatch(token):
            return gate.html("link_gone.html", status=410)
        if request.method == "POST":
            return _spent(gate, token)
        with gate.site.database.read() as db:
            good = sessions.is_good(db, token, gate.now)
        return gate.html("link.html") if good else gate.html("link_gone.html", status=410)


def _spent(gate: Gate, token: str) -> Answer:
    site, now = gate.site, gate.now
    device = device_of(request.headers.get("User-Agent", ""))
    with site.database.begin() as db:
        begun = sessions.spend(
            db,
            token,
            now,
            device=device,
            device_token=request.cookies.get(site.cookie("planbot-device"), ""),
            instead_of=request.cookies.get(site.cookie("planbot"), ""),
        )
        if begun:
            _tell(db, begun, device, now)
    if begun is None:
        return gate.html("link_gone.html", status=410)
    site.ring()
    wanted = session.get("next", HOME)
    session.clear()
    answer = redirect(wanted if str(wanted).startswith(HOME) else HOME, 303)
    _give(gate, answer, "planbot", begun.token, int(sessions.LONGEST.total_seconds()))
    _give(gate, answer, "planbot-device", begun.device_token, A_YEAR)
    return answer


def _tell(db: Session, begun: Begun, device: str, now: datetime) -> None:
    """Free with the next reply; a browser not seen before is told by a push."""
    at = f"{now.astimezone(BANGKOK):%H:%M}"
    message = dict(console_card.logged_in(at, device, begun.is_new_device))
    deliveries.owe_push(db, begun.person, [message], to_group=False, now=now, carried=not begun.is_new_device)


def _out(gate: Gate) -> None:
    @gate.page("/me")
    def me() -> Response:
        with gate.site.database.read() as db:
            found = sessions.of_person(db, g.visit.person, gate.now)
        return gate.html("me.html", sessions=found, bangkok=BANGKOK)

    @gate.page("/out", methods=("POST",))
    def out() -> Answer:
        token = request.cookies.get(gate.site.cookie("planbot"), "")
        with gate.site.database.begin() as db:
            sessions.end_one(db, token, gate.now)
        return _left(gate)

    @gate.page("/out/everywhere", methods=("POST",))
    def out_everywhere() -> Answer:
        with gate.site.database.begin() as db:
            sessions.end_everywhere(db, g.visit.person, gate.now)
        return _left(gate)


def _left(gate: Gate) -> Answer:
    session.clear()
    g.pop("visit", None)
    answer = gate.html("left.html")
    _give(gate, answer, "planbot", "", 0)
    return answer


def _give(gate: Gate, answer: Answer, name: str, value: str, seconds: int) -> None:
    answer.set_cookie(
        gate.site.cookie(name),
        value,
        max_age=seconds,
        httponly=True,
        samesite="Lax",
        secure=gate.site.is_https,
        path="/",
    )
