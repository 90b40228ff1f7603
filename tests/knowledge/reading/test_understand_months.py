"""Which month is asked about, where it is not simply this one or a named one; and whose matter a wish is."""

import pytest

from knowledge.reading.reading import MonthAsked, Talk
from knowledge.reading.understand import Understanding


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("ปีหน้ามีอะไรต้องส่งบ้าง", "all"),
        ("เดือนที่แล้วมีอะไรต้องส่ง", "last"),
        ("เดือนก่อนมีอะไรบ้าง", "last"),
        ("มีอะไรต้องส่งเดือนพฤษภาคมกับมิถุนายน", "all"),
        ("พ.ค. กับ มิ.ย. มีงานอะไร", "all"),
        ("เดือน 5 กับเดือน 6 มีอะไร", "all"),
        ("มีอะไรต้องส่งเดือนพฤษภาคม", 5),
        ("เดือน 12 มีอะไร", 12),
    ],
)
def test_months_that_are_not_one_coming_month_are_not_taken_for_this_one(
    understanding: Understanding, text: str, month: MonthAsked
) -> None:
    reading = understanding.read(text)

    assert (reading.kind, reading.month, reading.topic) == ("calendar", month, None)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("เดือนไหนมีงานอะไรบ้าง", "all"),
        ("ขอตารางงานกลุ่มแผนทั้งสิบสองเดือน", "all"),
        ("ตั้งแต่ต้นปีถึงสิ้นปีมีงานอะไรบ้าง", "all"),
        ("มีนามีงานอะไร", 3),
        ("ก.พ. 70 มีงานอะไร", 2),
    ],
)
def test_the_whole_year_in_other_words_is_no_single_month(
    understanding: Understanding, text: str, month: MonthAsked
) -> None:
    reading = understanding.read(text)

    assert (reading.kind, reading.month) == ("calendar", month)


@pytest.mark.parametrize("text", ["ก.พ.7", "ขอ ก.พ. 7 หน่อยค่ะ", "มิน่าล่ะ", "มิน่าล่ะค่ะ"])
def test_what_only_looks_like_a_month_asks_for_none(understanding: Understanding, text: str) -> None:
    assert understanding.read(text).kind in ("escalate", "smalltalk")


@pytest.mark.parametrize("text", ["เดือน 13 มีอะไร", "เดือน 0 มีอะไรต้องส่ง"])
def test_a_month_that_there_is_not_is_seen_as_such(understanding: Understanding, text: str) -> None:
    reading = understanding.read(text)

    assert (reading.kind, reading.month, reading.topic) == ("calendar", "all", "no-such-month")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("ติดต่อเบอร์ไหน", False),
        ("ขอเบอร์โทรเจ้าหน้าที่", False),
        ("ขอคุยกับเจ้าหน้าที่", False),
        ("ใครรับผิดชอบงานแผน", True),
        ("ขอเบอร์คนดูแล e-mes", True),
    ],
)
def test_a_subject_counts_as_named_only_where_words_name_it(
    understanding: Understanding, text: str, named: bool
) -> None:
    reading = understanding.read(text)

    assert (reading.kind, reading.named) == ("escalate", named)


def test_the_talk_names_the_subject_too(understanding: Understanding) -> None:
    reading = understanding.read("ขอคุยกับเจ้าหน้าที่", Talk("budget-request", 2, "timeline"))

    assert (reading.procedure, reading.named) == ("budget-request", True)
