"""A dated step as calendar cards and announcements show it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from knowledge.facts.manual import Procedure, Step

Why = Literal["due", "start", "end", "runs", "next"]


@dataclass(frozen=True)
class Entry:
    """A step in a month of the calendar: due on a day, or a span that starts, ends or runs on in it.

    "next": due in the month after, which a digest says where its own month has nothing.
    """

    procedure: Procedure
    step: Step
    why: Why
    due: date
    """The due day, or the last day of the span."""
    last_working_day: date
    first: date | None = None
    closing: date | None = None
    after: bool = False
    """Whether this is work after a system has closed, from `due` on."""
