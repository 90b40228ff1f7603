"""The office's working days and days off."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

import holidays

from knowledge.facts.office import DaysOff
from knowledge.facts.timeline import on_or_after, on_or_before

WEEKEND = {5: "วันเสาร์", 6: "วันอาทิตย์"}
PLOUGHING = "พืชมงคล"
"""Part of the name of the one day off whose date is proclaimed each year."""
ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=32)
def public_holidays(year: int) -> Mapping[date, tuple[str, ...]]:
    """Thailand's public holidays and those of government offices alone (Ploughing Day), by their Thai names.

    Of a Gregorian year, with substitution days; Ploughing Day is there only where its date is proclaimed.

    One day may have several. A year is built whole before anyone reads it: the library's own lazy
    filling is not safe between threads.
    """
    found = holidays.country_holidays(
        "TH", years=year, expand=False, language="th", categories=("public", "government")
    )
    return {day: tuple(names.split("; ")) for day, names in found.items()}


class Workdays:
    """Working days of the office. Days are Bangkok days, Gregorian."""

    def __init__(self, days_off: DaysOff) -> None:
        self._worked = days_off.worked
        self._extra = {date.fromisoformat(day.date): day.name for day in days_off.extra}
        self._not_off = {date.fromisoformat(day.date) for day in days_off.not_off}

    def is_off(self, day: date) -> str | None:
        """Why the office does not work on `day`: the holiday's Thai name, else "วันเสาร์" or "วันอาทิตย์".

        None on a working day. What the office writes in its YAML goes before the public calendar.
        """
        if day in self._not_off:
            return None
        return self._extra.get(day) or self._holiday(day) or WEEKEND.get(day.weekday())

    def _holiday(self, day: date) -> str | None:
        """Holidays except those on which government offices work; their "ชดเชย..." days contain the name."""
        names = public_holidays(day.year).get(day, ())
        kept = [name for name in names if not any(worked in name for worked in self._worked)]
        return ", ".join(kept) or None

    def days_off(self, first: date, last: date) -> Iterator[tuple[date, str]]:
        """Days on which the office is closed, both ends included, without mere weekends."""
        day = first
        while day <= last:
            if day not in self._not_off and (why := self._extra.get(day) or self._holiday(day)):
                yield day, why
            day += ONE_DAY

    def holidays(self, first: date, last: date) -> Iterator[tuple[date, str]]:
        """Names in the public calendar, both ends included, also of days on which the office works."""
        day = first
        while day <= last:
            for name in public_holidays(day.year).get(day, ()):
                yield day, name
            day += ONE_DAY

    def lacks_ploughing_day(self, year: int) -> bool:
        """Whether neither the public calendar nor the office has that day of a Gregorian year."""
        days = [*public_holidays(year).items(), *((day, (name,)) for day, name in self._extra.items())]
        return not any(PLOUGHING in name for day, names in days if day.year == year for name in names)

    def last_on_or_before(self, day: date) -> date:
        return on_or_before(day, self.is_off)

    def next_on_or_after(self, day: date) -> date:
        return on_or_after(day, self.is_off)

    def count(self, after: date, until: date) -> int:
        """Working days later than `after` and not later than `until`; 0 where there are none."""
        days = (after + ONE_DAY * step for step in range(1, (until - after).days + 1))
        return sum(1 for day in days if self.is_off(day) is None)

    def back(self, day: date, n: int) -> date:
        """The working day that is `n` working days before `day`, which itself is not counted (n > 0).

        `back(closing, 3)` is the last day that leaves three working days, itself counted, before a
        closing day: 20 April 2027 gives 12 April, as 13-15 are Songkran and 17-18 a weekend.
        """
        for _ in range(n):
            day = self.last_on_or_before(day - ONE_DAY)
        return day
