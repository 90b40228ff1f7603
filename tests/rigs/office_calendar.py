"""Builders for the work calendar of the real manual."""

from collections.abc import Mapping
from datetime import date, time
from functools import cache

from knowledge.facts.manual import Announce, KeyDate, Manual
from knowledge.facts.office import DayOff
from knowledge.loading.load import load_manual
from scheduler.calendar.occasions import Occasion, Office, occasions
from scheduler.calendar.workdays import Workdays

SIX: KeyDate = "emes-close-6m"
TWELVE: KeyDate = "emes-close-12m"


@cache
def the_manual() -> Manual:
    return load_manual()


PLOUGHING = {"2027-05-12": "วันพืชมงคล"}
"""The day off that no calendar has for 2027."""


def an_office(
    closings: Mapping[KeyDate, str] | None = None,
    *,
    extra: Mapping[str, str] | None = None,
    announce: Mapping[tuple[str, int], Announce] | None = None,
    at: time = time(8, 30),
) -> Office:
    """closings: a day for each name; extra: days off that the office adds; announce: set for a step."""
    manual = with_announce(the_manual(), announce or {})
    days_off = manual.days_off.model_copy(
        update={"extra": tuple(DayOff(date=day, name=name) for day, name in (extra or {}).items())}
    )
    key_dates = {name: (date.fromisoformat(day),) for name, day in (closings or {}).items()}
    return Office(manual, key_dates, Workdays(days_off), at)


def with_announce(manual: Manual, announce: Mapping[tuple[str, int], Announce]) -> Manual:
    procedures = tuple(
        procedure.model_copy(
            update={
                "steps": tuple(
                    step.model_copy(update={"announce": announce.get((procedure.id, step.number))})
                    for step in procedure.steps
                )
            }
        )
        for procedure in manual.procedures
    )
    return manual.model_copy(update={"procedures": procedures})


def between(office: Office, since: str, until: str) -> list[Occasion]:
    return occasions(office, date.fromisoformat(since), date.fromisoformat(until))


def named(office: Office, id: str, since: str = "2026-01-01", until: str = "2028-12-31") -> Occasion:
    [found] = [one for one in between(office, since, until) if one.id == id]
    return found


def shown(occasion: Occasion) -> list[str]:
    """Items as "plan-review-4 due 2027-05-31", with the last working day where it is another."""
    return [
        f"{item.procedure}-{item.step} {item.why} {item.due}"
        + (f" ({item.last_working_day})" if item.last_working_day != item.due else "")
        for item in occasion.items
    ]
