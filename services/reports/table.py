"""A table of a report: rows under heads, with the kind of chart it gets in a workbook."""

from dataclasses import dataclass

from services.reports.cells import Cell


@dataclass(frozen=True)
class Table:
    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    chart: str = ""
    """bar, pie, or none."""
