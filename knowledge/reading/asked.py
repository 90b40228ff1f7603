"""What a message asks of whatever subject: its facet, a sum, a count of days, or lateness."""

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.facts.manual import Facet
from knowledge.model import facets
from knowledge.model.sequence import says_all, step_named
from knowledge.reading.days import asks_if_in_time
from knowledge.reading.dialogue import Turn
from knowledge.reading.message import Message
from knowledge.reading.reading import Talk
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
