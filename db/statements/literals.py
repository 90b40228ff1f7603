"""Values written into a statement's text, where a parameter would hide a partial index from the planner."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, literal_column
from sqlalchemy.orm import InstrumentedAttribute


def is_one_of(column: InstrumentedAttribute[str], *values: str) -> ColumnElement[bool]:
    """`column IN ('a', 'b')` as text: SQLite uses a partial index only where its condition stands so."""
    return column.in_(_literals(values))


def equals(column: InstrumentedAttribute[str], value: str) -> ColumnElement[bool]:
    """`column = 'a'` as text."""
    return column == literal_column(f"'{value}'")


def _literals(values: Sequence[str]) -> list[ColumnElement[str]]:
    return [literal_column(f"'{value}'") for value in values]
