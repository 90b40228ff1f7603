"""The office's time zone and its fiscal year."""

from datetime import date
from zoneinfo import ZoneInfo

BANGKOK = ZoneInfo("Asia/Bangkok")


def fiscal_year_of(day: date) -> int:
    """พ.ศ.; a fiscal year begins on 1 October of the calendar year before."""
    return day.year + 543 + (day.month >= 10)
