"""How far our clock is from LINE's: by the dates of LINE's answers, else by the moments of its events."""

import logging
import threading
from collections import deque
from datetime import datetime, timedelta

from db import line_access
from db.engine import Database

log = logging.getLogger("planbot.clock_check")

TOO_FAR = 30
"""Seconds; a date in a header tells whole ones, and an answer takes its time."""

SAMPLES = 20
"""The quickest of so many events shows the clocks; the others show how long LINE took."""

KEEP_EVERY = timedelta(minutes=10)


class ClockCheck:
    """Safe to use from many threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._lags: deque[float] = deque(maxlen=SAMPLES)
        self._dates_seen_at: datetime | None = None
        self._kept: tuple[int, datetime] | None = None

    def saw_answer(self, served_at: datetime, now: datetime) -> None:
        """LINE's answer had this date, and arrived now."""
        with self._lock:
            self._dates_seen_at = now
        self._tell(round((now - served_at).total_seconds()), now)

    def saw_event(self, occurred_at: datetime, received_at: datetime) -> None:
        """An event that LINE delivered for the first time. Of use while no answer of LINE's had a date."""
        with self._lock:
            self._lags.append((received_at - occurred_at).total_seconds())
            lag = min(self._lags)
            is_known = self._dates_seen_at is not None or (len(self._lags) < SAMPLES and lag > 0)
        if not is_known:
            self._tell(round(lag), received_at)

    def _tell(self, seconds: int, now: datetime) -> None:
        """Keep it where it is new or was kept long ago, and log it where the clocks came apart."""
        with self._lock:
            was = self._kept
            far, was_far = abs(seconds) > TOO_FAR, was is not None and abs(was[0]) > TOO_FAR
            recent = was is not None and timedelta(0) <= now - was[1] < KEEP_EVERY
            if recent and far == was_far:
                return
            self._kept = (seconds, now)
        with self._database.begin() as session:
            line_access.measured(session, seconds, now)
        if far:
            log.error("our clock and LINE's differ: set this machine's clock", extra={"seconds": seconds})
        elif was_far:
            log.info("our clock and LINE's agree again")
