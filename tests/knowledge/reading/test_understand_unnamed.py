"""Questions that name no subject, or nothing but one; and words that only look like a sign of something."""

import pytest

from knowledge.reading.reading import Option, Talk
from knowledge.reading.understand import Understanding

WHICH = tuple(
    Option(procedure, None, "steps")
    for procedure in ("plan-review", "budget-request", "monitoring", "records")
)


@pytest.mark.parametrize("text", ["ถึงวันไหน", "เดดไลน์วันไหนคะ", "ส่งภายในวันไหน", "ฟรีไหม", "เสียเงินไหมคะ"])
def test_what_names_nothing_is_never_passed_on_as_anothers(understanding: Understanding, text: str) -> None:
    assert understanding.read(text).kind in ("answer", "clarify")


def test_a_procedure_named_beside_its_choice_is_the_whole_of_it(understanding: Understanding) -> None:
    reading = understanding.read("ของบ", Talk("plan-review", None, "steps", options=WHICH))

    assert (reading.kind, reading.procedure, reading.step) == ("answer", "budget-request", None)


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        ("ของบประมาณประจำปีใช้เวลากี่วัน", "budget-request"),
        ("ของบเร่งด่วนกี่วัน", "budget-request"),
        ("ขอเงินหน่วยงานข้างนอกใช้เวลากี่วัน", "resource-mobilization"),
    ],
)
def test_a_procedure_by_its_name_alone_is_the_whole(
    understanding: Understanding, text: str, procedure: str
) -> None:
    reading = understanding.read(text)

    assert (reading.kind, reading.procedure, reading.step) == ("answer", procedure, None)


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("ส่งแผนเป็นไฟล์ได้ไหมคะ", "detail"),
        ("สารบรรณ ขั้น 5 เวลาเท่าไหร่", "timeline"),
        ("งานสารบรรณแต่ละขั้นใช้เวลากี่นาที", "timeline"),
        ("วันหยุดปรึกษาเรื่องทำแผนได้ไหม", "timeline"),
        ("ขอสนับสนุนจากเทศบาลต้องเสนอใคร", "detail"),
    ],
)
def test_the_facet_follows_what_is_asked(understanding: Understanding, text: str, facet: str) -> None:
    assert understanding.read(text).facet == facet


@pytest.mark.parametrize(
    "text",
    [
        "สอบปลายภาคเดือนไหน",
        "SAR ส่งทางไหน",
        "เงินเดือนออกวันไหน",
        "ค่ายลูกเสือส่งหนังสือก่อนกี่วัน",
        "หวยออกวันไหน",
        "ตั๋วเครื่องบินจองทางไหน",
        "คำของบที่ส่งไปถึงไหนแล้ว",
        "ขอเลื่อนส่งแผนไปก่อนได้ไหม",
        "ช่วยเขียนคำของบให้หน่อย",
        "ขอรายชื่อกรรมการวิเคราะห์งบปีนี้",
    ],
)
def test_words_that_ask_make_no_subject_ours(understanding: Understanding, text: str) -> None:
    assert understanding.read(text).kind == "escalate"
