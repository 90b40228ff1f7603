"""What a message asks of whatever subject: its facet, a sum, a count of days, or lateness."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.facts.manual import Facet
from knowledge.model import facets
from knowledge.model.phrasings import parted, target
from knowledge.model.sequence import says_all, step_named
from knowledge.reading.days import asks_if_in_time
from knowledge.reading.dialogue import Turn
from knowledge.reading.message import Message
from knowledge.reading.reading import Talk
from knowledge.thai.text import squeezed
from knowledge.thai.word_signs import Cues, found


@dataclass(frozen=True)
class Asked:
    facet: Facet
    because: str
    topic: str | None
    """`total`, `days-left` or `in-time`."""

    @property
    def whole(self) -> bool:
        """Steps, laws and sums belong to the whole procedure."""
        return self.facet in ("steps", "law") or self.topic == "total"


_ALL_STEPS = re.compile(
    "(?:กี่|มี|ทุก|แต่ละ|ทีละ)(?: )?(?:ขั้น|สเต|step|ลำดับ)|ขั้นตอน(?:ทั้งหมด|อะไร|มี|ไหน|ยังไง|อย่างไร|เป็น)|ลำดับ|ตั้งแต่"
)
"""Asks for all steps in so many words."""
_SURE_STEP = 0.5
_FAR_ABOVE = 3
"""How many times likelier one step must be than its whole procedure."""
_HOW = re.compile("|".join(squeezed("ทำยังไง ทำอย่างไร ทำไง อย่างไร ต้องทำอะไรบ้าง ต้องทำไร")))


def of_whole(asked: Asked, message: Message) -> Asked:
    """How a whole procedure is done is asked for its steps: "ของบต้องทำยังไง"."""
    if asked.facet == "detail" and _HOW.search(message.folded):
        return Asked("steps", "how the whole is done", asked.topic)
    return asked


def of_one_step(asked: Asked, message: Message, likely: Mapping[str, float]) -> Asked:
    """The steps of a step are its detail: "ขอทราบขั้นตอนการประเมินแผน". `likely`: shares by target."""
    if asked.facet != "steps" or _ALL_STEPS.search(message.normal):
        return asked
    own = {name: share for name, share in likely.items() if (found := parted(name)) and found[1]}
    best = max(sorted(own), key=own.__getitem__, default="")
    whole = likely.get(target(best.partition("/")[0], None), 0.0)
    if not best or own[best] < _SURE_STEP or own[best] < _FAR_ABOVE * whole:
        return asked
    return Asked("detail", "the steps of one step", asked.topic)


def asked(message: Message, talk: Talk, turn: Turn, learned: Mapping[str, float], cues: Cues) -> Asked:
    """`learned`: log-odds by facet."""
    if found(cues.total, message.folded):
        return Asked("timeline", "a sum", "total")
    if found(cues.days_left, message.folded):
        return Asked("timeline", "days left", "days-left")
    if asks_if_in_time(message.normal):
        return Asked("timeline", "in time or late", "in-time")
    words = facets.by_words(message.asking, cues)
    if turn.inherits and words:
        return Asked(*words, None)
    if (turn.bare or (turn.moves_on and not words)) and talk.facet is not None:
        return Asked(talk.facet, "the talk's", None)
    one_step = step_named(message.asking) is not None and not says_all(message.asking)
    facet, sure, because = facets.facet_of(message.asking, cues, learned, one_step)
    return Asked(facet, f"{because} {sure:.2f}", None)
