"""What the office may change without touching the YAML files, and where it stands in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.facts.base import Fact
from knowledge.facts.manual import Channel, Procedure, Step, Work
from knowledge.facts.office import DaysOff, Duty, Office
from knowledge.facts.overrides import Override
from knowledge.loading.documents import Document
from knowledge.loading.files import GroupsFile, ItaFile, SchoolsFile
from knowledge.loading.problems import choices, quoted

_THINGS: dict[str, tuple[type[Fact], frozenset[str]]] = {
    "step": (Step, frozenset({"number", "text", "sub_steps", "line", "printed_again"})),
    "procedure": (Procedure, frozenset({"id", "work", "number", "name", "line", "steps"})),
    "channel": (Channel, frozenset({"id", "line"})),
    "work": (Work, frozenset({"number", "line", "title_line", "procedures", "laws"})),
    "office": (Office, frozenset({"lines"})),
    "days_off": (DaysOff, frozenset()),
    "groups": (GroupsFile, frozenset()),
    "ita": (ItaFile, frozenset()),
    "officers": (Duty, frozenset()),
    "schools": (SchoolsFile, frozenset()),
}
"""Each kind with its type and the fields that are not editable: ids, numbers, order, the printed wording."""

_FILES: dict[str, dict[str, Any]] = {
    "office": {},
    "days_off": {},
    "groups": {"groups": []},
    "ita": {"years": []},
    "officers": {},
    "schools": {"schools": []},
}
"""Kinds that are a file each, with what an empty one holds."""

_ROW_NAMES = {
    "aliases": "",
    "examples": "",
    "worked": "",
    "channels": "channel",
    "extra": "date",
    "not_off": "date",
    "groups": "id",
    "years": "fiscal_year",
    "responsible": "procedure",
    "schools": "name",
}
"""What names a row of these lists; empty: the row is a text that names itself."""

_INSIDE = {"examples", "digest"}
"""Fields whose own fields are changed one by one: "examples.detail"."""

_GONE = object()
"""In place of a row that was taken out of its list."""

NO_KIND = "ไม่รู้จักชนิด {kind} {choices}"
NOT_EDITABLE = "แก้ฟิลด์ {field} ไม่ได้ {choices}"
NOT_THERE = "คู่มือไม่มี {id}"
NO_ROWS = "ฟิลด์นี้ไม่ใช่รายการ แก้ได้ทั้งฟิลด์เท่านั้น"
OTHER_NAME = "ชื่อของรายการคือ {row} แต่ค่าที่ให้มาเป็นของ {other}"


class CannotLay(Exception):
    """A change that has no place in the manual; the message says why, in Thai."""


@dataclass(frozen=True)
class Place:
    """Where a changed field stands: `holder[key]`."""

    document: Document
    holder: dict[str, Any]
    key: str
    row_name: str | None
    """Key that names a row of the list; empty where a row names itself; None where it is no list."""

    def value(self, row: str | None) -> Any:
        """The field, or one row of its list; None where there is none."""
        found = self.holder.get(self.key)
        if row is None:
            return found
        rows = found if isinstance(found, list) else []
        return next((one for one in rows if self.name_of(one) == row), None)

    def name_of(self, row: Any) -> str:
        if not self.row_name:
            return str(row)
        return str(row.get(self.row_name)) if isinstance(row, dict) else ""


def place_of(documents: dict[str, Document], override: Override) -> Place:
    """documents: by file name. Raises CannotLay where the manual has no such thing or it is not editable."""
    if override.kind not in _THINGS:
        text = NO_KIND.format(kind=quoted(override.kind), choices=choices(override.kind, _THINGS))
        raise CannotLay(text)
    head, _, inside = override.field.partition(".")
    _require_editable(override, head, inside)
    document, thing = _found(documents, override.kind, override.id)
    row_name = _ROW_NAMES.get(head)
    if override.row is not None and row_name is None:
        raise CannotLay(NO_ROWS)
    if not inside:
        return Place(document, thing, head, row_name)
    inner = thing.setdefault(head, {})
    if not isinstance(inner, dict):
        raise CannotLay(NOT_THERE.format(id=quoted(override.field)))
    return Place(document, inner, inside, row_name)


def lay(place: Place, override: Override) -> None:
    """Change the data. Raises CannotLay where the value is that of another row."""
    if override.row is not None:
        lay_rows(place, [override])
    elif override.action == "remove":
        place.holder.pop(place.key, None)
    else:
        place.holder[place.key] = override.value


def lay_rows(place: Place, overrides: Sequence[Override]) -> None:
    """Change rows of one list, in one walk over it. Raises CannotLay as `lay` does."""
    rows: list[Any] = list(place.holder.get(place.key) or ())
    places: dict[str | None, int] = {}
    for at, row in enumerate(rows):
        places.setdefault(place.name_of(row), at)
    for one in overrides:
        found = places.get(one.row)
        if one.action == "remove":
            if found is not None:
                rows[found] = _GONE
                del places[one.row]
            continue
        other = place.name_of(one.value)
        if other != one.row:
            raise CannotLay(OTHER_NAME.format(row=quoted(str(one.row)), other=quoted(other)))
        if found is None:
            places[one.row] = len(rows)
            rows.append(one.value)
        else:
            rows[found] = one.value
    place.holder[place.key] = [row for row in rows if row is not _GONE]


def row_of(field: str, value: Any) -> str | None:
    """What names a row given as a value of this list; None where the field is no list or the value no row."""
    name = _ROW_NAMES.get(field.partition(".")[0])
    if name is None or isinstance(value, list):
        return None
    if not name:
        return str(value)
    return str(value[name]) if isinstance(value, dict) and name in value else None


def _require_editable(override: Override, head: str, inside: str) -> None:
    kind, fixed = _THINGS[override.kind]
    allowed = [name for name in kind.model_fields if name not in fixed]
    if head not in allowed or (inside and head not in _INSIDE) or (head == "examples" and not inside):
        text = NOT_EDITABLE.format(field=quoted(override.field), choices=choices(head, allowed))
        raise CannotLay(text)


def _found(documents: dict[str, Document], kind: str, id: str) -> tuple[Document, dict[str, Any]]:
    if kind in _FILES:
        name = f"{kind}.yaml"
        if name not in documents:
            documents[name] = Document(name, {key: list(value) for key, value in _FILES[kind].items()})
        if id:
            raise CannotLay(NOT_THERE.format(id=quoted(id)))
        return documents[name], documents[name].data
    found = (
        _of_list(documents, f"{kind}s.yaml", f"{kind}s", "id" if kind == "channel" else "number", id)
        if kind in ("channel", "work")
        else _of_procedure(documents, kind, id)
    )
    if found is None:
        raise CannotLay(NOT_THERE.format(id=quoted(id)))
    return found


def _of_list(
    documents: dict[str, Document], file: str, key: str, name: str, id: str
) -> tuple[Document, dict[str, Any]] | None:
    document = documents.get(file)
    items = document.data.get(key) if document else None
    for item in items if isinstance(items, list) else ():
        if document and isinstance(item, dict) and str(item.get(name)) == id:
            return document, item
    return None


def _of_procedure(
    documents: dict[str, Document], kind: str, id: str
) -> tuple[Document, dict[str, Any]] | None:
    procedure, _, number = id.rpartition("-") if kind == "step" else (id, "", "")
    for document in documents.values():
        data = document.data
        if isinstance(data, dict) and "steps" in data and data.get("id") == procedure:
            if kind == "procedure":
                return document, data
            steps = data["steps"] if isinstance(data["steps"], list) else []
            for step in steps:
                if isinstance(step, dict) and str(step.get("number")) == number:
                    return document, step
    return None
