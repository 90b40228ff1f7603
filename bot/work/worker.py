"""The worker: takes up what waits, and keeps the house in order."""

import logging
import threading
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

from apscheduler.schedulers.background import BackgroundScheduler

from bot.settings import Settings
from bot.web import files
from bot.work.guard import guarded
from bot.work.one_worker import OneWorker
from bot.work.wakeup import Bell, Watch
from bot.work.watchman import LOOK_EVERY, Watchman
from db import chats, clock_changes, consultations, deliveries, inbox
from db.engine import Database
from domain.error_place import place_of
from domain.time import BANGKOK, fiscal_year_at, fiscal_year_starts
from knowledge.reading.understand import Understanding
from line.gateway import Line, LineError
from scheduler import waiting
from scheduler.calendar import worktime
from scheduler.calendar.due import next_open
from scheduler.clock import Clock
from services import metrics
from services.dispatcher import Dispatcher
from services.memory import settle
from services.outbound.attachments import Fetcher
from services.outbound.delivery import Courier
from services.outbound.menus import MenuKeeper
from services.outbound.read_marks import ReadMarks
from services.privacy import walk
from services.privacy.row import Times
from services.snapshot.desk import DeskKeeper

log = logging.getLogger("planbot.worker")

THREADS = 12
"""Most of a worker's time is spent waiting for LINE."""

TICK_EVERY = 5
"""Seconds; a tick with nothing due is two looks into the database."""

FETCH_EVERY = 1
"""Seconds; with no picture or file to fetch it is one look into the database."""

PROBE_EVERY = 10
"""Seconds; while LINE takes what is sent it is one look into the database."""
MENUS_EVERY = 3
"""Seconds; with nothing to do it is one look into the database."""
STANDS_STILL = 60.0
"""Seconds without a look for work, more than any wait for the database takes, after which something hangs."""

LOOK_AGAIN = 1.0
"""Seconds after which the worker looks even if nothing rang."""

NOTHING_TAKEN = timedelta(milliseconds=250)
"""Another worker took what is due, or LINE takes nothing at present."""

SOON = 0.02
"""Seconds, if nothing rings, after which the worker looks for more than it just claimed."""


def words_kept_from(now: datetime, years: int = 2) -> datetime:
    """The day from which people's words are kept: so many fiscal years, this one counted, from 1 October."""
    return fiscal_year_starts(fiscal_year_at(now) - years + 1)


