"""What a message means after what the chat was about."""

import pytest

from knowledge.reading.reading import Option, Talk
from knowledge.reading.understand import Understanding

PLAN = Talk("plan-review", 4, "timeline")


def after(understanding: Understanding, *earlier: str) -> Talk:
    talk = Talk()
    for text in earlier:
        talk = understanding.follow(talk, understanding.read(text, talk))
    return talk


@pytest.mark.parametrize(
    ("text", "step", "facet"),
    [
        ("แล้วส่งทางไหน", 4, "channels"),
        ("ต้องเสียเงินไหมคะ", 4, "fee"),
        ("ใช้กฎหมายอะไร", None, "law"),
        ("ขั้นต่อไปล่ะ", 5, "detail"),
        ("ก่อนหน้านั้นทำอะไร", 3, "detail"),
        ("ข้อ 2 ส่งทางไหน", 2, "channels"),
        ("ขั้นที่สองล่ะ", 2, "timeline"),
        ("ขั้นตอนสุดท้ายคืออะไร", 6, "detail"),
        ("มีขั้นตอนอะไรบ้าง", None, "steps"),
    ],
)
def test_a_follow_up_keeps_the_subject(
    understanding: Understanding, text: str, step: int | None, facet: str
) -> None:
    reading = understanding.read(text, PLAN)

    assert (reading.kind, reading.procedure, reading.step, reading.facet) == (
        "answer",
        "plan-review",
        step,
        facet,
    )


def test_a_question_about_something_else_changes_the_subject(understanding: Understanding) -> None:
    reading = understanding.read("e-MES รายงานรอบไหนบ้าง", PLAN)

    assert (reading.procedure, reading.step) == ("monitoring", 5)


def test_another_subject_is_asked_the_same_question(understanding: Understanding) -> None:
    reading = understanding.read("แล้วงานสารบรรณล่ะคะ", Talk("plan-review", None, "law"))

    assert (reading.kind, reading.procedure, reading.step, reading.facet) == (
        "answer",
        "records",
        None,
        "law",
    )


CHOICES = Talk(
    "budget-request",
    None,
    "timeline",
    options=(Option("budget-request", None, "timeline"), Option("resource-mobilization", None, "timeline")),
)


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        ("1", "budget-request"),
        ("๒", "resource-mobilization"),
        ("ข้อ 2", "resource-mobilization"),
        ("อันแรก", "budget-request"),
        ("อันที่สองค่ะ", "resource-mobilization"),
        ("เอาอันสุดท้าย", "resource-mobilization"),
        ("ระดมทรัพยากรค่ะ", "resource-mobilization"),
    ],
)
def test_a_choice_is_taken_by_number_place_or_name(
    understanding: Understanding, text: str, procedure: str
) -> None:
    reading = understanding.read(text, CHOICES)

    assert (reading.kind, reading.procedure, reading.facet) == ("answer", procedure, "timeline")


def test_a_sum_is_of_the_whole_procedure(understanding: Understanding) -> None:
    reading = understanding.read("แล้วทั้งหมดกี่วัน", Talk("budget-request", 3, "timeline"))

    assert (reading.procedure, reading.step, reading.topic) == ("budget-request", None, "total")


@pytest.mark.parametrize(
    ("text", "month"),
    [("แล้วเดือนหน้าล่ะ", "next"), ("แล้วเดือนถัดไปล่ะ", 6), ("แล้ว มิ.ย. ล่ะ", 6), ("เดือนก่อนหน้านั้นล่ะ", 4)],
)
def test_a_month_after_a_month(understanding: Understanding, text: str, month: int | str) -> None:
    reading = understanding.read(text, Talk(month=5))

    assert (reading.kind, reading.month) == ("calendar", month)


def test_that_month_is_the_one_in_which_the_step_is_due(understanding: Understanding) -> None:
    reading = understanding.read("แล้วเดือนนั้นมีอะไรต้องส่งอีกไหม", PLAN)

    assert (reading.kind, reading.month) == ("calendar", 5)


@pytest.mark.parametrize("text", ["ขอบคุณค่ะ", "โอเคครับ"])
def test_smalltalk_leaves_the_talk_as_it_was(understanding: Understanding, text: str) -> None:
    reading = understanding.read(text, PLAN)

    assert reading.kind == "smalltalk"
    assert understanding.follow(PLAN, reading) == PLAN


def test_trouble_in_the_middle_of_a_talk_is_passed_on(understanding: Understanding) -> None:
    reading = understanding.read("ระบบเข้าไม่ได้เลยค่ะ", Talk("monitoring", 5, "channels"))

    assert (reading.kind, reading.topic) == ("escalate", "system")


def test_a_talk_is_followed_over_several_turns(understanding: Understanding) -> None:
    talk = after(understanding, "โรงเรียนส่งแผนปฏิบัติการเดือนไหน", "แล้วส่งทางไหน", "ขั้นต่อไปล่ะ")

    assert (talk.procedure, talk.step, talk.facet) == ("plan-review", 5, "detail")


def test_without_a_talk_a_number_picks_nothing(understanding: Understanding) -> None:
    assert understanding.read("2").kind == "smalltalk"
