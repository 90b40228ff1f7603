"""The manual as typed facts, as `knowledge/manual/*.yaml` holds them.

Thai text stands as the office writes it. `line` is the 1-based line of
`knowledge/source/service-manual-2567.txt` where the fact is printed.
"""

import datetime
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

Facet = Literal["detail", "steps", "timeline", "channels", "fee", "law"]
Whole = Annotated[int, Field(strict=True)]
Month = Annotated[Whole, Field(ge=1, le=12)]
Words = Annotated[str, Field(min_length=1)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
"""Goes into the data of LINE buttons."""
Role = Literal["announcements", "officers", "personnel"]
KeyDate = Literal["emes-close-6m", "emes-close-12m"]


class Fact(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class EndOfMonth(Fact):
    """Due on the last day of `month`, every year: "ภายในเดือนพฤษภาคม ของทุกปี"."""

    kind: Literal["end-of-month"]
    month: Month
    words: Words


class MonthSpan(Fact):
    """Runs from the first day of `first` to the last day of `last`; may cross the year."""

    kind: Literal["month-span"]
    first: Month
    last: Month
    words: Words


class Duration(Fact):
    """Takes this long once begun; has no date of its own."""

    kind: Literal["duration"]
    amount: Annotated[Whole, Field(gt=0)]
    unit: Literal["day", "minute"]
    words: Words


class Always(Fact):
    kind: Literal["always"]
    words: Words


class Rounds(Fact):
    """Rounds whose closing days the office sets with `planbot dates`."""

    kind: Literal["rounds"]
    dates: Annotated[tuple[KeyDate, ...], Field(min_length=1)]
    words: Words


class AroundDates(Fact):
    """At least `days_before` days before each closing day, and again after it."""

    kind: Literal["around-dates"]
    dates: Annotated[tuple[KeyDate, ...], Field(min_length=1)]
    days_before: Annotated[Whole, Field(gt=0)]
    after: Annotated[bool, Field(strict=True)]
    words: Words


Timeline = Annotated[
    EndOfMonth | MonthSpan | Duration | Always | Rounds | AroundDates, Field(discriminator="kind")
]


class Channel(Fact):
    """One way to send or ask, defined once and referred to by steps."""

    id: Id
    name: Words
    """Short, as staff say it: "AMSS++"."""
    official: Words
    """As the manual names it."""
    kind: Literal["system", "web", "line-group", "phone", "in-person", "place"]
    role: Role | None = None
    """The role of the LINE group that this channel is, where it is one."""
    url: str | None = None


class ChannelUse(Fact):
    channel: str
    words: Words
    """The manual's wording in this step, corrected."""


class Fee(Fact):
    baht: Annotated[Whole, Field(ge=0)]
    words: Words


class SubStep(Fact):
    number: str
    """As printed, in Arabic digits: "2.1"."""
    text: Words


class Announce(Fact):
    """What the office sets for a step in place of the usual rules of announcing."""

    to: tuple[Role, ...] = ()
    """Groups that hear of it; empty: those that its channels name, else the officers."""
    days_before: tuple[Annotated[Whole, Field(gt=0, le=90)], ...] | None = None
    """Reminders so many days before its date; none at all where the list is empty."""
    working_days_before: tuple[Annotated[Whole, Field(gt=0, le=30)], ...] | None = None


class Step(Fact):
    number: Annotated[Whole, Field(gt=0)]
    title: Annotated[str, Field(min_length=1, max_length=60)]
    """A short name of ours for headings and rows, at most 60 characters."""
    text: Words
    """The manual's official wording, scanning errors corrected."""
    sub_steps: tuple[SubStep, ...] = ()
    acts: Literal["school", "office"]
    timeline: Timeline
    channels: Annotated[tuple[ChannelUse, ...], Field(min_length=1)]
    fee: Fee
    announce: Announce | None = None
    """None: by the usual rules."""
    line: Whole
    printed_again: tuple[Whole, ...] = ()
    aliases: tuple[Words, ...] = ()
    """Names that staff call the step by."""
    examples: dict[Facet, tuple[Words, ...]] = {}
    """Questions as staff would type them, by the facet they ask for."""


class Procedure(Fact):
    id: Id
    work: Whole
    number: str | None = None
    """As printed where a work has several procedures: "๕.๑"."""
    name: Words
    """The manual's name."""
    short: Annotated[str, Field(min_length=1, max_length=40)]
    """A short name of ours for headings and buttons, at most 40 characters."""
    line: Whole
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    aliases: tuple[Words, ...] = ()
    examples: dict[Facet, tuple[Words, ...]] = {}

    def step(self, number: int) -> Step | None:
        return next((step for step in self.steps if step.number == number), None)


class Law(Fact):
    number: str
    """As printed, in Arabic digits: "2.1"."""
    text: Words
    line: Whole


class Work(Fact):
    number: Annotated[Whole, Field(gt=0)]
    name: Words
    """The chapter: "งานนโยบายและแผน"."""
    title: Words
    """ชื่องาน, as the manual gives it."""
    line: Whole
    title_line: Whole | None = None
    procedures: tuple[Id, ...] = ()
    """In the order of print."""
    laws: tuple[Law, ...]


class Correction(Fact):
    """A scanning error of the printed text, set right in the facts."""

    line: Whole
    before: Words
    """May hold line breaks, where a phrase was broken over lines."""
    after: str
    why: Words


class OtherGroup(Fact):
    """Another group of the office, for topics that are not ours. The office corrects this table."""

    id: Id
    name: Words
    topics: tuple[Words, ...]


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
    phone: str | None = None
    address: str | None = None
    website: str | None = None


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


class School(Fact):
    name: Words
    also: tuple[Words, ...] = ()


class ItaItem(Fact):
    """An item of the yearly assessment that something here shows."""

    code: Words
    title: Words
    shows: Literal["manual", "statistics", "e-service"]


class Manual(Fact):
    office: Office
    works: tuple[Work, ...]
    procedures: tuple[Procedure, ...]
    channels: tuple[Channel, ...]
    groups: tuple[OtherGroup, ...]
    days_off: DaysOff
    corrections: tuple[Correction, ...]
    duty: Duty = Duty()
    schools: tuple[School, ...] = ()
    ita: tuple[ItaItem, ...] = ()

    def procedure(self, id: str) -> Procedure | None:
        return next((procedure for procedure in self.procedures if procedure.id == id), None)

    def step(self, procedure: str, number: int) -> Step | None:
        found = self.procedure(procedure)
        return found.step(number) if found else None

    def work(self, number: int) -> Work | None:
        return next((work for work in self.works if work.number == number), None)

    def channel(self, id: str) -> Channel | None:
        return next((channel for channel in self.channels if channel.id == id), None)

    def all_steps(self) -> Iterator[tuple[Procedure, Step]]:
        for procedure in self.procedures:
            for step in procedure.steps:
                yield procedure, step
