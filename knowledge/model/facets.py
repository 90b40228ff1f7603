"""What is asked of a step or procedure: by words first, by the learned model where words say nothing."""

import re
from collections.abc import Mapping
from typing import cast, get_args

from knowledge.facts.manual import Facet
from knowledge.model.linear import softmax
from knowledge.thai.features import grams
from knowledge.thai.word_signs import Cues, found

_AMOUNT = re.compile("[0-9]+(?:วัน|นาทิ|ชัวโมง|เดึอน|สัปดา|อาทิต)|(?:หนึง|สอง|สาม|สิ|หา|หก|เจต)(?:วัน|นาทิ|เดึอน)")
_MONTH = re.compile(
    "(?:มกลา|กุมภา|มินา|เมสา|พ(?:ฤ|ลึ)สภา|มิถุนา|กลกตา|สิงหา|กันยา|ตุลา|พ(?:ฤ|ลึ)สจิกา|ทันวา)(?:คม|ยน|พันท)?(?:ไชไหม|หลึอ)"
    "|(?:มค|กพ|มิค|เมย|พค|มิย|กค|สค|กย|ตค|พย|ทค)ไชไหม"
)
"""Folded: whether it is in that month, or in which of two."""
FACETS: tuple[Facet, ...] = get_args(Facet)
_YES_OR_NO = re.compile("ไหม$|หลึอ")
"""Folded: "แจ้งใน My Office ไหม", "ทางเว็บหรือไลน์"."""
_WORD_WORTH = 2.5
"""What a word of `kinds.yaml` adds to the log-odds of its facet."""
_PLAIN_WORTH = 4.0
"""The same of a word about money or law, which means nothing else."""


def by_words(folded: str, cues: Cues) -> tuple[Facet, str] | None:
    """The first facet of the list whose words stand in the text, and the word."""
    at, place = min(cues.asked_by.spotted(folded, grams(folded)), default=(len(cues.facets), 0))
    amounts = max((at for at, (facet, _) in enumerate(cues.facets) if facet == "timeline"), default=at)
    if amounts < at and (amount := _AMOUNT.search(folded) or _MONTH.search(folded)):
        return "timeline", amount.group()
    if at < len(cues.facets):
        facet, words = cues.facets[at]
        return facet, words[place]
    name = found(cues.channel_names, folded)
    return ("channels", name) if name and _YES_OR_NO.search(folded) else None


def facet_of(
    folded: str, cues: Cues, learned: Mapping[str, float], one_step: bool = False
) -> tuple[Facet, float, str]:
    """The facet asked for, how sure, and why. `one_step`: a step named by number has no steps."""
    words = by_words(folded, cues)
    if one_step:
        learned = {name: score for name, score in learned.items() if name != "steps"}
        words = None if words and words[0] == "steps" else words
    if not learned:
        return (words[0], 0.9, words[1]) if words else ("detail", 0.5, "no word")
    odds = dict(learned)
    if words:
        worth = _PLAIN_WORTH if words[0] in ("fee", "law") else _WORD_WORTH
        odds[words[0]] = odds.get(words[0], 0.0) + worth
    shares = softmax(odds)
    best = max(sorted(shares), key=shares.__getitem__)
    return cast(Facet, best), shares[best], words[1] if words else "learned"
