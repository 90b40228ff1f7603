"""From how a message was read to what the answer is about."""

from domain.consultation import OFFICE
from handlers.contract.ask import Ask, Intent
from knowledge.reading.reading import Reading


def intent_of(ask: Ask) -> Intent:
    """A reading that names what the manual no longer has is answered with what is left of it."""
    reading = ask.reading
    if (reading.topic or "").startswith(OFFICE):
        return "office"
    if reading.kind == "answer":
        return _of_answer(ask)
    if reading.kind == "clarify" and not reading.options:
        return "ask-officer" if reading.complete else "unfinished"
    if not reading.complete and (reading.kind == "escalate" or reading.topic == "ok"):
        return "unfinished"
    if reading.kind == "smalltalk" and reading.topic == "help":
        return "menu"
    return "ask-officer" if reading.kind == "escalate" else reading.kind


def _of_answer(ask: Ask) -> Intent:
    if ask.procedure is None:
        return "menu"
    if ask.reading.facet == "law":
        return "law"
    whole = ask.step is None or ask.reading.facet == "steps" or ask.reading.topic == "total"
    return "procedure" if whole else "step"


def same_answer(one: Reading, other: Reading) -> bool:
    """Whether both wordings would be answered alike; how sure the readings are does not matter."""
    return _what(one) == _what(other)


def _what(reading: Reading) -> tuple[object, ...]:
    return (
        reading.kind,
        reading.procedure,
        reading.step,
        reading.facet,
        reading.month,
        reading.options,
        reading.topic,
        reading.to_bot,
        tuple(map(_what, reading.more)),
    )
