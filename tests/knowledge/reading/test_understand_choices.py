"""Answers to a list of choices, by number and otherwise, while the list stands in the chat."""

import pytest

from knowledge.reading.reading import Option, Talk
from knowledge.reading.understand import Understanding

OFFERED = (Option("monitoring", 5, "timeline"), Option("monitoring", 6, "timeline"))
ASKED_BACK = Talk("monitoring", 5, "timeline", options=OFFERED)


def after(understanding: Understanding, *earlier: str) -> Talk:
    talk = ASKED_BACK
    for text in earlier:
        talk = understanding.follow(talk, understanding.read(text, talk))
    return talk


@pytest.mark.parametrize(
    "text", ["2", "๒", "②", "❷", "２", "2️⃣", "สอง", "อันที่สอง", "ที่สอง", "เอาสองค่ะ", "อันหลัง", "(2)"]
)
def test_a_choice_is_taken_however_its_number_is_written(understanding: Understanding, text: str) -> None:
    reading = understanding.read(text, ASKED_BACK)

    assert (reading.kind, reading.procedure, reading.step) == ("answer", "monitoring", 6)


@pytest.mark.parametrize("text", ["3", "ข้อ 3", "อันที่สาม", "9"])
def test_a_number_that_was_not_offered_is_asked_back_within_the_choices(
    understanding: Understanding, text: str
) -> None:
    reading = understanding.read(text, ASKED_BACK)

    assert (reading.kind, reading.options, reading.topic) == ("clarify", OFFERED, "no-such-choice")


@pytest.mark.parametrize("text", ["ทั้งสอง", "ทั้งคู่เลยค่ะ", "เอาทั้งสองข้อ", "ทุกข้อ"])
def test_all_of_them_is_asked_back_one_at_a_time(understanding: Understanding, text: str) -> None:
    reading = understanding.read(text, ASKED_BACK)

    assert (reading.kind, reading.options, reading.topic) == ("clarify", OFFERED, "all")


@pytest.mark.parametrize("text", ["ไม่ใช่ทั้งคู่", "ไม่ใช่เรื่องเหล่านี้", "ไม่ใช่สักข้อค่ะ", "ไม่มีข้อไหนใช่เลย"])
def test_none_of_them_leads_to_an_officer(understanding: Understanding, text: str) -> None:
    reading = understanding.read(text, ASKED_BACK)

    assert (reading.kind, reading.topic, reading.options) == ("escalate", "person", ())


@pytest.mark.parametrize("between", ["2", "เดือนนี้มีอะไร", "ขอบคุณค่ะ", "ทั้งสอง", "9"])
def test_the_numbers_hold_while_the_subject_does(understanding: Understanding, between: str) -> None:
    reading = understanding.read("1", after(understanding, between))

    assert (reading.kind, reading.procedure, reading.step) == ("answer", "monitoring", 5)


@pytest.mark.parametrize(
    ("between", "step"), [("ส่งแผนปฏิบัติการวันไหน", ("plan-review", 1)), ("มีขั้นตอนอะไรบ้าง", ("monitoring", 1))]
)
def test_another_subject_or_another_list_ends_them(
    understanding: Understanding, between: str, step: tuple[str, int]
) -> None:
    reading = understanding.read("1", after(understanding, between))

    assert (reading.procedure, reading.step) == step


@pytest.mark.parametrize(("text", "step"), [("ขั้นที่ 1", 1), ("ขั้นที่ 6", 6), ("ขั้นแรกล่ะ", 1), ("ขั้นตอนสุดท้าย", 7)])
def test_a_step_is_named_by_its_own_number_beside_a_list(
    understanding: Understanding, text: str, step: int
) -> None:
    reading = understanding.read(text, ASKED_BACK)

    assert (reading.kind, reading.procedure, reading.step) == ("answer", "monitoring", step)


@pytest.mark.parametrize(
    ("text", "step", "edge"),
    [("ขั้นต่อไปล่ะ", 6, "last-step"), ("ขั้นก่อนหน้า", 5, None), ("ต่อไปทำอะไร", 6, "last-step")],
)
def test_after_the_last_step_comes_none(
    understanding: Understanding, text: str, step: int, edge: str | None
) -> None:
    reading = understanding.read(text, Talk("plan-review", 6, "detail"))

    assert (reading.procedure, reading.step, reading.topic) == ("plan-review", step, edge)


def test_before_the_first_step_comes_none(understanding: Understanding) -> None:
    reading = understanding.read("ขั้นก่อนหน้า", Talk("plan-review", 1, "detail"))

    assert (reading.procedure, reading.step, reading.topic) == ("plan-review", 1, "first-step")


@pytest.mark.parametrize("text", ["ขั้นที่ 9", "ขั้นตอนที่ 12 ล่ะ", "ข้อ 8", "step 9"])
def test_a_number_beyond_the_last_step_is_told_to_be_none(understanding: Understanding, text: str) -> None:
    reading = understanding.read(text, Talk("plan-review", 4, "timeline"))

    assert (reading.procedure, reading.step, reading.topic) == ("plan-review", 6, "last-step")


@pytest.mark.parametrize(
    "text",
    [
        "วันที่ 3 ส่งได้ไหม",
        "ส่งวันที่ 5 ทันไหม",
        "ขอ 2 ชุดได้ไหม",
        "ส่งไตรมาสที่ 2 ได้ไหม",
        "ภาคเรียนที่ 1 ส่งแผนไหม",
        "ขั้นตอนนี้ 30 วันใช่ไหม",
        "ช่องทางที่สามารถส่งได้มีอะไรบ้าง",
    ],
)
def test_the_number_of_a_day_or_of_copies_is_no_step(understanding: Understanding, text: str) -> None:
    reading = understanding.read(text, Talk("plan-review", 4, "timeline"))

    assert (reading.procedure, reading.step) == ("plan-review", 4)
    assert reading.topic not in ("first-step", "last-step", "no-such-choice")


def test_the_number_of_a_day_takes_no_choice(understanding: Understanding) -> None:
    assert understanding.read("วันที่ 2 ทันไหม", ASKED_BACK).step != 6
    assert understanding.read("ส่งวันที่ 5 ได้ไหม", ASKED_BACK).topic != "no-such-choice"


@pytest.mark.parametrize("talk", [ASKED_BACK, Talk("plan-review", 4, "timeline")])
def test_a_subject_turned_to_is_asked_back_at_once(understanding: Understanding, talk: Talk) -> None:
    reading = understanding.read("แล้วงบล่ะ", talk)

    procedures = [option.procedure for option in reading.options]
    assert (reading.kind, procedures, reading.complete) == (
        "clarify",
        ["budget-request", "resource-mobilization"],
        True,
    )
