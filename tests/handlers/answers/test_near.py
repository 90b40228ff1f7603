"""While something is due within 7 days, an answer in that subject mentions it."""

import pytest
from handler_desk import CLOSINGS, a_desk, a_member_says, a_person_says

from knowledge.reading.reading import Reading

TOLD = "ใกล้ครบกำหนด: โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา (โรงเรียน) ภายใน 31 พฤษภาคม 2570"
FEEDBACK = Reading("answer", procedure="plan-review", step=6, facet="detail", score=0.9)
SENDING = Reading("answer", procedure="plan-review", step=4, facet="detail", score=0.9)
LAW = Reading("answer", procedure="plan-review", facet="law", score=0.9)
ALL = Reading("answer", procedure="plan-review", facet="steps", score=0.9)
MAIL = Reading("answer", procedure="records", step=2, facet="detail", score=0.9)


@pytest.mark.parametrize("reading", [FEEDBACK, LAW, ALL])
@pytest.mark.parametrize(("at", "left"), [("2027-05-24", "อีก 7 วัน"), ("2027-05-31", "วันนี้")])
def test_an_answer_in_a_subject_mentions_what_is_due_within_a_week(
    reading: Reading, at: str, left: str
) -> None:
    *_, last = a_person_says("ถาม", reading, at=at).messages

    assert last["text"] == f"{TOLD} ({left})"


@pytest.mark.parametrize("at", ["2027-05-23", "2027-06-01"])
def test_earlier_and_later_it_does_not(at: str) -> None:
    assert len(a_person_says("ถาม", FEEDBACK, at=at).messages) == 1


def test_the_answer_about_that_step_itself_and_another_subject_do_not() -> None:
    assert len(a_person_says("ถาม", SENDING, at="2027-05-24").messages) == 1
    assert len(a_person_says("ถาม", MAIL, at="2027-05-24").messages) == 1


def test_a_group_is_told_in_the_line_that_quotes_the_question() -> None:
    line, card = a_member_says("ถาม", FEEDBACK, at="2027-05-24").messages

    assert line["quoteToken"] == "q1"
    assert TOLD in line["text"].split("\n")[-1]
    assert card["type"] == "flex"


def test_a_closing_day_is_near_as_well() -> None:
    reading = Reading("answer", procedure="monitoring", step=1, facet="detail", score=0.9)
    desk = a_desk(reading, key_dates=CLOSINGS)

    *_, last = a_person_says("ถาม", at="2027-04-16", desk=desk).messages

    assert "ภายใน 20 เมษายน 2570 (อีก 4 วัน)" in last["text"]
    assert "ภายใน 17 เมษายน 2570 (พรุ่งนี้) ตรงวันหยุด วันทำการสุดท้าย 16 เมษายน 2570" in last["text"]
