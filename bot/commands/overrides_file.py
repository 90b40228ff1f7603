"""What the office changed, as rows of a YAML file that can be carried to another database."""

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from bot import overrides_words as words
from bot.failure import Failure
from db.knowledge.overrides import Action, Author, Change
from db.models.overrides import Override
from domain.time import BANGKOK

LONGEST = {"kind": 40, "id": 80, "field": 80, "by": 80, "name": 200}
YEARS = range(2400, 2801)


def as_rows(rows: Sequence[Override], aside: Collection[str] = ()) -> list[dict[str, Any]]:
    """aside: keys of those that do not load; they are carried as they are."""
    return [_row(row, row.key in aside) for row in rows]


def _row(row: Override, aside: bool) -> dict[str, Any]:
    found = {
        "key": row.key,
        "action": row.action,
        "kind": row.kind,
        "id": row.target,
        "field": row.field,
        "row": row.row,
        "value": row.value,
        "first_year": row.first_year,
        "last_year": row.last_year,
        "covers": row.covers,
        "covered": row.covered,
        "undoes": row.undoes,
        "by": row.by,
        "name": row.by_name,
        "reason": row.reason,
        "at": row.at.astimezone(BANGKOK).isoformat(),
        "aside": aside,
    }
    return {name: value for name, value in found.items() if value not in (None, "", False) or name == "id"}


Given = tuple[Change, Author, bool]
"""A row, who made it, and whether it was set aside where it comes from."""


def from_rows(rows: object, file: Path) -> list[Given]:
    """All rows of a file; raises Failure where any of it is wrong, so that nothing is half taken up."""
    if not isinstance(rows, list):
        raise Failure(words.NOT_ROWS.format(path=file, number=1, field="overrides"))
    return [_given(row, file, number) for number, row in enumerate(rows, start=1)]


def _given(row: Any, file: Path, number: int) -> Given:
    """Raises Failure that says which field of which row is wrong."""
    if wrong := _wrong_field(row):
        raise Failure(words.NOT_ROWS.format(path=file, number=number, field=wrong))
    change = Change(
        row["kind"],
        row.get("id", ""),
        row["field"],
        row.get("row"),
        cast(Action, row["action"]),
        row.get("value"),
        row.get("first_year"),
        row.get("last_year"),
        row.get("covers", ""),
        row.get("covered"),
        row.get("undoes"),
        row["key"],
    )
    at = _moment(row["at"])
    assert at is not None  # looked at above
    author = Author(at, row.get("reason", ""), row.get("name"), row.get("by"))
    return change, author, row.get("aside") is True


def _wrong_field(row: Any) -> str | None:
    """The first field of a row that cannot be taken up."""
    if not isinstance(row, dict):
        return "key"
    if row.get("action") not in ("set", "remove", "undo"):
        return "action"
    for name in ("kind", "id", "field", "row", "covers", "reason", "by", "name"):
        given = row.get(name, "")
        if not isinstance(given, str) or len(given) > LONGEST.get(name, 10_000):
            return name
    for name in ("kind", "field"):
        if not row.get(name):
            return name
    for name in ("first_year", "last_year"):
        year = row.get(name)
        if year is not None and (type(year) is not int or year not in YEARS):
            return name
    if not _is_key(row.get("key")):
        return "key"
    if (row["action"] == "undo" or "undoes" in row) and not _is_key(row.get("undoes")):
        return "undoes"
    return None if "at" in row and _moment(row["at"]) else "at"


def _is_key(given: object) -> bool:
    try:
        return isinstance(given, str) and str(uuid.UUID(given)) == given
    except ValueError:
        return False


def _moment(given: object) -> datetime | None:
    """YAML may have read it as a moment already; without a zone it is Bangkok's."""
    try:
        at = given if isinstance(given, datetime) else datetime.fromisoformat(str(given))
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=BANGKOK)
