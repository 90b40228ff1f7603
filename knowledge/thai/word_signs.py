"""`kinds.yaml` at work: words that show what sort of message it is and what is asked of a step."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from knowledge.facts.manual import Facet, Manual
from knowledge.thai.features import Eye, read
from knowledge.thai.lexicon import Lexicon

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
        self._by_beginning: dict[str, list[tuple[str, int]]] = {}
        for word in sorted({*cut, *keep} - {""}, key=lambda word: (-len(word), word)):
            worth = 0 if word in cut else len(word)
            self._by_beginning.setdefault(word[:2], []).append((word, worth))

    def cut(self, folded: str) -> str:
        """What is left of the text."""
        known, end = self._by_beginning, len(folded)
        cost = [0] * (end + 1)
        way = [(0, 0)] * end
        for at in range(end - 1, -1, -1):
            cost[at], way[at] = cost[at + 1] + _UNEXPLAINED, (at + 1, 1)
            for word, worth in (*known.get(folded[at : at + 2], ()), *known.get(folded[at], ())):
                after = at + len(word)
                if folded.startswith(word, at) and cost[after] + worth < cost[at]:
                    cost[at], way[at] = cost[after] + worth, (after, worth)
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
    polite: Pieces = field(default_factory=lambda: Pieces(()))
    """All words of smalltalk, and those that may stand beside them."""
    opening: Pieces = field(default_factory=lambda: Pieces(()))
    """Words before a question that ask nothing."""


def found(cues: Sequence[str], folded: str) -> str | None:
    """The first of the cues that stands in the folded text."""
    for cue in cues:
        if cue in folded:
            return cue
    return None


def with_groups(cues: Cues, lexicon: Lexicon, manual: Manual) -> Cues:
    """The topics of other groups as signs, each of which speaks for its group."""
    topics = {
        f"group:{group.id}": tuple(word for topic in group.topics if len(word := read(lexicon, topic)) > 2)
        for group in manual.groups
    }
    leans = {sign: (f"escalate:other-{sign}", cues.group_lean) for sign in topics}
    return replace(cues, signs={**cues.signs, **topics}, leans={**cues.leans, **leans})


def eye_of(lexicon: Lexicon, cues: Cues) -> Eye:
    """Signs are those of the cues, and the words of the facets."""
    facets: dict[str, tuple[str, ...]] = {}
    for facet, words in cues.facets:
        facets[facet] = (*facets.get(facet, ()), *words)
    return Eye(lexicon, {**cues.signs, **facets})


def last_steps(manual: Manual) -> dict[str, int]:
    """The number of each procedure's last step."""
    return {procedure.id: procedure.steps[-1].number for procedure in manual.procedures}
