"""The labelled questions that measure the engine stay out of what it learns from."""

import json
from pathlib import Path
from typing import Any

from knowledge.facts.manual import Manual
from knowledge.model.phrasings import all_phrasings, asks, exchanges
from knowledge.thai.text import normalise

DATA = Path(__file__).parents[2] / "data"
QUESTIONS = tuple(DATA / f"questions-{name}.jsonl" for name in ("dev", "once-failing", "fresh", "everyday"))


def measured_by() -> list[dict[str, Any]]:
    return [json.loads(line) for path in QUESTIONS for line in path.read_text(encoding="utf-8").splitlines()]


def test_no_phrasing_of_the_knowledge_equals_a_question_of_the_yardstick(manual: Manual) -> None:
    labels = measured_by()
    measured = {normalise(label["text"]) for label in labels}

    copied = [one.place for one in all_phrasings(manual) if normalise(one.text) in measured]
    copied += [ask.text for ask in asks() if normalise(ask.text) in measured]

    assert len(measured) > 300
    assert copied == []


def test_no_talk_of_the_knowledge_equals_one_of_the_yardstick() -> None:
    labels = measured_by()
    measured = {(*label.get("context", ()), label["text"]) for label in labels}

    assert [one.place for one in exchanges() if (*one.context, one.text) in measured] == []
