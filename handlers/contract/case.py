"""Consultations as handlers see them, and what handlers may wish to become of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from domain.case_names import case_name
from domain.consultation import WAITING, State
from domain.routing import Held
from domain.routing import Officer as Officer
from domain.routing import Staff as Staff
from handlers.contract.attachments import AttachmentChange
from knowledge.reading.reading import Reading

MOST_OPEN = 5
"""Consultations of one person that may wait for an officer at a time."""

NEW = 0
"""In place of the id of the consultation that the same Reply makes."""
NUMBER = "\ue000"
"""In a message: the number of the consultation that the Reply makes, written once it is stored."""
ID = "\ue001"
"""In a button's data: its id."""


@dataclass(frozen=True)
class Case:
    """A consultation as it stood when the handler ran."""

    id: int
    version: int
    state: State
    number: int | None = None
    year: int | None = None
    """Fiscal year, พ.ศ."""
    person: str | None = None
    chat: str | None = None
    """None where there is none to write to: asked by phone, at the counter, or erased since."""
    person_name: str = ""
    school: str = ""
    procedure: str | None = None
    step: int | None = None
    question: str = ""
    answer: str = ""
    officer: str | None = None
    officer_name: str = ""
    officer_chat: str | None = None
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    live_until: datetime | None = None
    last_at: datetime | None = None
    """When something was last said in it."""
    gone: bool = False
    """It was asked in LINE, and who asked had their data erased, or they were too old to be kept."""
    subject: str | None = None
    """What it is counted under (`domain.consultation.subject_of`)."""
    waits_since: datetime | None = None
    """When officers got it, or it was asked again."""
    expected_at: datetime | None = None
    """When its asker was told that an answer is due."""
    hindered: Literal["", "blocked", "quota"] = ""
    """What is known to keep an answer from its asker, where an officer is about to give one."""

    @property
    def name(self) -> str:
        """ปศ. 12/2570"""
        return case_name(self.number, self.year)

    @property
    def held(self) -> Held:
        return Held(self.procedure, self.officer, self.officer_chat)

    @property
    def waits(self) -> bool:
        return self.state in WAITING


@dataclass(frozen=True)
class Draft:
    """What the person is in the middle of in this chat."""

    kind: str
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Profile:
    """Of the person who speaks in 1:1."""

    name: str = ""
    school: str = ""


@dataclass(frozen=True)
class Drafted:
    """A taught entry that a button names."""

    id: int
    state: str
    drafted_by: str | None
    answered_by: str | None = None
    """The officer whose answer it is."""
    answered_name: str = ""
    questions: tuple[str, ...] = ()
    answer: str = ""
    replaces: int | None = None
    """The entry that goes once this one is approved."""


@dataclass(frozen=True)
class Happened:
    """One line of a consultation's history."""

    at: datetime
    actor: str
    """asker, officer, planbot or clock."""
    name: str
    """Of the officer."""
    what: str
    words: str


Aim = Literal[
    "none",
    "quote",  # of a question, or of what its asker added
    "confirmation",  # of our word that an answer is on its way
    "line",  # of any other word of ours about a consultation
    "lost-quote",
    "early",  # of a message that may be ours, and we do not know it yet
    "number",
    "unknown-number",
    "ambiguous",
    "button",
]


@dataclass(frozen=True)
class Aimed:
    """Which consultation a message or a button names, and how."""

    how: Aim = "none"
    case: Case | None = None
    several: tuple[Case, ...] = ()
    history: tuple["Happened", ...] = ()
    """For an officer who wishes to see it: what was said and done, oldest first."""
    foreign: bool = False
    """A message of ours was quoted that is not about any consultation here."""


# What may become of consultations
@dataclass(frozen=True)
class Escalate:
    """Pass a question to officers; gives it its number."""

    question: str
    school: str
    reading: Reading
    expected_at: datetime
    officer: Officer | None
    name: str
    """Of the person, as LINE shows it."""
    case: tuple[int, int] | None = None
    """Id and version of planbot's own consultation that this becomes."""
    message_id: str | None = None
    school_message: str | None = None
    """That the school was told in, where it was asked for."""


@dataclass(frozen=True)
class Act:
    """Somebody does something to a consultation: its fields change, and its history grows."""

    case: int
    version: int
    what: str
    actor: Literal["asker", "officer"]
    officer: Officer | None = None
    words: str | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    message_id: str | None = None
    parts: tuple[tuple[str, str], ...] = ()
    """Where it was collected from several messages: the id and the words of each."""


@dataclass(frozen=True)
class Record:
    """A request by phone or at the counter, written down by an officer; gives it its number."""

    channel: Literal["phone", "walk-in"]
    school: str
    question: str
    answered: bool
    officer: Officer
    procedure: str | None = None
    step: int | None = None
    facet: str | None = None
    person: str = ""
    answer: str = ""
    message_id: str | None = None
    """Of the line it was written in."""
    at: datetime | None = None
    """When it was asked, where that is known; else now."""


@dataclass(frozen=True)
class Keep:
    """Remember what the person is in the middle of; None ends it."""

    draft: Draft | None


@dataclass(frozen=True)
class KeepSchool:
    school: str


@dataclass(frozen=True)
class Away:
    """An officer is away until that moment, and who stands in; None: is back."""

    until: datetime | None
    substitute: str | None = None
    begins: datetime | None = None
    """None: at once."""


@dataclass(frozen=True)
class Erase:
    """A person has their name, id and texts erased."""

    person: str
    not_before: datetime | None = None
    """When officers may be told that a question was withdrawn; None: now."""


@dataclass(frozen=True)
class Learn:
    """Draft an entry, mostly from an answered consultation; gives it its number."""

    case: int | None
    """The consultation that it is made from, of this version."""
    version: int
    questions: tuple[str, ...]
    answer: str
    officer: Officer
    answered: tuple[str | None, str | None] = (None, None)
    """Id and name of the officer whose answer it is."""
    replaces: int | None = None
    """The entry that goes once this one is approved."""


@dataclass(frozen=True)
class EntryMove:
    """A second officer approves a draft, or an entry is given up; on a conflict nothing is stored."""

    entry: int
    before: Literal["draft", "approved"]
    approve: bool
    officer: Officer


CaseChange = Learn | EntryMove | Escalate | Act | Record | Keep | KeepSchool | Away | Erase | AttachmentChange


@dataclass(frozen=True)
class Push:
    """A message that no event of its chat answers."""

    to: str
    messages: tuple[Mapping[str, Any], ...]
    to_group: bool = False
    case: int | None = None
    """The consultation it is about; NEW for the one this Reply makes."""
    answer: bool = False
    """An officer's answer, which must reach its asker or be carried to them."""
    question: bool = False
    """What an asker said, on its way to officers: the asker is told where it cannot go."""
    not_before: datetime | None = None
    rides: bool = False
    """It goes free of charge with the next answer in that chat, and not before."""
    note: bool = False
    """What became of a consultation, for officers who have its card there and nowhere else."""
    if_told: bool = False
    """Only where something of the consultation, as it stands since it waits, has gone there."""
