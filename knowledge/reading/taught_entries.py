"""What officers taught: answers that the manual does not have, ways to ask; and what is still missing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from knowledge.facts.manual import Facet, Manual
from knowledge.reading.reading import Option
from knowledge.thai.text import normalise, without_particles

ALIKE = 88
"""Likeness (of 100) from which two unanswered questions are shown as one gap."""
SHORTEST = 8
"""Letters of a question from which it is known in another order; shorter ones are names."""
_OF_WHOLE = ("steps", "law")
_CAN = re.compile(r"(ได้)?(?:หรือไม่|หรือเปล่า|รึเปล่า|รึป่าว|มั้ย|มั๊ย|มัย|ไหม|ไม๊)")
_HOW = re.compile(r"(?:ต้อง)?(?:ทำ)?(?:อย่างไร|ยังไง|ไง)(?:ดี)?")
_FILLING = re.compile(r"อยาก|รบกวน|ช่วย|หน่อย|ของ|ขอ|เป็นคน|ด้วย|\+")
_MARKS = re.compile("[\u0e47-\u0e4c]")
"""Tone marks and their like, which are mistyped most."""


@dataclass(frozen=True)
class Entry:
    id: int
    phrasings: tuple[str, ...]
    answer: str
    source: str
    """Who answered, and the day, for the line under the answer."""


def plain(text: str) -> str:
    return without_particles(normalise(text)).replace(" ", "").casefold()


def core(text: str) -> str:
    """What is left of a question without the ways of asking: "ขอยืมรถตู้ของเขตได้มั้ยคะ" is "ยืมรถตู้เขตได้ไหม"."""
    text = _CAN.sub(r"\1ไหม", plain(text))
    return _MARKS.sub("", _FILLING.sub("", _HOW.sub("อย่างไร", text)))


def is_same(text: str, other: str) -> bool:
    """Whether two questions are one: the same letters, in whatever order.

    Not by likeness: "ยืมรถตู้ได้ไหม" and "คืนรถตู้ได้ไหม" differ by one letter of twelve. Of sixty pairs
    (tests/data/alike.tsv) likeness of 80 took 19 of 30 other questions for the same one; this takes none, and
    knows 24 of 30 in other words.
    """
    return sorted(core(text)) == sorted(core(other))


def find(text: str, entries: Iterable[Entry]) -> Entry | None:
    """The newest entry that has this question; None where none has."""
    if not core(text):
        return None
    same = [entry for entry in entries if any(is_same(text, phrasing) for phrasing in entry.phrasings)]
    return max(same, key=lambda entry: entry.id, default=None)


def grouped(texts: Sequence[str]) -> list[list[str]]:
    """Questions by likeness to the first of each group, the largest group first."""
    groups: list[tuple[str, list[str]]] = []
    for text in texts:
        wanted = core(text)
        near = max(groups, key=lambda group: fuzz.ratio(wanted, group[0]), default=None)
        if near is not None and (sorted(wanted) == sorted(near[0]) or fuzz.ratio(wanted, near[0]) >= ALIKE):
            near[1].append(text)
        else:
            groups.append((wanted, [text]))
    return [members for _, members in sorted(groups, key=lambda group: -len(group[1]))]


class OfficeWords:
    """Ways to ask that the office added to the manual: whoever asks so gets what the office said it means.

    The learned weights know nothing of them, and likeness alone may be outweighed.
    """

    def __init__(self, manual: Manual) -> None:
        self._known: dict[str, Option] = {}
        for one in manual.edited:
            head, _, facet = one.field.partition(".")
            if one.row is None or head not in ("aliases", "examples"):
                continue
            procedure, _, number = one.id.rpartition("-") if one.kind == "step" else (one.id, "", "")
            step = int(number) if number else None
            if one.row in _phrasings(manual, procedure, step, facet):
                asked: Facet = facet or "detail"  # type: ignore[assignment]  # the schema allows no other
                option = Option(procedure, None if facet in _OF_WHOLE else step, asked)
                self._known.update(dict.fromkeys(keys(one.row), option))

    def of(self, text: str) -> Option | None:
        """What the office said that this means; None where it said nothing of it."""
        found = keys(text) if self._known else ()
        return next((self._known[key] for key in found if key in self._known), None)


def keys(text: str) -> tuple[str, ...]:
    """The same for the same question: its letters, and of a longer one its letters in whatever order."""
    whole, left = without_particles(normalise(text)).replace(" ", ""), core(text)
    found = (whole,) if whole else ()
    return (*found, "".join(sorted(left))) if len(left) >= SHORTEST else found


def _phrasings(manual: Manual, procedure: str, step: int | None, facet: str) -> tuple[str, ...]:
    found = manual.procedure(procedure)
    of = found.step(step) if found and step is not None else found
    if of is None:
        return ()
    return next((words for name, words in of.examples.items() if name == facet), ()) if facet else of.aliases
