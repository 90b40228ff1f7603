"""Moments as officers type them."""

import re
from datetime import datetime, time

from console.office.facts.saving import day
from domain.time import BANGKOK, buddhist

TIME = re.compile(r"\s*(\d{1,2})\s*[:.]\s*(\d{2})\s*(?:น\.?)?\s*")


def moment_in(on: str, at: str) -> datetime | None:
    """Of a day and a time ("13:45", "๑๓.๔๕ น."), in Bangkok; None where it is none."""
    found, typed = TIME.fullmatch(at), day(on)
    if found is None or typed is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return datetime.combine(typed, time(int(found[1]), int(found[2])), BANGKOK)


def typed_day(at: datetime) -> str:
    """As officers type it: 31/5/2570."""
    there = at.astimezone(BANGKOK)
    return f"{there.day}/{there.month}/{buddhist(there.year)}"
