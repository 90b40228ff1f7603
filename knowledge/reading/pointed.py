"""Readings that words decide alone: a choice taken, a step named by its place, two steps compared."""

import re
from dataclasses import replace

from knowledge.facts.manual import Facet, Manual
from knowledge.model import facets
from knowledge.reading.dialogue import Turn
from knowledge.reading.message import Message
from knowledge.reading.named import Named
from knowledge.reading.reading import Option, Reading, Talk
from knowledge.reading.result import answered, which
from knowledge.thai.word_signs import Cues

_TWO_STEPS = re.compile(
    r"(?:ขั้นตอน|ขั้น|ข้อ|step|สเต็ป)(?:ที่)? ?(\d) ?(?:กับ|และ|หรือ|,|แล้วก็|/)+ ?"
    r"(?:(?:ขั้นตอน|ขั้น|ข้อ|step|สเต็ป)(?:ที่)?)? ?(\d)(?!\d|วัน|นาที| วัน| นาที)"
)


def of_choices(talk: Talk, turn: Turn) -> Reading | None:
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


def by_turn(message: Message, turn: Turn, cues: Cues) -> Reading | None:
    """A choice taken or a step named by its place."""
    if turn.option is None:
        return None
    facet = _facet(message, cues, turn.option.facet or "detail", turn.option.step)
    reading = answered(replace(turn.option, facet=facet), 0.95, f"follow-up: {turn.because}")
    return replace(reading, topic=turn.edge)


def by_place(message: Message, named: Named | None, manual: Manual, cues: Cues) -> Reading | None:
    """A step by its place in the procedure that is named beside it: "งานแผน ขั้นสุดท้าย", "๕.๑ (๔)"."""
    if named is None or named.step is None:
        return None
    found = []
    for procedure in filter(None, map(manual.procedure, named.procedures)):
        number = procedure.steps[-1].number if named.step == -1 else named.step
        if procedure.step(number):
            found.append(Option(procedure.id, number, _facet(message, cues, "detail", number)))
    if len(found) == 1:
        return answered(found[0], 0.95, "a step by its place in the procedure named")
    return which(found, "a step of several procedures") if found else None


def compared(message: Message, procedure: str | None, manual: Manual) -> Reading | None:
    """Two steps of the procedure at hand, side by side: "ขั้นที่ 2 กับ 5 ต่างกันยังไง"."""
    said = _TWO_STEPS.search(message.normal)
    known = manual.procedure(procedure or "")
    if said is None or known is None:
        return None
    one, other = int(said.group(1)), int(said.group(2))
    if one == other or not (known.step(one) and known.step(other)):
        return None
    both = [answered(Option(known.id, step, "detail"), 0.9, "two steps compared") for step in (one, other)]
    return replace(both[0], topic="compared", more=(both[1],))


def _facet(message: Message, cues: Cues, otherwise: Facet, step: int | None) -> Facet:
    """The facet that the words ask; of one step its detail in place of steps and laws."""
    words = facets.by_words(message.folded, cues)
    facet = words[0] if words else otherwise
    return "detail" if facet in ("steps", "law") and step is not None else facet
