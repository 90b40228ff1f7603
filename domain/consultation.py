"""A consultation: its states, its channels, and the rules by which requests for service are counted.

One consultation is one request for service. Its subject is a procedure, a month of the calendar, or a
fact of the office; another step of the same subject within 30 minutes belongs to the same row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class State(StrEnum):
    """How far a consultation has come; the database holds the same set as a CHECK."""

    UNANSWERED = "unanswered"
    """planbot had no answer, and it was passed to nobody."""
    UNCHOSEN = "unchosen"
    """planbot offered choices, and nobody has taken one; final 30 minutes later."""
    NOT_OURS = "not-ours"
    """Another group's matter, or nothing that an office does."""
    COMPLAINT = "complaint"
    OPEN = "open"
    """Waits for an officer."""
    TAKEN = "taken"
    """An officer said that it is theirs."""
    ANSWERED = "answered"
    CONFIRMED = "confirmed"
    """The asker said that it is answered."""
    REOPENED = "reopened"
    """The asker said that it is not."""
    SILENT = "silent"
    """Answered, and nobody said anything for five working days."""
    CLOSED = "closed"
    """An officer closed it without an answer."""
    WITHDRAWN = "withdrawn"
    """The asker took it back."""


class Channel(StrEnum):
    """How a request came in."""

    LINE = "line"
    LINE_GROUP = "line-group"
    PHONE = "phone"
    WALK_IN = "walk-in"


WAITING = (State.OPEN, State.TAKEN, State.REOPENED)
DONE = (State.ANSWERED, State.CONFIRMED)
"""Answered, and its talk may still go on."""
NOT_OVER = (*WAITING, State.ANSWERED)
"""Waits for an officer, or for silence."""
OVER = (State.SILENT, State.CLOSED, State.WITHDRAWN)
IN_LINE = (Channel.LINE, Channel.LINE_GROUP)
IN_PERSON = (Channel.PHONE, Channel.WALK_IN)
SERVED = (*DONE, State.SILENT)
NO_ANSWER = (State.UNANSWERED, State.UNCHOSEN)
"""planbot had none that fitted; the manual may lack something."""
NOT_ASKED = (State.UNCHOSEN, State.NOT_OURS, State.COMPLAINT)
"""Outcomes in which nobody asked about the step that stands there."""
LEFT_ALONE = (*NO_ANSWER, State.NOT_OURS, State.COMPLAINT)
"""Nothing that was asked was answered."""
CONTENT = (State.CONFIRMED, State.SILENT)
"""Answered, and over for the asker."""
ENDED_WITHOUT = (State.CLOSED, State.WITHDRAWN)
"""Over without an answer."""
REPLIED = (State.ANSWERED, State.UNCHOSEN)
"""Outcomes of a question to which planbot said something of the manual."""
ENDED_BY_OFFICE = (State.SILENT, State.CLOSED)
"""Over, and not because the asker wished it."""

CONTINUES = timedelta(minutes=30)
"""After its last question, another of the same subject is another request."""
COMPLAINT = "complaint"
"""Topic of a reading that complains; also its subject."""
OTHER_GROUP = "other-group:"
OFFICE = "office:"
"""Before the name of a fact of the office, as topic and as subject: "office:phone"."""
MONTH = "month:"
"""Before a month of the calendar (1-12 or "all"), as a subject."""
_NOT_OURS = ("orders", "abuse")


def is_service(state: str, channel: str) -> bool:
    """Whether a service was given: answered in LINE, or dealt with by phone or at the counter."""
    return state in SERVED or (channel in IN_PERSON and state != State.WITHDRAWN)


def subject_of(procedure: str | None, month: int | str | None = None, topic: str | None = None) -> str | None:
    """The name under which questions are held to be about the same; None where nothing names it.

    month: 1-12 or "all". topic: names a taught answer ("entry:3") or a fact of the office.
    """
    if topic is not None and topic.startswith("entry:"):
        return topic
    if procedure is not None:
        return procedure
    return topic if month is None else f"{MONTH}{month}"


def outcome_of_topic(topic: str | None) -> State:
    """The outcome of a question that got no answer, from its topic."""
    if topic == COMPLAINT:
        return State.COMPLAINT
    if topic is not None and (topic in _NOT_OURS or topic.startswith(OTHER_GROUP)):
        return State.NOT_OURS
    return State.UNANSWERED


@dataclass(frozen=True)
class Request:
    """One question as it is counted."""

    outcome: State
    """ANSWERED, UNCHOSEN, UNANSWERED, NOT_OURS or COMPLAINT."""
    subject: str | None = None
    offered: tuple[str, ...] = ()
    """Subjects of the choices offered."""


@dataclass(frozen=True)
class Row:
    """A consultation that planbot served itself, as the rules of counting see it."""

    id: int
    state: str
    subject: str | None
    offered: tuple[str, ...] = ()


@dataclass(frozen=True)
class NewRow:
    """The question is a request of its own."""


@dataclass(frozen=True)
class SameRow:
    """The question belongs to a row that there is."""

    row: int
    moved_from: str | None = None
    """The subject that the row had, where a tap moved it to another reading."""
    absorbs: int | None = None
    """A row that turned out to be about the same subject, and is no request of its own."""


def place(request: Request, rows: Sequence[Row], instead_of: str | None = None) -> NewRow | SameRow:
    """The row that a question is counted in.

    rows: what planbot served this person in this chat within 30 minutes, newest first. instead_of: the
    subject of the answer on whose card another reading was tapped.
    """
    if request.outcome is State.UNANSWERED:
        return NewRow()
    if request.outcome is State.UNCHOSEN:
        return _asked_back_again(request, rows)
    same = next((row for row in rows if row.subject is not None and row.subject == request.subject), None)
    if request.outcome is not State.ANSWERED:
        return SameRow(same.id) if same else NewRow()
    misread = next((row for row in rows if row.subject == instead_of and row.state in DONE), None)
    source = misread if instead_of else _chosen_from(request, rows)
    if source is None:
        return SameRow(same.id) if same else NewRow()
    moved_from = source.subject if instead_of and source.subject != request.subject else None
    if same is None or same.id == source.id:
        return SameRow(source.id, moved_from)
    return SameRow(same.id, moved_from, absorbs=source.id)


def _asked_back_again(request: Request, rows: Sequence[Row]) -> NewRow | SameRow:
    """Choices offered a second time of which one was on the list before are the same request."""
    for row in rows:
        if row.state == State.UNCHOSEN and set(row.offered) & set(request.offered):
            return SameRow(row.id)
    return NewRow()


def _chosen_from(request: Request, rows: Sequence[Row]) -> Row | None:
    return next((row for row in rows if row.state == State.UNCHOSEN and request.subject in row.offered), None)


@dataclass(frozen=True)
class NotAnswered:
    """A judgement of an answer that the row does not have (any more)."""

    state: str


def rated(state: str, right: bool) -> State | NotAnswered:
    """The state after the asker said whether planbot's answer was right."""
    if state not in DONE:
        return NotAnswered(state)
    return State.CONFIRMED if right else State.UNANSWERED


def counted_at(asked_at: datetime, escalated_at: datetime | None, number: int | None) -> datetime:
    """The moment by which a request is counted. A numbered one's is that of its number."""
    return (number and escalated_at) or asked_at


def fallen_silent(state: str) -> State | NotAnswered:
    """The state of an answered consultation of which nobody said anything for five working days."""
    return State.SILENT if state == State.ANSWERED else NotAnswered(state)
