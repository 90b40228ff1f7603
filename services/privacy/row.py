"""A row of the registry of privacy: where words and persons stand, and what becomes of them when.

Sentences are Thai: `docs/th/privacy.md` is written from them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic, Literal, TypeVar

from sqlalchemy.orm import Session

from db.models.base import Base
from db.models.consultations import Consultation
from handlers.contract.reply import Chat


@dataclass(frozen=True)
class Unsent:
    """A message that its sender took back."""

    chat: Chat
    message: str
    together: Sequence[str]
    """The ids of this message and of those that were read with it as one thing said."""
    now: datetime
    told_from: datetime | None
    """When officers may be told of it; None: at once."""


@dataclass(frozen=True)
class Edited:
    """A message that its sender changed."""

    message: str
    newest: datetime
    """When it was last changed: what it said before that moment goes."""
    words: str | None
    """What it says now; None where it is for the bot no more."""
    chat: str | None
    """None where it is for the bot no more: what a person is in the middle of is then left as it is."""


@dataclass(frozen=True)
class Erasing:
    """A person who has their data erased."""

    person: str
    cases: Sequence[Consultation]
    """Their consultations, as they stood before."""
    now: datetime
    not_before: datetime | None
    """When officers may be told of it; None: at once."""

    @property
    def case_ids(self) -> frozenset[int]:
        return frozenset(case.id for case in self.cases)


@dataclass(frozen=True)
class Times:
    """How long things are kept, seen from a moment."""

    now: datetime
    words_from: datetime
    """Words of before are kept no longer (`KEEP_TEXT_YEARS`)."""
    keep_raw: timedelta
    """`KEEP_RAW_DAYS`."""


What = TypeVar("What")
Whose = Literal["asker", "officer", "anybody", "group"]


@dataclass(frozen=True)
class Goes(Generic[What]):
    """What takes the words or persons away. Rows may share a function: it is called once."""

    do: Callable[[Session, What], None]
    told: str = "ลบ"
    """What becomes of them, in Thai."""


@dataclass(frozen=True)
class Stays:
    why: str
    """In Thai."""

    @property
    def told(self) -> str:
        return self.why


NO_MESSAGE = Stays("ไม่มีข้อความของใคร")


@dataclass(frozen=True)
class Copied:
    """A person reads it in the copy of their data."""

    field: str
    """Of the snapshot, which the handler reads it from."""
    load: Callable[[Session, str], Any] | None
    """From the person's id; None where the snapshot has it for every message."""
    told: str = "มี"


@dataclass(frozen=True)
class Row:
    what: str
    """In Thai."""
    model: type[Base]
    columns: tuple[str, ...]
    whose: Whose
    kept: str
    """How long, in Thai."""
    outlived: Goes[Times] | Stays
    """After that time."""
    erased: Goes[Erasing] | Stays
    """When the person has their data erased."""
    copied: Copied | Stays
    unsent: Goes[Unsent] | Stays = NO_MESSAGE
    edited: Goes[Edited] | Stays = NO_MESSAGE
    message: str | None = None
    """The column with LINE's id of the message that the words came in; None where the words are of no one
    message, or a row of another table knows (the function of `unsent` finds it)."""
    persons: tuple[str, ...] = ()
    """Those of the columns that hold ids of persons or chats."""
    left: Callable[[Session, str, datetime], None] | None = None
    """Takes away what the erasing itself left behind of a person, an hour later."""

    @property
    def names(self) -> Sequence[str]:
        """Of each column: `table.column`."""
        return [f"{self.model.__tablename__}.{column}" for column in self.columns]
