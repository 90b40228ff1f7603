"""Understanding a question: ready -> dialogue -> kind -> candidates -> facet -> decision."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge import dialogue, facets, fragments, kinds, odds
from knowledge.cues import eye_of, found, last_steps, load_cues, with_groups
from knowledge.decide import IN_GROUP, IN_PRIVATE, decide
from knowledge.dialogue import Turn
from knowledge.lexicon import load_lexicon
from knowledge.linear import softmax
from knowledge.message import Message, ready
from knowledge.model import Facet, Manual
from knowledge.months import (
    asked_again,
    month_in,
    month_of,
    nearly_a_month,
    no_such_month,
    only_a_month,
    says_that_month,
)
from knowledge.phrasings import FOLDER, Phrasing, all_phrasings
from knowledge.ranker import Ranked, Ranker, evidence
from knowledge.reading import MonthAsked, Option, Reading, Talk
from knowledge.result import answered, any_procedure, named_after, outcome
from knowledge.sequence import says_all, step_named
from knowledge.text import squeeze

NO_TALK = Talk()
_ASKED_OF = {
    "timeline": squeeze("เมื่อไหร่"),
    "channels": squeeze("ส่งทางไหน"),
    "fee": squeeze("เสียค่าธรรมเนียมไหม"),
    "law": squeeze("ใช้กฎหมายอะไร"),
    "steps": squeeze("มีขั้นตอนอะไรบ้าง"),
}
"""The talk's question in words, to be asked of another subject."""
_NOTHING_SAID = 0.2
"""The best likelihood below which a few words without a question name nothing."""

_FAMILIAR = 0.48
"""The share of familiar runs of letters below which a message is answered with nothing of the manual."""

_SHORTEST = 4
"""Folded letters of the shortest question: "ของบ"."""

_WORK = squeeze("งาน")
"""A name of every procedure, and of half the words of smalltalk: no subject among others."""


@dataclass(frozen=True)
class Asked:
    """What a message asks, of whatever subject."""

    facet: Facet
    because: str
    topic: str | None
    """`total` or `days-left`."""

    @property
    def whole(self) -> bool:
        """Steps, laws and sums belong to the whole procedure."""
        return self.facet in ("steps", "law") or self.topic == "total"


