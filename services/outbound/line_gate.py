"""While LINE refuses our token nothing is sent: all is kept, and once a minute it is tried again.

Who is told of it: `services/outbound/incidents.py`.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from sqlalchemy.orm import Session

from db import line_access
from db.engine import Database
from db.line_access import Denial, DeniedTo
from line.gateway import LineError

log = logging.getLogger("planbot.line_gate")


class Account(Protocol):
    """The question to LINE that any valid token may ask; raises LineError."""

    def account(self) -> object: ...


class LineGate:
    """Open while LINE takes what we send. What one process finds out counts for all of them."""

    def __init__(self, database: Database, line: Account, clock: Callable[[], datetime]) -> None:
        self._database, self._line, self._clock = database, line, clock
        self._denied: Denial | None = None

    def is_open(self, session: Session) -> bool:
        self._denied = line_access.denial(session)
        return self._denied is None

    def refused(self, to: DeniedTo, session: Session | None = None) -> None:
        """LINE answered 401, or 403 to a reply or push."""
        if self._denied is not None:
            return
        now = self._clock()
        if session is None:
            with self._database.begin() as session:
                is_new = line_access.deny(session, to, now)
        else:
            is_new = line_access.deny(session, to, now)
        self._denied = Denial(now, to)
        if is_new:
            log.error(
                "LINE refuses the channel access token: nothing is sent and nothing is lost until"
                " LINE_CHANNEL_ACCESS_TOKEN is set anew and planbot restarted; see planbot doctor",
                extra={"refused": to},
            )

    def accepted(self, kind: str, session: Session) -> None:
        """LINE took a reply or a push."""
        if self._denied is not None and self._denied.to in ("any", kind):
            self._open(session)

    def probe(self, send_one: Callable[[], bool]) -> None:
        """Try again whether LINE accepts us, where it is time for that.

        send_one: sends the oldest delivery that is due, and tells whether there was one.
        """
        with self._database.read() as session:
            if self.is_open(session):
                return
        with self._database.begin() as session:
            denied = line_access.take_probe(session, self._clock())
        if denied is None:
            return
        try:
            self._line.account()
        except LineError as error:
            if error.status in (401, 403):
                return  # as before
            if error.status is None or error.status >= 500:
                return  # LINE is not there at all: that tells nothing about the token
        if denied.to != "any" and send_one():
            return  # what LINE said to that has opened the gate, or left it shut
        with self._database.begin() as session:
            self._open(session)

    def _open(self, session: Session) -> None:
        ended, self._denied = line_access.allow(session), None
        if ended is None:
            return
        log.warning("LINE accepts the channel access token again", extra={"since": ended.since.isoformat()})
