"""Everyday questions of the kinds that were behind, never fitted on: traps, tempers, half questions."""

import json
from datetime import date
from pathlib import Path

from test_once_failing import judged

from knowledge.fitting.evaluate import Judged
from knowledge.reading.understand import Understanding

QUESTIONS = Path(__file__).parents[2] / "data" / "questions-everyday.jsonl"
TODAY = date(2027, 5, 24)


def of_kind(understanding: Understanding, kind: str) -> list[Judged]:
    labels = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    return [judged(understanding, label) for label in labels if label["expect"]["kind"] == kind]


def test_smalltalk_is_never_taken_for_a_question(understanding: Understanding) -> None:
    told = of_kind(understanding, "smalltalk")

    assert [one.label["text"] for one in told if not one.marks["smalltalk"]] == []
    assert len(told) == 24


def test_of_what_is_not_ours_at_most_one_in_ten_is_touched(understanding: Understanding) -> None:
    told = of_kind(understanding, "escalate")
    touched = [one.label["text"] for one in told if not one.marks["untouched"]]

    assert len(told) == 32
    assert len(touched) <= 3, touched


def test_a_question_of_ours_is_hardly_ever_answered_wrongly(understanding: Understanding) -> None:
    told = of_kind(understanding, "answer")
    wrong = [one.label["text"] for one in told if one.marks["wrong"]]

    assert len(told) == 31
    assert len(wrong) <= 1, wrong
