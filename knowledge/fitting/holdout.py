"""The project's own phrasings as labelled questions, a fixed third of them kept out of fitting."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from knowledge.facts.manual import Manual
from knowledge.fitting.crossed import asked_of_any
from knowledge.fitting.train import TARGETS, fit_all
from knowledge.loading.word_signs import load_eye
from knowledge.model.phrasings import (
    CALENDAR,
    FOLDER,
    Phrasing,
    all_phrasings,
    asks,
    cases,
    exchanges,
    is_kept_apart,
    not_ours,
    parted,
)
from knowledge.reading.understand import Understanding
from knowledge.thai.word_signs import last_steps


def fitted_on_the_rest(
    manual: Manual, folder: Path = FOLDER
) -> tuple[Understanding, list[Mapping[str, Any]]]:
    """An engine that never saw the third kept apart, and that third as labels. Takes a minute."""
    known = all_phrasings(manual, folder)
    rest = [phrasing for phrasing in known if not is_kept_apart(phrasing.text)]
    with tempfile.TemporaryDirectory() as place:
        known_asks = [ask for ask in asks(folder) if not is_kept_apart(ask.text)]
        others = not_ours(manual, folder)
        put_together = list(asked_of_any(known_asks, cases(folder), rest, others, TARGETS.seed))
        eye, last = load_eye(folder, manual), last_steps(manual)
        fit_all(rest, known_asks, eye, last, Path(place), put_together)
        understanding = Understanding(manual, folder, rest, Path(place))
    return understanding, [*kept_apart(known), *talks(folder)]


def kept_apart(known: Sequence[Phrasing]) -> list[Mapping[str, Any]]:
    """The hand-written phrasings of the third kept apart, as labels."""
    return [label(one) for one in known if one.register != "manual" and is_kept_apart(one.text)]


def talks(folder: Path = FOLDER) -> list[Mapping[str, Any]]:
    """The follow-ups of `training/talks.jsonl`. Nothing is fitted on them."""
    return [
        {
            "id": one.place,
            "text": one.text,
            "context": one.context,
            "expect": one.expect,
            "accept": one.accept,
            "register": "follow-up",
        }
        for one in exchanges(folder)
    ]


def label(phrasing: Phrasing) -> Mapping[str, Any]:
    """A phrasing in the form of `LABELS.md`."""
    base = {"id": phrasing.place, "text": phrasing.text, "register": phrasing.register}
    if len(phrasing.targets) > 1:
        accept = [_as_answer(name, phrasing.facet) for name in phrasing.targets]
        return {**base, "expect": {"kind": "clarify"}, "accept": accept}
    name = phrasing.targets[0]
    if parted(name):
        return {**base, "expect": _as_answer(name, phrasing.facet)}
    if name == CALENDAR:
        month = phrasing.month or "this"
        return {**base, "expect": {"kind": "calendar", "month": int(month) if month.isdigit() else month}}
    return {**base, "expect": {"kind": name.partition(":")[0]}}


def _as_answer(name: str, facet: str | None) -> dict[str, Any]:
    procedure, step = parted(name) or ("", None)
    return {"kind": "answer", "procedure": procedure, "step": step, "facet": facet or "detail"}
