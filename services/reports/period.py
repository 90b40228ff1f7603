"""A period of service statistics: the first months of a fiscal year."""

from dataclasses import dataclass
from datetime import date

from domain.time import calendar_year, gregorian
from line.thai_dates import SHORT_MONTHS

MONTHS = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)
"""Of a fiscal year, in its order."""
HALF = 6
"""Months of the first half, which the assessment asks for by itself."""


@dataclass(frozen=True)
class Period:
    fiscal_year: int
    """พ.ศ.: 2570 is 1 October 2569 (2026) to 30 September 2570 (2027)."""
    months: int
    """1-12, counted from October."""

    @property
    def covered(self) -> tuple[int, ...]:
        """Its months, 1 = January ... 12 = December, in order."""
        return MONTHS[: self.months]

    @property
    def over_on(self) -> date:
        """The first day after it (Gregorian)."""
        last = self.covered[-1]
        year = gregorian(calendar_year(last, self.fiscal_year))
        return date(year + last // 12, last % 12 + 1, 1)

    @property
    def title(self) -> str:
        """ปีงบประมาณ พ.ศ. 2570 (ต.ค. 2569 – มี.ค. 2570)"""
        first, last = self.month_title(self.covered[0]), self.month_title(self.covered[-1])
        return f"ปีงบประมาณ พ.ศ. {self.fiscal_year} ({first}{f' – {last}' if self.months > 1 else ''})"

    def month_title(self, month: int) -> str:
        """ต.ค. 2569"""
        return f"{SHORT_MONTHS[month - 1]} {calendar_year(month, self.fiscal_year)}"
