"""Answer, ask back, or say that it is not ours: whichever costs least in expectation."""

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.model import Facet
from knowledge.phrasings import CALENDAR, WHOLE, parted
from knowledge.reading import Kind, Option


@dataclass(frozen=True)
class Costs:
    """What each mistake costs, an extra button being 1. A right answer costs nothing."""

    wrong: float = 3.0
    """A wrong step."""
    not_ours: float = 4.0
    """Answering what the manual does not answer."""
    button: float = 1.0
    """The right one is among the choices."""
    no_choice: float = 2.2
    """Choices were offered, the right one is not among them."""
    needless: float = 1.2
    """Choices were offered for what is not ours."""
    intruded: float = 2.4
    """Choices were offered for mere smalltalk."""
    refused: float = 3.2
    """What the manual answers was passed on."""


IN_PRIVATE = Costs()
IN_GROUP = Costs(wrong=4.5, not_ours=6.0)


@dataclass(frozen=True)
class Decision:
    kind: Kind
    targets: tuple[str, ...]
    """The answer, or the choices, or nothing."""
    topic: str | None
    score: float
    because: str


def decide(likely: Mapping[str, float], whole: bool = False, costs: Costs = IN_PRIVATE) -> Decision:
    """`likely`: shares of 1 by target, the manual's and the others. `whole`: of whole procedures only."""
    manual = {name: share for name, share in likely.items() if parted(name)}
    if whole:
        manual = _by_procedure(manual)
    ours = sum(manual.values())
    others = {name: share for name, share in likely.items() if not parted(name) and name != CALENDAR}
    calendar = likely.get(CALENDAR, 0.0)
    foreign = sum(others.values())
    idle = sum(share for name, share in others.items() if name.startswith("smalltalk"))
    top = sorted(manual, key=lambda name: (-manual[name], name))
    expected: dict[str, float] = {"escalate": costs.refused * (ours + calendar)}
    if top:
        sure = manual[top[0]]
        expected["answer"] = costs.wrong * (ours - sure + calendar) + costs.not_ours * foreign
    if calendar:
        expected["calendar"] = costs.wrong * ours + costs.not_ours * foreign
    choices = _choices(top, manual)
    if len(choices) > 1:
        held = sum(manual[name] for name in choices)
        missed = costs.no_choice * (ours - held + calendar)
        needless = costs.needless * (foreign - idle) + costs.intruded * idle
        expected["clarify"] = costs.button * held + missed + needless
    best = min(sorted(expected), key=expected.__getitem__)
    because = "expected cost: " + ", ".join(f"{kind} {cost:.2f}" for kind, cost in sorted(expected.items()))
    if best == "answer":
        return Decision("answer", (top[0],), None, manual[top[0]], because)
    if best == "clarify":
        return Decision("clarify", choices, None, manual[top[0]], because)
    if best == "calendar":
        return Decision("calendar", (), None, calendar, because)
    polite = {name: share for name, share in others.items() if name.startswith("smalltalk")}
    kind: Kind = "smalltalk" if sum(polite.values()) * 2 > foreign else "escalate"
    told = polite if kind == "smalltalk" else {name: others[name] for name in others if name not in polite}
    name = max(sorted(told), key=told.__getitem__, default="escalate:unknown")
    return Decision(kind, (), name.partition(":")[2], foreign, because)


def _by_procedure(manual: Mapping[str, float]) -> dict[str, float]:
    """The shares of a procedure's steps added up."""
    found: dict[str, float] = {}
    for name, share in manual.items():
        procedure = f"{name.partition('/')[0]}/{WHOLE}"
        found[procedure] = found.get(procedure, 0.0) + share
    return found


def _choices(top: list[str], manual: Mapping[str, float]) -> tuple[str, ...]:
    """Two or three; up to five where only whole procedures are left."""
    if not top:
        return ()
    floor = max(0.05, manual[top[0]] * 0.12)
    likely = [name for name in top if manual[name] >= floor]
    if all(name.endswith(f"/{WHOLE}") for name in likely):
        return tuple(likely[:5])
    chosen = likely[:3]
    return tuple(chosen if len(chosen) > 1 else top[:2])


def option(name: str, facet: Facet) -> Option:
    found = parted(name)
    if found is None:
        raise ValueError(f"{name} is none of the manual's")
    return Option(found[0], found[1], facet)
