"""Understanding a question: ready -> dialogue -> kind -> candidates -> facet -> decision."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from knowledge import dialogue, facets, kinds
from knowledge.cues import Cues, eye_of, found, last_steps, load_cues
from knowledge.decide import IN_GROUP, IN_PRIVATE, Decision, decide, option
from knowledge.lexicon import load_lexicon
from knowledge.linear import softmax
from knowledge.message import Message, ready
from knowledge.model import Facet, Manual
from knowledge.months import month_in, only_a_month
from knowledge.phrasings import CALENDAR, FOLDER, Phrasing, all_phrasings, parted, target
from knowledge.ranker import Ranked, Ranker
from knowledge.reading import MonthAsked, Option, Reading, Talk
from knowledge.sequence import step_named, work_named
from knowledge.text import squeeze

_SAME_PROCEDURE = 1.2
_SAME_STEP = ((3, 4.0), (8, 2.0), (1000, 0.8))
"""What the talk adds to the log-odds of its own procedure and step; by how many letters a message says itself."""
_ASKED_OF = {
    "timeline": squeeze("เมื่อไหร่"), "channels": squeeze("ส่งทางไหน"), "fee": squeeze("เสียค่าธรรมเนียมไหม"),
    "law": squeeze("ใช้กฎหมายอะไร"), "steps": squeeze("มีขั้นตอนอะไรบ้าง"),
}  # fmt: skip
"""The talk's question in words, to be asked of another subject."""
_NOTHING_SAID = 0.2
"""The best likelihood below which a few words without a question name nothing."""
_MONTH_BEFORE = [squeeze(words) for words in ("เดือนก่อน", "เดือนที่แล้ว")]
_FOLLOWING = [squeeze(words) for words in ("เดือนถัด", "เดือนต่อ")]
_THAT_MONTH = [squeeze(words) for words in ("เดือนนั้น", "เดือนเดียวกัน", "เดือนเดิม")]
_NUMBERED = 3.0
"""What naming a step or work by its number adds."""
_WHOLE_STORY = 0.4
"""Weight of the whole message beside its asking clause."""


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
        self._cues = load_cues(folder / "manual" / "kinds.yaml", self._lexicon)
        self._pieces = dialogue.subject_pieces(self._cues, self._lexicon)
        known = all_phrasings(manual, folder) if phrasings is None else phrasings
        eye = eye_of(self._lexicon, self._cues, manual)
        self._last = last_steps(manual)
        self._ranker = Ranker(known, eye, model or folder / "model", self._last)

    def read(self, text: str, talk: Talk = Talk(), *, in_group: bool = False) -> Reading:
        """How a message is read, after what the chat was last about."""
        message = ready(text, self._lexicon, self._ranker.known_share)
        turn = dialogue.turn(message, talk, self.manual, self._cues, self._pieces)
        reading = (
            self._pointed(message, talk, turn)
            or self._month_alone(message, talk)
            or self._by_words(message, turn)
            or self._ranked(message, talk, turn, in_group)
        )
        why = (f"read as: {message.normal}", f"compared as: {message.folded}", *reading.why)
        if message.keyboard:
            why = (f"typed on the other keyboard: {message.keyboard}", *why)
        to_bot = not kinds.talks_about_bot(message.normal)
        unfinished = reading.kind in ("answer", "clarify") and kinds.is_unfinished(message, self._lexicon)
        return replace(reading, to_bot=to_bot, complete=reading.complete and not unfinished, why=why)

    def follow(self, talk: Talk, reading: Reading) -> Talk:
        """The talk after a message was read so."""
        if reading.kind in ("answer", "clarify"):
            return Talk(reading.procedure, reading.step, reading.facet, None, reading.options)
        if reading.kind == "calendar":
            return replace(talk, month=reading.month, options=())
        return talk

    def _pointed(self, message: Message, talk: Talk, turn: dialogue.Turn) -> Reading | None:
        """A choice taken or a step named by its place."""
        if turn.option is None:
            return None
        words = facets.by_words(message.folded, self._cues)
        facet: Facet = words[0] if words else turn.option.facet or "detail"
        if facet in ("steps", "law") and turn.option.step is not None:
            facet = "detail"
        picked = replace(turn.option, facet=facet)
        return _answer(picked, 0.95, (f"follow-up: {turn.because}",))

    def _month_alone(self, message: Message, talk: Talk) -> Reading | None:
        month = month_in(message.normal, message.folded)
        if isinstance(talk.month, int) and any(words in message.folded for words in _MONTH_BEFORE):
            return Reading("calendar", month=(talk.month - 2) % 12 + 1, score=0.9, why=("the month before",))
        short = talk.month is not None and len(message.folded) < 20
        if month is None or not (short or only_a_month(message.folded)):
            return None
        if talk.month is None and talk.procedure is not None and month == "all":
            return None
        if isinstance(talk.month, int) and month == "next" and any(words in message.folded for words in _FOLLOWING):
            month = talk.month % 12 + 1
        return Reading("calendar", month=month, score=0.9, why=("nothing but a month",))

    def _by_words(self, message: Message, turn: dialogue.Turn) -> Reading | None:
        known = self._ranker.known_share(message.folded)
        sort = kinds.by_words(message, self._cues, known)
        if sort is None or (turn.inherits and facets.by_words(message.folded, self._cues)):
            return None
        kind = "smalltalk" if sort.kind == "smalltalk" else "escalate"
        return Reading(kind, score=0.9, topic=sort.topic, complete=sort.complete, why=(f"kind: {sort.because}",))  # type: ignore[arg-type]

    def _ranked(self, message: Message, talk: Talk, turn: dialogue.Turn, in_group: bool) -> Reading:
        ranked = self._rank(message)
        if turn.bare:
            alone = softmax(ranked.targets)
            ours = sum(share for name, share in alone.items() if parted(name))
            if ours > 0.5 and not turn.moves_on and max(alone.values()) < _NOTHING_SAID:
                return Reading("smalltalk", score=0.5, topic="ok", why=("neither asks nor names anything",))
            if ours > 0.5:
                ranked = self._ranker.rank(message.asking + _ASKED_OF.get(talk.facet or "detail", ""))
        facet, sure, because = facets.facet_of(message.asking, self._cues, ranked.facets)
        topic = self._sum_asked(message)
        if topic is not None:
            facet = "timeline"
        if turn.bare and talk.facet is not None:
            facet, because = talk.facet, "the talk's"
        targets = dict(ranked.targets)
        self._numbered(targets, message.asking)
        self._signed(targets, message.asking)
        if turn.inherits and talk.procedure is not None and not _turns_away(targets, message.folded, self._cues):
            return self._inherited(talk, facet, topic, because)
        if talk.procedure is not None:
            _lean(targets, talk, turn)
        elif not turn.own and (spread := self._any_procedure(message.folded, facet, topic)):
            return replace(spread, why=("no subject named",))
        if turn.bare:
            _among_choices(targets, talk)
        likely = softmax(targets)
        decision = decide(likely, facet, IN_GROUP if in_group else IN_PRIVATE)
        why = (*_evidence(likely, ranked), f"facet: {facet} {sure:.2f} ({because})", decision.because)
        return self._decided(decision, likely, facet, topic, message, talk, why)

    def _numbered(self, targets: dict[str, float], folded: str) -> None:
        """A step or work named by its number decides among the steps of the likely procedure."""
        step, work = step_named(folded), work_named(folded)
        for procedure in self.manual.procedures:
            own = [name for name in targets if name.startswith(f"{procedure.id}/")]
            if step is not None and own:
                number = self._last[procedure.id] if step == -1 else step
                name = target(procedure.id, number)
                if name in targets:
                    targets[name] = max(targets[other] for other in own) + _NUMBERED
            if work == procedure.work:
                for name in own:
                    targets[name] += _NUMBERED

    def _signed(self, targets: dict[str, float], folded: str) -> None:
        """Words of `kinds.yaml` that speak for what is none of the manual's."""
        for sign, (name, more) in self._cues.leans.items():
            if name in targets and found(self._cues.signs.get(sign, ()), folded):
                targets[name] += more

    def _any_procedure(self, folded: str, facet: Facet, topic: str | None) -> Reading | None:
        """Asks of any procedure alike ("มีกี่ขั้นตอน", "ขั้นที่ 3 คืออะไร"): which one?"""
        step = step_named(folded)
        if step is None and facet not in ("steps", "law") and topic != "total":
            return None
        options = []
        for procedure in self.manual.procedures:
            number = procedure.steps[-1].number if step == -1 else step
            if number is None or procedure.step(number) is not None:
                kept: Facet = "detail" if number and facet in ("steps", "law") else facet
                options.append(Option(procedure.id, number, kept))
        if not options:
            return None
        best = options[0]
        return Reading("clarify", best.procedure, best.step, best.facet, options=tuple(options), score=0.2)

    def _rank(self, message: Message) -> Ranked:
        ranked = self._ranker.rank(message.asking)
        if message.asking == message.folded:
            return ranked
        whole = self._ranker.rank(message.folded)
        mixed = {
            name: (1 - _WHOLE_STORY) * score + _WHOLE_STORY * whole.targets.get(name, score)
            for name, score in ranked.targets.items()
        }
        return replace(ranked, targets=mixed)

    def _same_month(self, message: Message, talk: Talk) -> MonthAsked | None:
        """"เดือนนั้น" is the month that was asked, or in which the step of the talk is due."""
        if not any(words in message.folded for words in _THAT_MONTH):
            return None
        step = self.manual.step(talk.procedure or "", talk.step or 0)
        if talk.month is not None or step is None:
            return talk.month
        timeline = step.timeline
        if timeline.kind == "end-of-month":
            return timeline.month
        return timeline.first if timeline.kind == "month-span" else None

    def _sum_asked(self, message: Message) -> str | None:
        if found(self._cues.total, message.folded):
            return "total"
        return "days-left" if found(self._cues.days_left, message.folded) else None

    def _inherited(self, talk: Talk, facet: Facet, topic: str | None, because: str) -> Reading:
        """No subject of its own: the talk's step with another facet."""
        whole = facet in ("steps", "law") or topic == "total"
        kept = Option(talk.procedure or "", None if whole else talk.step, facet)
        return replace(_answer(kept, 0.85, (f"follow-up: keeps the subject, facet {facet} ({because})",)), topic=topic)

    def _decided(
        self,
        decision: Decision,
        likely: dict[str, float],
        facet: Facet,
        topic: str | None,
        message: Message,
        talk: Talk,
        why: tuple[str, ...],
    ) -> Reading:
        best = _best(likely, facet, topic)
        reading = Reading(
            decision.kind, best.procedure, best.step, facet, score=round(decision.score, 3), topic=decision.topic, why=why
        )
        if decision.kind == "calendar":
            month = self._same_month(message, talk) or month_in(message.normal, message.folded) or "this"
            return replace(reading, procedure=None, step=None, facet=None, month=month)
        if decision.kind == "clarify":
            return replace(reading, options=tuple(option(name, facet) for name in decision.targets))
        if decision.kind == "answer":
            return replace(reading, topic=topic)
        return reading


