"""What a page of the knowledge is about: a procedure as a whole, or a step of it."""

from dataclasses import dataclass

from console.office.address import PATH
from knowledge.facts.manual import Facet, Manual, Procedure, Step
from line.texts.labels import FACET_NAMES

OF_STEP: tuple[Facet, ...] = ("detail", "timeline", "channels", "fee")
OF_PROCEDURE: tuple[Facet, ...] = ("detail", "steps", "timeline", "channels", "fee", "law")
ALIASES = "aliases"
NAMED = "ชื่อที่เรียกกัน"
KNOWLEDGE = f"{PATH}/knowledge"


@dataclass(frozen=True)
class Thing:
    procedure: Procedure
    step: Step | None = None

    @property
    def kind(self) -> str:
        """As the office's changes call it."""
        return "step" if self.step else "procedure"

    @property
    def key(self) -> str:
        """Its id, as the office's changes name it."""
        return f"{self.procedure.id}-{self.step.number}" if self.step else self.procedure.id

    @property
    def href(self) -> str:
        step = f"/{self.step.number}" if self.step else ""
        return f"{KNOWLEDGE}/manual/{self.procedure.id}{step}"

    @property
    def name(self) -> str:
        return place(self.procedure, self.step)

    @property
    def facets(self) -> tuple[Facet, ...]:
        return OF_STEP if self.step else OF_PROCEDURE

    @property
    def lists(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """Its phrasings: the field, its name, and what stands there."""
        of = self.step or self.procedure
        asked = [(f"examples.{one}", FACET_NAMES[one], of.examples.get(one, ())) for one in self.facets]
        return [(ALIASES, NAMED, of.aliases), *asked]


def place(procedure: Procedure, step: Step | None) -> str:
    return f"{procedure.short} ขั้นตอนที่ {step.number}: {step.title}" if step else procedure.short


def named(manual: Manual, of: str) -> Thing | None:
    """of: its id, as the office's changes name it: "plan-review" or "plan-review-4"."""
    whole = manual.procedure(of)
    if whole is not None:
        return Thing(whole)
    head, _, number = of.rpartition("-")
    procedure = manual.procedure(head)
    step = procedure.step(int(number)) if procedure and number.isdecimal() and len(number) < 4 else None
    return Thing(procedure, step) if procedure and step else None


def of_reading(manual: Manual, procedure: str | None, step: int | None) -> Thing | None:
    return named(manual, f"{procedure}-{step}" if step else procedure) if procedure else None


def every(manual: Manual) -> list[Thing]:
    """Each procedure, followed by its steps."""
    return [
        thing
        for procedure in manual.procedures
        for thing in (Thing(procedure), *(Thing(procedure, step) for step in procedure.steps))
    ]
