"""What the schools' group is told in a month that has nothing due, starting or ending for it."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge.facts.manual import Manual, Role
from knowledge.facts.timeline import KeyDates
from scheduler.calendar.audience import concerns_schools, is_heard
from scheduler.calendar.months import Item, month_items
from scheduler.calendar.workdays import Workdays

SCHOOLS: Role = "announcements"


def meanwhile(
    manual: Manual, year_month: tuple[int, int], listed: Sequence[Item], dates: KeyDates, workdays: Workdays
) -> list[Item]:
    """What goes on and concerns schools, then what is due next month; empty where there is neither.

    listed: what the calendar has for the month, whoever hears of it.
    """
    running = [item for item in listed if _is_of_concern(manual, item)]
    year, month = year_month
    after = month_items(manual, year + month // 12, month % 12 + 1, dates, workdays)
    coming = [
        replace(item, why="next")
        for item in after
        if item.why in ("due", "end") and is_heard(manual, SCHOOLS, item.procedure, item.step)
    ]
    listed_here = {(item.procedure, item.step, item.due) for item in running}
    return [
        *running,
        *(item for item in coming if (item.procedure, item.step, item.due) not in listed_here),
    ]


def _is_of_concern(manual: Manual, item: Item) -> bool:
    """What their group hears of anyway, or long work of the office on what schools take part in."""
    if is_heard(manual, SCHOOLS, item.procedure, item.step):
        return True
    procedure = manual.procedure(item.procedure)
    return procedure is not None and item.first is not None and concerns_schools(procedure)
