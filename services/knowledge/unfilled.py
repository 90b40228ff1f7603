"""What the office has not filled in of its own files."""

from dataclasses import dataclass
from datetime import date

from knowledge.facts.manual import Manual
from scheduler.calendar.workdays import Workdays

PLOUGHED_BY = 5
"""The month of Ploughing Day."""


@dataclass(frozen=True)
class Unfilled:
    fields: tuple[str, ...] = ()
    """Of the office: "phone", "address"; "schools" for their list."""
    head: bool = False
    nobody_for: tuple[str, ...] = ()
    """Short names of the procedures for which nobody is responsible."""
    ploughing_day: int | None = None
    """Gregorian year of the next one, where no calendar has it."""
    groups: tuple[str, ...] = ()
    """Names of other groups that have no phone."""


def unfilled(manual: Manual, today: date) -> Unfilled:
    office = manual.office
    fields = [name for name in ("phone", "address") if not getattr(office, name)]
    year = today.year + (today.month > PLOUGHED_BY)
    return Unfilled(
        (*fields, *([] if manual.schools else ["schools"])),
        not manual.duty.head,
        tuple(one.short for one in manual.procedures if one.id not in manual.duty.duties),
        year if Workdays(manual.days_off).lacks_ploughing_day(year) else None,
        tuple(group.name for group in manual.groups if not group.phone),
    )
