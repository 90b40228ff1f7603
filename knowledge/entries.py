"""What officers taught: answers to questions that the manual does not have. And what is still missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from knowledge.text import normalise, without_particles

SURE = 92
"""Likeness (of 100) from which a question is the entry's, whatever the manual says on it."""
LIKELY = 80
"""The same, where the manual has no answer."""
ALIKE = 70
"""From which two unanswered questions are shown as one gap."""


@dataclass(frozen=True)
class Entry:
    id: int
    phrasings: tuple[str, ...]
    answer: str
    source: str
    """Who answered, and the day, for the line under the answer."""


def plain(text: str) -> str:
    return without_particles(normalise(text)).replace(" ", "").casefold()


def find(text: str, entries: Iterable[Entry], least: float) -> tuple[Entry, float] | None:
    """The entry whose phrasing is most like the text, and how like (0-100); None where none is enough."""
    wanted = plain(text)
    if not wanted:
        return None
    scored = [
        (max(fuzz.ratio(wanted, plain(phrasing)) for phrasing in entry.phrasings), -entry.id, entry)
        for entry in entries
        if entry.phrasings
    ]
    score, _, best = max(scored, default=(0.0, 0, None))
    return (best, score) if best is not None and score >= least else None


def grouped(texts: Sequence[str]) -> list[list[str]]:
    """Questions by likeness to the first of each group, the largest group first."""
    groups: list[tuple[str, list[str]]] = []
    for text in texts:
        wanted = plain(text)
        near = max(groups, key=lambda group: fuzz.ratio(wanted, group[0]), default=None)
        if near is not None and fuzz.ratio(wanted, near[0]) >= ALIKE:
            near[1].append(text)
        else:
            groups.append((wanted, [text]))
    return [members for _, members in sorted(groups, key=lambda group: -len(group[1]))]
