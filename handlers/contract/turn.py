"""What is kept of a turn of the talk: its questions, how its answer was judged, that it was one too many."""

from dataclasses import dataclass

from knowledge.reading.reading import Reading, Talk


@dataclass(frozen=True)
class Second:
    """A second question of one message, with what was said to it as plain text."""

    reading: Reading
    answer: str = ""


@dataclass(frozen=True)
class Remember:
    """Keep this turn of the talk: what was said and how it was read."""

    text: str
    reading: Reading
    talk: Talk
    message_id: str | None = None
    answer: str = ""
    """What was said to it, as plain text."""
    knowledge: str = ""
    instead_of: str | None = None
    """Subject of the answer on whose card this reading was tapped: that answer was to another question."""
    second: Second | None = None
    """The other question of the same message that was answered as well."""


@dataclass(frozen=True)
class PastLimit:
    """A message beyond what a person may ask in a minute: counted by the day, and kept nowhere."""


@dataclass(frozen=True)
class Rate:
    """A person said whether an answer was right."""

    procedure: str
    """Empty where the answer was about no procedure: the calendar of all."""
    step: int | None
    facet: str | None
    right: bool
    month: str | None = None
    """Of a calendar answer: 1-12, this, next, all."""
