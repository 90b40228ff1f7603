"""The year's service in numbers. Pure: consultations in, counts out."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from statistics import median
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from scheduler.workdays import Workdays
from scheduler.worktime import working_time

BANGKOK = ZoneInfo("Asia/Bangkok")
MONTHS = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)
"""Of a fiscal year, in its order."""
WAITS = ("open", "taken", "reopened")


class Row(Protocol):
    """What statistics read of a consultation."""

    @property
    def asked_at(self) -> datetime: ...
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
    def confirmed_at(self) -> datetime | None: ...
    @property
    def reopened_at(self) -> datetime | None: ...


@dataclass(frozen=True)
class Statistics:
    fiscal_year: int
    """พ.ศ."""
    total: int
    by_month: dict[int, int]
    """1 = January ... 12 = December, in the order of a fiscal year."""
    by_procedure: dict[str, int]
    """"" for what belongs to none."""
    by_channel: dict[str, int]
    by_outcome: dict[str, int]
    """By the state it is in now."""
    answered_by_planbot: int
    answered_by_officer: int
    waiting: int
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

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def statistics(rows: Sequence[Row], fiscal_year: int, workdays: Workdays) -> Statistics:
    months = Counter(row.asked_at.astimezone(BANGKOK).month for row in rows)
    timed = [row for row in rows if row.channel.startswith("line") and row.escalated_at and row.answered_at]
    hours = sorted(_hours(row, workdays) for row in timed)
    in_time = sum(1 for row in timed if _in_time(row))
    return Statistics(
        fiscal_year,
        len(rows),
        {month: months.get(month, 0) for month in MONTHS},
        _counted(rows, lambda row: row.procedure or ""),
        _counted(rows, lambda row: row.channel),
        _counted(rows, lambda row: row.state),
        sum(1 for row in rows if _is_answered(row) and row.answered_by == "planbot"),
        sum(1 for row in rows if _is_answered(row) and row.answered_by == "officer"),
        sum(1 for row in rows if row.state in WAITS),
        len(timed),
        round(median(hours), 2) if hours else None,
        round(ninetieth(hours), 2) if hours else None,
        in_time,
        round(in_time / len(timed), 4) if timed else None,
        sum(1 for row in rows if row.confirmed_at),
        sum(1 for row in rows if row.state == "silent"),
        sum(1 for row in rows if row.reopened_at),
    )


def ninetieth(ordered: Sequence[float]) -> float:
    """The value that nine in ten do not pass (nearest rank)."""
    return ordered[max(0, -(-len(ordered) * 9 // 10) - 1)]


def _is_answered(row: Row) -> bool:
    return row.answered_at is not None and row.state not in WAITS


def _hours(row: Row, workdays: Workdays) -> float:
    assert row.escalated_at and row.answered_at
    return working_time(row.escalated_at, row.answered_at, workdays).total_seconds() / 3600


def _in_time(row: Row) -> bool:
    return bool(row.expected_at and row.answered_at and row.answered_at <= row.expected_at)


def _counted(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, int]:
    return dict(sorted(Counter(key(row) for row in rows).items(), key=lambda pair: (-pair[1], pair[0])))
