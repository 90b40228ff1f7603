"""The known phrasings nearest to a text, by weighted runs of letters in an inverted index."""

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest
from itertools import accumulate
from math import log, sqrt

from knowledge.thai.features import grams

_SIZES = (3, 4)
_ENTRIES = 600
"""Postings looked through for one question, the rarest runs first: bounds the time."""
_CANDIDATES = 12
_WORTH_A_LOOK = 0.15
"""The share of the most that any text shares, below which one is left out."""


class Nearest:
    """Index over folded texts. `similar` gives cosines of 0-1."""

    def __init__(self, texts: Sequence[str]) -> None:
        seen: dict[str, int] = {}
        runs = [
            array("L", [seen.setdefault(gram, len(seen)) for gram in grams(text, _SIZES)]) for text in texts
        ]
        counts = array("I", bytes(array("I").itemsize * len(seen)))
        for run in runs:
            for gram in run:
                counts[gram] += 1
        kept = sorted(gram for gram, at in seen.items() if counts[at] > 1)
        self._ids: dict[str, int] = {gram: at for at, gram in enumerate(kept)}
        self._worth = array("f", (log(1 + len(texts) / counts[seen[gram]]) ** 2 for gram in kept))
        self._lone = log(1 + len(texts)) ** 2
        ids = {seen[gram]: at for gram, at in self._ids.items()}
        self._runs = [_small(len(kept), [ids[gram] for gram in run if gram in ids]) for run in runs]
        self._norms = array(
            "f", (self._length(ids, len(run)) or 1.0 for ids, run in zip(self._runs, runs, strict=True))
        )
        # All postings in one array: an array of its own for each run of letters would take megabytes more.
        self._begins = array("L", accumulate((counts[seen[gram]] for gram in kept), initial=0))
        self._postings = _small(len(texts), [0]) * self._begins[-1]
        free = array("L", self._begins)
        for number, run in enumerate(self._runs):
            for at in run:
                self._postings[free[at]] = number
                free[at] += 1

    def similar(self, text: str) -> list[tuple[float, int]]:
        """(cosine, place of the text in the index), the likest first, at most 12."""
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
        begins = self._begins
        for entries, at in sorted((begins[at + 1] - begins[at], at) for at in known):
            left -= entries
            if left < 0:
                break
            more = worth[at]
            for number in self._postings[begins[at] : begins[at + 1]]:
                score[number] += more
        least = max(score.values(), default=0.0) * _WORTH_A_LOOK
        return {number: found / norms[number] for number, found in score.items() if found >= least}


def _small(bound: int, numbers: Sequence[int]) -> "array[int]":
    """Numbers below `bound`, in as few bytes as they need."""
    return array("H" if bound <= 0x10000 else "L", numbers)
