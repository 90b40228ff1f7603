"""All phrasings that the project knows, each with what it asks: the manual's own and `training/`."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from knowledge.facts.manual import Manual

FOLDER = Path(__file__).parents[1]
WHOLE = "-"
CALENDAR = "calendar"


@dataclass(frozen=True)
class Phrasing:
    text: str
    targets: tuple[str, ...]
    """What it may mean: "plan-review/4", "plan-review/-" (the whole procedure), "calendar",
    "escalate:file", "smalltalk:thanks". More than one: honestly ambiguous."""
    facet: str | None = None
    register: str = "manual"
    place: str = ""
    """File and line, for messages."""
    month: str | None = None


@dataclass(frozen=True)
class Exchange:
    """A follow-up: the earlier messages of the same person, the message, and what it asks."""

    context: tuple[str, ...]
    text: str
    expect: dict[str, Any]
    accept: tuple[dict[str, Any], ...] = ()
    place: str = ""


@dataclass(frozen=True)
class Ask:
    """Words that ask one facet of whatever subject: "ต้องรออีกกี่วัน"."""

    text: str
    facet: str


@dataclass(frozen=True)
class Case:
    """Words that make a question about any of our subjects an officer's: "… ถึงไหนแล้ว"."""

    topic: str
    text: str
    """With … where the subject stands."""

    def about(self, subject: str) -> str:
        return self.text.replace("…", subject)


def target(procedure: str, step: int | None) -> str:
    return f"{procedure}/{WHOLE if step is None else step}"


@cache
def parted(name: str) -> tuple[str, int | None] | None:
    """Procedure and step of a target; None where it is none of the manual's."""
    procedure, slash, step = name.partition("/")
    if not slash:
        return None
    return procedure, None if step == WHOLE else int(step)


def is_kept_apart(text: str) -> bool:
    """A fixed third of all phrasings, chosen by their hash, which development does not fit on."""
    return hashlib.sha256(text.encode()).digest()[0] % 3 == 0


def all_phrasings(manual: Manual, folder: Path = FOLDER) -> list[Phrasing]:
    return [*of_manual(manual), *of_training(manual, folder / "training")]


def of_manual(manual: Manual) -> Iterator[Phrasing]:
    """Names, aliases and examples of the YAML; other groups' topics. Changes with the files."""
    for procedure in manual.procedures:
        whole = (target(procedure.id, None),)
        for name in (procedure.name, procedure.short, *procedure.aliases):
            yield Phrasing(name, whole, place=procedure.id)
        for facet, texts in procedure.examples.items():
            for text in texts:
                yield Phrasing(text, whole, facet, place=procedure.id)
        for step in procedure.steps:
            one = (target(procedure.id, step.number),)
            place = f"{procedure.id} {step.number}"
            for name in (step.title, step.text, *step.aliases):
                yield Phrasing(name, one, place=place)
            for facet, texts in step.examples.items():
                for text in texts:
                    yield Phrasing(text, one, facet, place=place)
    for group in manual.groups:
        for topic in (group.name, *group.topics):
            yield Phrasing(topic, (f"escalate:other-group:{group.id}",), place=group.id)


def of_training(manual: Manual, folder: Path) -> Iterator[Phrasing]:
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            cells = [cell.strip() for cell in line.split("\t")]
            if line.startswith("#") or len(cells) != 4 or not cells[3]:
                continue
            place = f"{path.name}:{number}"
            if path.stem == "other":
                yield _other(cells, place)
            elif manual.procedure(path.stem) is not None:
                step, facet, register, text = cells
                yield Phrasing(text, (f"{path.stem}/{step}",), facet, register, place)


def _other(cells: list[str], place: str) -> Phrasing:
    kind, topic, register, text = cells
    if kind == "calendar":
        return Phrasing(text, (CALENDAR,), None, register, place, month=topic)
    if kind == "clarify":
        readings = [reading.strip().split("/") for reading in topic.split("|")]
        targets = tuple(dict.fromkeys("/".join(reading[:2]) for reading in readings))
        facets = {reading[2] for reading in readings if len(reading) > 2}
        return Phrasing(text, targets, facets.pop() if len(facets) == 1 else None, register, place)
    return Phrasing(text, (f"{kind}:{topic}",), None, register, place)


def asks(folder: Path = FOLDER) -> list[Ask]:
    path = folder / "training" / "asks.tsv"
    if not path.exists():
        return []
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return [Ask(cells[2].strip(), cells[0]) for cells in lines if len(cells) == 3]


def cases(folder: Path = FOLDER) -> list[Case]:
    """`training/cases.tsv`: how people ask, of our subjects, what the manual does not answer."""
    return [Case(topic, text) for topic, text in _pairs(folder / "training" / "cases.tsv")]


def not_ours(manual: Manual, folder: Path = FOLDER) -> list[Phrasing]:
    """Subjects that are not ours: the topics of other groups, and `training/elsewhere.tsv`."""
    topics = [one for one in of_manual(manual) if one.targets[0].startswith("escalate:")]
    rest = _pairs(folder / "training" / "elsewhere.tsv")
    return [*topics, *(Phrasing(text, (f"escalate:{topic}",)) for topic, text in rest)]


def _pairs(path: Path) -> list[tuple[str, str]]:
    """Lines of two cells, without comments."""
    if not path.exists():
        return []
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return [(cells[0].strip(), cells[1].strip()) for cells in lines if len(cells) == 2]


def exchanges(folder: Path = FOLDER) -> Iterator[Exchange]:
    path = folder / "training" / "talks.jsonl"
    if not path.exists():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        raw = json.loads(line)
        yield Exchange(
            tuple(raw.get("context", ())),
            raw["text"],
            raw["expect"],
            tuple(raw.get("accept", ())),
            f"{path.name}:{number}",
        )
