"""What a message was understood to ask: the result type of the whole understanding."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from knowledge.facts.manual import Facet

FOR_SCHOOLS = "for-schools"
"""Topic of a calendar reading that asks what schools must do."""
Kind = Literal["answer", "calendar", "clarify", "escalate", "smalltalk"]
MonthAsked = int | Literal["this", "next", "last", "all"]
"""Last becomes the month's number as soon as a clock is at hand: it is past, and no other way names it."""


@dataclass(frozen=True)
class Option:
    """One thing the person may mean. `step` None is the whole procedure."""

    procedure: str
    step: int | None
    facet: Facet | None = None


@dataclass(frozen=True)
class Talk:
    """What the chat was last about; empty after 30 minutes of silence. All that follow-ups need."""

    procedure: str | None = None
    step: int | None = None
    facet: Facet | None = None
    month: MonthAsked | None = None
    options: tuple[Option, ...] = ()
    """The choices last offered, in the order of their numbers."""
    subjects: tuple[Option, ...] = ()
    """All that the talk was about so far: each procedure once, in the order they came up, as last asked."""


@dataclass(frozen=True)
class Reading:
    """How a message was read. `procedure` and `step` are the best candidate, whatever the kind."""

    kind: Kind
    procedure: str | None = None
    step: int | None = None
    facet: Facet | None = None
    month: MonthAsked | None = None
    options: tuple[Option, ...] = ()
    """Of `clarify` the choices; of `answer` the other readings that stand as buttons on its card."""
    score: float = 0.0
    """0-1: how sure the reading is."""
    topic: str | None = None
    """Of what sort, within the kind. escalate: `person`, `system`, `case`, `file`, `other-group:<id>`,
    `orders`, `abuse`, `foreign`, `unknown`. smalltalk: `greeting`, `thanks`, `ok`, `bye`, `praise`, `who`,
    `help`, `sticker`, `sorry`. answer: `days-left`, `total` (sum of the steps' days), `in-time` (kept or
    missed), `no-such-day` (the same, of a date that no year has), `alike` (all that may be meant has this
    answer), `compared` (with the step in `more`), `first-step` or `last-step` (what comes before or after
    that was asked) or None. calendar: `no-such-month`, `for-schools` (what schools must do) or None.
    clarify: `all` or `no-such-choice` was said of the choices, or None."""
    named: bool = True
    """False where neither the words nor the talk name what `procedure` is: it is merely the likeliest."""
    complete: bool = True
    """False for a fragment ("สวัสดีค่ะ", "คือว่าเรื่องแผน") that more words are likely to follow."""
    half: Literal["subject", "question"] | None = None
    """What may be half of a question though it can be answered: a subject of which nothing is asked, or a
    question without a subject where no talk has one."""
    to_bot: bool = True
    """False where a sentence that begins with the bot's name talks about it, not to it."""
    day: date | None = None
    """The day (Gregorian) for which `in-time` was asked, where one was named."""
    more: tuple["Reading", ...] = ()
    """What else the message asks: the second of two steps compared, a second question."""
    left: tuple[str, ...] = ()
    """Questions of a message with several that nothing was found for, as typed. Never stored."""
    why: tuple[str, ...] = ()
    """The evidence, a line each, for `planbot ask --explain`. Never logged."""