class Worker:
    """Claims in one thread, handles and sends in several."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        line: Line,
        keeper: DeskKeeper,
        bell: Bell,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._settings, self._database, self._line = settings, database, line
        self._keeper, self._bell, self._clock = keeper, bell, clock
        self._courier = Courier(
            database,
            line,
            clock,
            settings.late_pushes_a_day,
            lambda now: next_open(keeper.office(), now),
            lambda now: worktime.next_open(now, keeper.desk.workdays, keeper.desk.hours),
            lambda: keeper.desk.manual.duty.duties,
            line.has_member,
        )
        line.when_denied = lambda: self._courier.gate.refused("any")
        self._dispatcher = Dispatcher(
            database,
            self._courier,
            lambda: keeper.desk,
            clock,
            joined=self._learn_name,
            met=self._learn_person,
            handled=ReadMarks(line, lambda: keeper.marks_read_by_hand).mark,
        )
        self._announcer = Clock(database, keeper.office, line, lambda: keeper.desk.bot.basic_id)
        self._menus = MenuKeeper(database, line, lambda: keeper.desk.pages, clock)
        self._watchman = Watchman(database, lambda: keeper.desk.manual, clock)
        self._fetcher = Fetcher(database, line, clock, files.address(settings), self._officers_hear_at)
        self._owner = uuid.uuid4().hex[:16]
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="handle")
        self._free = threading.Semaphore(THREADS)
        self._is_full = False
        self._stopping = threading.Event()
        self._looked_at = time.monotonic()
        self._watch = Watch(database, bell)
        self._ticks = BackgroundScheduler(timezone=BANGKOK)
        self._only = OneWorker(database) if database.is_sqlite else None
        self._thread = threading.Thread(target=self._loop, name="claim", daemon=True)

    @property
    def understanding(self) -> Understanding:
        """How questions are read here, for pages of the same process to use as well."""
        return self._keeper.desk.understanding

    def start(self) -> None:
        """Begin to work; raises Failure where SQLite has one already."""
        if self._only:
            self._only.take()
            with self._database.begin() as session:
                inbox.release_all(session)
                deliveries.release_stale(session)
        now = datetime.now(UTC)
        self._job("manual", self._keeper.refresh_manual, 5)
        self._job("overrides", self._keeper.take_overrides, 1)
        self._job("entries", self._keeper.take_entries, 5, now)
        self._job("tidy", self._tidy, 6 * 60 * 60, now)
        self._job("account", self._ask_account, 60 * 60, now)
        self._job("waiting", self._watch_waiting, 60)
        self._job("fetch", self._fetch, FETCH_EVERY)
        self._job("announce", self._announce, TICK_EVERY, now)
        self._job("probe", self._probe, PROBE_EVERY)
        self._job("clock changes", self._take_up_ahead, TICK_EVERY, now)
        self._job("incidents", self._watchman.look, LOOK_EVERY)
        self._job("menus", self._menus.keep_in_step, MENUS_EVERY, now)
        self._ticks.start()
        self._watch.start()
        self._thread.start()
        settle()

    def _job(
        self, name: str, job: Callable[[], object], seconds: float, first: datetime | None = None
    ) -> None:
        """Do a job now and then, whatever becomes of it; first at that moment, or after its time."""
        more = {"next_run_time": first} if first else {}
        self._ticks.add_job(
            guarded(name, job),
            "interval",
            seconds=seconds,
            coalesce=True,
            misfire_grace_time=None,
            max_instances=1,
            **more,
        )

    @property
    def is_alive(self) -> bool:
        """Whether work is being taken up: what systemd's watchdog wants to know."""
        return self._thread.is_alive() and time.monotonic() - self._looked_at < STANDS_STILL

    def stop(self) -> None:
        """Finish what is in hand, take up nothing new."""
        self._stopping.set()
        self._bell.ring()
        self._watch.stop()
        self._ticks.shutdown(wait=False)
        if self._thread.is_alive():
            self._thread.join(timeout=30)
        self._pool.shutdown(wait=True)
        if self._only:
            self._only.give_back()

    def _loop(self) -> None:
        while not self._stopping.is_set():
            self._looked_at = time.monotonic()
            try:
                pause = self._take_up()
            except Exception as error:  # without this thread nothing more would be answered
                log.error("could not take up work", extra={"error": place_of(error)})
                pause = LOOK_AGAIN
            if pause:
                self._bell.wait(pause)

    def _take_up(self) -> float:
        """Claim as much as there are free threads for; seconds until something may be due."""
        self._is_full = True  # said before it is looked at: a thread that ends meanwhile rings
        room = self._room()
        if not room:
            return LOOK_AGAIN
        self._is_full = False
        # A look that takes no lock, before a claim that does.
        now = self._clock()
        with self._database.read() as session:
            event, delivery = inbox.next_ready_at(session, now), deliveries.next_due_at(session, now)
        left = room
        if event and event <= now:
            for chat in self._dispatcher.claim(self._owner, left):
                self._submit(self._dispatcher.handle_chat, chat, self._owner)
                left -= 1
        if delivery and delivery <= now:
            # A key of its own for each claim: a delivery taken over after its lease is not ours any more.
            jobs = self._courier.claim(f"{self._owner}-{uuid.uuid4().hex[:8]}", max(left, 1))
            for job in jobs:
                self._submit(self._courier.send, job)
                left -= 1
            if not jobs:
                delivery = now + NOTHING_TAKEN
        until = min((moment - now for moment in (event, delivery) if moment), default=timedelta.max)
        return min(max(until.total_seconds(), SOON if left > 0 else 0.0), LOOK_AGAIN)

    def _room(self) -> int:
        free = 0
        while free < THREADS and self._free.acquire(blocking=False):
            free += 1
        for _ in range(free):
            self._free.release()
        return free

    def _submit(self, work: Callable[..., None], *arguments: Any) -> None:
        self._free.acquire()

        def run() -> None:
            try:
                work(*arguments)
            except Exception as error:  # a thread must not die silently with its work
                log.error("work failed", extra={"error": place_of(error)})
            finally:
                self._free.release()
                # On SQLite the watch hears of what this thread stored, as of everybody's.
                if self._is_full or not self._database.is_sqlite:
                    self._bell.ring()

        self._pool.submit(run)

    def _announce(self) -> None:
        try:
            self._announcer.tick(self._clock())
        except Exception as error:  # the next tick does what this one could not; its words may be somebody's
            log.error("tick failed", extra={"error": place_of(error)})
        self._bell.ring()

    def _fetch(self) -> None:
        try:
            if self._fetcher.fetch_due():
                self._bell.ring()
        except Exception as error:  # what it had in hand is taken up again when its lease is over
            log.error("fetching failed", extra={"error": place_of(error)})

    def _probe(self) -> None:
        self._courier.probe(f"{self._owner}-{uuid.uuid4().hex[:8]}")

    def _take_up_ahead(self) -> None:
        """After a clock was set back; with nothing to do it is one look into the database."""
        with self._database.read() as session:
            if not clock_changes.is_ahead(session, self._clock()):
                return
        with self._database.begin() as session:
            rows = clock_changes.recover(session, self._clock())
        log.warning("the clock was set back: what it held up is taken up again", extra={"rows": rows})
        self._bell.ring()

    def _tidy(self) -> None:
        now = self._clock()
        keep = timedelta(days=self._settings.keep_raw_days)
        words_from = words_kept_from(now, self._settings.keep_text_years)
        with self._database.begin() as session:
            walk.finish_erasing(session, now)
            walk.drop_outlived(session, Times(now, words_from, keep))
        told = {"raw_days": keep.days, "words_from": words_from.date().isoformat(), "counts": "kept"}
        log.info("old data dropped", extra=told)

    def _watch_waiting(self) -> None:
        desk = self._keeper.desk
        patience = waiting.Patience(
            self._settings.remind_after_hours,
            self._settings.tell_head_after_hours,
            desk.manual.duty.head,
            desk.manual.duty.duties,
        )
        waiting.watch(self._database, patience, desk.workdays, self._clock())

    def _officers_hear_at(self, now: datetime) -> datetime:
        desk = self._keeper.desk
        return worktime.next_open(now, desk.workdays, desk.hours)

    def _ask_account(self) -> None:
        self._keeper.ask_account(self._line, self._clock())
        try:
            quota = self._watchman.quota = self._line.quota()
        except LineError:
            return
        if quota.limit is not None:
            metrics.quota_left(max(quota.limit - quota.used, 0))

    def _learn_person(self, person: str, group: str | None) -> None:
        try:
            name = self._line.member_name(group, person) if group else self._line.person_name(person)
        except LineError:
            return
        if name:
            with self._database.begin() as session:
                consultations.tell_person(session, person, name=name)
                consultations.name_officer(session, person, name)

    def _learn_name(self, group: str) -> None:
        try:
            name = self._line.group_name(group)
        except LineError:
            return
        with self._database.begin() as session:
            chats.name_group(session, group, name)
