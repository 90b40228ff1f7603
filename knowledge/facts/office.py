"""The office itself as typed facts: its days off, who answers, its schools, and what its other groups do."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from knowledge.facts.base import Fact, Id, Whole, Words

PrintedField = Literal[
    "name", "short", "group", "assessment", "manual", "manual_code", "manual_year", "chart"
]


Often = Literal["monthly", "when-due"]


class Digest(Fact):
    """How often the groups of each role get the digest of the month."""

    announcements: Often = "monthly"
    officers: Often = "monthly"
    personnel: Often = "when-due"
    """"when-due": only in months in which something falls due, starts or ends."""


class Office(Fact):
    name: Words
    short: Words
    group: Words
    assessment: str | None = None
    """What the manual was made for, as its cover says."""
    manual: Words
    manual_code: str | None = None
    manual_year: Annotated[Whole, Field(ge=2500, le=2700)]
    """พ.ศ."""
    chart: str | None = None
    """The flow chart's heading: whom the service by hand or phone is for."""
    lines: Annotated[dict[PrintedField, Whole], Field(default_factory=dict)]
    """Where the manual prints each of these (line of the source text)."""
    phone: str | None = None
    """Of our group."""
    address: str | None = None
    website: str | None = None
    email: str | None = None
    map: Annotated[str | None, Field(pattern=r"^https://\S+$")] = None
    """Address of a map that shows where the office is."""
    hours: str | None = None
    """When the office is open, in words; the usual hours of government where it is empty."""
    digest: Digest = Digest()


class OtherGroup(Fact):
    """Another group of the office, for topics that are not ours. The office corrects this table."""

    id: Id
    name: Words
    also: tuple[Words, ...] = ()
    """What people call it, where they ask how to reach it."""
    phone: str | None = None
    address: str | None = None
    """Where it is found in the office."""
    website: str | None = None
    email: str | None = None
    topics: tuple[Words, ...]


def _is_iso(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


class DayOff(Fact):
    date: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    """ISO date (ค.ศ.)."""
    name: Words

    @field_validator("date")
    @classmethod
    def _is_a_day(cls, value: str) -> str:
        if not _is_iso(value):
            raise PydanticCustomError("no_such_day", "no such day")
        if value > "2400":
            raise PydanticCustomError("buddhist_year", "a Buddhist year")
        return value


class DaysOff(Fact):
    worked: tuple[Words, ...] = ()
    """Public holidays of the library on which government offices work, by (part of) name."""
    extra: tuple[DayOff, ...] = ()
    """Days off that the office adds: cabinet days, provincial days, Ploughing Day."""
    not_off: tuple[DayOff, ...] = ()
    """Days that the library calls off but the office works."""


class Responsible(Fact):
    """Who answers questions on a procedure: officers by the name they registered with, or by LINE user id."""

    procedure: Words
    officers: Annotated[tuple[Words, ...], Field(min_length=1)]


class Duty(Fact):
    """Who answers what passes to officers, and when it can be expected."""

    head: str | None = None
    """Of the group, as registered; hears of what waits too long."""
    answer_within_hours: Annotated[Whole, Field(ge=1, le=80)] = 7
    """Working hours in which an answer can be expected."""
    responsible: tuple[Responsible, ...] = ()

    @property
    def duties(self) -> Mapping[str, Sequence[str]]:
        """Officers responsible, by procedure."""
        return {one.procedure: one.officers for one in self.responsible}


class School(Fact):
    name: Words
    also: tuple[Words, ...] = ()
    closed: bool = False
    """No longer in use: nobody is asked whether they mean it; what was recorded keeps its name."""


Shown = Literal["manual", "statistics", "e-service"]


class ItaItem(Fact):
    """An item of the yearly assessment that something here shows."""

    code: Words
    title: Words
    shows: Shown
    checked: bool = False
    """The office has held the code against that year's criteria."""


class ItaYear(Fact):
    """The items of one year's assessment: their codes move each year."""

    fiscal_year: Annotated[Whole, Field(ge=2500, le=2700)]
    """พ.ศ."""
    items: tuple[ItaItem, ...]
