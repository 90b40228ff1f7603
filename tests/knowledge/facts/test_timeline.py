"""When timelines fall, on typed-out days."""

from datetime import date

import pytest

from knowledge.facts.manual import Always, AroundDates, Duration, EndOfMonth, MonthSpan, Rounds, Timeline
from knowledge.facts.timeline import KeyDates, When, next_when
from knowledge.loading.load import load_manual

MAY = EndOfMonth(kind="end-of-month", month=5, words="ภายในเดือนพฤษภาคม ของทุกปี")
FEBRUARY = EndOfMonth(kind="end-of-month", month=2, words="ภายในเดือนกุมภาพันธ์ ของทุกปี")
DECEMBER = EndOfMonth(kind="end-of-month", month=12, words="ภายในเดือนธันวาคม ของทุกปี")
JUNE_TO_SEPTEMBER = MonthSpan(kind="month-span", first=6, last=9, words="เดือนมิถุนายนถึงกันยายน ของทุกปี")
DECEMBER_TO_JANUARY = MonthSpan(kind="month-span", first=12, last=1, words="ธันวาคม - มกราคม")
ROUNDS = Rounds(kind="rounds", dates=("emes-close-6m", "emes-close-12m"), words="รอบ ๖ เดือน/๑๒ เดือน")
AROUND = AroundDates(
    kind="around-dates",
    dates=("emes-close-6m", "emes-close-12m"),
    days_before=3,
    after=True,
    words="ก่อนระบบปิดอย่างน้อย ๓ วัน และหลังจากระบบปิด",
)
CLOSINGS: KeyDates = {"emes-close-6m": (date(2027, 4, 20),), "emes-close-12m": (date(2027, 10, 8),)}


def day(iso: str) -> date:
    return date.fromisoformat(iso)


def is_weekend(day: date) -> bool:
    return day.weekday() >= 5


def seen_on(today: str, timeline: Timeline, key_dates: KeyDates | None = None) -> When | None:
    return next_when(timeline, day(today), key_dates or {}, is_weekend)


def a_due_day(last: str, days_left: int, last_working_day: str | None = None) -> When:
    return When(None, day(last), False, days_left, day(last_working_day or last))


def a_span(first: str, last: str, running: bool, days_left: int, last_working_day: str | None = None) -> When:
    return When(day(first), day(last), running, days_left, day(last_working_day or last))


def test_a_plan_due_in_may_is_due_on_the_31st() -> None:
    assert seen_on("2026-11-22", MAY) == a_due_day("2027-05-31", 190)
    assert seen_on("2027-05-01", MAY) == a_due_day("2027-05-31", 30)


def test_the_due_day_itself_has_no_days_left_and_the_day_after_looks_to_next_year() -> None:
    assert seen_on("2027-05-31", MAY) == a_due_day("2027-05-31", 0)
    assert seen_on("2027-06-01", MAY) == a_due_day("2028-05-31", 365)


def test_a_due_day_on_a_sunday_names_the_friday_before_as_last_working_day() -> None:
    assert seen_on("2027-02-01", FEBRUARY) == a_due_day("2027-02-28", 27, "2027-02-26")


def test_between_the_last_working_day_and_a_due_day_off_the_due_day_still_counts() -> None:
    assert seen_on("2027-02-27", FEBRUARY) == a_due_day("2027-02-28", 1, "2027-02-26")


def test_february_has_29_days_in_a_leap_year() -> None:
    assert seen_on("2028-02-28", FEBRUARY) == a_due_day("2028-02-29", 1)
    assert seen_on("2028-02-29", FEBRUARY) == a_due_day("2028-02-29", 0)
    assert seen_on("2028-03-01", FEBRUARY) == a_due_day("2029-02-28", 364)


def test_december_is_due_on_the_last_day_of_the_year() -> None:
    assert seen_on("2026-12-31", DECEMBER) == a_due_day("2026-12-31", 0)
    assert seen_on("2027-01-01", DECEMBER) == a_due_day("2027-12-31", 364)


def test_a_span_counts_down_to_its_first_day_then_to_its_last() -> None:
    assert seen_on("2027-05-31", JUNE_TO_SEPTEMBER) == a_span("2027-06-01", "2027-09-30", False, 1)
    assert seen_on("2027-06-01", JUNE_TO_SEPTEMBER) == a_span("2027-06-01", "2027-09-30", True, 121)
    assert seen_on("2027-09-30", JUNE_TO_SEPTEMBER) == a_span("2027-06-01", "2027-09-30", True, 0)
    assert seen_on("2027-10-01", JUNE_TO_SEPTEMBER) == a_span(
        "2028-06-01", "2028-09-30", False, 244, "2028-09-29"
    )


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-11-30", a_span("2026-12-01", "2027-01-31", False, 1, "2027-01-29")),
        ("2026-12-01", a_span("2026-12-01", "2027-01-31", True, 61, "2027-01-29")),
        ("2026-12-31", a_span("2026-12-01", "2027-01-31", True, 31, "2027-01-29")),
        ("2027-01-01", a_span("2026-12-01", "2027-01-31", True, 30, "2027-01-29")),
        ("2027-01-31", a_span("2026-12-01", "2027-01-31", True, 0, "2027-01-29")),
        ("2027-02-01", a_span("2027-12-01", "2028-01-31", False, 303)),
    ],
)
def test_a_span_from_december_to_january_crosses_the_year(today: str, expected: When) -> None:
    assert seen_on(today, DECEMBER_TO_JANUARY) == expected


