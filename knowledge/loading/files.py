"""What each file of `knowledge/manual/` holds."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from knowledge.facts.base import Fact, Whole, Words
from knowledge.facts.manual import Channel, Correction, Procedure, Work
from knowledge.facts.office import DaysOff, Duty, ItaYear, Office, OtherGroup, School


class WorksFile(Fact):
    works: Annotated[tuple[Work, ...], Field(min_length=1)]


class ChannelsFile(Fact):
    channels: Annotated[tuple[Channel, ...], Field(min_length=1)]


class GroupsFile(Fact):
    groups: tuple[OtherGroup, ...]


class CorrectionEntry(Fact):
    """The same error set right on several lines."""

    lines: Annotated[tuple[Whole, ...], Field(min_length=1)]
    before: Words
    after: str
    why: Words

    def corrections(self) -> tuple[Correction, ...]:
        return tuple(
            Correction(line=line, before=self.before, after=self.after, why=self.why) for line in self.lines
        )


class CorrectionsFile(Fact):
    corrections: tuple[CorrectionEntry, ...]


class ItaFile(Fact):
    years: tuple[ItaYear, ...]


class SchoolsFile(Fact):
    schools: tuple[School, ...]


KINDS: dict[str, type[Fact]] = {
    "office": Office,
    "works": WorksFile,
    "channels": ChannelsFile,
    "groups": GroupsFile,
    "days_off": DaysOff,
    "corrections": CorrectionsFile,
    "ita": ItaFile,
    "officers": Duty,
    "schools": SchoolsFile,
}
"""By the file's name without its ending; all must be there, less the optional ones."""

OPTIONAL = frozenset({"ita", "officers", "schools"})
"""What an office may leave out: nobody is responsible for anything in particular, no school is known."""

OTHERS = frozenset({"lexicon", "kinds"})
"""Files of the folder that are no facts of the manual and read elsewhere."""

_OF_A_PROCEDURE = {"id", "work", "steps"}


def kind_of(stem: str, data: Mapping[str, Any]) -> type[Fact] | None:
    """What the file of this name should hold; None for a file that is none of ours.

    A procedure's file may have any name: it is known by its keys, so that one misspelt key is still told.
    """
    return KINDS.get(stem) or (Procedure if _OF_A_PROCEDURE & data.keys() else None)
