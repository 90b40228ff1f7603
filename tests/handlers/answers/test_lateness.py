"""Whether a deadline is kept or missed is said before the card, from the calendar."""

from datetime import date

import pytest
from handler_desk import a_person_says, words_of

from knowledge.reading.reading import Reading

ASKED = Reading("answer", "plan-review", 4, "timeline", score=0.9)


def first_line(reading: Reading, at: str) -> str:
    return words_of(a_person_says("ส่งแผน", reading, at=at)).split("\n")[0]


def on(day: date | None) -> Reading:
    return Reading("answer", "plan-review", 4, "timeline", topic="in-time", day=day, score=0.9)


@pytest.mark.parametrize(
    ("reading", "at", "says"),
    [
        (on(None), "2027-05-24T09:00", "ยังทันค่ะ กำหนดถึง 31 พฤษภาคม 2570 เหลืออีก 7 วัน"),
        (
            on(date(2027, 5, 25)),
            "2027-05-24T09:00",
            "ทันค่ะ ส่งวันที่ 25 พ.ค. 2570 ก่อนกำหนด 31 พฤษภาคม 2570 อยู่ 6 วัน",
        ),
        (on(None), "2027-05-31T09:00", "ทันค่ะ วันนี้เป็นวันสุดท้ายพอดี"),
        (on(None), "2027-06-02T09:00", "เลยกำหนดแล้วค่ะ กำหนดคือ 31 พฤษภาคม 2570 ผ่านมา 2 วัน"),
        (
            on(date(2027, 6, 5)),
            "2027-05-24T09:00",
            "ไม่ทันค่ะ กำหนดคือ 31 พฤษภาคม 2570 ถ้าส่งวันที่ 5 มิ.ย. 2570 จะช้าไป 5 วัน",
        ),
    ],
)
def test_a_question_about_lateness_is_answered_yes_or_no_with_days(
    reading: Reading, at: str, says: str
) -> None:
    assert first_line(reading, f"{at}:00+07:00").startswith(says)


def test_a_deadline_missed_offers_an_officer_as_the_manual_is_silent() -> None:
    line = first_line(on(None), "2027-06-02T09:00:00+07:00")

    assert "คู่มือไม่ได้เขียนเรื่องส่งช้าไว้" in line
    assert "ถามเจ้าหน้าที่" in line


def test_a_date_that_has_just_passed_is_said_before_the_next_one() -> None:
    assert first_line(ASKED, "2027-06-02T09:00:00+07:00").startswith(
        "กำหนดของปีนี้ 31 พฤษภาคม 2570 ผ่านไปแล้ว 2 วัน"
    )
    assert "31 พฤษภาคม 2571" in words_of(a_person_says("ส่งแผน", ASKED, at="2027-06-02T09:00:00+07:00"))


@pytest.mark.parametrize("at", ["2027-05-24T09:00:00+07:00", "2027-11-01T09:00:00+07:00"])
def test_nothing_is_said_of_lateness_where_nothing_has_just_passed(at: str) -> None:
    assert "ผ่านไปแล้ว" not in words_of(a_person_says("ส่งแผน", ASKED, at=at))


def test_a_step_without_a_date_says_that_lateness_cannot_be_told() -> None:
    reading = Reading("answer", "budget-request", 2, "timeline", topic="in-time", score=0.9)

    assert first_line(reading, "2027-05-24T09:00:00+07:00").startswith("ขั้นตอนนี้ไม่มีวันครบกำหนดตายตัว")


def test_a_date_that_no_year_has_is_said_to_be_none() -> None:
    reading = Reading("answer", "plan-review", 4, "timeline", topic="no-such-day", score=0.9)

    assert first_line(reading, "2027-05-24T09:00:00+07:00").startswith("วันที่พิมพ์มาไม่มีในปฏิทินค่ะ")
