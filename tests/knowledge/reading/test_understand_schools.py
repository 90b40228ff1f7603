"""What schools must do, asked without a subject; and questions that only begin like it."""

import time
from datetime import date

import pytest

from knowledge.reading.reading import FOR_SCHOOLS, MonthAsked, Talk
from knowledge.reading.understand import Understanding

TODAY = date(2026, 12, 1)
ASKED: dict[str, MonthAsked] = {
    "โรงเรียนต้องส่งอะไรบ้าง": "this",
    "โรงเรียนต้องส่งอะไรบ้างคะ": "this",
    "โรงเรียนต้องส่งอะไรให้เขตบ้าง": "this",
    "โรงเรียนต้องส่งอะไรบ้างงงง": "this",
    "รร.ต้องส่งไรมั่ง": "this",
    "สถานศึกษาต้องส่งเอกสารอะไรบ้าง 🙏": "this",
    "งานที่โรงเรียนต้องส่งมีอะไรบ้าง": "this",
    "มีอะไรบ้างที่โรงเรียนต้องส่ง": "this",
    "โรงเรียนมีอะไรต้องส่งบ้าง": "this",
    "หน้าที่ของโรงเรียนมีอะไรบ้าง": "this",
    "เดือนนี้โรงเรียนต้องทำอะไรบ้าง": "this",
    "โรงเรียนต้องทำอะไรบ้างเดือนหน้า": "next",
    "เดือนพฤษภาคมโรงเรียนต้องส่งอะไร": 5,
    "ปีนี้โรงเรียนต้องส่งอะไรให้เขตบ้างครับ": "all",
    "ทั้งปีโรงเรียนต้องทำอะไรบ้าง": "all",
    "ปฏิทินโรงเรียน": "all",
    "ขอปฏิทินโรงเรียนหน่อยค่ะ": "all",
    "ปฎิทินของโรงเรียน": "all",
    "ปฏิทินงานสำหรับโรงเรียน": "all",
    "ปฏิทิน ร.ร.": "all",
    "กำหนดส่งงานของโรงเรียน": "all",
}
OF_A_SUBJECT = [
    "โรงเรียนต้องส่งแผนอะไร",
    "โรงเรียนต้องส่งแผนทางไหน",
    "โรงเรียนต้องทำคำของบประมาณอย่างไร",
    "ปฏิทินการทำแผนของโรงเรียน",
    "ปฏิทินทบทวนแผนทั้งปี",
    "ปฏิทินงาน",
    "ปฏิทินโรงเรียนปิดเทอม",
    "แล้วโรงเรียนต้องทำอะไรต่อ",
    "โรงเรียนต้องส่งอะไรบ้างตอนทำคำของบ",
]


@pytest.mark.parametrize(("text", "month"), ASKED.items())
def test_what_schools_must_do_is_asked_in_everyday_words(
    understanding: Understanding, text: str, month: MonthAsked
) -> None:
    reading = understanding.read(text, today=TODAY)

    assert (reading.kind, reading.topic, reading.month) == ("calendar", FOR_SCHOOLS, month)


@pytest.mark.parametrize("text", OF_A_SUBJECT)
def test_a_question_of_a_subject_is_no_wish_for_the_schools_list(
    understanding: Understanding, text: str
) -> None:
    assert understanding.read(text, today=TODAY).topic != FOR_SCHOOLS


def test_within_a_talk_the_words_are_about_its_subject(understanding: Understanding) -> None:
    about_plan = Talk("plan-review", 5, "detail")

    assert understanding.read("โรงเรียนต้องทำอะไรบ้าง", about_plan, today=TODAY).topic != FOR_SCHOOLS
    assert understanding.read("ปฏิทินโรงเรียน", about_plan, today=TODAY).topic == FOR_SCHOOLS


@pytest.mark.parametrize("text", ["ขอ" * 2_500, "ขอดู" * 29, "โรงเรียนต้องส่งอะไร" + "บ้าง" * 24])
def test_a_long_message_is_read_in_time(understanding: Understanding, text: str) -> None:
    begun = time.perf_counter()
    understanding.read(text, today=TODAY)

    assert time.perf_counter() - begun < 2
