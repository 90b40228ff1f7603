"""The office's time zone, years of พ.ศ., and the fiscal year."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

BANGKOK = ZoneInfo("Asia/Bangkok")

CLOCKS_AGREE = timedelta(minutes=1)
"""The clocks of planbot's machines and processes differ by less than this."""

AHEAD = 543
"""Years by which พ.ศ. is ahead of ค.ศ."""
FIRST_BUDDHIST = 2400
"""A year from here on is พ.ศ.: nobody means ค.ศ. by it."""
FISCAL_YEAR_BEGINS = 10
"""Its first month; the year is named after the one that it ends in."""


def buddhist(gregorian: int) -> int:
    """พ.ศ. of a year of ค.ศ."""
    return gregorian + AHEAD


def gregorian(buddhist: int) -> int:
    """ค.ศ. of a year of พ.ศ."""
    return buddhist - AHEAD


def is_buddhist(year: int) -> bool:
    """Whether a year typed in either calendar is one of พ.ศ."""
    return year >= FIRST_BUDDHIST


def year_typed(year: int) -> int:
    """ค.ศ. of a year typed in either calendar, or as the last two digits of พ.ศ. ("70" is 2570)."""
    whole = year + 2500 if year < 100 else year
    return gregorian(whole) if is_buddhist(whole) else whole


def fiscal_year(day: date) -> int:
    """พ.ศ. of the fiscal year that a day lies in; it begins on 1 October of the year before."""
    return buddhist(day.year) + (day.month >= FISCAL_YEAR_BEGINS)


def fiscal_year_at(moment: datetime) -> int:
    """พ.ศ. of the fiscal year at a moment, as the office's calendar has it."""
    return fiscal_year(moment.astimezone(BANGKOK).date())


def fiscal_year_starts(year: int) -> datetime:
    """The moment at which a fiscal year (พ.ศ.) begins, aware."""
    return datetime(gregorian(year) - 1, FISCAL_YEAR_BEGINS, 1, tzinfo=BANGKOK)


def calendar_year(month: int, fiscal_year: int) -> int:
    """พ.ศ. of the calendar year that a month of a fiscal year (พ.ศ.) lies in."""
    return fiscal_year - 1 if month >= FISCAL_YEAR_BEGINS else fiscal_year
