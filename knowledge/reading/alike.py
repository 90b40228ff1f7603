"""Whether all that a question may mean has the same answer, which is then given once."""

from collections.abc import Sequence

from knowledge.facts.manual import Facet, Manual, Step
from knowledge.reading.reading import Option


def alike(manual: Manual, options: Sequence[Option], facet: Facet | None) -> bool:
    """True where the manual says the same words of this facet for every one of the options."""
    said = [_words(manual, option, facet) for option in options]
    return len(said) > 1 and len(said[0]) == 1 and all(words == said[0] for words in said)


def _words(manual: Manual, option: Option, facet: Facet | None) -> frozenset[tuple[str, ...]]:
    """The different wordings of the facet in the option's step, or in all steps of its procedure."""
    procedure = manual.procedure(option.procedure)
    steps = procedure.steps if procedure else ()
    return frozenset(
        _of_step(step, facet) for step in steps if option.step in (None, step.number) and facet is not None
    )


def _of_step(step: Step, facet: Facet | None) -> tuple[str, ...]:
    if facet == "fee":
        return (step.fee.words,)
    if facet == "timeline":
        return (step.timeline.words,)
    if facet == "channels":
        return tuple(sorted(use.channel for use in step.channels))
    return (f"{step.number} {step.text}",)