def _turns_away(targets: dict[str, float], folded: str, cues: Cues) -> bool:
    """A follow-up that asks for what is none of the manual's: "ระบบมันล่มอะ", "ขอไฟล์ได้ไหม"."""
    shows = any(found(cues.signs.get(sign, ()), folded) for sign in ("system", "file", "case", "person", "how_many"))
    foreign = sum(share for name, share in softmax(targets).items() if not parted(name))
    return foreign > (0.4 if shows else 0.75)


def _among_choices(targets: dict[str, float], talk: Talk) -> None:
    """After choices were offered, a bare subject most likely names one of them."""
    for choice in talk.options:
        name = target(choice.procedure, choice.step)
        rival = max((score for other, score in targets.items() if other.startswith(f"{choice.procedure}/")), default=0.0)
        if name in targets:
            targets[name] = max(targets[name], rival) + 1.5


def _answer(picked: Option, score: float, why: tuple[str, ...]) -> Reading:
    return Reading("answer", picked.procedure, picked.step, picked.facet, score=score, why=why)


def _lean(targets: dict[str, float], talk: Talk, turn: dialogue.Turn) -> None:
    """The talk's own procedure and step are likelier than others, the more so the less a message says itself."""
    if turn.moves_on:
        procedure, step = 0.6, 0.0
    else:
        procedure, step = _SAME_PROCEDURE, next(lean for most, lean in _SAME_STEP if len(turn.own) <= most)
    for name in targets:
        found_name = parted(name)
        if found_name and found_name[0] == talk.procedure:
            targets[name] += procedure
    same = target(talk.procedure or "", talk.step)
    if same in targets:
        targets[same] += step


def _best(likely: dict[str, float], facet: Facet, topic: str | None) -> Option:
    """The likeliest of the manual's own, whatever is decided."""
    ours = {name: share for name, share in likely.items() if parted(name)}
    by_procedure: dict[str, float] = {}
    for name, share in ours.items():
        procedure = name.partition("/")[0]
        by_procedure[procedure] = by_procedure.get(procedure, 0.0) + share
    if facet in ("steps", "law") or topic == "total":
        return Option(max(sorted(by_procedure), key=by_procedure.__getitem__), None, facet)
    best = option(max(sorted(ours), key=ours.__getitem__), facet)
    return best


def _evidence(likely: dict[str, float], ranked: Ranked) -> tuple[str, ...]:
    top = sorted(likely, key=lambda name: (-likely[name], name))[:5]
    candidates = ", ".join(f"{name} {likely[name]:.2f}" for name in top)
    near = [f"near {score:.2f}: {phrasing.text} -> {'|'.join(phrasing.targets)}" for score, phrasing in ranked.nearest[:3]]
    return (f"candidates: {candidates}", *near)


__all__ = ["CALENDAR", "Understanding"]
