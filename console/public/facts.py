"""Keeps `Facts` in step with the YAML files and the database."""

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sqlalchemy.exc import SQLAlchemyError

from console.public.site import Facts, Publication, Site
from db import chats, key_dates, published
from db.engine import Database
from domain.time import BANGKOK
from knowledge.facts.manual import Manual
from knowledge.facts.timeline import KeyDates
from knowledge.loading.live import LiveManual
from knowledge.loading.load import MANUAL
from scheduler.calendar.occasions import Office
from scheduler.calendar.workdays import Workdays
from services.knowledge import overrides
from services.reports.figures import Figures, from_json
from services.reports.period import Period

if TYPE_CHECKING:
    from handlers.contract.reply import Desk
    from knowledge.reading.understand import Understanding

log = logging.getLogger("planbot.pages")

FRESH = timedelta(seconds=1)
"""How long what was read may be used before it is looked at again."""

Shared = Callable[[], "Understanding | None"]


def _nothing() -> None:
    return None


class FactKeeper:
    """Reads when first asked for: most web processes are never asked, and the manual takes memory."""

    def __init__(
        self,
        site: Site,
        database: Database,
        manual: LiveManual | Path = MANUAL,
        shared: Shared = _nothing,
    ) -> None:
        """shared: the understanding of a worker in the same process, once there is one."""
        self._site, self._database, self._source, self._shared = site, database, manual, shared
        self._lock, self._building = threading.Lock(), threading.Lock()
        self._live: LiveManual | None = manual if isinstance(manual, LiveManual) else None
        self._facts: Facts | None = None
        self._read_at: datetime | None = None
        self._understanding: Understanding | None = None

    def facts(self, now: datetime, *, at_once: bool = False) -> Facts:
        """The same object for as long as nothing changed. at_once: as they stand now, not a second ago."""
        with self._lock:
            if self._facts is None or self._read_at is None or at_once or abs(now - self._read_at) >= FRESH:
                self._facts, self._read_at = self._looked_up(self._facts, now), now
            return self._facts

    @property
    def live(self) -> LiveManual | None:
        """The manual with its files and what the office changed in it; None until it was asked for."""
        return self._live

    def understanding(self, manual: Manual) -> "Understanding":
        """How questions are read, built once for each manual."""
        shared = self._shared()
        if shared is not None and shared.manual is manual:
            return shared
        with self._building:  # takes seconds; pages that search nothing go on meanwhile
            if self._understanding is None or self._understanding.manual is not manual:
                from knowledge.reading.understand import Understanding  # its weights take memory: only here

                self._understanding = Understanding(manual)
            return self._understanding

    def figures(self, number: int) -> Figures:
        """As they were published."""
        with self._database.read() as session:
            row = published.one(session, number)
            assert row is not None  # rows are never taken away
            return from_json(row.figures)

    def desk(self, understanding: "Understanding", now: datetime) -> "Desk":
        """What the chat looks things up in, for a search: with what officers taught and published by now."""
        from handlers.contract.reply import Desk  # only here: most processes are never asked
        from services.knowledge.approved import approved_entries
        from services.snapshot.desk import published_statistics

        office = self.facts(now).office
        desk = Desk(
            office.manual,
            understanding,
            office.workdays,
            office.key_dates,
            hours=self._site.hours,
            pages=self._site.public_url,
        )
        try:
            with self._database.read() as session:
                taught, figures = approved_entries(session), published_statistics(session)
        except SQLAlchemyError as error:
            log.warning("taught entries not read", extra={"error": type(error).__name__})
            return desk
        return replace(desk, entries=taught, published=figures)

    def _looked_up(self, before: Facts | None, now: datetime) -> Facts:
        if self._live is None:
            self._live = LiveManual(cast(Path, self._source))
        for problem in self._live.refresh():
            log.error("manual refused", extra={"file": problem.file, "at_line": problem.line})
        overrides.take_up(self._database, self._live, now)
        found = self._kept(before or self._without_database(self._live.manual))
        if found.manual is not self._live.manual:
            manual = self._live.manual
            office = replace(found.office, manual=manual, workdays=Workdays(manual.days_off))
            found = replace(found, office=office)
        return before if before is not None and found == before else found

    def _without_database(self, manual: Manual) -> Facts:
        return Facts(Office(manual, {}, Workdays(manual.days_off), self._site.announce_at))

    def _kept(self, before: Facts) -> Facts:
        """With what the database has; the manual is shown all the same where it does not answer."""
        try:
            with self._database.read() as session:
                dates = cast(KeyDates, key_dates.by_name(session))
                set_at = {f"{one.name}:{one.fiscal_year}": one.set_at for one in key_dates.every(session)}
                shown = tuple(_publication(*one) for one in published.latest(session))
                account = chats.account(session)
                basic_id = account.basic_id if account else ""
        except SQLAlchemyError as error:
            log.warning("facts not read", extra={"error": type(error).__name__})
            return before
        office = replace(before.office, key_dates=dates)
        return replace(before, office=office, basic_id=basic_id, set_at=set_at, published=shown)


def _publication(number: int, year: int, months: int, at: datetime) -> Publication:
    return Publication(number, year, months, Period(year, months).title, at.astimezone(BANGKOK).date())