def test_durations_and_always_have_no_date_of_their_own() -> None:
    assert seen_on("2027-01-01", Duration(kind="duration", amount=4, unit="day", words="๔ วัน")) is None
    assert seen_on("2027-01-01", Always(kind="always", words="ตลอดเวลา")) is None


def test_rounds_and_days_around_them_have_no_date_until_one_is_set() -> None:
    assert seen_on("2027-01-01", ROUNDS) is None
    assert seen_on("2027-01-01", AROUND) is None
    assert seen_on("2027-01-01", AROUND, {"emes-close-6m": ()}) is None


def test_a_round_is_due_on_its_closing_day() -> None:
    first, second = day("2027-04-20"), day("2027-10-08")

    assert seen_on("2027-04-10", ROUNDS, CLOSINGS) == When(None, first, False, 10, first, closing=first)
    assert seen_on("2027-04-20", ROUNDS, CLOSINGS) == When(None, first, False, 0, first, closing=first)
    assert seen_on("2027-04-21", ROUNDS, CLOSINGS) == When(None, second, False, 170, second, closing=second)


def test_when_the_last_closing_day_that_is_set_has_passed_there_is_no_date() -> None:
    assert seen_on("2027-10-08", ROUNDS, CLOSINGS) is not None
    assert seen_on("2027-10-09", ROUNDS, CLOSINGS) is None
    assert seen_on("2027-10-12", AROUND, CLOSINGS) is None


def test_closing_days_of_earlier_years_are_passed_over_in_any_order() -> None:
    key_dates: KeyDates = {"emes-close-6m": [day("2028-04-11"), day("2026-04-09"), day("2027-04-20")]}

    seen = seen_on("2027-04-21", ROUNDS, key_dates)

    assert seen == When(None, day("2028-04-11"), False, 356, day("2028-04-11"), closing=day("2028-04-11"))


def test_at_least_three_days_before_closing_counts_the_last_day_and_not_the_closing_day() -> None:
    """Closing on Tuesday 20 April leaves Saturday 17, Sunday 18 and Monday 19."""
    seen = seen_on("2027-04-01", AROUND, CLOSINGS)

    assert seen == When(
        None, day("2027-04-17"), False, 16, day("2027-04-16"), closing=day("2027-04-20"), after=False
    )


def test_once_it_is_too_late_before_closing_the_report_after_closing_is_next() -> None:
    after = When(
        day("2027-04-21"), day("2027-04-21"), False, 3, day("2027-04-21"), day("2027-04-20"), after=True
    )

    assert seen_on("2027-04-17", AROUND, CLOSINGS) == When(
        None, day("2027-04-17"), False, 0, day("2027-04-16"), closing=day("2027-04-20")
    )
    assert seen_on("2027-04-18", AROUND, CLOSINGS) == after


def test_the_report_after_closing_waits_for_a_working_day() -> None:
    """8 October 2027 is a Friday."""
    seen = seen_on("2027-10-08", AROUND, CLOSINGS)

    monday = day("2027-10-11")
    assert seen == When(monday, monday, False, 3, monday, closing=day("2027-10-08"), after=True)


def test_after_the_report_of_one_round_comes_the_next_round() -> None:
    seen = seen_on("2027-04-22", AROUND, CLOSINGS)

    assert seen == When(None, day("2027-10-05"), False, 166, day("2027-10-05"), closing=day("2027-10-08"))


def test_without_a_report_after_closing_the_next_round_follows_at_once() -> None:
    before_only = AROUND.model_copy(update={"after": False})

    seen = seen_on("2027-04-18", before_only, CLOSINGS)

    assert seen == When(None, day("2027-10-05"), False, 170, day("2027-10-05"), closing=day("2027-10-08"))


def test_every_dated_step_of_the_manual_falls_where_a_calendar_on_the_wall_says() -> None:
    found = {
        (procedure.id, step.number): when.last.isoformat()
        for procedure, step in load_manual().all_steps()
        if (when := next_when(step.timeline, day("2026-11-22"), CLOSINGS, is_weekend))
    }

    assert found == {
        ("plan-review", 1): "2027-01-31",
        ("plan-review", 2): "2027-02-28",
        ("plan-review", 4): "2027-05-31",
        ("plan-review", 5): "2027-09-30",
        ("plan-review", 6): "2026-12-31",
        ("monitoring", 1): "2027-10-31",
        ("monitoring", 2): "2026-11-30",
        ("monitoring", 3): "2027-03-31",
        ("monitoring", 4): "2027-04-30",
        ("monitoring", 5): "2027-04-20",
        ("monitoring", 6): "2027-04-17",
        ("monitoring", 7): "2027-01-31",
        ("records", 6): "2026-12-31",
    }
