"""Write what people typed into CSV and xlsx cells, so that it stays the text it was."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet  # the library takes memory: many need the cells alone

Cell = str | int | float | None

NO_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold; one of these makes a workbook that Excel will not open."""
LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Excel reads `_x0041_` in a file as the letter A; an underscore written as `_x005F_` keeps it as typed."""
FORMULA = ("=", "+", "-", "@", "\t")
"""What a spreadsheet that opens a CSV file would take for a formula."""


def clean(text: str) -> str:
    """The text without characters that a file of a spreadsheet cannot hold."""
    return NO_XML.sub("", text)


def csv_cell(cell: Cell) -> Cell:
    """A CSV file has no types: an apostrophe is the only way to say that a cell is text."""
    if not isinstance(cell, str):
        return cell
    text = clean(cell)
    return f"'{text}" if text.startswith(FORMULA) else text


def append_row(sheet: "Worksheet", row: Iterable[Cell]) -> None:
    """Add a row below the last one. Texts are cells of type text, whatever they begin with."""
    sheet.append(
        [LOOKS_ESCAPED.sub("_x005F_", clean(cell)) if isinstance(cell, str) else cell for cell in row]
    )
    for cell in sheet[sheet.max_row]:
        if isinstance(cell.value, str):
            cell.data_type = "s"
            # Excel keeps it text when it is edited, and shows no apostrophe in the cell.
            cell.quotePrefix = cell.value.startswith(FORMULA)
