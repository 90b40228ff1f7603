"""The manual as typed facts, as `knowledge/manual/*.yaml` holds them.

Thai text stands as the office writes it. `line` is the 1-based line of
`knowledge/source/service-manual-2567.txt` where the fact is printed.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from knowledge.facts.base import Fact, Id, Whole, Words
from knowledge.facts.office import DaysOff, Duty, ItaYear, Office, OtherGroup, School
from knowledge.facts.overrides import Edited, Source

Facet = Literal["detail", "steps", "timeline", "channels", "fee", "law"]
Month = Annotated[Whole, Field(ge=1, le=12)]
Role = Literal["announcements", "officers", "personnel"]
KeyDate = Literal["emes-close-6m", "emes-close-12m"]


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
    line: Whole | None = None
    """Where a step first sends there by its official name."""
    url: Annotated[str, Field(pattern=r"^https?://[^\s/]+\.\S+$", max_length=1000)] | None = None
    """At most as long as LINE takes."""


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
    """Whose work it is in the calendar and in notices."""
    actors: tuple[Literal["school", "office"], ...] | None = None
    """Whom the manual names, where that is not `acts` alone: both, or nobody (empty)."""
    timeline: Timeline
    channels: Annotated[tuple[ChannelUse, ...], Field(min_length=1)]
    fee: Fee
    announce: Announce | None = None
    """None: by the usual rules."""
    line: Whole
    printed_again: tuple[Whole, ...] = ()
    aliases: tuple[Words, ...] = ()
    """Names that staff call the step by."""
    examples: Annotated[dict[Facet, tuple[Words, ...]], Field(default_factory=dict)]
    """Questions as staff would type them, by the facet they ask for."""

    @property
    def who(self) -> tuple[Literal["school", "office"], ...]:
        """Whom the manual says the step is for; empty where it names nobody."""
        return (self.acts,) if self.actors is None else self.actors


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
    examples: Annotated[dict[Facet, tuple[Words, ...]], Field(default_factory=dict)]

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


_NOT_CITED = {"aliases", "examples", "announce"}
"""Fields of steps and procedures that no answer shows."""


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
    ita: tuple[ItaYear, ...] = ()
    edited: tuple[Edited, ...] = ()
    """What the office changed, and holds now."""

    def source_of_step(self, procedure: Procedure, step: Step) -> Source:
        """Where the step is printed, and which of its facts are the office's own."""
        own = self._edited("step", f"{procedure.id}-{step.number}")
        links = [one for use in step.channels for one in self._edited("channel", use.channel)]
        return Source(step.line, (*own, *dict.fromkeys(links)))

    def source_of_procedure(self, procedure: Procedure) -> Source:
        """The same for the whole procedure and, as its card lists them, for all its steps."""
        own = self._edited("procedure", procedure.id)
        steps = [one for step in procedure.steps for one in self.source_of_step(procedure, step).edited]
        return Source(procedure.line, (*own, *dict.fromkeys(steps)))

    def _edited(self, kind: str, id: str) -> tuple[Edited, ...]:
        return tuple(
            one
            for one in self.edited
            if (one.kind, one.id) == (kind, id) and one.field.partition(".")[0] not in _NOT_CITED
        )

    def procedure(self, id: str) -> Procedure | None:
        return next((procedure for procedure in self.procedures if procedure.id == id), None)

    def step(self, procedure: str, number: int) -> Step | None:
        found = self.procedure(procedure)
        return found.step(number) if found else None

    def work(self, number: int) -> Work | None:
        return next((work for work in self.works if work.number == number), None)

    def channel(self, id: str) -> Channel | None:
        return next((channel for channel in self.channels if channel.id == id), None)

    def ita_of(self, fiscal_year: int) -> ItaYear | None:
        """The codes of that year (พ.ศ.), or of the last one before it that has any, else of the first."""
        years = sorted(self.ita, key=lambda one: one.fiscal_year)
        before = [one for one in years if one.fiscal_year <= fiscal_year]
        return before[-1] if before else years[0] if years else None

    def all_steps(self) -> Iterator[tuple[Procedure, Step]]:
        for procedure in self.procedures:
            for step in procedure.steps:
                yield procedure, step
