"""Numbers of consultations as people type them: ปศ. 12/2570, #12, ๑๒."""

import re
from dataclasses import dataclass

from handlers.words.fold import Folded

DIGITS = r"([0-9]{1,6})(?:/([0-9]{2,4}))?(?![0-9])"
MARKS = r"(?:ปศ|#)"
_LEADING = re.compile(rf"({MARKS}){DIGITS}")
_BETWEEN = " \t:：-–.,"


@dataclass(frozen=True)
class CaseNumber:
    """A number as typed."""

    number: int
    year: int | None = None
    """พ.ศ., or whatever was typed in its place."""

    @property
    def fiscal_year(self) -> int | None:
        """ "70" is 2570, as people shorten it; a Gregorian year stays as it is, and names nothing."""
        return self.year + 2500 if self.year is not None and self.year < 100 else self.year

    @property
    def typed(self) -> str:
        return f"{self.number}/{self.year}" if self.year is not None else str(self.number)

    def names(self, number: int | None, year: int | None) -> bool:
        """Whether it is the number of that consultation; `year` is the consultation's fiscal year."""
        return self.number == number and self.fiscal_year in (None, year)


@dataclass(frozen=True)
class Leading:
    """The marked number that a text begins with."""

    number: CaseNumber
    rest: str
    """What stands behind it, as typed."""
    is_own: bool
    """Marked with ปศ.; "#1" may as well count what a text lists."""


def number_of(digits: str, year: str | None) -> CaseNumber:
    return CaseNumber(int(digits), int(year) if year else None)


def leading(text: str, folded: Folded) -> Leading | None:
    found = _LEADING.match(folded.compact)
    if found is None:
        return None
    rest = text[folded.ends[found.end() - 1] :].lstrip("\ufe0f\u20e3")
    return Leading(number_of(found[2], found[3]), rest.lstrip(_BETWEEN).strip(), found[1] != "#")
