"""What a chat is about after a message: its subject, the choices that stand, and all subjects so far."""

from dataclasses import replace

from knowledge.reading.reading import Option, Reading, Talk
from knowledge.reading.returning import remembered


def followed(talk: Talk, reading: Reading) -> Talk:
    """The talk after a message was read so."""
    if reading.kind == "calendar":
        return replace(talk, month=reading.month)
    if reading.kind not in ("answer", "clarify"):
        return talk
    kept = talk.options if _is_offered(reading, talk) else ()
    options = reading.options if reading.kind == "clarify" else kept
    subjects = talk.subjects
    told = [one for one in (reading, *reading.more) if one.kind == "answer" and one.procedure]
    for one in told:
        subjects = remembered(subjects, Option(one.procedure or "", one.step, one.facet))
    if len(told) > 1 and reading.topic != "compared":
        options = tuple(Option(one.procedure or "", one.step, one.facet) for one in told)
    return Talk(reading.procedure, reading.step, reading.facet, None, options, subjects)


def _is_offered(reading: Reading, talk: Talk) -> bool:
    """One of the choices was taken: the list still stands in the chat. A procedure's own list replaces it."""
    return reading.step is not None and any(
        (option.procedure, option.step) == (reading.procedure, reading.step) for option in talk.options
    )
