"""Where every reading has the same answer it is given once."""

import pytest

from knowledge.facts.manual import Manual
from knowledge.reading.alike import alike
from knowledge.reading.reading import Option
from knowledge.reading.understand import Understanding


def test_every_fee_of_the_manual_is_the_same(manual: Manual) -> None:
    assert alike(manual, [Option(one.id, None) for one in manual.procedures], "fee")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Option("records", 1), Option("records", 4), True),
        (Option("budget-request", 1), Option("budget-request", 3), True),
        (Option("budget-request", 1), Option("budget-request", 2), False),
        (Option("plan-review", 6), Option("records", 6), True),
        (Option("plan-review", None), Option("records", 6), False),
    ],
)
def test_times_are_alike_where_the_manuals_words_are(
    manual: Manual, one: Option, other: Option, same: bool
) -> None:
    assert alike(manual, [one, other], "timeline") is same


def test_what_two_steps_are_is_never_alike(manual: Manual) -> None:
    assert not alike(manual, [Option("records", 1), Option("records", 4)], "detail")


def test_one_reading_alone_is_not_alike(manual: Manual) -> None:
    assert not alike(manual, [Option("records", 1)], "fee")


@pytest.mark.parametrize("text", ["ทุกขั้นตอนต้องเสียเงินไหม", "มีค่าใช้จ่ายไหมคะ"])
def test_a_fee_of_anything_is_answered_and_not_asked_back(understanding: Understanding, text: str) -> None:
    reading = understanding.read(text)

    assert (reading.kind, reading.facet) == ("answer", "fee")
