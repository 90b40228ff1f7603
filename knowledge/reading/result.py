"""Readings made from what was decided."""

from collections.abc import Mapping

from knowledge.facts.manual import Facet, Manual
from knowledge.model.phrasings import parted
from knowledge.model.sequence import step_named
from knowledge.reading.decide import Decision, option
from knowledge.reading.reading import Option, Reading
from knowledge.thai.text import squeeze


def answered(picked: Option, score: float, because: str) -> Reading:
    return Reading("answer", picked.procedure, picked.step, picked.facet, score=score, why=(because,))


def outcome(decision: Decision, likely: Mapping[str, float], facet: Facet, whole: bool) -> Reading:
    """The reading that a decision comes to. A calendar's month is the caller's to add."""
    score = round(decision.score, 3)
    if decision.kind == "calendar":
        return Reading("calendar", score=score)
    best = _best(likely, facet, whole)
    if best is None:
        return Reading(decision.kind, score=score, topic=decision.topic)
    shown = decision.targets[1:] if decision.kind == "answer" else decision.targets
    options = tuple(option(name, facet) for name in shown)
    return Reading(
        decision.kind, best.procedure, best.step, facet, options=options, score=score, topic=decision.topic
    )


def any_procedure(manual: Manual, folded: str, facet: Facet, whole: bool) -> Reading | None:
    """Asks of any procedure alike ("มีกี่ขั้นตอน", "ขั้นที่ 3 คืออะไร"): which one?"""
    step = step_named(folded)
    if step is None and not whole:
        return None
    options = []
    for procedure in manual.procedures:
        number = procedure.steps[-1].number if step == -1 else step
        if number is None or procedure.step(number) is not None:
            kept: Facet = "detail" if number and facet in ("steps", "law") else facet
            options.append(Option(procedure.id, number, kept))
    return which(options, "no subject named")


def named_after(manual: Manual, word: str, facet: Facet) -> Reading | None:
    """Names what several procedures have in their names or steps ("แผน", folded): which one?"""
    by_name, by_step = [], []
    for work in manual.works:
        for procedure in filter(None, map(manual.procedure, work.procedures)):
            if word in squeeze(f"{work.name} {procedure.short}"):
                by_name.append(procedure.id)
            elif any(word in squeeze(step.title) for step in procedure.steps):
                by_step.append(procedure.id)
    found = [Option(id, None, facet) for id in (*by_name, *by_step)]
    return which(found, "a subject of several procedures") if len(found) > 1 else None


def which(options: list[Option], because: str) -> Reading | None:
    """Asks which of these is meant; None where there is none."""
    if not options:
        return None
    best = options[0]
    return Reading(
        "clarify",
        best.procedure,
        best.step,
        best.facet,
        options=tuple(options),
        score=0.2,
        why=(because,),
    )


def _best(likely: Mapping[str, float], facet: Facet, whole: bool) -> Option | None:
    """The likeliest of the manual's own, whatever is decided."""
    own = {name: share for name, share in likely.items() if parted(name)}
    if not own:
        return None
    if not whole:
        return option(max(sorted(own), key=own.__getitem__), facet)
    by_procedure: dict[str, float] = {}
    for name, share in own.items():
        procedure = name.partition("/")[0]
        by_procedure[procedure] = by_procedure.get(procedure, 0.0) + share
    return Option(max(sorted(by_procedure), key=by_procedure.__getitem__), None, facet)


def same_subject(one: Reading, other: Reading) -> bool:
    return (one.kind, one.procedure, one.step, one.month) == (
        other.kind,
        other.procedure,
        other.step,
        other.month,
    )
