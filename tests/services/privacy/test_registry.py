"""Every column that may hold words or a person is in the registry of privacy, or is told why it is not."""

import re
from collections import Counter

from sqlalchemy import JSON, CheckConstraint, Column, LargeBinary, String

from db.models.base import Base
from services.privacy import paper
from services.privacy.neither import NEITHER
from services.privacy.registry import ROWS
from services.privacy.row import NO_MESSAGE, Goes

NAMED = Counter(name for row in ROWS for name in row.names)


def is_closed_set(column: Column[object]) -> bool:
    checks = [one for one in column.table.constraints if isinstance(one, CheckConstraint)]
    return any(re.match(rf"{column.name} IN \(", str(one.sqltext)) for one in checks)


def columns_of_text() -> set[str]:
    return {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, String | JSON | LargeBinary) and not is_closed_set(column)
    }


def test_every_column_of_text_is_in_a_row_or_told_why_not() -> None:
    assert sorted(columns_of_text() - NAMED.keys() - NEITHER.keys()) == []


def test_the_registry_names_columns_that_exist_each_once() -> None:
    assert sorted((NAMED.keys() | NEITHER.keys()) - columns_of_text()) == []
    assert [name for name, times in NAMED.items() if times > 1] == []
    assert NAMED.keys() & NEITHER.keys() == set()


def test_columns_named_like_ids_of_persons_are_rows_persons() -> None:
    ids = {f"{row.model.__tablename__}.{name}" for row in ROWS for name in row.persons}
    named_so = {
        name for name in NAMED if re.search(r"(person|chat|actor|group|officer|substitute)_id$", name)
    }
    assert named_so <= ids <= NAMED.keys()


def test_a_row_with_a_message_says_what_unsending_it_does() -> None:
    for row in ROWS:
        if row.message:
            assert hasattr(row.model, row.message), row.what
            words = {name for name in row.columns if name not in row.persons}
            assert words and isinstance(row.unsent, Goes), row.what
            assert row.edited is not NO_MESSAGE, row.what


def test_the_document_of_privacy_is_as_the_registry_has_it() -> None:
    assert paper.PAPER.read_text("utf-8") == paper.paper(), "make privacy writes it anew"
