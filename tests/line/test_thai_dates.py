from datetime import date

from line import thai_dates


def test_a_year_is_given_in_the_buddhist_era() -> None:
    assert thai_dates.long(date(2027, 5, 31)) == "31 พฤษภาคม 2570"
    assert thai_dates.short(date(2027, 5, 31)) == "31 พ.ค. 2570"


def test_a_day_of_the_week_has_its_thai_name() -> None:
    assert thai_dates.with_weekday(date(2027, 2, 26)) == "วันศุกร์ที่ 26 กุมภาพันธ์ 2570"


def test_a_span_within_a_year_names_the_year_once() -> None:
    assert thai_dates.span(date(2027, 6, 1), date(2027, 9, 30)) == "1 มิถุนายน – 30 กันยายน 2570"


def test_a_span_across_the_year_names_both_years() -> None:
    assert thai_dates.span(date(2026, 12, 1), date(2027, 1, 31)) == "1 ธันวาคม 2569 – 31 มกราคม 2570"
    assert thai_dates.short_span(date(2026, 12, 1), date(2027, 1, 31)) == "1 ธ.ค. 2569 – 31 ม.ค. 2570"


def test_a_month_has_its_name_and_year() -> None:
    assert thai_dates.month_and_year(2027, 1) == "มกราคม 2570"
