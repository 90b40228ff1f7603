"""Years of พ.ศ. and the fiscal year, in the office's time zone."""

from datetime import UTC, date, datetime

import pytest

from domain.case_names import case_name, number_in
from domain.ids import is_group, is_person
from domain.time import (
    calendar_year,
    fiscal_year,
    fiscal_year_at,
    fiscal_year_starts,
    year_typed,
)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 9, 30), 2569),
        (date(2026, 10, 1), 2570),
        (date(2026, 12, 31), 2570),
        (date(2027, 1, 1), 2570),
    ],
)
def test_a_fiscal_year_begins_on_the_first_of_october(day: date, year: int) -> None:
    assert fiscal_year(day) == year


def test_the_fiscal_year_begins_at_midnight_in_bangkok() -> None:
    assert fiscal_year_at(datetime(2026, 9, 30, 16, 59, tzinfo=UTC)) == 2569
    assert fiscal_year_at(datetime(2026, 9, 30, 17, 0, tzinfo=UTC)) == 2570
    assert fiscal_year_starts(2570) == datetime(2026, 9, 30, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(("typed", "year"), [(70, 2027), (2570, 2027), (2027, 2027), (99, 2056), (0, 1957)])
def test_a_year_is_typed_in_either_calendar(typed: int, year: int) -> None:
    assert year_typed(typed) == year


def test_months_of_a_fiscal_year_lie_in_two_calendar_years() -> None:
    assert [calendar_year(month, 2570) for month in (10, 12, 1, 9)] == [2569, 2569, 2570, 2570]


def test_a_consultation_is_named_by_number_and_fiscal_year() -> None:
    assert case_name(12, 2570) == "ปศ. 12/2570"
    assert number_in("ปศ. 12/2570") == "12/2570"


@pytest.mark.parametrize(("id", "group"), [("U0a", False), ("C0a", True), ("R0a", True)])
def test_the_first_letter_of_an_id_tells_a_person(id: str, group: bool) -> None:
    assert is_group(id) is group
    assert is_person(id) is not group
