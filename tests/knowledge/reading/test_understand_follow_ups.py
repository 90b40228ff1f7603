"""A follow-up in everyday words keeps the subject, whichever step was the subject."""

import pytest

from knowledge.reading.reading import Reading, Talk
from knowledge.reading.understand import Understanding

OF_THE_STEP = {
    "channels": [
        "แล้วส่งทางไหน",
        "ส่งทางไหน",
        "ช่องทางไหน",
        "ส่งที่ไหนคะ",
        "ผ่านระบบไหน",
        "ใช้ช่องทางไหน",
        "อ๋อ แล้วส่งที่ไหนคะ",
        "ส่งให้ใคร",
    ],
    "timeline": ["ภายในวันไหนคะ", "ใช้เวลากี่วัน", "เมื่อไหร่", "แล้วกำหนดเมื่อไหร่", "ช่วงไหน", "หมดเขตวันไหน"],
    "fee": ["ต้องเสียเงินไหม", "เสียเงินปะ", "มีค่าธรรมเนียมไหม", "ต้องจ่ายเงินไหมคะ", "กี่บาท", "ฟรีไหม"],
    "detail": ["รายละเอียดล่ะ", "ต้องทำอะไรบ้าง", "ทำไง", "ทำยังไงคะ", "ส่งยังไง", "ขอรายละเอียดหน่อย", "ทำอะไรบ้าง"],
}
OF_THE_PROCEDURE = {
    "law": ["กฎหมายอะไร", "ใช้กฎหมายอะไร", "กฎหมายที่เกี่ยวข้อง", "ระเบียบไหน"],
    "steps": ["มีกี่ขั้น", "มีขั้นตอนอะไรบ้าง", "ทั้งหมดกี่ขั้น"],
}


def read_after_every_step(understanding: Understanding, text: str) -> list[tuple[str, int, Reading]]:
    return [
        (procedure.id, step.number, understanding.read(text, Talk(procedure.id, step.number, facet)))
        for procedure, step in understanding.manual.all_steps()
        for facet in ("timeline", "channels", "detail")
    ]


@pytest.mark.parametrize(
    ("facet", "text"), [(facet, text) for facet, said in OF_THE_STEP.items() for text in said]
)
def test_what_is_asked_without_a_subject_is_asked_of_the_step_at_hand(
    understanding: Understanding, facet: str, text: str
) -> None:
    for procedure, step, reading in read_after_every_step(understanding, text):
        found = (reading.kind, reading.procedure, reading.step, reading.facet)
        assert found == ("answer", procedure, step, facet)


@pytest.mark.parametrize(
    ("facet", "text"), [(facet, text) for facet, said in OF_THE_PROCEDURE.items() for text in said]
)
def test_laws_and_steps_are_asked_of_the_procedure_at_hand(
    understanding: Understanding, facet: str, text: str
) -> None:
    for procedure, _, reading in read_after_every_step(understanding, text):
        found = (reading.kind, reading.procedure, reading.step, reading.facet)
        assert found == ("answer", procedure, None, facet)


@pytest.mark.parametrize("text", ["แล้วของบล่ะ", "เรื่องของบล่ะครับ"])
def test_a_subject_that_looks_like_a_small_word_is_one(understanding: Understanding, text: str) -> None:
    reading = understanding.read(text, Talk("records", None, "fee"))

    assert (reading.procedure, reading.facet) == ("budget-request", "fee")


@pytest.mark.parametrize("text", ["ระบบมันล่มอะ", "ขอไฟล์ได้ไหม", "เบอร์เจ้าหน้าที่อะไร"])
def test_what_the_manual_does_not_answer_is_not_answered_after_a_step_either(
    understanding: Understanding, text: str
) -> None:
    assert understanding.read(text, Talk("monitoring", 5, "timeline")).kind == "escalate"


def test_a_month_that_is_named_is_no_follow_up(understanding: Understanding) -> None:
    reading = understanding.read("เดือนนี้ต้องทำอะไรบ้าง", Talk("monitoring", 5, "timeline"))

    assert (reading.kind, reading.month) == ("calendar", "this")
