"""What the office changed, laid over the parsed YAML before it is checked."""

import hashlib
import json
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from knowledge.facts.manual import Manual
from knowledge.facts.overrides import Edited, Override
from knowledge.loading.documents import Document
from knowledge.loading.editable import CannotLay, Place, lay, lay_rows, place_of
from knowledge.loading.load import Parsed, built
from knowledge.loading.problems import KnowledgeError

Documents = dict[str, Document]
NO_PLACE = object()
"""In place of a value where the manual has no such thing."""


@dataclass(frozen=True)
class SetAside:
    """A change that does not load: the manual is used without it."""

    override: Override
    field: str
    """Where in the file the first problem is; empty for the change as a whole."""
    problem: str

    def __str__(self) -> str:
        return f"{self.override.place}: {self.problem}"


@dataclass(frozen=True)
class ChangedBeneath:
    """The YAML has another value now than when the office changed it; the office's holds."""

    override: Override
    yaml: Any
    """The value as it is in the YAML now."""


@dataclass(frozen=True)
class Laid:
    manual: Manual
    taken: tuple[Override, ...] = ()
    aside: tuple[SetAside, ...] = ()
    changed_beneath: tuple[ChangedBeneath, ...] = ()


def laid_over(files: Parsed, overrides: Sequence[Override], year: int) -> Laid:
    """The manual with what holds in a fiscal year (พ.ศ.), in the order in which it was changed.

    A change that does not load is set aside. Raises KnowledgeError for problems of the YAML alone.
    """
    manual = built(files)
    holding = _latest([one for one in overrides if one.holds(year)])
    if not holding:
        return Laid(manual)
    taken: list[Override] = []
    aside: list[SetAside] = []
    documents = _take(files, _by_name(files), holding, taken, aside)
    manual = built(replace(files, documents=tuple(documents.values())))
    edited = tuple(
        Edited(kind=one.kind, id=one.id, field=one.field, row=one.row, day=one.day, reason=one.reason)
        for one in taken
    )
    return Laid(
        manual.model_copy(update={"edited": edited}), tuple(taken), tuple(aside), _changed(files, taken)
    )


def values_in(files: Parsed, overrides: Sequence[Override]) -> list[Any]:
    """What the YAML has where the office changes it; None: nothing, NO_PLACE: there is no such place."""
    documents, found = deepcopy(_by_name(files)), []
    for one in overrides:
        try:
            found.append(place_of(documents, one).value(one.row))
        except CannotLay:
            found.append(NO_PLACE)
    return found


def hash_of(value: Any) -> str:
    """The same for the same value of the YAML."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _latest(holding: Sequence[Override]) -> list[Override]:
    """The last change of each slot. What was changed of a field before the whole of it is gone with it."""
    last: dict[object, Override] = {}
    for one in holding:
        if one.row is None:
            gone = [key for key, other in last.items() if other.slot[:3] == one.slot[:3]]
            for key in gone:
                del last[key]
        last.pop(one.slot, None)
        last[one.slot] = one
    return list(last.values())


def _take(
    files: Parsed,
    documents: Documents,
    rows: Sequence[Override],
    taken: list[Override],
    aside: list[SetAside],
) -> Documents:
    """The documents with as many of the rows as load; halves what fails until the rows to blame are found."""
    if not rows:
        return documents
    tried = _tried(files, documents, rows)
    if not isinstance(tried, SetAside):
        taken += rows
        return tried
    if len(rows) == 1:
        aside.append(tried)
        return documents
    half = len(rows) // 2
    documents = _take(files, documents, rows[:half], taken, aside)
    return _take(files, documents, rows[half:], taken, aside)


def _tried(files: Parsed, documents: Documents, rows: Sequence[Override]) -> Documents | SetAside:
    documents = deepcopy(documents)
    for _, together in groupby(rows, key=lambda row: (row.slot[:3], row.row is None)):
        row, *more = together
        try:
            place = place_of(documents, row)
            if more and row.row is not None:
                lay_rows(place, [row, *more])
            else:
                for one in (row, *more):
                    lay(place, one)
        except CannotLay as error:
            return SetAside(row, "", str(error))
    try:
        built(replace(files, documents=tuple(documents.values())))
    except KnowledgeError as error:
        first = error.problems[0]
        return SetAside(rows[0], first.field, " ".join(filter(None, [first.field, first.message])))
    return documents


def _changed(files: Parsed, taken: Sequence[Override]) -> tuple[ChangedBeneath, ...]:
    documents = deepcopy(_by_name(files))
    found = []
    for one in taken:
        place: Place = place_of(documents, one)
        now = place.value(one.row)
        if one.covers and hash_of(now) != one.covers:
            found.append(ChangedBeneath(one, now))
    return tuple(found)


def _by_name(files: Parsed) -> Documents:
    return {document.file: document for document in files.documents}
