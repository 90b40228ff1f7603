"""Fitting the learned model: softmax regression by stochastic gradient. Not used at run time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from random import Random

from knowledge.model.linear import SCALE, Linear, length, row_of

Wanted = Sequence[tuple[int, float]]
"""Places of the right names with their shares, which add up to 1."""


_ALL_BUT_RIGHT = 0.02


@dataclass(frozen=True)
class Recipe:
    """How to fit. The same recipe on the same examples gives the same weights."""

    rounds: int = 6
    pace: float = 2.0
    """Learning rate at the start; falls in a line to a tenth."""
    decay: float = 2e-6
    """How much every weight shrinks with each example that shows it."""
    least: int = 3
    """Clean phrasings in which a run of letters must stand."""
    seed: int = 2567


def vocabulary(texts: Sequence[Sequence[str]], least: int) -> dict[str, int]:
    """The runs of letters worth a weight, each with its place: those that stand in enough texts."""
    counts = Counter(gram for text in texts for gram in text)
    kept = sorted(gram for gram, count in counts.items() if count >= least)
    return {gram: at for at, gram in enumerate(kept)}


def fit(
    found: Sequence[Sequence[int]], wanted: Sequence[Wanted], names: int, size: int, recipe: Recipe
) -> tuple[list[list[float]], list[float]]:
    """Weights by feature and a bias by name, for examples given as places of features."""
    weights = [[0.0] * names for _ in range(size)]
    bias = [0.0] * names
    order = list(range(len(found)))
    known = bytearray(len(found))
    """Examples that were all but right when last looked at: left out for one round."""
    chance = Random(recipe.seed)
    for turn in range(recipe.rounds):
        chance.shuffle(order)
        for done, at in enumerate(order):
            passed = (turn + done / len(order)) / recipe.rounds
            pace = recipe.pace * (1 - 0.9 * passed)
            if known[at]:
                known[at] = False
                continue
            missed = _learn(weights, bias, found[at], wanted[at], pace, recipe.decay)
            known[at] = missed < _ALL_BUT_RIGHT
    return weights, bias


def _learn(
    weights: list[list[float]],
    bias: list[float],
    found: Sequence[int],
    wanted: Wanted,
    pace: float,
    decay: float,
) -> float:
    """One step down the gradient for one example; the largest share by which it was missed before."""
    if not found:
        return 0.0
    rows = [weights[at] for at in found]
    share = 1 / length(len(found))
    scores = [b + total * share for b, total in zip(bias, map(sum, zip(*rows, strict=True)), strict=True)]
    top = max(scores)
    raw = [exp(score - top) for score in scores]
    whole = sum(raw)
    missed = [value / whole for value in raw]
    for at, part in wanted:
        missed[at] -= part
    steps = [(at, pace * miss * share) for at, miss in enumerate(missed) if abs(miss) > 0.004]
    for at, _ in steps:
        bias[at] -= 0.02 * pace * missed[at]
    keep = 1 - pace * decay
    for row in rows:
        for at, step in steps:
            row[at] = row[at] * keep - step
    return max(map(abs, missed))


def packed(
    weights: list[list[float]], bias: list[float], names: Sequence[str], grams: dict[str, int]
) -> Linear:
    """The weights as stored: whole twentieths, those near nothing left out."""
    rows = {}
    for gram, at in grams.items():
        stored = {
            place: max(-127, min(127, round(weight * SCALE))) for place, weight in enumerate(weights[at])
        }
        told = {place: weight for place, weight in stored.items() if abs(weight) > 2}
        if told:
            rows[gram] = row_of(told, len(names))
    return Linear(tuple(names), tuple(round(value, 2) for value in bias), rows)
