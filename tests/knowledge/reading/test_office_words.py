"""Ways to ask that the office added: whoever asks so gets what the office said it means."""

import pytest

from knowledge.facts.overrides import Override
from knowledge.loading.laying import laid_over
from knowledge.loading.load import parsed
from knowledge.reading.understand import Understanding

ADDED = (
    ("plan-review-4", "examples.timeline", "เล่มสีฟ้ายื่นได้ถึงเมื่อไหร่คะ"),
    ("records-2", "examples.detail", "ซองน้ำตาลต้องทำยังไงต่อ"),
    ("budget-request-2", "examples.timeline", "ถุงเงินเปิดให้ขอวันไหน"),
    ("monitoring", "examples.steps", "เส้นทางของพี่นิดมีกี่ด่าน"),
    ("plan-review-4", "aliases", "เล่มฟ้า"),
)


@pytest.fixture(scope="module")
def taught() -> Understanding:
    rows = [
        Override(words, "step" if of[-1].isdigit() else "procedure", of, field, words, "set", words)
        for of, field, words in ADDED
    ]
    gone = Override("gone", "step", "plan-review-1", "examples.fee", "ขอดูแผนของเขตเสียเงินไหม", "remove")
    return Understanding(laid_over(parsed(), [*rows, gone], 2570).manual)


@pytest.mark.parametrize(
    ("asked", "procedure", "step", "facet"),
    [
        ("เล่มสีฟ้ายื่นได้ถึงเมื่อไหร่คะ", "plan-review", 4, "timeline"),
        ("เล่มสีฟ้า ยื่นได้ถึงเมื่อไหร่ครับ", "plan-review", 4, "timeline"),
        ("ยื่นเล่มสีฟ้าได้ถึงเมื่อไหร่", "plan-review", 4, "timeline"),
        ("ซองน้ำตาลต้องทำยังไงต่อ", "records", 2, "detail"),
        ("ถุงเงินเปิดให้ขอวันไหนคะ", "budget-request", 2, "timeline"),
        ("เส้นทางของพี่นิดมีกี่ด่าน", "monitoring", None, "steps"),
        ("เล่มฟ้าค่ะ", "plan-review", 4, "detail"),
    ],
)
def test_words_that_the_office_added_mean_what_it_said(
    taught: Understanding, asked: str, procedure: str, step: int | None, facet: str
) -> None:
    reading = taught.read(asked)

    assert (reading.kind, reading.procedure, reading.step, reading.facet) == (
        "answer",
        procedure,
        step,
        facet,
    )


def test_other_words_are_read_as_before(taught: Understanding) -> None:
    plain = Understanding(laid_over(parsed(), [], 2570).manual)
    for asked in ("ส่งแผนวันไหน", "ขอดูแผนของเขตเสียเงินไหม", "สวัสดีค่ะ", "ขอยืมรถตู้ได้ไหม", "ๆๆ", ""):
        before, now = plain.read(asked), taught.read(asked)
        assert (now.kind, now.procedure, now.step) == (before.kind, before.procedure, before.step), asked
