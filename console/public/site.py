"""What the process hands to the pages, and what they know of the office at a moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from knowledge.facts.manual import Manual
from scheduler.calendar.occasions import Office
from scheduler.calendar.worktime import USUAL, Hours


@dataclass(frozen=True)
class Site:
    """Settings of the process that pages need."""

    public_url: str = ""
    """Without a slash at its end; empty where not set. No header of a request stands in for it."""
    announce_at: time = time(8, 30)
    hours: Hours = USUAL
    keeps: tuple[int, int] = (30, 2)
    """Days that raw messages are kept, and fiscal years that records of service are."""
    places: int = 2
    """Pages that may be made at the same time in this process; who comes on top is told to try again."""


@dataclass(frozen=True)
class Publication:
    """Statistics of a period that an officer published."""

    id: int
    fiscal_year: int
    """พ.ศ."""
    months: int
    """So many of it, from October."""
    title: str
    published_on: date
    """A day in Bangkok."""


@dataclass(frozen=True)
class Facts:
    """The manual, the office's dates and the bot's own account, as they stand now."""

    office: Office
    basic_id: str = ""
    """Of the bot, with its @; empty where LINE has not told it yet."""
    published: tuple[Publication, ...] = ()
    """Statistics that may be shown: the last of each period, newest and longest first."""
    set_at: Mapping[str, datetime] = field(default_factory=dict)
    """When each closing day was last set, by name and fiscal year: `emes-close-6m:2570`."""

    @property
    def manual(self) -> Manual:
        return self.office.manual
