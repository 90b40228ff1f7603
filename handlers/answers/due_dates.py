"""When a step falls, seen from a day, for the words on cards."""

from datetime import date

from handlers.contract.reply import Desk
from knowledge.facts.manual import Step
from knowledge.facts.timeline import nearest_fall, next_when
from line.texts.when_words import Due


def due(desk: Desk, step: Step, today: date, *, counted: bool = False) -> Due:
    """`counted`: with the working days that are left, which takes a look at each day until then."""
    when = next_when(step.timeline, today, desk.key_dates, lambda day: desk.workdays.is_off(day) is not None)
    if when is None:
        return Due()
    until = when.first if when.first is not None and not when.running else when.last
    return Due(
        when=when,
        working_days=desk.workdays.count(today, until) if counted else None,
        off=desk.workdays.is_off(when.last),
    )


def just_passed(desk: Desk, step: Step, day: date, days: int) -> date | None:
    """The deadline that a day belongs to: the coming one, or one that passed at most `days` before."""
    fall = nearest_fall(
        step.timeline, day, desk.key_dates, lambda day: desk.workdays.is_off(day) is not None, days
    )
    return fall.last if fall else None
