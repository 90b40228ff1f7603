"""Which item of which year's assessment (ITA) a page serves."""

from dataclasses import dataclass

from knowledge.facts.manual import Manual
from knowledge.facts.office import Shown


@dataclass(frozen=True)
class Serves:
    code: str
    title: str
    fiscal_year: int
    """พ.ศ.: the year whose codes these are, not later than asked for where there is such a year."""
    checked: bool
    """The office has held the code against that year's criteria."""
    is_this_year: bool


def serves(manual: Manual, shown: Shown, year: int) -> Serves | None:
    codes = manual.ita_of(year)
    item = next((item for item in codes.items if item.shows == shown), None) if codes else None
    if codes is None or item is None:
        return None
    return Serves(item.code, item.title, codes.fiscal_year, item.checked, codes.fiscal_year == year)
