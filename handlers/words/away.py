"""Until when an officer is away, and who stands in, as typed behind "ไม่อยู่ถึง": "30/11 ให้ สมศรี"."""

import re
from dataclasses import dataclass

_ABSENCE = re.compile(r"(\d{1,2})\s*/\s*(\d{1,2})(?:\s*/\s*(\d{2,4}))?\s*(?:ให้|แทนโดย|โดย)\s*(.+)", re.S)


@dataclass(frozen=True)
class Absence:
    day: int
    month: int
    year: int | None
    """As typed: พ.ศ. or ค.ศ., of two or four digits."""
    who: str


def absence_in(typed: str) -> Absence | None:
    found = _ABSENCE.match(typed)
    if found is None:
        return None
    return Absence(int(found[1]), int(found[2]), int(found[3]) if found[3] else None, found[4])
