"""On which days the office is open: of a day, a month, a holiday, as the calendar and the office have it."""

import re
from datetime import date, timedelta

from domain.time import buddhist, year_typed
from handlers.contract.ask import Ask
from handlers.words.office_facts import HOLIDAYS
from knowledge.facts.timeline import end_of_month
from knowledge.reading.days import day_in, no_such_day
from knowledge.reading.months import month_in
from knowledge.thai.text import normalise, squeeze
from line import thai_dates
from line.texts import office_texts as texts

WEEK = timedelta(days=7)
_WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัส", "ศุกร์", "เสาร์", "อาทิตย์")
_WEEKDAY = re.compile(
    "(?P<day>วัน)?(?P<name>จันทร์?|อังคาร|พุธ|พฤหัส(?:บดี)?|ศุกร์?|เสาร์?|อาทิตย์?)(?:ที่)?(?P<next>หน้า|ถัดไป)?"
)
_DAY_ALONE = re.compile(r"วันที่ ?(\d{1,2})(?![\d/.])")
_YEAR = re.compile(r"(?:ปี|พ\.?ศ\.?)[^\d]{0,14}(\d{4}|\d{2})(?!\d)|\b(25\d\d)\b")
_COMING = 400
"""Days in which a holiday comes round, with room to spare."""
_NEXT = 5


def hours(ask: Ask) -> str:
    """When the office is open, and whether it is today."""
    office = ask.desk.manual.office
    return texts.hours(office.short, office.hours or _usual(ask), _of_day(ask, ask.today))


def day(ask: Ask) -> tuple[str, bool]:
    """Whether the office is open on the day named, and whether there is such a day."""
    normal = normalise(ask.said.text)
    week = _week_named(normal, ask.today)
    if week is not None:
        return _listed(ask, "ในสัปดาห์นั้น", week, week + WEEK - timedelta(days=1))
    found = None if no_such_day(normal) else _day_named(normal, ask.today)
    return (_of_day(ask, found), True) if found else (texts.NO_SUCH_DAY, False)


def days_off(ask: Ask) -> tuple[str, bool]:
    """Of the holiday, month or year named, else the next ones; False where the calendar has none of it."""
    fact, normal, today = ask.said.words.fact, normalise(ask.said.text), ask.today
    if fact is not None and fact.holiday:
        return _of_holiday(ask, fact.holiday)
    year = _year_named(normal, today)
    month = month_in(normal, squeeze(normal), today)
    if month in ("this", "next"):
        month = (today.month - 1 + (month == "next")) % 12 + 1
    if isinstance(month, int):
        year = year or today.year + (month < today.month)
        what = f"เดือน{thai_dates.month_and_year(year, month)}"
        return _listed(ask, what, date(year, month, 1), end_of_month(year, month))
    if year is not None:
        first = today if year == today.year else date(year, 1, 1)
        return _listed(ask, f"ปี {buddhist(year)}", first, date(year, 12, 31))
    found = list(ask.desk.workdays.days_off(today, today + timedelta(days=_COMING)))[:_NEXT]
    return _words(ask, "ครั้งถัดไป", [(one, _short(why)) for one, why in found]), True


def fiscal_year_asked(ask: Ask) -> int | None:
    """พ.ศ. of the year named in figures; None for this one."""
    found = _YEAR.search(normalise(ask.said.text))
    return buddhist(year_typed(int(found[1] or found[2]))) if found else None


def _usual(ask: Ask) -> str:
    hours = ask.desk.hours
    return texts.usual_hours(f"{hours.start:%H:%M}", f"{hours.end:%H:%M}")


def _of_day(ask: Ask, day: date) -> str:
    workdays, away = ask.desk.workdays, (day - ask.today).days
    when = {-1: "(เมื่อวาน) ", 0: "(วันนี้) ", 1: "(พรุ่งนี้) "}.get(away, "")
    why = workdays.is_off(day)
    if why is None:
        return texts.open_day(day, when)
    return texts.closed_day(day, when, _short(why), workdays.next_on_or_after(day + timedelta(days=1)))


def _of_holiday(ask: Ask, name: str) -> tuple[str, bool]:
    """The next days of that name; one on which government offices work is told as such."""
    workdays, today, office = ask.desk.workdays, ask.today, ask.desk.manual.office.short
    parts, last = HOLIDAYS[name], today + timedelta(days=_COMING)
    found = [
        (one, _short(why, parts)) for one, why in workdays.days_off(today, last)
        if any(part in why for part in parts)
    ]  # fmt: skip
    if found:
        soon = [one for one in found if (one[0] - found[0][0]).days < 15]
        return _words(ask, f"เนื่องใน{name}", soon), True
    worked = [one for one in workdays.holidays(today, last) if any(part in one[1] for part in parts)]
    if worked:
        return texts.works_on(name, [day for day, _ in worked], office), True
    return texts.not_in_calendar(name if name.startswith("วัน") else f"วัน{name}"), False


def _listed(ask: Ask, what: str, first: date, last: date) -> tuple[str, bool]:
    found = [(one, _short(why)) for one, why in ask.desk.workdays.days_off(first, last)]
    lacks = first <= date(first.year, 5, 1) <= last and ask.desk.workdays.lacks_ploughing_day(first.year)
    words = _words(ask, what, found)
    return (f"{words}\n{texts.lacks_ploughing(first.year)}" if lacks else words), True


def _words(ask: Ask, what: str, days: list[tuple[date, str]]) -> str:
    office = ask.desk.manual.office.short
    return texts.days_off(what, days, office) if days else texts.no_days_off(what, office)


def _short(why: str, parts: tuple[str, ...] = ()) -> str:
    """The shortest of a day's names, or the one that was asked for."""
    names = why.split(", ")
    asked = [name for name in names if any(part in name for part in parts)]
    return min(asked or names, key=len)


def _day_named(normal: str, today: date) -> date | None:
    if (said := _WEEKDAY.search(normal)) and not re.search(r"\d", normal):
        at = next(at for at, name in enumerate(_WEEKDAYS) if said["name"][:3] == name[:3])
        if said["next"]:
            return today - timedelta(days=today.weekday()) + WEEK + timedelta(days=at)
        return today + timedelta(days=(at - today.weekday()) % 7)
    if (found := day_in(normal, today)) is not None:
        return found
    alone = _DAY_ALONE.search(normal)
    return _next_of(int(alone[1]), today) if alone else None


def _next_of(number: int, today: date) -> date | None:
    """The next day of that number, of this month or one of the next two."""
    for ahead in range(3):
        year, month = today.year + (today.month - 1 + ahead) // 12, (today.month - 1 + ahead) % 12 + 1
        if 1 <= number <= end_of_month(year, month).day and date(year, month, number) >= today:
            return date(year, month, number)
    return None


def _week_named(normal: str, today: date) -> date | None:
    """Monday of "อาทิตย์หน้า"; with วัน before it, it is a Sunday."""
    said = re.search("(?<!วัน)(?:อาทิตย์|สัปดาห์)(นี้|หน้า)", normal)
    if said is None or re.search(r"เสาร์\W*(?:และ)?\W*อาทิตย์", normal):
        return None
    monday = today - timedelta(days=today.weekday())
    return monday if said[1] == "นี้" else monday + WEEK


def _year_named(normal: str, today: date) -> int | None:
    """Gregorian."""
    if "ปีหน้า" in normal:
        return today.year + 1
    if "ปีนี้" in normal:
        return today.year
    found = _YEAR.search(normal)
    return year_typed(int(found[1] or found[2])) if found else None
