"""What the office changed in the facts of the manual, and where a fact comes from once it was changed."""

import datetime
from dataclasses import dataclass
from typing import Any, Literal

from domain.time import fiscal_year
from knowledge.facts.base import Fact

Action = Literal["set", "remove"]

DATED = {("days_off", "extra"), ("days_off", "not_off")}
"""Kind and field of lists whose rows are named by their ISO date: each holds in the year of that date."""


@dataclass(frozen=True)
class Override:
    """One change by the office: a whole field, or one row of a list."""

    key: str
    """Names this change in every database that it is carried to."""
    kind: str
    """"step", "procedure", "channel", "work", or the file: "office", "days_off", "schools"."""
    id: str
    """"plan-review-4", "plan-review", "amss", "1"; empty for a file that holds one thing."""
    field: str
    """"timeline"; with a dot where a field is inside another: "examples.detail"."""
    row: str | None = None
    """What names a row of a list (a phrasing itself, a school, the date of a day). None: the whole field."""
    action: Action = "set"
    value: Any = None
    """JSON, in the form that the YAML has."""
    first_year: int | None = None
    """Fiscal years (พ.ศ.) in which it holds, both included; None: open."""
    last_year: int | None = None
    covers: str = ""
    """Hash of the value in the YAML when the change was made."""
    covered: Any = None
    """That value."""
    day: datetime.date = datetime.date.min
    """The day on which it was made, in Bangkok."""
    reason: str = ""
    number: int = 0
    """For people, in one database."""

    @property
    def slot(self) -> tuple[str, str, str, str | None]:
        """What it changes; a later change of the same slot takes its place."""
        return self.kind, self.id, self.field, self.row

    @property
    def place(self) -> str:
        """For people: "step plan-review-4 timeline"."""
        row = f"[{self.row}]" if self.row is not None else ""
        return " ".join(part for part in (self.kind, self.id, f"{self.field}{row}") if part)

    def holds(self, year: int) -> bool:
        """Whether it holds for what is asked in a fiscal year (พ.ศ.); a dated row by the year of its date."""
        if (self.kind, self.field) in DATED and self.row is not None:
            try:
                year = fiscal_year(datetime.date.fromisoformat(self.row))
            except ValueError:
                return True  # no day: the schema says so
        return (self.first_year is None or self.first_year <= year) and (
            self.last_year is None or year <= self.last_year
        )


class Edited(Fact):
    """A fact that the office changed: its day and reason are cited in place of the printed place."""

    kind: str
    id: str
    field: str
    row: str | None = None
    day: datetime.date
    reason: str = ""


@dataclass(frozen=True)
class Source:
    """Where an answer comes from."""

    line: int
    """Of the source text, where the manual prints it."""
    edited: tuple[Edited, ...] = ()
    """What of it the office changed."""
