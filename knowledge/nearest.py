"""The known phrasings nearest to a text, by weighted runs of letters in an inverted index."""

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest
from math import log, sqrt

from knowledge.features import grams

_SIZES = (3, 4)
_ENTRIES = 1000
"""Postings looked through for one question, the rarest runs first: bounds the time."""
_CANDIDATES = 20
_WORTH_A_LOOK = 0.15
"""The share of the most that any text shares, below which one is left out."""


class Nearest:
    """Index over folded texts. `similar` gives cosines of 0-1."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts: dict[str, int] = defaultdict(int)
        for text in texts:
            for gram in grams(text, _SIZES):
                counts[gram] += 1
        kept = sorted(gram for gram, count in counts.items() if count > 1)
        self._ids: dict[str, int] = {gram: at for at, gram in enumerate(kept)}
        self._worth = array("f", (log(1 + len(texts) / counts[gram]) ** 2 for gram in kept))
        self._lone = log(1 + len(texts)) ** 2
        self._postings = [array("L" if len(texts) > 65535 else "H") for _ in kept]
        self._norms = array("f")
        self._runs: list[array[int]] = []
        for number, text in enumerate(texts):
            self._add(number, grams(text, _SIZES))

    def _add(self, number: int, run: Sequence[str]) -> None:
        ids = array("L" if len(self._ids) > 65535 else "H", self._known(run))
        for at in ids:
            self._postings[at].append(number)
        self._norms.append(self._length(ids, len(run)) or 1.0)
        self._runs.append(ids)

    def similar(self, text: str) -> list[tuple[float, int]]:
        """(cosine, place of the text in the index), the likest first, at most 20."""
        run = grams(text, _SIZES)
        known = self._known(run)
        norm = self._length(known, len(run))
        if not known or not norm:
            return []
        rough = self._rough(known)
        worth, asked = self._worth.__getitem__, set(known).__contains__
        exact = []
        for number in nlargest(_CANDIDATES, rough, key=rough.__getitem__):
            shared = sum(map(worth, filter(asked, self._runs[number])))
            exact.append((shared / (norm * self._norms[number]), number))
        exact.sort(key=lambda pair: (-pair[0], pair[1]))
        return exact

    def known_share(self, text: str) -> float:
        """How much of a text (0-1) is made of runs of letters that occur in the index."""
        run = grams(text, (3,))
        return sum(map(self._ids.__contains__, run)) / len(run) if run else 0.0

    def _known(self, run: Sequence[str]) -> list[int]:
        return [at for at in map(self._ids.get, run) if at is not None]

    def _length(self, known: Sequence[int], runs: int) -> float:
        """Of the vector of a text with so many runs of letters, these of which are known."""
        return sqrt(sum(map(self._worth.__getitem__, known)) + (runs - len(known)) * self._lone)

    def _rough(self, known: Sequence[int]) -> Mapping[int, float]:
        """Likeness by the rarest shared runs only, of the texts that share most of them."""
        worth, norms = self._worth, self._norms
        score: dict[int, float] = defaultdict(float)
        left = _ENTRIES
        for entries, at in sorted((len(self._postings[at]), at) for at in known):
            left -= entries
            if left < 0:
                break
            more = worth[at]
            for number in self._postings[at]:
                score[number] += more
        least = max(score.values(), default=0.0) * _WORTH_A_LOOK
        return {number: found / norms[number] for number, found in score.items() if found >= least}
