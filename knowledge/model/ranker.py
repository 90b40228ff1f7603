"""How likely a text asks each known thing: the learned model and the nearest phrasings together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.model.linear import Linear, load_linear
from knowledge.model.nearest import Nearest
from knowledge.model.phrasings import Phrasing, parted
from knowledge.model.sequence import named_and_shift, shifted
from knowledge.thai.features import Eye

_NEAR_WORTH = 3.5
"""What a cosine of 1 with a phrasing adds to the log-odds of what it asks."""
_NEAR_ALONE = 14.0
"""The same where no model is fitted."""
_HEAT = 1.3
"""Above 1 makes the likelihoods less sure. Chosen so that they come true as often as they say."""

_STORY = 0.4
"""Weight of a whole story beside its asking clause."""


@dataclass(frozen=True)
class Ranked:
    """Log-odds by target and by facet, with what they rest on."""

    targets: Mapping[str, float]
    facets: Mapping[str, float]
    nearest: Sequence[tuple[float, Phrasing]] = ()
    known: float = 1.0
    """Share of the text (0-1) made of known runs of letters."""


class Ranker:
    def __init__(self, phrasings: Sequence[Phrasing], eye: Eye, model: Path, last: Mapping[str, int]) -> None:
        """`last`: the number of each procedure's last step."""
        self._eye = eye
        self._last = last
        phrasings = [one for one in phrasings if all(map(self._is_known, one.targets))]
        known = [named(phrasing, eye, last) for phrasing in phrasings]
        self._phrasings = phrasings
        self._asked = [targets for _, targets in known]
        self._nearest = Nearest([text for text, _ in known])
        self._targets: Linear | None = load_linear(model / "targets.json")
        self._facets: Linear | None = load_linear(model / "facets.json")
        self._names = sorted({target for phrasing in phrasings for target in phrasing.targets})
        fitted = self._targets.names if self._targets else ()
        self._kept = frozenset(filter(self._is_known, (*self._names, *fitted)))

    def rank(self, folded: str) -> Ranked:
        core, shift = named_and_shift(folded)
        seen = self._eye.features(core)
        near = self._nearest.similar(core)
        learned = self._targets.scores(seen) if self._targets else dict.fromkeys(self._names, 0.0)
        worth = _NEAR_WORTH if self._targets else _NEAR_ALONE
        targets = {name: score / _HEAT for name, score in learned.items() if name in self._kept}
        for name, score in self._by_target(near).items():
            targets[name] = targets.get(name, min(targets.values(), default=0.0)) + worth * score
        if shift:
            targets = self._moved(targets, shift)
            seen = self._eye.features(folded)
        facets = self._facets.scores(seen) if self._facets else {}
        told = [(score, self._phrasings[at]) for score, at in near[:5]]
        return Ranked(targets, facets, told, self._nearest.known_share(folded))

    def of_message(self, whole: str, asking: str) -> Ranked:
        """Of a story its asking clause counts most, and the rest of it a little."""
        ranked = self.rank(asking)
        if whole == asking:
            return ranked
        story = self.rank(whole).targets
        mixed = {
            name: (1 - _STORY) * score + _STORY * story.get(name, score)
            for name, score in ranked.targets.items()
        }
        return replace(ranked, targets=mixed)

    def _moved(self, targets: Mapping[str, float], shift: int) -> dict[str, float]:
        """What was found for the named step, said of the asked one."""
        lowest = min(targets.values())
        moved = {name: score if not parted(name) else lowest for name, score in targets.items()}
        for name, score in targets.items():
            asked = shifted(name, shift, self._last)
            if asked is not None:
                moved[asked] = score
        return moved

    def _by_target(self, near: Sequence[tuple[float, int]]) -> dict[str, float]:
        """The best likeness of each target, and a little for a second one; ambiguous ones share theirs."""
        found: dict[str, list[float]] = {}
        for score, at in near:
            asked = self._asked[at]
            for name in asked:
                found.setdefault(name, []).append(score if len(asked) == 1 else score * 0.9)
        return {
            name: 0.8 * scores[0] + 0.2 * (scores[1] if len(scores) > 1 else 0)
            for name, scores in found.items()
        }

    def _is_known(self, name: str) -> bool:
        """False for a step that the model was fitted on and the manual has no more."""
        found = parted(name)
        return found is None or (found[1] or 0) <= self._last.get(found[0], -1)

    def known_share(self, folded: str) -> float:
        return self._nearest.known_share(folded)


def named(phrasing: Phrasing, eye: Eye, last: Mapping[str, int]) -> tuple[str, tuple[str, ...]]:
    """Folded text and targets of a phrasing; one that asks what comes after a step, as naming that step."""
    folded = eye.read(phrasing.text)
    core, shift = named_and_shift(folded)
    if shift:
        moved = [shifted(name, -shift, last) for name in phrasing.targets]
        if all(moved):
            return core, tuple(name for name in moved if name)
    return folded, phrasing.targets


def evidence(likely: Mapping[str, float], ranked: Ranked) -> tuple[str, ...]:
    """The candidates and the nearest phrasings in words, for `--explain`."""
    top = sorted(likely, key=lambda name: (-likely[name], name))[:5]
    candidates = ", ".join(f"{name} {likely[name]:.2f}" for name in top)
    near = (f"near {score:.2f}: {one.text} -> {'|'.join(one.targets)}" for score, one in ranked.nearest[:3])
    return (f"candidates: {candidates}", *near)
