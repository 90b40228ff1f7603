"""Several questions in one message."""

import pytest

from knowledge.reading.reading import Reading, Talk
from knowledge.reading.understand import Understanding

TWO = [
    ("ถามสองเรื่องค่ะ ขั้นตอนสารบรรณ กับกฎหมายงานแผน", ("records", None), ("plan-review", None)),
    ("1. ส่งแผนปฏิบัติการวันไหน 2. ของบใช้เวลากี่วัน", ("plan-review", 4), ("budget-request", None)),
    ("(๑) ระดมทรัพยากรกี่วัน (๒) สารบรรณมีกี่ขั้น", ("resource-mobilization", None), ("records", None)),
    ("ส่งแผนปฏิบัติการทางไหน แล้วก็ของบใช้เวลากี่วันคะ", ("plan-review", 4), ("budget-request", None)),
    ("ส่งแผนปฏิบัติการวันไหน\nของบมีกี่ขั้นตอน", ("plan-review", 4), ("budget-request", None)),
]


def about(reading: Reading) -> tuple[str | None, int | None]:
    return reading.procedure, reading.step


@pytest.mark.parametrize(("text", "first", "second"), TWO)
def test_both_of_two_questions_are_read(
    understanding: Understanding, text: str, first: tuple[str, int | None], second: tuple[str, int | None]
) -> None:
    reading = understanding.read(text)

    assert (reading.kind, about(reading)) == ("answer", first)
    assert [about(more) for more in reading.more] == [second]


LEFT = [
    ("1. ส่งแผนปฏิบัติการวันไหน 2. ระดมทรัพยากรต้องทำไง 3. ขอย้ายครูต้องทำยังไง", 2, ("ขอย้ายครูต้องทำยังไง",)),
    ("1. ส่งแผนปฏิบัติการวันไหน 2. ปฏิทินเดือนนี้มีอะไร 3. ระดมทรัพยากรต้องทำไง", 3, ()),
    ("1) ขอย้ายครูต้องทำยังไง 2) ส่งแผนปฏิบัติการวันไหน 3) ของบมีกี่ขั้นตอน", 2, ("ขอย้ายครูต้องทำยังไง",)),
    ("1. ส่งแผนปฏิบัติการวันไหน 2. ส่งทางไหน 3. เสียค่าธรรมเนียมไหม", 2, ("เสียค่าธรรมเนียมไหม",)),
    ("ส่งแผนปฏิบัติการวันไหน\nระดมทรัพยากรต้องทำไง\nขอย้ายครูต้องทำยังไง", 2, ("ขอย้ายครูต้องทำยังไง",)),
    ("1. ส่งแผนปฏิบัติการวันไหน 2. ขอย้ายครูต้องทำยังไง", 1, ("ขอย้ายครูต้องทำยังไง",)),
]


@pytest.mark.parametrize(("text", "answered", "left"), LEFT)
def test_no_question_of_several_is_passed_over(
    understanding: Understanding, text: str, answered: int, left: tuple[str, ...]
) -> None:
    reading = understanding.read(text)

    assert (1 + len(reading.more), reading.left) == (answered, left)


def test_of_seven_questions_each_is_read_or_left(understanding: Understanding) -> None:
    asked = " ".join(f"{number}. ขอย้ายครูคนที่ {number * 10} ต้องทำยังไง" for number in range(2, 8))
    reading = understanding.read(f"1. ส่งแผนปฏิบัติการวันไหน {asked}")

    assert 1 + len(reading.more) + len(reading.left) == 7


@pytest.mark.parametrize("said", ["เรื่องที่สองล่ะ", "ข้อ 2", "อันที่สองค่ะ"])
def test_one_of_the_questions_may_be_taken_up_again(understanding: Understanding, said: str) -> None:
    talk = understanding.follow(Talk(), understanding.read(TWO[1][0]))

    assert about(understanding.read(said, talk)) == ("budget-request", None)


@pytest.mark.parametrize(
    "text",
    [
        "ติดตามและรายงานผลมีขั้นตอนอะไรบ้าง",
        "ส่งแผนปฏิบัติการวันไหน ส่งทางไหน",
        "เขตกับโรงเรียนกำหนดเป้าหมายกันกี่วัน",
        "ส่งแผนแล้วทำอะไรต่อ",
        "ขอบคุณค่ะ แล้วเจอกันใหม่",
    ],
)
def test_one_question_is_not_parted(understanding: Understanding, text: str) -> None:
    assert understanding.read(text).more == ()


def test_of_a_story_of_forty_lines_all_three_questions_are_read(understanding: Understanding) -> None:
    story = "\n".join(f"เล่าก่อนนะคะ บรรทัดที่ {line} วันนี้ฝนตก เด็กๆ ซ้อมกีฬา" for line in range(1, 37))
    asked = "1. แผนปฏิบัติการส่งวันไหน\n2. ของบใช้เวลากี่วัน\n3. e-MES รายงานทางไหน"

    reading = understanding.read(f"{story}\n{asked}\nขอบคุณมากค่ะ")

    assert about(reading) == ("plan-review", 4)
    assert [about(more) for more in reading.more] == [("budget-request", None), ("monitoring", 5)]


def test_the_same_question_twenty_times_is_one_question(understanding: Understanding) -> None:
    for between in (" ", "\n"):
        reading = understanding.read(between.join(["แผนปฏิบัติการส่งวันไหน"] * 20))

        assert (reading.kind, about(reading), reading.more) == ("answer", ("plan-review", 4), ())


@pytest.mark.parametrize(
    "text",
    ["ส่งแผนปี 2570 ปีการศึกษา 70 ค.ศ. 2027 วันไหน", "แผนปฏิบัติการปี 2570 ส่งวันไหนคะ ปี 70 หรือปี 2027"],
)
def test_years_of_three_calendars_in_one_message_are_no_month(
    understanding: Understanding, text: str
) -> None:
    reading = understanding.read(text)

    assert (reading.kind, about(reading), reading.facet) == ("answer", ("plan-review", 4), "timeline")
