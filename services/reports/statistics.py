"""The year's service in numbers. Pure: consultations in, counts out."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any, Protocol

from domain import consultation
from domain.consultation import WAITING, State, is_service
from domain.time import BANGKOK
from scheduler.calendar.workdays import Workdays
from scheduler.calendar.worktime import working_time
from scheduler.waiting import SILENCE

MONTHS = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)
"""Of a fiscal year, in its order."""
LONG_AGO = timedelta(days=90)
"""Silence is over by then whatever days off there were; working days of years take long to count."""


class Row(Protocol):
    """What statistics read of a consultation."""

    @property
    def asked_at(self) -> datetime: ...
    @property
    def last_at(self) -> datetime: ...
    @property
    def channel(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def procedure(self) -> str | None: ...
    @property
    def answered_by(self) -> str | None: ...
    @property
    def number(self) -> int | None: ...
    @property
    def escalated_at(self) -> datetime | None: ...
    @property
    def expected_at(self) -> datetime | None: ...
    @property
    def answered_at(self) -> datetime | None: ...
    @property
    def reopened_at(self) -> datetime | None: ...


@dataclass(frozen=True)
class Statistics:
    fiscal_year: int
    """พ.ศ."""
    total: int
    """Requests of every outcome."""
    services: int
    """Services given: answered, confirmed, silent after an answer, phone and walk-in."""
    by_month: dict[int, int]
    """Services; 1 = January ... 12 = December, in the order of a fiscal year."""
    by_procedure: dict[str, int]
    """Services; "" for what belongs to none."""
    by_channel: dict[str, int]
    """Services."""
    by_outcome: dict[str, int]
    """All requests, by the state they are in now; what planbot answered and nobody took up again is closed by
    silence."""
    answered_by_planbot: int
    answered_by_officer: int
    waiting: int
    not_answered: int
    """Neither answered nor waiting: with the three before, the total."""
    timed: int
    """Questions passed on in LINE and answered: those that the times below are of."""
    median_hours: float | None
    """Working hours from passing on to the first answer."""
    ninetieth_hours: float | None
    in_time: int
    in_time_share: float | None
    """0-1, of `timed`."""
    confirmed: int
    silent: int
    reopened: int
    """These three by the state it is in now."""
    ever_reopened: int
    """Whatever became of it afterwards."""
    unanswered: int
    unchosen: int
    not_ours: int
    complaints: int
    """These four are no services, and belong to no procedure's count."""
    past_limit: int
    """Messages beyond what a person may ask in a minute; none is among the requests."""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def statistics(
    rows: Sequence[Row], fiscal_year: int, workdays: Workdays, now: datetime, past_limit: int = 0
) -> Statistics:
    """past_limit: messages of that year that were counted by the day alone."""
    services = [row for row in rows if is_service(row.state, row.channel)]
    months = Counter(counted_at(row).month for row in services)
    states = _counted(rows, lambda row: outcome(row, workdays, now))
    timed = [row for row in rows if is_timed(row)]
    hours = sorted(hours_to_answer(row, workdays) for row in timed)
    in_time = sum(1 for row in timed if is_in_time(row))
    by_planbot = sum(1 for row in rows if _is_answered(row) and row.answered_by == "planbot")
    by_officer = sum(1 for row in rows if _is_answered(row) and row.answered_by == "officer")
    waiting = sum(1 for row in rows if row.state in WAITING)
    return Statistics(
        fiscal_year,
        len(rows),
        len(services),
        {month: months.get(month, 0) for month in MONTHS},
        _counted(services, lambda row: row.procedure or ""),
        _counted(services, lambda row: row.channel),
        states,
        by_planbot,
        by_officer,
        waiting,
        len(rows) - by_planbot - by_officer - waiting,
        len(timed),
        round(median(hours), 2) if hours else None,
        round(ninetieth(hours), 2) if hours else None,
        in_time,
        round(in_time / len(timed), 4) if timed else None,
        states.get(State.CONFIRMED, 0),
        states.get(State.SILENT, 0),
        states.get(State.REOPENED, 0),
        sum(1 for row in rows if row.reopened_at),
        states.get(State.UNANSWERED, 0),
        states.get(State.UNCHOSEN, 0),
        states.get(State.NOT_OURS, 0),
        states.get(State.COMPLAINT, 0),
        past_limit,
    )


def ninetieth(ordered: Sequence[float]) -> float:
    """The value that nine in ten do not pass (nearest rank)."""
    return ordered[max(0, -(-len(ordered) * 9 // 10) - 1)]


def _is_answered(row: Row) -> bool:
    return row.answered_at is not None and row.state not in WAITING


def counted_at(row: Row) -> datetime:
    """In Bangkok."""
    return consultation.counted_at(row.asked_at, row.escalated_at, row.number).astimezone(BANGKOK)


def outcome(row: Row, workdays: Workdays, now: datetime) -> str:
    """The state it is in; the clock closes those of officers alone."""
    if row.state != State.ANSWERED or row.number is not None:
        return row.state
    is_silent = now - row.last_at > LONG_AGO or working_time(row.last_at, now, workdays) >= SILENCE
    return State.SILENT if is_silent else row.state


def is_timed(row: Row) -> bool:
    """Passed on in LINE and answered."""
    return bool(row.channel.startswith("line") and row.escalated_at and row.answered_at)


def hours_to_answer(row: Row, workdays: Workdays) -> float:
    assert row.escalated_at and row.answered_at
    return working_time(row.escalated_at, row.answered_at, workdays).total_seconds() / 3600


def is_in_time(row: Row) -> bool:
    return bool(row.expected_at and row.answered_at and row.answered_at <= row.expected_at)


def _counted(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, int]:
    return dict(sorted(Counter(key(row) for row in rows).items(), key=lambda pair: (-pair[1], pair[0])))
