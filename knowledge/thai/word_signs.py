"""`kinds.yaml` at work: words that show what sort of message it is and what is asked of a step."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from knowledge.facts.manual import Facet, Manual
from knowledge.thai.features import Eye, Spotter, grams, read
from knowledge.thai.lexicon import Lexicon

_NOT_IN_OTHERS = 4
"""Folded letters from which a topic is no part of other words: "กสศ." is "กส", which stands in "ศึกษา"."""
_LETTERS_OF_LATIN = 2
_UNEXPLAINED = 1000
"""What a letter of no known word costs, a letter of a kept one being 1."""


class Pieces:
    """Words to cut out of a folded text, so that the fewest letters are left unexplained.

    Always taking the longest word next would bite into the one after it: of "ต้องเสียเงิน", "ต้องเสีย"
    leaves "เงิน", while "ต้อง" and "เสียเงิน" leave nothing.
    """

    def __init__(self, words: Iterable[str], keep: Iterable[str] = ()) -> None:
        """`keep`: words that are known and yet left: "ของบ" is "ขอ" and "งบ", not "ของ" and a letter."""
        cut = set(words)
        self._by_beginning: dict[str, list[tuple[str, int, int]]] = {}
        for word in sorted({*cut, *keep} - {""}, key=lambda word: (-len(word), word)):
            worth = 0 if word in cut else len(word)
            self._by_beginning.setdefault(word[:2], []).append((word, len(word), worth))
        single = {word: known for word, known in self._by_beginning.items() if len(word) == 1}
        self._single = single
        for beginning, known in self._by_beginning.items():
            if len(beginning) > 1:
                known.extend(single.get(beginning[0], ()))

    def cut(self, folded: str) -> str:
        """What is left of the text."""
        known, single, end = self._by_beginning, self._single, len(folded)
        cost = [0] * (end + 1)
        way = [(0, 0)] * end
        for at in range(end - 1, -1, -1):
            least, best = cost[at + 1] + _UNEXPLAINED, (at + 1, 1)
            for word, size, worth in known.get(folded[at : at + 2]) or single.get(folded[at]) or ():
                after = at + size
                if after <= end and cost[after] + worth < least and folded.startswith(word, at):
                    least, best = cost[after] + worth, (after, worth)
            cost[at], way[at] = least, best
        kept: list[str] = []
        at = 0
        while at < end:
            after, left = way[at]
            if left:
                kept.append(folded[at:after])
            at = after
        return "".join(kept).strip()


@dataclass(frozen=True)
class Cues:
    smalltalk: Mapping[str, Sequence[str]] = field(default_factory=dict)
    smalltalk_says: Mapping[str, Sequence[str]] = field(default_factory=dict)
    orders: Sequence[str] = ()
    person: Sequence[str] = ()
    facets: Sequence[tuple[Facet, Sequence[str]]] = ()
    signs: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Words that the learned model is shown as one, by name."""
    leans: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    """By sign (or several, joined by +): which target it makes likelier, and by how much."""
    group_lean: float = 0.0
    """The same for a topic of another group."""
    subjects: Sequence[str] = ()
    """What messages that mean something are about."""
    channel_names: Sequence[str] = ()
    names_a_step: Sequence[str] = ()
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Everyday names of procedures, normalised, the plainest first."""
    total: Sequence[str] = ()
    days_left: Sequence[str] = ()
    shown_by: Spotter[str] = field(default_factory=lambda: Spotter(()))
    """Every sign's words."""
    asked_by: Spotter[tuple[int, int]] = field(default_factory=lambda: Spotter(()))
    """Every word of `facets`, by the place of its list and its own in there."""
    polite: Pieces = field(default_factory=lambda: Pieces(()))
    """All words of smalltalk, and those that may stand beside them."""
    opening: Pieces = field(default_factory=lambda: Pieces(()))
    """Words before a question that ask nothing."""

    def shown(self, folded: str) -> frozenset[str]:
        """The names of the signs that stand in a folded text."""
        return frozenset(self.shown_by.spotted(folded, grams(folded)))


def facet_words(facets: Sequence[tuple[Facet, Sequence[str]]]) -> Spotter[tuple[int, int]]:
    return Spotter(
        (word, (at, place)) for at, (_, words) in enumerate(facets) for place, word in enumerate(words)
    )


def found(cues: Sequence[str], folded: str) -> str | None:
    """The first of the cues that stands in the folded text."""
    for cue in cues:
        if cue in folded:
            return cue
    return None


def with_groups(cues: Cues, lexicon: Lexicon, manual: Manual) -> Cues:
    """The topics of other groups as signs, each of which speaks for its group.

    Not those that come out so short that they stand in other words, nor what we are asked of ourselves.
    """
    topics = {
        f"group:{group.id}": tuple(
            word
            for topic in group.topics
            if _stands_alone(word := read(lexicon, topic)) and word not in cues.subjects
        )
        for group in manual.groups
    }
    leans = {sign: (f"escalate:other-{sign}", cues.group_lean) for sign in topics}
    signs = {**cues.signs, **topics}
    shown_by = Spotter((word, name) for name, words in signs.items() for word in words)
    return replace(cues, signs=signs, shown_by=shown_by, leans={**cues.leans, **leans})


def _stands_alone(word: str) -> bool:
    """Long enough to be no part of another word. Latin letters stand in no Thai one: "SAR"."""
    return len(word) >= _NOT_IN_OTHERS or (len(word) > _LETTERS_OF_LATIN and word.isascii())


def eye_of(lexicon: Lexicon, cues: Cues) -> Eye:
    """Signs are those of the cues, and the words of the facets."""
    facets: dict[str, tuple[str, ...]] = {}
    for facet, words in cues.facets:
        facets[facet] = (*facets.get(facet, ()), *words)
    return Eye(lexicon, {**cues.signs, **facets})


def last_steps(manual: Manual) -> dict[str, int]:
    """The number of each procedure's last step."""
    return {procedure.id: procedure.steps[-1].number for procedure in manual.procedures}
