"""The search box: words typed, read as the chat reads them, and the places that answer them. Pure."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from console.public.agenda import Month, month_of
from console.public.steps import StepWords, all_words, step_words
from domain.time import BANGKOK
from knowledge.facts.manual import Facet, Procedure
from knowledge.facts.office import OtherGroup
from knowledge.reading.reading import MonthAsked, Option, Reading
from line.texts.labels import FACET_NAMES
from scheduler.calendar.occasions import Office

if TYPE_CHECKING:
    from handlers.contract.reply import Desk
    from handlers.page_search import Told

LONGEST = 200

Kind = Literal[
    "empty",
    "too-long",
    "taught",
    "office",
    "step",
    "procedure",
    "choices",
    "calendar",
    "other-group",
    "nothing",
]


@dataclass(frozen=True)
class Choice:
    title: str
    of: str
    """The procedure's short name."""
    href: str


@dataclass(frozen=True)
class Found:
    """What a search came to."""

    kind: Kind
    typed: str = ""
    facet: Facet = "detail"
    procedure: Procedure | None = None
    step: StepWords | None = None
    steps: tuple[StepWords, ...] = ()
    choices: tuple[Choice, ...] = ()
    months: tuple[Month, ...] = ()
    group: OtherGroup | None = None
    told: "Told | None" = None
    """What officers taught, or what the office's own files have."""

    @property
    def asked(self) -> str:
        return FACET_NAMES[self.facet]


def search(office: Office, desk: "Desk", typed: str, now: datetime) -> Found:
    """typed: as it came; nothing of it is kept."""
    words = cleaned(typed)
    if not words:
        return Found("empty", typed)
    if len(words) > LONGEST:
        return Found("too-long", typed)
    from handlers.page_search import Told, read  # only here: most processes are never asked

    found = read(words, desk, now)
    if isinstance(found, Told):
        return Found(found.kind, typed, told=found)
    return _shown(office, found, typed, now.astimezone(BANGKOK).date())


def cleaned(typed: str) -> str:
    """In one line; empty where no letter or figure is in it."""
    words = " ".join(typed.split())
    return words if any(letter.isalnum() for letter in words) else ""


def _shown(office: Office, reading: Reading, typed: str, today: date) -> Found:
    manual = office.manual
    procedure = manual.procedure(reading.procedure or "")
    facet = reading.facet or "detail"
    if reading.kind == "calendar":
        return Found("calendar", typed, months=tuple(_months(office, reading.month, today)))
    if reading.kind == "clarify":
        choices = [_choice(office, option) for option in reading.options]
        return Found("choices", typed, facet, choices=tuple(filter(None, choices)))
    if reading.kind == "answer" and procedure:
        step = procedure.step(reading.step or 0)
        if step:
            words = step_words(office, procedure, step, today)
            return Found("step", typed, facet, procedure, words)
        return Found("procedure", typed, facet, procedure, steps=tuple(all_words(office, procedure, today)))
    other = (reading.topic or "").partition("other-group:")[2]
    group = next((group for group in manual.groups if group.id == other), None) if other else None
    if group:
        return Found("other-group", typed, group=group)
    near = procedure if reading.kind == "escalate" and reading.named and reading.score > 0.1 else None
    return Found("nothing", typed, procedure=near)


def _choice(office: Office, option: Option) -> Choice | None:
    procedure = office.manual.procedure(option.procedure)
    if procedure is None:
        return None
    step = procedure.step(option.step or 0)
    if step is None:
        return Choice(procedure.short, f"ทั้งกระบวนงาน {len(procedure.steps)} ขั้นตอน", f"/manual/{procedure.id}")
    return Choice(
        step.title, f"{procedure.short} ขั้นตอนที่ {step.number}", f"/manual/{procedure.id}#step-{step.number}"
    )


def _months(office: Office, asked: MonthAsked | None, today: date) -> list[Month]:
    """A month that is named is the coming one, this one included."""
    year, month, count = today.year, today.month, 1
    if asked == "next":
        year, month = year + month // 12, month % 12 + 1
    elif asked == "last":
        year, month = year - (month == 1), (month - 2) % 12 + 1
    elif isinstance(asked, int):
        year, month = year + (asked < month), asked
    elif asked == "all":
        count = 12
    places = [(year + (month - 1 + at) // 12, (month - 1 + at) % 12 + 1) for at in range(count)]
    return [month_of(office, *place, today) for place in places]
