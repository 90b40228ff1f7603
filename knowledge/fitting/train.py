"""Fit the learned weights from the project's own phrasings: `make train`.

The same phrasings give the same weights, to the byte. Needs nothing but the repository.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import cast

from knowledge.facts.manual import Facet
from knowledge.fitting.crossed import asked_of_any, facet_asked_of_any
from knowledge.fitting.softmax import Recipe, Wanted, fit, packed, vocabulary
from knowledge.loading.load import load_manual
from knowledge.loading.word_signs import load_eye
from knowledge.model.facets import FACETS
from knowledge.model.linear import Linear, weights_of
from knowledge.model.phrasings import FOLDER, Ask, Phrasing, all_phrasings, asks, cases, not_ours
from knowledge.model.ranker import named
from knowledge.thai.features import Eye
from knowledge.thai.typos import mistyped, wrapped
from knowledge.thai.word_signs import last_steps

TARGETS = Recipe(rounds=8, pace=2.0, least=3)
FACET = Recipe(rounds=4, pace=1.5, least=8)
_ASKS = 3
"""Asks in which a run of letters must stand, where it stands in too few questions."""


def main() -> None:
    manual = load_manual()
    known = all_phrasings(manual)
    put_together = tuple(asked_of_any(asks(), cases(), known, not_ours(manual), TARGETS.seed))
    eye, last = load_eye(FOLDER, manual), last_steps(manual)
    fit_all(known, asks(), eye, last, FOLDER / "weights", put_together)


def fit_all(
    phrasings: Sequence[Phrasing],
    asked: Sequence[Ask],
    eye: Eye,
    last: Mapping[str, int],
    folder: Path,
    put_together: Sequence[Phrasing] = (),
) -> None:
    """Fits both models and stores them in the folder. `put_together`: more to fit the targets on."""
    folder.mkdir(exist_ok=True)
    save(fit_targets(phrasings, eye, last, TARGETS, put_together), folder / "targets.json")
    save(fit_facets(phrasings, asked, eye), folder / "facets.json")


def fit_targets(
    phrasings: Sequence[Phrasing],
    eye: Eye,
    last: Mapping[str, int],
    recipe: Recipe = TARGETS,
    put_together: Sequence[Phrasing] = (),
) -> Linear:
    """What a text asks: every step, every whole procedure, and all that is none of the manual's."""
    known = [named(phrasing, eye, last)[1] for phrasing in phrasings]
    names = sorted({name for targets in known for name in targets})
    place = {name: at for at, name in enumerate(names)}
    examples = []
    for phrasing in phrasings:
        for text in (phrasing.text, *_variants(phrasing.text, recipe.seed)):
            folded, targets = named(replace(phrasing, text=text), eye, last)
            wanted = [(place[name], 1 / len(targets)) for name in targets if name in place]
            examples.append((eye.features(folded), wanted))
    clean = [found for found, _ in examples[::3]]
    for phrasing in put_together:
        folded, targets = named(phrasing, eye, last)
        wanted = [(place[name], 1 / len(targets)) for name in targets if name in place]
        examples.append((eye.features(folded), wanted))
    return _fitted(examples, vocabulary(clean, recipe.least), names, recipe)


def fit_facets(
    phrasings: Sequence[Phrasing], asked: Sequence[Ask], eye: Eye, recipe: Recipe = FACET
) -> Linear:
    """What is asked of a step. Sees only runs of letters that stand in questions about many steps."""
    spread: dict[str, set[str]] = {}
    examples = []
    for phrasing in phrasings:
        if phrasing.facet not in FACETS:
            continue
        wanted = _facet(phrasing.facet)
        for text in (phrasing.text, *_variants(phrasing.text, recipe.seed)):
            examples.append((eye.features(eye.read(text)), wanted))
        for gram in examples[-3][0]:
            spread.setdefault(gram, set()).update(phrasing.targets)
    common = Counter(gram for ask in asked for gram in eye.features(eye.read(ask.text)))
    kept = {gram for gram, targets in spread.items() if len(targets) >= recipe.least}
    kept.update(gram for gram, count in common.items() if count >= _ASKS)
    kept = {gram for gram in kept if not gram.startswith("#") or gram[1:-1] in FACETS}
    for text, facet in facet_asked_of_any(asked, phrasings, recipe.seed):
        examples.append((eye.features(eye.read(text)), _facet(facet)))
    return _fitted(examples, {gram: at for at, gram in enumerate(sorted(kept))}, list(FACETS), recipe)


def _facet(name: str) -> Wanted:
    return [(FACETS.index(cast(Facet, name)), 1.0)]


def _fitted(
    examples: Sequence[tuple[list[str], Wanted]], grams: dict[str, int], names: Sequence[str], recipe: Recipe
) -> Linear:
    found = [_places(text, grams) for text, _ in examples]
    weights, bias = fit(found, [wanted for _, wanted in examples], len(names), len(grams), recipe)
    return packed(weights, bias, names, grams)


def _variants(text: str, seed: int) -> tuple[str, str]:
    """The same for the same text, whatever else is fitted on."""
    chance = Random(f"{seed} {text}")
    return mistyped(text, chance), wrapped(text, chance)


def _places(text: Iterable[str], grams: dict[str, int]) -> list[int]:
    return [grams[gram] for gram in text if gram in grams]


def save(linear: Linear, path: Path) -> None:
    """A line a run of letters, sorted: differences between two fits can be read."""
    lines = [
        f"{json.dumps(gram, ensure_ascii=False)}: {_pairs(row, len(linear.names))}"
        for gram, row in sorted(linear.rows.items())
    ]
    head = f'"names": {json.dumps(linear.names)},\n"bias": {json.dumps(linear.bias)},\n"weights": {{\n'
    path.write_text("{" + head + ",\n".join(lines) + "\n}}\n", encoding="utf-8")


def _pairs(row: int, names: int) -> str:
    pairs = [part for pair in weights_of(row, names).items() for part in pair]
    return json.dumps(pairs, separators=(",", ":"))


if __name__ == "__main__":
    main()
