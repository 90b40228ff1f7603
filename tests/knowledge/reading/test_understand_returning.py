"""Going back to an earlier subject, setting right what was said, and steps named beside their procedure."""

import pytest

from knowledge.reading.reading import Option, Reading, Talk
from knowledge.reading.understand import Understanding


def read_after(understanding: Understanding, *said: str) -> Reading:
    talk = Talk()
    for text in said[:-1]:
        talk = understanding.follow(talk, understanding.read(text, talk))
    return understanding.read(said[-1], talk)


def found(reading: Reading) -> tuple[str, str | None, int | None, str | None]:
    return reading.kind, reading.procedure, reading.step, reading.facet


@pytest.mark.parametrize(
    ("said", "procedure", "step", "facet"),
    [
        (("ขั้นตอนระดมทรัพยากร", "กลับไปเรื่องแผน ขั้นที่ 2"), "plan-review", 2, "detail"),
        (("สารบรรณมีกี่ขั้น", "ย้อนกลับไปเรื่องของบ ข้อ 3 กี่วัน"), "budget-request", 3, "timeline"),
        (("กำหนดส่งแผนปฏิบัติการวันไหน", "ขั้นตอนของบ", "กลับไปเรื่องแรกค่ะ"), "plan-review", 4, "timeline"),
        (("กำหนดส่งแผนปฏิบัติการวันไหน", "ขั้นตอนของบ", "เรื่องแรกล่ะ"), "plan-review", 4, "timeline"),
        (("กำหนดส่งแผนปฏิบัติการวันไหน", "ขั้นตอนของบ", "กลับมาเรื่องเมื่อกี้ ส่งทางไหน"), "plan-review", 4, "channels"),
        (("ขั้นตอนของบ", "ขั้นตอนสารบรรณ", "กลับไปเรื่องก่อนหน้า"), "budget-request", None, "steps"),
        (("ขั้นตอนงานติดตาม", "แล้วของงานสารบรรณ ขั้นที่ 4 ล่ะ"), "records", 4, "detail"),
    ],
)
def test_an_earlier_subject_is_returned_to(
    understanding: Understanding, said: tuple[str, ...], procedure: str, step: int | None, facet: str
) -> None:
    assert found(read_after(understanding, *said)) == ("answer", procedure, step, facet)


def test_a_subject_that_never_came_up_is_not_returned_to(understanding: Understanding) -> None:
    reading = read_after(understanding, "กำหนดส่งแผนปฏิบัติการวันไหน", "กลับไปเรื่องที่ 3")

    assert reading.procedure != "budget-request"


@pytest.mark.parametrize(
    ("said", "procedure"),
    [
        (("ส่งแผนปฏิบัติการทางไหน", "พิมพ์ผิดค่ะ หมายถึงงานสารบรรณ"), "records"),
        (("ระดมทรัพยากรกี่วัน", "ไม่ใช่ค่ะ ถามเรื่องของบ"), "budget-request"),
        (("ขั้นตอนของบ", "โทษที จะถามเรื่องระดมทุน"), "resource-mobilization"),
        (("ขั้นตอนของบ", "หมายถึงงานติดตาม"), "monitoring"),
    ],
)
def test_a_correction_asks_the_same_of_what_was_meant(
    understanding: Understanding, said: tuple[str, ...], procedure: str
) -> None:
    reading = read_after(understanding, *said)

    assert (reading.kind, reading.procedure) == ("answer", procedure)


def test_a_correction_of_whose_it_is_stays_with_the_procedure(understanding: Understanding) -> None:
    reading = read_after(understanding, "เขตเผยแพร่แผนเดือนไหน", "ไม่ใช่ของเขต หมายถึงแผนของโรงเรียน")

    assert reading.procedure == "plan-review"
    assert (reading.kind, reading.step) != ("answer", 1)


@pytest.mark.parametrize(
    ("text", "procedure", "step"),
    [
        ("๕.๑ (๖) คืออะไร", "budget-request", 6),
        ("คู่มือ 5.2 ข้อ 3 กี่วัน", "resource-mobilization", 3),
        ("5.1(8) ทำอะไร", "budget-request", 8),
        ("งานที่ ๑ ขั้นตอนที่ ๕", "plan-review", 5),
        ("งาน 4 ข้อ 6 ทำเดือนไหน", "records", 6),
        ("ขั้นแรกของงานสารบรรณ", "records", 1),
        ("ขั้นสุดท้ายของงานติดตามคืออะไร", "monitoring", 7),
        ("ระดมทรัพยากร ขั้นสุดท้ายทำอะไร", "resource-mobilization", 5),
    ],
)
def test_a_step_is_found_by_its_place_in_the_procedure_named(
    understanding: Understanding, text: str, procedure: str, step: int
) -> None:
    reading = understanding.read(text)

    assert (reading.kind, reading.procedure, reading.step) == ("answer", procedure, step)


def test_a_place_in_a_chapter_of_two_procedures_is_asked_back(understanding: Understanding) -> None:
    reading = understanding.read("งานที่ ๒ ข้อ ๓ คืออะไร")

    assert reading.kind == "clarify"
    assert [(one.procedure, one.step) for one in reading.options] == [
        ("budget-request", 3),
        ("resource-mobilization", 3),
    ]


@pytest.mark.parametrize("text", ["งบ 5.1 ล้าน", "ขอ 5.2 หมื่น", "ประชุมเวลา 15.10"])
def test_other_numbers_are_no_places_in_the_manual(understanding: Understanding, text: str) -> None:
    reading = understanding.read(text)

    assert (reading.kind, reading.score) != ("answer", 0.95)


def test_two_steps_are_compared_side_by_side(understanding: Understanding) -> None:
    reading = read_after(understanding, "ขั้นตอนสารบรรณ", "ขั้นที่ 1 กับ 4 ต่างกันอย่างไร")

    assert found(reading) == ("answer", "records", 1, "detail")
    assert [found(more) for more in reading.more] == [("answer", "records", 4, "detail")]


def test_the_step_after_a_named_one_is_found(understanding: Understanding) -> None:
    reading = read_after(understanding, "ขั้นตอนของบ", "ขั้นตอนที่ต่อจากกำหนดเป้าหมายและผลผลิตคืออะไร")

    assert (reading.procedure, reading.step) == ("budget-request", 5)


def test_going_on_twice_comes_two_steps_further(understanding: Understanding) -> None:
    reading = read_after(understanding, "กำหนดส่งแผนปฏิบัติการวันไหน", "ขั้นต่อไปล่ะ", "แล้วต่ออีก")

    assert (reading.procedure, reading.step) == ("plan-review", 6)


def test_the_talk_keeps_its_subjects_in_the_order_they_came_up(understanding: Understanding) -> None:
    talk = Talk()
    for text in ("กำหนดส่งแผนปฏิบัติการวันไหน", "ขั้นตอนของบ", "ส่งแผนปฏิบัติการทางไหน"):
        talk = understanding.follow(talk, understanding.read(text, talk))

    assert talk.subjects == (
        Option("plan-review", 4, "channels"),
        Option("budget-request", None, "steps"),
    )


@pytest.mark.parametrize("text", ["กลับฟหกด", "กลับไปเรื่องฟหกดสวง", "หมายถึงฟหกด", "5.1 ฟหกดาสว"])
def test_letters_without_sense_return_to_nothing(understanding: Understanding, text: str) -> None:
    assert understanding.read(text).kind not in ("answer", "calendar")
