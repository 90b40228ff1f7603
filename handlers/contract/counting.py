"""How a reading is counted: as which outcome, under which subject."""

from datetime import date

from domain.consultation import COMPLAINT, Request, State, outcome_of_topic, subject_of
from knowledge.reading.reading import MonthAsked, Reading


def request_of(reading: Reading, today: date) -> Request | None:
    """The request for service that a reading is; None for smalltalk, and for a wish to speak to a person.

    today: the day of the question in Bangkok, by which "this month" is a month of the year.
    """
    if reading.topic == COMPLAINT:
        return Request(State.COMPLAINT, COMPLAINT)
    if reading.kind == "smalltalk" or reading.topic == "person":
        return None
    if reading.kind in ("answer", "calendar"):
        return Request(State.ANSWERED, subject_of_answer(reading, today))
    if reading.kind == "clarify" and reading.options:
        return Request(State.UNCHOSEN, None, tuple(dict.fromkeys(one.procedure for one in reading.options)))
    outcome = outcome_of_topic(reading.topic)
    return Request(outcome, reading.topic if outcome is State.NOT_OURS else None)


def subject_of_answer(reading: Reading, today: date) -> str | None:
    return subject_of(reading.procedure, month_of_year(reading.month, today), reading.topic)


def month_of_year(month: MonthAsked | str | None, today: date) -> int | str | None:
    """1-12, "all", or None; month: also "this", "next", "last" and digits, as buttons carry them."""
    moved = {"last": -1, "this": 0, "next": 1}.get(str(month))
    if moved is not None:
        return (today.month - 1 + moved) % 12 + 1
    return int(month) if isinstance(month, str) and month.isdecimal() else month


def is_about(reading: Reading, outcome: State) -> bool:
    """Whether the reading's procedure is what was asked about, rather than the nearest there is."""
    if outcome is State.ANSWERED:
        return reading.topic != "unknown"
    if outcome is State.UNCHOSEN:
        return reading.named and len({one.procedure for one in reading.options}) == 1
    return outcome is State.UNANSWERED and reading.named and reading.topic != "unknown"
