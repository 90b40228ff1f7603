"""On which days the office works: typed-out days of the Thai calendar."""

from datetime import date

import pytest

from knowledge.facts.office import DayOff, DaysOff
from knowledge.loading.load import load_manual
from scheduler.calendar.workdays import Workdays

OFFICE = Workdays(load_manual().days_off)


def day(iso: str) -> date:
    return date.fromisoformat(iso)


@pytest.mark.parametrize(
    ("iso", "why"),
    [
        ("2026-11-21", "วันเสาร์"),
        ("2026-11-22", "วันอาทิตย์"),
        ("2026-12-10", "วันรัฐธรรมนูญ"),
        ("2026-12-31", "วันสิ้นปี"),
        ("2027-01-01", "วันขึ้นปีใหม่"),
        ("2027-04-13", "วันสงกรานต์"),
        ("2027-04-14", "วันสงกรานต์"),
        ("2027-04-15", "วันสงกรานต์"),
        ("2027-10-13", "วันนวมินทรมหาราช"),
    ],
)
def test_weekends_and_public_holidays_are_off_under_their_thai_names(iso: str, why: str) -> None:
    assert OFFICE.is_off(day(iso)) == why


@pytest.mark.parametrize(
    ("iso", "why"),
    [
        ("2027-02-22", "ชดเชยวันมาฆบูชา"),
        ("2027-10-25", "ชดเชยวันปิยมหาราช"),
        ("2028-01-03", "ชดเชยวันขึ้นปีใหม่"),
        ("2029-01-02", "ชดเชยวันสิ้นปี"),
    ],
)
def test_a_holiday_on_a_weekend_is_made_up_for_even_across_the_year(iso: str, why: str) -> None:
    assert OFFICE.is_off(day(iso)) == why


def test_ploughing_day_is_off_where_the_calendar_of_government_has_it() -> None:
    assert OFFICE.is_off(day("2026-05-13")) == "วันพืชมงคล"
    assert not OFFICE.lacks_ploughing_day(2026)


def test_a_year_lacks_ploughing_day_until_the_office_adds_it() -> None:
    added = Workdays(DaysOff(extra=(DayOff(date="2027-05-12", name="วันพืชมงคล"),)))

    assert OFFICE.lacks_ploughing_day(2027)
    assert not added.lacks_ploughing_day(2027)


def test_days_off_are_listed_without_mere_weekends_and_worked_holidays() -> None:
    found = dict(OFFICE.days_off(day("2027-04-25"), day("2027-05-05")))

    assert found == {day("2027-05-04"): "วันฉัตรมงคล"}


@pytest.mark.parametrize("iso", ["2026-11-23", "2027-04-12", "2027-04-16", "2027-05-31", "2027-09-30"])
def test_other_weekdays_are_working_days(iso: str) -> None:
    assert OFFICE.is_off(day(iso)) is None


def test_government_offices_work_on_labour_day_and_on_its_substitution_day() -> None:
    assert OFFICE.is_off(day("2026-05-01")) is None
    assert OFFICE.is_off(day("2027-05-03")) is None
    assert OFFICE.is_off(day("2027-05-01")) == "วันเสาร์"


def test_childrens_day_is_only_a_saturday() -> None:
    assert OFFICE.is_off(day("2027-01-09")) == "วันเสาร์"


def test_without_the_exceptions_labour_day_would_be_off() -> None:
    assert Workdays(DaysOff()).is_off(day("2026-05-01")) == "วันแรงงานแห่งชาติ"
    assert Workdays(DaysOff()).is_off(day("2027-05-03")) == "ชดเชยวันแรงงานแห่งชาติ"


def test_a_day_with_two_holidays_stays_off_when_the_office_works_on_one_of_them() -> None:
    """12 August 2026 is the Queen Mother's birthday and Mother's Day."""
    workdays = Workdays(DaysOff(worked=("วันแม่แห่งชาติ",)))

    assert workdays.is_off(day("2026-08-12")) == "วันเฉลิมพระชนมพรรษาสมเด็จพระบรมราชชนนีพันปีหลวง"


def test_days_that_the_office_adds_are_off_under_the_offices_name() -> None:
    workdays = Workdays(DaysOff(extra=(DayOff(date="2027-05-12", name="วันพืชมงคล"),)))

    assert workdays.is_off(day("2027-05-12")) == "วันพืชมงคล"
    assert OFFICE.is_off(day("2027-05-12")) is None


def test_days_that_the_office_takes_back_are_working_days_even_a_saturday() -> None:
    taken_back = (DayOff(date="2027-04-15", name="ทำงาน"), DayOff(date="2027-04-17", name="ทำงานชดเชย"))
    workdays = Workdays(DaysOff(not_off=taken_back))

    assert workdays.is_off(day("2027-04-15")) is None
    assert workdays.is_off(day("2027-04-17")) is None
    assert workdays.is_off(day("2027-04-14")) == "วันสงกรานต์"


@pytest.mark.parametrize(
    ("iso", "before"),
    [
        ("2027-05-31", "2027-05-31"),
        ("2027-02-28", "2027-02-26"),
        ("2026-12-31", "2026-12-30"),
        ("2027-01-31", "2027-01-29"),
        ("2027-04-15", "2027-04-12"),
        ("2027-01-03", "2026-12-30"),
    ],
)
def test_the_last_working_day_on_or_before(iso: str, before: str) -> None:
    assert OFFICE.last_on_or_before(day(iso)) == day(before)


@pytest.mark.parametrize(
    ("iso", "after"),
    [
        ("2027-06-01", "2027-06-01"),
        ("2027-05-01", "2027-05-03"),
        ("2027-01-01", "2027-01-04"),
        ("2027-04-13", "2027-04-16"),
        ("2026-12-31", "2027-01-04"),
    ],
)
def test_the_next_working_day_on_or_after(iso: str, after: str) -> None:
    assert OFFICE.next_on_or_after(day(iso)) == day(after)


@pytest.mark.parametrize(
    ("after", "until", "days"),
    [
        ("2027-04-12", "2027-04-20", 3),
        ("2027-04-12", "2027-04-12", 0),
        ("2027-04-20", "2027-04-12", 0),
        ("2026-12-30", "2027-01-04", 1),
        ("2027-05-23", "2027-05-31", 6),
    ],
)
def test_working_days_are_counted_without_the_first_day_and_with_the_last(
    after: str, until: str, days: int
) -> None:
    assert OFFICE.count(day(after), day(until)) == days


def test_three_working_days_before_a_closing_after_songkran() -> None:
    """19, 16 and 12 April: 17-18 are a weekend and 13-15 Songkran."""
    assert OFFICE.back(day("2027-04-20"), 1) == day("2027-04-19")
    assert OFFICE.back(day("2027-04-20"), 2) == day("2027-04-16")
    assert OFFICE.back(day("2027-04-20"), 3) == day("2027-04-12")


def test_going_back_from_a_day_off_counts_working_days_only() -> None:
    assert OFFICE.back(day("2027-01-03"), 1) == day("2026-12-30")
