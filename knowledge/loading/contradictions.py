"""Whether the numbers of a timeline say what its words say: dates come of the one, people read the other."""

import re

from knowledge.facts.manual import AroundDates, Duration, EndOfMonth, MonthSpan, Timeline
from knowledge.thai.month_names import months_written
from knowledge.thai.text import normalise

_AMOUNT = re.compile(r"(\d+) ?(วัน|นาที)")
_UNITS = {"day": "วัน", "minute": "นาที"}


def contradicted(timeline: Timeline) -> tuple[str, str] | None:
    """The field that says something else than `words`, and what they say. None where words name no number."""
    words = normalise(timeline.words)
    match timeline:
        case EndOfMonth(month=month):
            return _months(("month",), [month], words)
        case MonthSpan(first=first, last=last):
            return _months(("first", "last"), [first, last], words)
        case Duration(amount=amount, unit=unit):
            return _amount("amount", amount, _UNITS[unit], words)
        case AroundDates(days_before=days):
            return _amount("days_before", days, _UNITS["day"], words)
        case _:
            return None


def _months(fields: tuple[str, ...], months: list[int], words: str) -> tuple[str, str] | None:
    said = months_written(words)
    if not said or len(said) > len(fields):
        return None
    said = [*said, *said[-1:] * (len(fields) - len(said))]
    wrong = [
        (field, str(told)) for field, month, told in zip(fields, months, said, strict=True) if month != told
    ]
    return wrong[0] if wrong else None


def _amount(field: str, amount: int, unit: str, words: str) -> tuple[str, str] | None:
    said = _AMOUNT.findall(words)
    if not said or (str(amount), unit) in said:
        return None
    return field, " ".join(said[0])
