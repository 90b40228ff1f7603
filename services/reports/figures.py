"""The figures of a period as they are published: plain values that stay as they are, whatever changes after.

`as_json` and `from_json` are how they stand in the database; names of procedures, channels and outcomes are
in words, so that a manual changed later changes nothing that was published.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from domain.consultation import is_service
from knowledge.facts.manual import Manual
from line.texts.case_texts import CHANNELS, state
from scheduler.calendar.workdays import Workdays
from services.reports.period import HALF, Period
from services.reports.statistics import Row, Statistics, counted_at, statistics

FORM = 1
"""Of the JSON; another one is read by another function."""
NO_PROCEDURE = "ไม่ระบุกระบวนงาน"

Counted = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Figures:
    fiscal_year: int
    months: int
    services: int
    """Services given; the sum of `by_month`."""
    requests: int
    """Requests of every outcome."""
    procedures: tuple[str, ...]
    """The heads of the columns of `by_month`."""
    by_month: tuple[tuple[int, ...], ...]
    """A row for each month of the period, from October: services by procedure."""
    channels: Counted
    """Services."""
    outcomes: Counted
    """All requests."""
    by_planbot: int
    by_officer: int
    waiting: int
    timed: int
    """Questions passed to officers in LINE and answered: those that the times are of."""
    median_hours: float | None
    """Working hours to the first answer."""
    ninetieth_hours: float | None
    in_time: int
    """Of `timed`: answered by when the asker was told."""
    confirmed: int
    ever_reopened: int
    rated_right: int
    rated_wrong: int
    """Taps on ถูกต้อง and ไม่ตรง under planbot's answers."""

    @property
    def period(self) -> Period:
        return Period(self.fiscal_year, self.months)

    @property
    def first_half(self) -> tuple[int, ...]:
        """By procedure, of the first six months of the fiscal year."""
        return _summed(self.by_month[:HALF], len(self.procedures))

    @property
    def totals(self) -> tuple[int, ...]:
        return _summed(self.by_month, len(self.procedures))

    def as_json(self) -> dict[str, Any]:
        return {"form": FORM, **asdict(self)}


def from_json(data: Mapping[str, Any]) -> Figures:
    fields = {name: value for name, value in data.items() if name != "form"}
    for name in ("procedures", "by_month", "channels", "outcomes"):
        fields[name] = tuple(tuple(one) if isinstance(one, list | tuple) else one for one in fields[name])
    return Figures(**fields)


def figures(
    rows: Sequence[Row],
    period: Period,
    manual: Manual,
    workdays: Workdays,
    now: datetime,
    rated: tuple[int, int] = (0, 0),
) -> Figures:
    """rows: of the fiscal year. rated: right and wrong, of the period."""
    rows = [row for row in rows if counted_at(row).month in period.covered]
    found = statistics(rows, period.fiscal_year, workdays, now)
    ids = [*(procedure.id for procedure in manual.procedures), ""]
    names = {procedure.id: procedure.short for procedure in manual.procedures} | {"": NO_PROCEDURE}
    ids += sorted({row.procedure for row in rows if row.procedure} - set(ids))  # of a manual of before
    counts = Counter(
        (counted_at(row).month, row.procedure or "") for row in rows if is_service(row.state, row.channel)
    )
    return Figures(
        fiscal_year=period.fiscal_year,
        months=period.months,
        services=found.services,
        requests=found.total,
        procedures=tuple(names.get(one, one) for one in ids),
        by_month=tuple(tuple(counts[month, one] for one in ids) for month in period.covered),
        rated_right=rated[0],
        rated_wrong=rated[1],
        **_of_the_year(found),
    )


def _of_the_year(found: Statistics) -> dict[str, Any]:
    same = (
        "waiting", "timed", "median_hours", "ninetieth_hours", "in_time", "confirmed", "ever_reopened",
    )  # fmt: skip
    return {
        "channels": tuple((CHANNELS[one], count) for one, count in found.by_channel.items()),
        "outcomes": tuple((state(one), count) for one, count in found.by_outcome.items()),
        "by_planbot": found.answered_by_planbot,
        "by_officer": found.answered_by_officer,
        **{name: getattr(found, name) for name in same},
    }


def _summed(rows: Sequence[Sequence[int]], width: int) -> tuple[int, ...]:
    return tuple(sum(row[at] for row in rows) for at in range(width))