class Understanding:
    """Reads messages. Holds no state of any chat: that is handed in and out as `Talk`."""

    def __init__(
        self,
        manual: Manual,
        folder: Path = FOLDER,
        phrasings: Sequence[Phrasing] | None = None,
        model: Path | None = None,
    ) -> None:
        """`phrasings` and `model` in place of the folder's own, to measure with."""
        self.manual = manual
        self._lexicon = load_lexicon(folder / "manual" / "lexicon.yaml")
        cues = load_cues(folder / "manual" / "kinds.yaml", self._lexicon)
        self._cues = with_groups(cues, self._lexicon, manual)
        self._openings = fragments.openings(self._lexicon)
        self._pieces = dialogue.subject_pieces(self._cues, self._lexicon)
        known = all_phrasings(manual, folder) if phrasings is None else phrasings
        eye = eye_of(self._lexicon, self._cues)
        self._ranker = Ranker(known, eye, model or folder / "weights", last_steps(manual))

    def read(self, text: str, talk: Talk = NO_TALK, *, in_group: bool = False) -> Reading:
        """How a message is read, after what the chat was last about."""
        text = fragments.without_introduction(text, self._cues)
        message = ready(text, self._lexicon, self._ranker.known_share)
        turn = dialogue.turn(message, talk, self.manual, self._cues, self._pieces)
        reading = (
            self._of_choices(talk, turn)
            or self._pointed(message, turn)
            or self._month_alone(message, talk)
            or self._plain_subject(message, talk, turn)
            or self._by_words(message, turn)
            or self._ranked(message, talk, turn, in_group)
        )
        why = (f"read as: {message.normal}", f"compared as: {message.folded}", *reading.why)
        if message.keyboard:
            why = (f"typed on the other keyboard: {message.keyboard}", *why)
        unfinished = fragments.dangles(message) or (
            reading.kind in ("answer", "clarify")
            and fragments.opens_only(message, self._lexicon)
            and facets.by_words(message.folded, self._cues) is None
        )
        return replace(
            reading,
            to_bot=not kinds.talks_about_bot(message.normal),
            complete=reading.complete and not unfinished,
            why=why,
        )

    def follow(self, talk: Talk, reading: Reading) -> Talk:
        """The talk after a message was read so."""
        if reading.kind in ("answer", "clarify"):
            kept = talk.options if _is_offered(reading, talk) else ()
            options = reading.options if reading.kind == "clarify" else kept
            return Talk(reading.procedure, reading.step, reading.facet, None, options)
        if reading.kind == "calendar":
            return replace(talk, month=reading.month)
        return talk

    def _of_choices(self, talk: Talk, turn: Turn) -> Reading | None:
        """None of the choices: an officer's. All of them, or one that there is not: asked back."""
        if turn.taken is None:
            return None
        if turn.taken == "none":
            return Reading("escalate", score=0.9, topic="person", why=("none of the choices",))
        return Reading(
            "clarify",
            talk.procedure,
            talk.step,
            talk.facet,
            options=talk.options,
            score=0.3,
            topic=turn.taken,
            why=(f"of the choices: {turn.taken}",),
        )

    def _pointed(self, message: Message, turn: Turn) -> Reading | None:
        """A choice taken or a step named by its place."""
        if turn.option is None:
            return None
        words = facets.by_words(message.folded, self._cues)
        facet: Facet = words[0] if words else turn.option.facet or "detail"
        if facet in ("steps", "law") and turn.option.step is not None:
            facet = "detail"
        reading = answered(replace(turn.option, facet=facet), 0.95, f"follow-up: {turn.because}")
        return replace(reading, topic=turn.edge)

    def _month_alone(self, message: Message, talk: Talk) -> Reading | None:
        """A month and no subject, or another month after one that was asked."""
        month = asked_again(message.normal, message.folded, talk.month)
        if month is None and only_a_month(message.folded):
            month = month_in(message.normal, message.folded)
            if month == "all" and talk.procedure is not None:
                return None
        if month is None:
            return None
        return Reading("calendar", month=month, score=0.9, why=("nothing but a month",))

    def _plain_subject(self, message: Message, talk: Talk, turn: Turn) -> Reading | None:
        """Nothing but "แผน" or "งบ", of which several procedures are: which one?

        Beside a list of choices it is one of them, unless it turns from them: "แล้วงบล่ะ".
        """
        plain = [word for word in (*self._cues.subjects, _WORK) if len(word) < _SHORTEST]
        said = fragments.said_alone(message.folded, plain, self._openings)
        if said is None or (talk.options and not turn.moves_on):
            return None
        asked = named_after(self.manual, said, talk.facet or "detail")
        if asked is None:
            return None
        return replace(asked, complete=said == message.folded or dialogue.turns_to(message))

    def _by_words(self, message: Message, turn: Turn) -> Reading | None:
        sort = kinds.by_words(message, self._cues, self._ranker.known_share(message.folded))
        if sort is None or (turn.inherits and facets.by_words(message.folded, self._cues)):
            return None
        return Reading(
            sort.kind, score=0.9, topic=sort.topic, complete=sort.complete, why=(f"kind: {sort.because}",)
        )

    def _ranked(self, message: Message, talk: Talk, turn: Turn, in_group: bool) -> Reading:
        """Weighs all that the words may ask, with what the talk was about."""
        ranked = self._ranker.of_message(message.folded, message.asking)
        if turn.bare and odds.ours(ranked.targets) > 0.5:
            if not turn.moves_on and max(softmax(ranked.targets).values()) < _NOTHING_SAID:
                return Reading("smalltalk", score=0.5, topic="ok", why=("neither asks nor names anything",))
            ranked = self._ranker.rank(message.asking + _ASKED_OF.get(talk.facet or "detail", ""))
        asked = self._asked(message, talk, turn, ranked)
        weighed = dict(ranked.targets)
        odds.by_number(weighed, message.asking, self.manual)
        odds.by_signs(weighed, message.asking, self._cues)
        if turn.inherits and talk.procedure and not odds.turns_away(weighed, message.folded, self._cues):
            step = None if asked.whole else talk.step
            because = f"follow-up: keeps the subject, facet {asked.facet} ({asked.because})"
            kept = answered(Option(talk.procedure, step, asked.facet), 0.85, because)
            return replace(kept, topic=asked.topic)
        if talk.procedure is None and not turn.own:
            spread = any_procedure(self.manual, message.folded, asked.facet, asked.whole)
            if spread:
                return spread
        odds.by_talk(weighed, talk, turn)
        if turn.bare:
            odds.by_choices(weighed, talk)
        likely = softmax(weighed)
        decision = decide(likely, asked.whole, IN_GROUP if in_group else IN_PRIVATE)
        why = (*evidence(likely, ranked), f"facet: {asked.facet} ({asked.because})", decision.because)
        reading = outcome(decision, likely, asked.facet, asked.whole)
        strange = ranked.known < _FAMILIAR or (reading.kind == "answer" and len(message.folded) < _SHORTEST)
        if strange and reading.kind != "smalltalk":
            reading = replace(
                reading, kind="escalate", topic=reading.topic or "unknown", options=(), score=0.1
            )
        elif reading.kind in ("escalate", "clarify") and kinds.is_idle(message, self._cues):
            reading = replace(reading, kind="smalltalk", topic="ok", options=(), score=0.3)
            why = (*why, "kind: asks, wants and names nothing")
        if reading.kind == "calendar":
            odd = no_such_month(message.normal)
            month = "all" if odd else self._month(message, talk)
            reading = replace(reading, month=month, topic="no-such-month" if odd else None)
        topic = asked.topic if reading.kind == "answer" else reading.topic
        named = reading.procedure == talk.procedure or odds.names(
            likely, reading.procedure, message.folded, self._cues
        )
        return replace(reading, topic=topic, named=named, why=why)

    def _asked(self, message: Message, talk: Talk, turn: Turn, ranked: Ranked) -> Asked:
        if found(self._cues.total, message.folded):
            return Asked("timeline", "a sum", "total")
        if found(self._cues.days_left, message.folded):
            return Asked("timeline", "days left", "days-left")
        words = facets.by_words(message.asking, self._cues)
        if turn.inherits and words:
            return Asked(*words, None)
        if (turn.bare or (turn.moves_on and not words)) and talk.facet is not None:
            return Asked(talk.facet, "the talk's", None)
        one_step = step_named(message.asking) is not None and not says_all(message.asking)
        facet, sure, because = facets.facet_of(message.asking, self._cues, ranked.facets, one_step)
        return Asked(facet, f"{because} {sure:.2f}", None)

    def _month(self, message: Message, talk: Talk) -> MonthAsked:
        """The month named; "เดือนนั้น" is the one asked before, or in which the talk's step is due."""
        if says_that_month(message.folded):
            step = self.manual.step(talk.procedure or "", talk.step or 0)
            that = talk.month or (month_of(step.timeline) if step else None)
            if that is not None:
                return that
        named = month_in(message.normal, message.folded)
        return named or nearly_a_month(message.folded) or "this"


def _is_offered(reading: Reading, talk: Talk) -> bool:
    """One of the choices was taken: the list still stands in the chat. A procedure's own list replaces it."""
    return reading.step is not None and any(
        (option.procedure, option.step) == (reading.procedure, reading.step) for option in talk.options
    )
