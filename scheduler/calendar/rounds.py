"""The reporting rounds whose closing days the office sets, and which of them is still to be set."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from domain.time import fiscal_year
from knowledge.facts.manual import KeyDate, Manual
from knowledge.facts.timeline import KeyDates, end_of_month

ENDS: dict[KeyDate, tuple[int, int]] = {"emes-close-6m": (3, 31), "emes-close-12m": (9, 30)}
"""Month and day on which each round ends; its closing day lies somewhere after."""

ASKED_MONTHS = 2
"""Months before and after the end of a round in which officers are asked for its closing day."""


@dataclass(frozen=True)
class Round:
    name: KeyDate
    end: date

    @property
    def fiscal_year(self) -> int:
        """พ.ศ. Both ends lie in the year that they are named after."""
        return fiscal_year(self.end)


def nearest_round(name: KeyDate, closing: date) -> Round:
    """The round that a closing day most likely closes: the one whose end is nearest."""
    month, day = ENDS[name]
    ends = (date(year, month, day) for year in (closing.year - 1, closing.year, closing.year + 1))
    return Round(name, min(ends, key=lambda end: abs((end - closing).days)))


def not_set(manual: Manual, today: date, key_dates: KeyDates) -> Iterator[Round]:
    """Rounds whose closing day officers should have set by now."""
    for name in _names(manual):
        month, day = ENDS[name]
        for year in (today.year - 1, today.year, today.year + 1):
            asked = Round(name, date(year, month, day))
            if _asked_from(asked) <= today <= _asked_until(asked) and not _is_set(asked, key_dates):
                yield asked


def _names(manual: Manual) -> Iterable[KeyDate]:
    found: dict[KeyDate, None] = {}
    for _, step in manual.all_steps():
        if step.timeline.kind in ("rounds", "around-dates"):
            found.update(dict.fromkeys(step.timeline.dates))
    return found


def _is_set(asked: Round, key_dates: KeyDates) -> bool:
    return any(nearest_round(asked.name, day) == asked for day in key_dates.get(asked.name, ()))


def _asked_from(asked: Round) -> date:
    month = asked.end.month - ASKED_MONTHS
    last = end_of_month(asked.end.year, month)
    return date(asked.end.year, month, min(asked.end.day, last.day))


def _asked_until(asked: Round) -> date:
    return end_of_month(asked.end.year, asked.end.month + ASKED_MONTHS)
