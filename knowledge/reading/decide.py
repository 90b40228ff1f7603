"""Answer, ask back, or say that it is not ours: whichever costs least in expectation."""

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.facts.manual import Facet
from knowledge.model.phrasings import CALENDAR, WHOLE, parted
from knowledge.reading.reading import Kind, Option


@dataclass(frozen=True)
class Costs:
    """What each outcome costs where asking back rightly is 1. A right answer costs nothing."""

    wrong: float = 3.0
    """A wrong answer."""
    beside: float = 2.2
    """A wrong answer, the right one a button on its card."""
    not_ours: float = 5.5
    """Answering what the manual does not answer. Counted as 4; more, as near the manual's own words
    the shares are surer than they come true."""
    asked: float = 1.0
    """Asking back, the right one among the choices."""
    no_choice: float = 2.4
    """Choices were offered, the right one is not among them."""
    needless: float = 3.0
    """Choices were offered for what is not ours."""
    intruded: float = 2.4
    """Choices were offered for mere smalltalk."""
    refused: float = 3.2
    """What the manual answers was passed on."""


IN_PRIVATE = Costs()
IN_GROUP = Costs(wrong=4.5, beside=3.3, not_ours=7.5)

_BESIDE = 2
"""Other readings at most that stand as buttons on an answer's card."""
_WORTH_A_BUTTON = 0.05
"""The share from which another reading is one."""


@dataclass(frozen=True)
class Decision:
    kind: Kind
    targets: tuple[str, ...]
    """The answer first and the readings that stand beside it, or the choices, or nothing."""
    topic: str | None
    score: float
    because: str


def decide(likely: Mapping[str, float], whole: bool = False, costs: Costs = IN_PRIVATE) -> Decision:
    """`likely`: shares of 1 by target, the manual's and the others. `whole`: of whole procedures only."""
    manual = {name: share for name, share in likely.items() if parted(name)}
    if whole:
        manual = _by_procedure(manual)
    others = {name: share for name, share in likely.items() if not parted(name) and name != CALENDAR}
    top = sorted(manual, key=lambda name: (-manual[name], name))
    choices = _choices(top, manual)
    beside = _beside(top, manual)
    expected = _expected(top, manual, others, likely.get(CALENDAR, 0.0), costs)
    best = min(sorted(expected), key=expected.__getitem__)
    because = "expected cost: " + ", ".join(f"{kind} {cost:.2f}" for kind, cost in sorted(expected.items()))
    if best == "answer":
        return Decision("answer", (top[0], *beside), None, manual[top[0]], because)
    if best == "clarify":
        return Decision("clarify", choices, None, manual[top[0]], because)
    if best == "calendar":
        return Decision("calendar", (), None, likely[CALENDAR], because)
    return _passed_by(others, because)


def _expected(
    top: list[str], manual: Mapping[str, float], others: Mapping[str, float], calendar: float, costs: Costs
) -> dict[str, float]:
    """The expected cost of each way to react that there is."""
    ours, foreign = sum(manual.values()), sum(others.values())
    idle = sum(share for name, share in others.items() if name.startswith("smalltalk"))
    expected: dict[str, float] = {"escalate": costs.refused * (ours + calendar)}
    if top:
        buttons = sum(manual[name] for name in _beside(top, manual))
        missed = ours - manual[top[0]] - buttons + calendar
        expected["answer"] = costs.beside * buttons + costs.wrong * missed + costs.not_ours * foreign
    if calendar:
        expected["calendar"] = costs.wrong * ours + costs.not_ours * foreign
    choices = _choices(top, manual)
    if len(choices) > 1:
        held = sum(manual[name] for name in choices)
        missed = costs.no_choice * (ours - held + calendar)
        needless = costs.needless * (foreign - idle) + costs.intruded * idle
        expected["clarify"] = costs.asked * held + missed + needless
    return expected


def _passed_by(others: Mapping[str, float], because: str) -> Decision:
    """Nothing of ours: smalltalk, or an officer's."""
    foreign = sum(others.values())
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


def _beside(top: list[str], manual: Mapping[str, float]) -> tuple[str, ...]:
    """The other readings worth a button on the answer's card."""
    return tuple(name for name in top[1 : 1 + _BESIDE] if manual[name] >= _WORTH_A_BUTTON)


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
