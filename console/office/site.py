"""What the process hands to the office's pages."""

import hashlib
import hmac
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from console.office.address import PATH
from console.public import FactKeeper
from db.engine import Database
from domain.ranks import Rank
from scheduler.calendar.worktime import USUAL, Hours

FRESH = timedelta(minutes=30)
"""So long after a link was spent, people's words may be taken out and things be destroyed."""


Checks = Callable[[], Iterable[tuple[str, str, str]]]


@dataclass(frozen=True)
class OfficeSite:
    public_url: str
    """Empty where not set. Decides alone whether cookies need https; no header of a request does."""
    secret: str
    """Of the LINE channel: what forms are signed with is made of it."""
    database: Database
    keeper: FactKeeper
    clock: Callable[[], datetime]
    ring: Callable[[], None] = lambda: None
    """Wakes a worker in this process, if there is one."""
    checks: Checks = tuple
    """What `planbot doctor` finds: level (ok, bad, note), what, and what to do."""
    hours: Hours = USUAL
    """When officers may be written to."""
    files: str = ""
    """Address under which pictures and files are to be had; empty where LINE could fetch none."""
    undo_seconds: int = 0
    """So long an officer's answer can be stopped."""
    places: int = 3
    """Pages that may be made at the same time in this process, so that threads are left for LINE."""

    @property
    def is_https(self) -> bool:
        return self.public_url.startswith("https://")

    @property
    def form_key(self) -> str:
        return hmac.new(self.secret.encode(), b"forms of the office's pages", hashlib.sha256).hexdigest()

    def cookie(self, name: str) -> str:
        """With the prefix that keeps other hosts of the same domain from setting it."""
        return f"__Host-{name}" if self.is_https else name


@dataclass(frozen=True)
class Needs:
    """What a route asks of who comes."""

    rank: Rank = Rank.OFFICER
    fresh: bool = False
    """The link must have been spent within `FRESH`."""


HOME = f"{PATH}/"
NAVIGATION = (
    (HOME, "วันนี้", Rank.OFFICER),
    (f"{PATH}/cases", "เรื่องปรึกษา", Rank.OFFICER),
    (f"{PATH}/announcements", "ประกาศ", Rank.OFFICER),
    (f"{PATH}/knowledge", "ความรู้", Rank.OFFICER),
    (f"{PATH}/statistics", "สถิติ", Rank.OFFICER),
    (f"{PATH}/office", "สำนักงาน", Rank.OFFICER),
    (f"{PATH}/system", "ระบบ", Rank.ADMIN),
)
"""Pages in the head of each page: address, name, and from which rank on."""
