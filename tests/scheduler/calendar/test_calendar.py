"""What falls in a month, typed out month by month."""

from datetime import date

import pytest

from knowledge.facts.timeline import KeyDates
from knowledge.loading.load import load_manual
from scheduler.calendar.months import Item, month_items
from scheduler.calendar.workdays import Workdays

MANUAL = load_manual()
WORKDAYS = Workdays(MANUAL.days_off)


def day(iso: str) -> date:
    return date.fromisoformat(iso)


def items(year: int, month: int, key_dates: KeyDates | None = None) -> list[Item]:
    return month_items(MANUAL, year, month, key_dates or {}, WORKDAYS)


def told(year: int, month: int, key_dates: KeyDates | None = None) -> list[tuple[str, int, str, str]]:
    return [
        (item.procedure, item.step, item.why, item.due.isoformat()) for item in items(year, month, key_dates)
    ]


JANUARY_2027 = [
    ("plan-review", 1, "due", "2027-01-31"),
    ("monitoring", 7, "end", "2027-01-31"),
    ("monitoring", 3, "start", "2027-03-31"),
]


@pytest.mark.parametrize(
    ("year", "month", "expected"),
    [
        (2027, 1, JANUARY_2027),
        (2027, 2, [("plan-review", 2, "due", "2027-02-28"), ("monitoring", 3, "runs", "2027-03-31")]),
        (2027, 3, [("monitoring", 3, "end", "2027-03-31"), ("monitoring", 4, "start", "2027-04-30")]),
        (2027, 4, [("monitoring", 4, "end", "2027-04-30")]),
        (2027, 5, [("plan-review", 4, "due", "2027-05-31")]),
        (2027, 6, [("plan-review", 5, "start", "2027-09-30")]),
        (2027, 7, [("plan-review", 5, "runs", "2027-09-30")]),
        (2027, 8, [("plan-review", 5, "runs", "2027-09-30")]),
        (2027, 9, [("plan-review", 5, "end", "2027-09-30"), ("monitoring", 1, "start", "2027-10-31")]),
        (2027, 10, [("monitoring", 1, "end", "2027-10-31"), ("monitoring", 2, "start", "2027-11-30")]),
        (2027, 11, [("monitoring", 2, "end", "2027-11-30")]),
        (
            2026,
            12,
            [
                ("plan-review", 6, "due", "2026-12-31"),
                ("records", 6, "due", "2026-12-31"),
                ("monitoring", 7, "start", "2027-01-31"),
            ],
        ),
    ],
)
def test_each_month_of_the_year_has_what_the_manual_says(
    year: int, month: int, expected: list[tuple[str, int, str, str]]
) -> None:
    assert told(year, month) == expected


def test_an_item_has_its_dates_and_the_last_working_day() -> None:
    first, second, _ = items(2026, 12)

    assert first == Item("plan-review", 6, "due", day("2026-12-31"), None, day("2026-12-30"))
    assert second == Item("records", 6, "due", day("2026-12-31"), None, day("2026-12-30"))


def test_a_span_that_crosses_the_year_keeps_its_first_day_in_january() -> None:
    (item,) = [item for item in items(2027, 1) if item.procedure == "monitoring" and item.step == 7]

    assert item == Item("monitoring", 7, "end", day("2027-01-31"), day("2026-12-01"), day("2027-01-29"))


def test_the_last_working_day_in_february_2027_is_a_friday() -> None:
    item = items(2027, 2)[0]

    assert (item.due, item.last_working_day) == (day("2027-02-28"), day("2027-02-26"))


def test_a_leap_years_february_is_due_on_the_29th() -> None:
    assert told(2028, 2)[0] == ("plan-review", 2, "due", "2028-02-29")


def test_a_closing_day_brings_the_round_and_the_reports_before_and_after_it() -> None:
    key_dates: KeyDates = {"emes-close-6m": [day("2027-04-20")]}

    assert told(2027, 4, key_dates) == [
        ("monitoring", 6, "due", "2027-04-17"),
        ("monitoring", 5, "due", "2027-04-20"),
        ("monitoring", 4, "end", "2027-04-30"),
        ("monitoring", 6, "start", "2027-04-21"),
    ]
    after = items(2027, 4, key_dates)[-1]
    assert after == Item(
        "monitoring",
        6,
        "start",
        day("2027-04-21"),
        day("2027-04-21"),
        day("2027-04-21"),
        day("2027-04-20"),
        True,
    )


def test_a_report_after_a_closing_on_the_last_of_the_month_belongs_to_the_next_month() -> None:
    key_dates: KeyDates = {"emes-close-12m": [day("2027-09-30")]}

    assert ("monitoring", 6, "due", "2027-09-27") in told(2027, 9, key_dates)
    assert ("monitoring", 6, "start", "2027-10-01") not in told(2027, 9, key_dates)
    assert ("monitoring", 6, "start", "2027-10-01") in told(2027, 10, key_dates)


def test_a_month_without_a_closing_day_set_says_nothing_of_rounds() -> None:
    for month in range(1, 13):
        assert not [
            item for item in items(2027, month) if item.step in (5, 6) and item.procedure == "monitoring"
        ]


@pytest.mark.parametrize("month", [0, 13, -1])
def test_a_month_that_does_not_exist_is_refused(month: int) -> None:
    with pytest.raises(ValueError, match="month must be in"):
        items(2027, month)
