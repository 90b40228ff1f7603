"""The questions of one message, read each for itself; what has no answer is kept as it was typed."""

from collections.abc import Callable
from dataclasses import replace

from knowledge.reading import questions
from knowledge.reading.reading import Reading
from knowledge.reading.result import same_subject

LIKELY = 0.4
"""How sure the reading of each must be."""


def read_each(text: str, read: Callable[[str, Reading | None], Reading]) -> Reading | None:
    """None where the message has one question. read: how a part is read, after what was read before it."""
    parts, counted = questions.parts(text), questions.are_numbered(text)
    found: list[Reading] = []
    left = parts[questions.MOST :]
    for part in parts[: questions.MOST]:
        reading = read(part, found[-1] if found else None)
        if reading.kind == "clarify" and reading.score >= LIKELY:
            reading = replace(reading, kind="answer")
        answers = reading.kind in ("answer", "calendar") and reading.score >= LIKELY
        if answers and (_is_new(reading, found) or (counted and _is_another_facet(reading, found))):
            found.append(reading)
        elif counted or (reading.kind != "smalltalk" and _is_new(reading, found)):
            left.append(part)
    if len(found) > 1 or (found and left and counted):
        return replace(found[0], more=tuple(found[1:]), left=tuple(left), half=None)
    return None


def _is_new(reading: Reading, found: list[Reading]) -> bool:
    return all(not same_subject(reading, other) for other in found)


def _is_another_facet(reading: Reading, found: list[Reading]) -> bool:
    """Of what was asked first; further ones would be named by the same step."""
    return len(found) == 1 and reading.facet != found[0].facet
