"""Officers' answers in their undo window as handlers see them, and what they may wish to become of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from handlers.contract.attachments import PassOn
from handlers.contract.case import Act, Push
from handlers.contract.officer_draft import Kept

What = Literal["answered", "corrected", "attached"]
"""attached: pictures and files passed on after an answer; state and words of the consultation stay."""


@dataclass(frozen=True)
class Given:
    """An answer that was given, and goes once its window is over."""

    id: int
    case: int
    version: int
    """Of the consultation, as its officer saw it: names the answer in the buttons that show it."""
    name: str
    """Of the consultation, as in "ปศ. 12/2570"."""
    state: Literal["waiting", "went", "stopped"]
    what: What
    chat: str
    """Where it was given."""
    officer: str | None
    officer_name: str
    given_at: datetime
    settled_at: datetime | None = None
    messages: tuple[str, ...] = ()
    """LINE's ids of the messages that it came in; none once it has ended."""
    kept: tuple[Kept, ...] = ()
    """Its parts where it was collected from several messages."""
    asker: str = ""
    """Name of whom it is for."""

    @property
    def waits(self) -> bool:
        return self.state == "waiting"


# What may become of them
@dataclass(frozen=True)
class Give:
    """Keep an answer back for some seconds; once it is on its way `act` is done, `news` go to colleagues."""

    act: Act
    pushes: tuple[Push, ...]
    news: tuple[Push, ...]
    seconds: int
    chat: str
    """Where it was given."""
    kept: tuple[Kept, ...] = ()
    """The parts that it was collected from."""
    files: tuple[PassOn, ...] = ()
    """What is to be fetched first, and then goes as this answer."""
    carried: bool = False
    """Its asker blocked the bot: it waits for their next message."""


@dataclass(frozen=True)
class Stop:
    """It goes no more; a conflict where it is on its way."""

    given: int


@dataclass(frozen=True)
class SendNow:
    """It goes now; a conflict where it was stopped, or is on its way."""

    given: int


GivenChange = Give | Stop | SendNow
