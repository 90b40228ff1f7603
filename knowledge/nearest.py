"""The known phrasings nearest to a text, by weighted runs of letters in an inverted index."""

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest
from math import log, sqrt

from knowledge.features import grams

_SIZES = (3, 4)
_ENTRIES = 2500
"""Postings looked through for one question, the rarest runs first: bounds the time."""
_CANDIDATES = 20


class Nearest:
    """Index over folded texts. `similar` gives cosines of 0-1."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts: dict[str, int] = defaultdict(int)
        for text in texts:
            for gram in grams(text, _SIZES):
                counts[gram] += 1
        kept = sorted(gram for gram, count in counts.items() if count > 1)
        self._ids: dict[str, int] = {gram: at for at, gram in enumerate(kept)}
        self._weight = array("f", (log(1 + len(texts) / counts[gram]) for gram in kept))
        self._lone = log(1 + len(texts))
        self._postings = [array("L" if len(texts) > 65535 else "H") for _ in kept]
        self._norms = array("f")
        self._runs: list[array[int]] = []
        for number, text in enumerate(texts):
            self._add(number, grams(text, _SIZES))

    def _add(self, number: int, run: Sequence[str]) -> None:
        known = (self._ids[gram] for gram in run if gram in self._ids)
        ids = array("L" if len(self._ids) > 65535 else "H", known)
        for at in ids:
            self._postings[at].append(number)
        lone = len(run) - len(ids)
        self._norms.append(sqrt(sum(self._weight[at] ** 2 for at in ids) + lone * self._lone**2) or 1.0)
        self._runs.append(ids)

    def similar(self, text: str) -> list[tuple[float, int]]:
        """(cosine, place of the text in the index), the likest first, at most 20."""
        run = grams(text, _SIZES)
        known = [self._ids[gram] for gram in run if gram in self._ids]
        weight = self._weight
        norm = sqrt(sum(weight[at] ** 2 for at in known) + (len(run) - len(known)) * self._lone**2)
        if not known or not norm:
            return []
        rough = self._rough(known)
        asked = set(known)
        exact = []
        for number in nlargest(_CANDIDATES, rough, key=rough.__getitem__):
            shared = sum(weight[at] ** 2 for at in self._runs[number] if at in asked)
            exact.append((shared / (norm * self._norms[number]), number))
        exact.sort(key=lambda pair: (-pair[0], pair[1]))
        return exact

    def known_share(self, text: str) -> float:
        """How much of a text (0-1) is made of runs of letters that occur in the index."""
        run = grams(text, (3,))
        return sum(gram in self._ids for gram in run) / len(run) if run else 0.0

    def _rough(self, known: Sequence[int]) -> Mapping[int, float]:
        weight, norms = self._weight, self._norms
        score: dict[int, float] = defaultdict(float)
        left = _ENTRIES
        for at in sorted(known, key=lambda at: len(self._postings[at])):
            entries = self._postings[at]
            left -= len(entries)
            if left < 0:
                break
            worth = weight[at] ** 2
            for number in entries:
                score[number] += worth
        return {number: found / norms[number] for number, found in score.items()}
