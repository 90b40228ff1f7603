"""The desk that handlers work at: the manual as it stands now, the calendar, the bot's own account."""

import hashlib
import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path

from sqlalchemy.orm import Session

from db import chats, entries, published
from db.engine import Database
from domain.time import BANGKOK
from handlers.contract.published import Published
from handlers.contract.reply import Bot, Desk
from knowledge.facts.manual import Manual
from knowledge.facts.timeline import KeyDates
from knowledge.loading.live import LiveManual
from knowledge.loading.load import MANUAL
from knowledge.reading.taught_entries import Entry
from knowledge.reading.understand import Understanding
from line.gateway import Line, LineError
from scheduler.calendar.occasions import Office
from scheduler.calendar.workdays import Workdays
from scheduler.calendar.worktime import USUAL, Hours
from services.inbound.turns import PATIENCE
from services.knowledge import key_dates, overrides
from services.knowledge.approved import approved_entries
from services.memory import loading

log = logging.getLogger("planbot.desk")


def office_of(desk: Desk) -> Office:
    return Office(desk.manual, desk.key_dates, desk.workdays, desk.announce_at)


class DeskKeeper:
    """Keeps a Desk in step with the YAML files and with what LINE says of the account."""

    def __init__(
        self,
        database: Database | None = None,
        manual: LiveManual | Path = MANUAL,
        hours: Hours = USUAL,
        *,
        announce_at: time = time(8, 30),
        feed: str = "",
        files: str = "",
        pages: str = "",
        console: str = "",
        keeps: tuple[int, int] = (30, 2),
        undo_seconds: int = 0,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`manual`: read already, or its folder. feed: address of the calendar that people can subscribe to.
        files, pages, console, keeps, undo_seconds: see Desk. clock: in which fiscal year it is asked.
        """
        self._clock = clock
        self._hours = hours
        self._database = database
        with loading():
            self._live = LiveManual(manual) if isinstance(manual, Path) else manual
        self._lock = threading.Lock()
        self._feed, self._announce_at = feed, announce_at
        self._files, self._pages, self._console, self._keeps = files, pages, console, keeps
        self._undo_seconds = undo_seconds
        self._entries_stamp: object = None
        self.marks_read_by_hand = False
        """Whether a message must be marked to count as read (line.sent.AccountInfo)."""
        self._entries: tuple[Entry, ...] = ()
        self._published_rows: list[int] = []
        self._published: tuple[Published, ...] = ()
        if database:
            overrides.take_up(database, self._live, clock())
        self._standing = self._live.standing
        self._desk = self._made(Bot(), {})
        self.take_account()
        self.take_key_dates()

    @property
    def desk(self) -> Desk:
        return self._desk

    def office(self) -> Office:
        """What the work calendar is worked out from, as it stands now."""
        return office_of(self._desk)

    def refresh_manual(self) -> None:
        """Read changed files again. A bad one is refused; the good one stays in use."""
        for problem in self._live.refresh():
            log.error("manual refused", extra={"file": problem.file, "at_line": problem.line})
        self._catch_up()

    def take_overrides(self) -> None:
        """Take up what the office changed since, wherever it did, and what a new fiscal year brings."""
        if self._database:
            overrides.take_up(self._database, self._live, self._clock())
        if self._live.standing != self._standing:
            self._catch_up()

    def _catch_up(self) -> None:
        """The desk for the manual as it is now; the pages of this process may have taken it up first."""
        self._standing = self._live.standing
        if self._live.manual is not self._desk.manual:
            with self._lock:
                self._desk = self._made(self._desk.bot, self._desk.key_dates)
            log.info("manual reloaded")
        self.take_key_dates()

    def ask_account(self, line: Line, now: datetime) -> None:
        """Ask LINE who the bot is, and keep it for the other processes."""
        try:
            info = line.account()
        except LineError as error:
            log.warning("account not known", extra={"reason": str(error)})
            return
        if self._database:
            with self._database.begin() as session:
                chats.remember_account(
                    session, info.user_id, info.basic_id, info.name, now,
                    marks_read_by_hand=info.marks_read_by_hand,
                )  # fmt: skip
        self.take_account()

    def take_entries(self) -> None:
        """Take up what officers approved, withdrew or published since."""
        if self._database is None:
            return
        self._take_published(self._database)
        with self._database.read() as session:
            stamp = entries.stamp(session)
            if stamp == self._entries_stamp:
                return
            found = approved_entries(session)
        with self._lock:
            self._entries_stamp, self._entries = stamp, found
            self._desk = replace(self._desk, entries=found)

    def _take_published(self, database: Database) -> None:
        with database.read() as session:
            rows = [row[0] for row in published.latest(session)]
            if rows == self._published_rows:
                return
            found = published_statistics(session)
        with self._lock:
            self._published_rows = rows
            self._published = found
            self._desk = replace(self._desk, published=found)

    def take_account(self) -> None:
        if self._database is None:
            return
        with self._database.read() as session:
            account = chats.account(session)
        if account:
            with self._lock:
                self._desk = self._with_bot(Bot(account.name, account.basic_id))
                self.marks_read_by_hand = bool(account.marks_read_by_hand)

    def take_key_dates(self) -> None:
        """The closing days as the office has set them by now."""
        if self._database is None:
            return
        found = key_dates.of(self._database)
        if found != self._desk.key_dates:
            with self._lock:
                version = version_of(self._desk.manual, found)
                self._desk = replace(self._desk, key_dates=found, version=version)

    def _made(self, bot: Bot, dates: KeyDates) -> Desk:
        manual = self._live.manual
        with loading():
            understanding = Understanding(manual)
        return Desk(
            manual,
            understanding,
            Workdays(manual.days_off),
            dates,
            bot,
            hours=self._hours,
            version=version_of(manual, dates),
            entries=self._entries,
            announce_at=self._announce_at,
            feed=self._feed,
            files=self._files,
            pages=self._pages,
            console=self._console,
            keeps=self._keeps,
            published=self._published,
            undo_seconds=self._undo_seconds,
            burst=PATIENCE,
        )

    def _with_bot(self, bot: Bot) -> Desk:
        return replace(self._desk, bot=bot)


def published_statistics(session: Session) -> tuple[Published, ...]:
    """The last publication of each period, newest and longest first."""
    found = []
    for number, year, months, at in published.latest(session):
        row = published.one(session, number)
        figures = row.figures if row else {}
        services, requests = figures.get("services", 0), figures.get("requests", 0)
        found.append(Published(year, months, services, requests, at.astimezone(BANGKOK).date()))
    return tuple(found)


def version_of(manual: Manual, dates: KeyDates) -> str:
    """The same for the same facts, those that the office changed included: kept beside each answer."""
    days = sorted((name, day.isoformat()) for name, found in dates.items() for day in found)
    return hashlib.sha256(f"{manual.model_dump_json()}{days}".encode()).hexdigest()[:12]
