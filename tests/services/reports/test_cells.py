"""What people typed stays the text it was in exported files."""

import csv
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from services.reports.table import Table
from services.reports.tables import write_csv, write_xlsx

TYPED = ("=HYPERLINK(1)", "+66 81", "-5 วัน", "@planbot", "#REF!", "=", "ปกติ")


def written(tmp_path: Path, *texts: str) -> list[object]:
    table = Table("แผ่น", ("หัว",), tuple((text,) for text in texts))
    write_xlsx([table], tmp_path / "out.xlsx")
    sheet = load_workbook(tmp_path / "out.xlsx").worksheets[0]
    return [row[0] for row in sheet.iter_rows(min_row=2)]


def test_text_that_looks_like_a_formula_is_a_text_cell_as_typed(tmp_path: Path) -> None:
    cells = written(tmp_path, *TYPED)

    assert [(cell.value, cell.data_type) for cell in cells] == [(text, "s") for text in TYPED]  # type: ignore[attr-defined]
    assert [cell.quotePrefix for cell in cells] == [True, True, True, True, False, True, False]  # type: ignore[attr-defined]


@pytest.mark.parametrize("odd", ["\ufffe", "\uffff", "\x00", "\x1b", "\x0b", "\r", "\ud800"])
def test_characters_that_no_workbook_holds_are_left_out(tmp_path: Path, odd: str) -> None:
    (cell,) = written(tmp_path, f"ก{odd}ข")

    assert cell.value == "กข"  # type: ignore[attr-defined]


def test_line_breaks_and_tabs_inside_a_text_stay(tmp_path: Path) -> None:
    (cell,) = written(tmp_path, "ก\nข\tค")

    assert cell.value == "ก\nข\tค"  # type: ignore[attr-defined]


def test_a_text_that_looks_like_excels_own_escape_stays_itself(tmp_path: Path) -> None:
    """Excel reads `_x005F_` as an underscore, and what follows it as it stands."""
    (cell,) = written(tmp_path, "_x0041_ _x00e9_ _x41_")

    assert cell.value == "_x005F_x0041_ _x005F_x00e9_ _x41_"  # type: ignore[attr-defined]


def test_a_csv_cell_that_looks_like_a_formula_is_marked_as_text(tmp_path: Path) -> None:
    write_csv(Table("แผ่น", ("หัว",), (("=1+1",), ("ก\ufffe\x1bข",), (5,))), tmp_path / "out.csv")

    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["หัว"], ["'=1+1"], ["กข"], ["5"]]


def test_a_workbook_can_hold_what_cleaning_leaves() -> None:
    from services.reports.cells import append_row

    sheet = Workbook().create_sheet("ทุกตัว")
    every = "".join(chr(number) for number in range(0x11000))

    append_row(sheet, [every[at : at + 1000] for at in range(0, len(every), 1000)])

    assert sheet.max_column == 70
