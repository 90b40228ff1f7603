"""What is asked of a step or procedure: by words first, by the learned model where words say nothing."""

import re
from collections.abc import Mapping
from typing import cast, get_args

from knowledge.cues import Cues, found
from knowledge.linear import softmax
from knowledge.model import Facet

_AMOUNT = re.compile("[0-9]+(?:วัน|นาทิ|ชัวโมง|เดึอน|สัปดา|อาทิต)|(?:หนึง|สอง|สาม|สิ|หา|หก|เจต)(?:วัน|นาทิ|เดึอน)")
FACETS: tuple[Facet, ...] = get_args(Facet)
_WORD_WORTH = 1.5
"""What a word of `kinds.yaml` adds to the log-odds of its facet."""


def by_words(folded: str, cues: Cues) -> tuple[Facet, str] | None:
    """The first facet of the list whose words stand in the text, and the word."""
    for facet, words in cues.facets:
        word = found(words, folded)
        if word:
            return facet, word
        if facet == "timeline" and (amount := _AMOUNT.search(folded)):
            return facet, amount.group()
    return None


def facet_of(folded: str, cues: Cues, learned: Mapping[str, float]) -> tuple[Facet, float, str]:
    """The facet asked for, how sure, and why."""
    words = by_words(folded, cues)
    if not learned:
        return (words[0], 0.9, words[1]) if words else ("detail", 0.5, "no word")
    odds = dict(learned)
    if words:
        odds[words[0]] = odds.get(words[0], 0.0) + _WORD_WORTH
    shares = softmax(odds)
    best = max(sorted(shares), key=shares.__getitem__)
    return cast(Facet, best), shares[best], words[1] if words else "learned"
