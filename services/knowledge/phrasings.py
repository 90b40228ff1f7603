"""A phrasing that is to be added: whether it stands somewhere already."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.facts.manual import Manual, Procedure, Step
from knowledge.reading.taught_entries import Entry, is_same, keys


@dataclass(frozen=True)
class Known:
    """Where a phrasing stands."""

    words: str
    field: str
    """"aliases", or "examples.timeline"."""
    procedure: Procedure
    step: Step | None


def alike(manual: Manual, words: str) -> Known | None:
    """The first phrasing of the manual that is the same question, or the same name."""
    wanted = set(keys(words))
    return next((one for one in every(manual) if wanted & set(keys(one.words))), None)


def taught(entries: Iterable[Entry], words: str) -> Entry | None:
    """A taught entry that answers this question in place of the manual."""
    return next((one for one in entries if any(is_same(words, asked) for asked in one.phrasings)), None)


def every(manual: Manual) -> Iterator[Known]:
    for procedure in manual.procedures:
        things: list[Step | None] = [None, *procedure.steps]
        for step in things:
            of = step or procedure
            yield from (Known(words, "aliases", procedure, step) for words in of.aliases)
            for facet, asked in of.examples.items():
                yield from (Known(words, f"examples.{facet}", procedure, step) for words in asked)
