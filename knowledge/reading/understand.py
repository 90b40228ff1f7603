"""Understanding a question: ready -> dialogue -> kind -> candidates -> facet -> decision."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from knowledge.facts.manual import Manual
from knowledge.loading.lexicon import load_lexicon
from knowledge.loading.word_signs import load_cues
from knowledge.model import facets
from knowledge.model.linear import softmax
from knowledge.model.phrasings import FOLDER, Phrasing, all_phrasings
from knowledge.model.ranker import Ranker, evidence
from knowledge.reading import (
    context_weights,
    dialogue,
    fragments,
    kinds,
    pointed,
    questions,
    returning,
)
from knowledge.reading.alike import alike
from knowledge.reading.asked import asked, of_one_step, of_whole
from knowledge.reading.days import day_in, no_such_day
from knowledge.reading.decide import IN_GROUP, IN_PRIVATE, decide
from knowledge.reading.dialogue import Turn
from knowledge.reading.following import followed
from knowledge.reading.message import Message, ready
from knowledge.reading.months import (
    asked_again,
    month_in,
    month_of,
    nearly_a_month,
    no_such_month,
    only_a_month,
    says_that_month,
)
from knowledge.reading.named import Names
from knowledge.reading.reading import MonthAsked, Option, Reading, Talk
from knowledge.reading.result import answered, any_procedure, named_after, outcome
from knowledge.reading.taught_entries import OfficeWords
from knowledge.thai.features import folded
from knowledge.thai.text import squeeze
from knowledge.thai.word_signs import eye_of, last_steps, with_groups

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


_ALIKE = 0.11
"""The likelihood of the best of choices below which it is doubtful whether any of them is meant."""

_SHORTEST = 4
"""Folded letters of the shortest question: "ของบ"."""

_WORK = squeeze("งาน")
"""A name of every procedure, and of half the words of smalltalk: no subject among others."""


@dataclass(frozen=True)
class Heard:
    """Where and when a message was said."""

    in_group: bool = False
    today: date | None = None
    not_this: Option | None = None
    """What the person says was not meant."""


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
        self._names = Names(cues.names, manual, lambda word: folded(self._lexicon, word), cues.names_a_step)
        self._office = OfficeWords(manual)
        known = all_phrasings(manual, folder) if phrasings is None else phrasings
        eye = eye_of(self._lexicon, self._cues)
        self._ranker = Ranker(known, eye, model or folder / "weights", last_steps(manual))

    def read(
        self, text: str, talk: Talk = NO_TALK, *, in_group: bool = False, today: date | None = None
    ) -> Reading:
        """How a message is read, after what the chat was last about.

        `today` (Bangkok, Gregorian): for months and days that are counted from it.
        """
        heard = Heard(in_group, today)
        if (meant := self._office.of(text)) is not None:
            return answered(meant, 1.0, "words that the office added")
        if (several := self._several(text, talk, heard)) is not None:
            return several
        turned = returning.turned(text, talk, self._names)
        if turned is None:
            return self._one(text, talk, heard)
        if turned.subject is not None:
            return answered(turned.subject, 0.9, turned.because)
        reading = self._one(turned.text, turned.talk, replace(heard, not_this=turned.not_this))
        return replace(reading, why=(turned.because, *reading.why))

    def follow(self, talk: Talk, reading: Reading) -> Talk:
        """The talk after a message was read so."""
        return followed(talk, reading)

    def _several(self, text: str, talk: Talk, heard: Heard) -> Reading | None:
        """Two questions or more in one message; None where it has one."""

        def read(part: str, before: Reading | None) -> Reading:
            return self._one(part, self.follow(talk, before) if before else talk, heard)

        return questions.read_each(text, read)

    def _one(self, text: str, talk: Talk, heard: Heard) -> Reading:
        """A message with one question."""
        text = fragments.without_introduction(text, self._cues)
        message = ready(text, self._lexicon, self._ranker.known_share)
        turn = dialogue.turn(message, talk, self.manual, self._cues, self._pieces)
        named = self._names.placed(message.normal, message.folded, self._pieces)
        subject = self._names.of(message.folded).only or talk.procedure
        reading = (
            pointed.of_choices(talk, turn)
            or pointed.compared(message, subject, self.manual)
            or pointed.by_place(message, named, self.manual, self._cues)
            or pointed.by_turn(message, turn, self._cues)
            or pointed.for_schools(message, talk, heard.today)
            or self._month_alone(message, talk, heard)
            or self._plain_subject(message, talk, turn)
            or self._by_words(message, talk, turn)
            or self._ranked(message, talk, turn, heard)
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
            half=dialogue.half(message, talk, turn, reading, self._cues),
            why=why,
        )

    def _month_alone(self, message: Message, talk: Talk, heard: Heard) -> Reading | None:
        """A month and no subject, or another month after one that was asked."""
        month = asked_again(message.normal, message.folded, talk.month, heard.today)
        if month is None and only_a_month(message.normal, message.folded):
            month = month_in(message.normal, message.folded, heard.today)
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

    def _by_words(self, message: Message, talk: Talk, turn: Turn) -> Reading | None:
        sort = kinds.by_words(message, self._cues, self._ranker.known_share(message.folded))
        if sort is None or (turn.inherits and facets.by_words(message.folded, self._cues)):
            return None
        reading = Reading(
            sort.kind, score=0.9, topic=sort.topic, complete=sort.complete, why=(f"kind: {sort.because}",)
        )
        if sort.topic == "ok" and talk != NO_TALK:
            reading = replace(reading, complete=True)
        if sort.topic == "person":
            named = talk.procedure is not None
            return replace(reading, procedure=talk.procedure, step=talk.step, facet=talk.facet, named=named)
        return reading

    def _ranked(self, message: Message, talk: Talk, turn: Turn, heard: Heard) -> Reading:
        """Weighs all that the words may ask, with what the talk was about."""
        ranked = self._ranker.of_message(message.folded, message.asking)
        if turn.bare and context_weights.ours(ranked.targets) > 0.5:
            if not turn.moves_on and max(softmax(ranked.targets).values()) < _NOTHING_SAID:
                return Reading("smalltalk", score=0.5, topic="ok", why=("neither asks nor names anything",))
            ranked = self._ranker.rank(message.asking + _ASKED_OF.get(talk.facet or "detail", ""))
        alone = self._names.alone(message.folded, self._pieces)
        if turn.bare and talk.options and not pointed.offered_whole(talk, alone):
            alone = None
        asks = asked(message, talk, turn, ranked.facets, self._cues)
        asks = of_whole(asks, message) if alone else asks
        weighed = dict(ranked.targets)
        context_weights.by_number(weighed, message.asking, self.manual)
        context_weights.by_whole(weighed, alone)
        context_weights.by_signs(weighed, message.asking, self._cues)
        if (
            turn.inherits
            and talk.procedure
            and not context_weights.turns_away(weighed, message.folded, self._cues)
        ):
            step = None if asks.whole else talk.step
            because = f"follow-up: keeps the subject, facet {asks.facet} ({asks.because})"
            kept = answered(Option(talk.procedure, step, asks.facet), 0.85, because)
            return _on_day(replace(kept, topic=asks.topic), message, heard)
        if talk.procedure is None and not turn.own:
            spread = any_procedure(self.manual, message.folded, asks.facet, asks.whole)
            if spread:
                return spread
            context_weights.by_nothing_named(weighed, message.folded, self._cues)
        if heard.not_this is None:
            context_weights.by_talk(weighed, talk, turn)
        else:
            context_weights.but_not(weighed, heard.not_this)
        if turn.bare:
            context_weights.by_choices(weighed, talk)
        if asks.topic == "in-time":
            context_weights.by_lateness(weighed)
        likely = softmax(weighed)
        asks = of_one_step(asks, message, likely) if alone is None else asks
        decision = decide(likely, asks.whole, IN_GROUP if heard.in_group else IN_PRIVATE)
        why = (*evidence(likely, ranked), f"facet: {asks.facet} ({asks.because})", decision.because)
        reading = outcome(decision, likely, asks.facet, asks.whole)
        reading = self._checked(reading, message, talk, heard, ranked.known)
        topic = asks.topic or reading.topic if reading.kind == "answer" else reading.topic
        said = self._names.of(message.folded).only or talk.procedure
        named = reading.procedure in (talk.procedure, said) or context_weights.names(
            likely, reading.procedure, message.folded, self._cues
        )
        read = replace(reading, topic=topic, named=named, why=why)
        if reading.kind == "smalltalk" and talk == NO_TALK and kinds.is_mere_name(message, topic, likely):
            read = replace(read, topic="ok", complete=False)
        return _on_day(read, message, heard)

    def _checked(self, reading: Reading, message: Message, talk: Talk, heard: Heard, known: float) -> Reading:
        """What was decided, unless all readings answer alike, or the words are strange or idle."""
        sure = reading.kind == "clarify" and reading.score >= _ALIKE
        if sure and alike(self.manual, reading.options, reading.facet):
            reading = replace(reading, kind="answer", options=reading.options[1:3], topic="alike")
        strange = known < _FAMILIAR or (reading.kind == "answer" and len(message.folded) < _SHORTEST)
        if strange and reading.kind != "smalltalk":
            topic = reading.topic if reading.kind == "escalate" else None
            return replace(reading, kind="escalate", topic=topic or "unknown", options=(), score=0.1)
        if reading.kind in ("escalate", "clarify") and kinds.is_idle(message, self._cues):
            return replace(reading, kind="smalltalk", topic="ok", options=(), score=0.3)
        if reading.kind == "calendar":
            odd = no_such_month(message.normal)
            month = "all" if odd else self._month(message, talk, heard)
            return replace(reading, month=month, topic="no-such-month" if odd else None)
        return reading

    def _month(self, message: Message, talk: Talk, heard: Heard) -> MonthAsked:
        """The month named; "เดือนนั้น" is the one asked before, or in which the talk's step is due."""
        if says_that_month(message.folded):
            step = self.manual.step(talk.procedure or "", talk.step or 0)
            that = talk.month or (month_of(step.timeline) if step else None)
            if that is not None:
                return that
        named = month_in(message.normal, message.folded, heard.today)
        return named or nearly_a_month(message.folded) or "this"


def _on_day(reading: Reading, message: Message, heard: Heard) -> Reading:
    """With the day named, where it is asked if a deadline is kept on it."""
    if reading.topic != "in-time" or heard.today is None:
        return reading
    if no_such_day(message.normal):
        return replace(reading, topic="no-such-day")
    return replace(reading, day=day_in(message.normal, heard.today))
