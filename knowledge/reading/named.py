"""Procedures and steps that a text names, by everyday names or by the manual's own numbers."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.facts.manual import Manual
from knowledge.model.sequence import step_named
from knowledge.thai.text import normalise, squeeze
from knowledge.thai.word_signs import Pieces

_BESIDE = 5
"""Folded letters that may stand beside a procedure's name and a step's place, and mean nothing more."""
_SHORT = 3
_STEP_AFTER = r" ?(?:ขั้นตอนที่|ขั้นตอน|ขั้นที่|ขั้น|ลำดับที่|ข้อที่|ข้อ)? ?\(?([1-9])\)?(?![\d.])"
_CHAPTER = re.compile(
    rf"(?<![ก-๎])(?:ตามคู่มือ)?งาน(?:ที่)? ?([1-4])(?!\d)(?! ?(?:งาน|วัน|คน|ชิ้น|อย่าง|เรื่อง|โครงการ))(?:{_STEP_AFTER})?"
)
_ENDS = (
    (re.compile("|".join(map(squeeze, ("ขั้นท้ายสุด", "ขั้นตอนท้ายสุด", "ข้อท้ายสุด", "ขั้นท้ายๆสุด", "ขั้นจบ")))), -1),
    (re.compile("|".join(map(squeeze, ("เริ่มแรกสุด", "ขั้นแรกสุด")))), 1),
)


@dataclass(frozen=True)
class Named:
    """What a text names: procedures in the order of the text, a step's place, and the words left."""

    procedures: tuple[str, ...]
    step: int | None
    """1 and up; -1 is the last one."""
    rest: str
    """Folded, without the procedures' names."""

    @property
    def only(self) -> str | None:
        """The one procedure named; None where there is none or several."""
        return self.procedures[0] if len(self.procedures) == 1 else None


class Names:
    """The everyday names of the manual's procedures: `names` of kinds.yaml, folded."""

    def __init__(
        self,
        names: Mapping[str, Sequence[str]],
        manual: Manual,
        fold: Callable[[str], str],
        not_whole: Sequence[str] = (),
    ) -> None:
        """`fold`: as messages are. `not_whole`: folded words with which a name is about a step of it."""
        self._not_whole = not_whole
        self._last = ("", Named((), None, ""))
        self._manual = manual
        known = {name: words for name, words in names.items() if manual.procedure(name)}
        self._first = {name: words[0] for name, words in known.items() if words}
        self._written = sorted(
            {word for words in known.values() for word in words}, key=lambda word: (-len(word), word)
        )
        folded = [(fold(word), name) for name, words in known.items() for word in words]
        self._words = sorted(folded, key=lambda pair: (-len(pair[0]), pair))
        self._numbers = [
            (re.compile(rf"(?<![\d.]){re.escape(normalise(one.number))}(?![\d.])(?:{_STEP_AFTER})?"), one.id)
            for one in manual.procedures
            if one.number
        ]

    def noun(self, procedure: str) -> str:
        """What people call it in a word."""
        return self._first.get(procedure, "")

    def of(self, folded: str) -> Named:
        """The procedures named in words. Asked several times of one message, it is found once."""
        if self._last[0] != folded:
            self._last = (folded, self._found(folded))
        return self._last[1]

    def _found(self, folded: str) -> Named:
        found: list[tuple[int, str]] = []
        rest = folded
        for word, procedure in self._words:
            while word in rest:
                at = rest.find(word)
                found.append((at, procedure))
                rest = rest[:at] + " " * len(word) + rest[at + len(word) :]
        procedures = tuple(dict.fromkeys(procedure for _, procedure in sorted(found)))
        return Named(procedures, place_in(folded), rest.replace(" ", ""))

    def after(self, normal: str) -> str:
        """What is said after the name that stands first; all of it where none is written out."""
        found = [(normal.find(word), word) for word in self._written if word in normal]
        if not found:
            return normal
        at, word = min(found, key=lambda pair: (pair[0], -len(pair[1])))
        return normal[at + len(word) :].strip()

    def alone(self, folded: str, pieces: Pieces) -> str | None:
        """The procedure, where its name is all that is said beside question words: "ของบกี่วัน"."""
        named = self.of(folded)
        if named.only is None or named.step is not None or self._is_of_a_step(folded, named.rest):
            return None
        return None if re.sub("[0-9 ]", "", pieces.cut(named.rest)) else named.only

    def _is_of_a_step(self, folded: str, rest: str) -> bool:
        """Short words stand in names themselves: "ออก" in "ภายนอก"."""
        return any(word in (folded if len(word) > _SHORT else rest) for word in self._not_whole)

    def numbered(self, normal: str) -> Named | None:
        """By the manual's own numbers: "๕.๑ (๔)", "งาน ๓ ข้อ ๕". None where there is none."""
        for seen, procedure in self._numbers:
            if said := seen.search(normal):
                return Named((procedure,), _whole(said.group(1)), _without(normal, said))
        said = _CHAPTER.search(normal)
        work = self._manual.work(int(said.group(1))) if said else None
        if said is None or work is None:
            return None
        return Named(work.procedures, _whole(said.group(2)), _without(normal, said))

    def placed(self, normal: str, folded: str, pieces: Pieces) -> Named | None:
        """Names a procedure and the place of one of its steps, and next to nothing else."""
        numbered = self.numbered(normal)
        if numbered is not None and numbered.step is not None:
            return numbered
        named = numbered or self.of(folded)
        step = named.step or place_in(squeeze(named.rest))
        if step is None or not named.procedures or (len(named.procedures) > 1 and named.step is None):
            return None
        rest = re.sub("[0-9 ().]", "", pieces.cut(squeeze(named.rest)))
        return Named(named.procedures, step, rest) if len(rest) <= _BESIDE else None


def place_in(folded: str) -> int | None:
    """The place of a step named in a text: 1 and up, -1 for the last one."""
    for seen, place in _ENDS:
        if seen.search(folded):
            return place
    return step_named(folded)


def _whole(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _without(normal: str, said: re.Match[str]) -> str:
    return f"{normal[: said.start()]} {normal[said.end() :]}"
