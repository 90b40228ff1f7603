"""Looks now and then whether planbot as a whole is well, and has somebody told where it is not."""

import logging
import shutil
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from db import announcements, deliveries, inbox, line_access
from db.engine import Database
from domain.incidents import Incident
from domain.time import BANGKOK
from knowledge.facts.manual import Manual
from line.gateway import Quota
from services.knowledge.unfilled import unfilled
from services.outbound import incidents

log = logging.getLogger("planbot.watchman")

LOOK_EVERY = 60
"""Seconds."""
TOO_OLD = timedelta(minutes=5)
"""What has waited longer than this is not merely slow."""
STOPPED = timedelta(minutes=10)
"""The clock ticks every few seconds; a process that starts has time to."""
LITTLE_SPACE = 500_000_000
"""Bytes; a twentieth of a disk where that is less."""
LITTLE_QUOTA = 10
"""Less than one in so many of the month's messages."""

TWICE = (Incident.QUEUE, Incident.CLOCK)
"""Must be seen in two looks in a row: a clock that was set, or a queue that drains, looks the same once."""


class Watchman:
    """One in each worker process; what they find is kept in the database, so that it is told once."""

    def __init__(
        self,
        database: Database,
        manual: Callable[[], Manual],
        clock: Callable[[], datetime],
        free_of: Callable[[Path], tuple[int, int]] | None = None,
    ) -> None:
        """free_of: bytes in all and free of the disk that holds a folder."""
        self._database, self._manual, self._clock = database, manual, clock
        self._free_of = free_of or _free_of
        self._since = clock()
        self._before: set[Incident] = set()
        self.quota: Quota | None = None
        """As LINE last told it; None where it did not."""

    def look(self) -> None:
        now, manual = self._clock(), self._manual()
        with self._database.read() as session:
            found = self._work(session, now)
        found |= self._means(manual, now)
        there = {kind for kind, is_there in found.items() if is_there}
        for kind in TWICE:
            if kind in there - self._before:
                found[kind] = None
        self._before = there
        incidents.tell(self._database, found, manual.duty.head, now)

    def _work(self, session: Session, now: datetime) -> dict[Incident, bool | None]:
        """What the database shows."""
        denied = line_access.denial(session) is not None
        untried, failing = inbox.count_late_chats(session, now - TOO_OLD)
        owed = deliveries.oldest_owed_at(session)
        is_late = bool(untried or failing or (owed and now - owed > TOO_OLD))
        ticked = announcements.last_tick(session)
        alive_since = max(filter(None, (ticked, self._since)))
        return {
            Incident.LINE: denied,
            Incident.QUEUE: None if denied else is_late,
            Incident.CLOCK: now - alive_since > STOPPED,
        }

    def _means(self, manual: Manual, now: datetime) -> Mapping[Incident, bool | None]:
        """What there is to work with."""
        quota, missing = self.quota, unfilled(manual, now.astimezone(BANGKOK).date())
        short = quota and quota.limit is not None and (quota.limit - quota.used) * LITTLE_QUOTA < quota.limit
        whole, free = self._free_of(self._folder())
        return {
            Incident.QUOTA: None if quota is None else bool(short),
            Incident.DISK: free < min(LITTLE_SPACE, whole // 20),
            Incident.FACTS: bool(missing.fields or missing.nobody_for or missing.ploughing_day),
        }

    def _folder(self) -> Path:
        """Where this machine keeps something: PostgreSQL's own disk cannot be seen from here."""
        return Path(self._database.url.database or "").parent if self._database.is_sqlite else Path()


def _free_of(folder: Path) -> tuple[int, int]:
    usage = shutil.disk_usage(folder)
    return usage.total, usage.free
