"""The figures count what a person saw."""

from typing import Any

from knowledge.fitting.evaluate import evaluate


def a_label(id: str = "q", **expect: Any) -> dict[str, Any]:
    accept = expect.pop("accept", [])
    register = expect.pop("register", "casual")
    return {
        "id": id,
        "text": "?",
        "expect": {"kind": "answer", **expect},
        "accept": accept,
        "register": register,
    }


PLAN_4: dict[str, Any] = {"procedure": "plan-review", "step": 4, "facet": "timeline"}


def a_prediction(id: str = "q", kind: str = "answer", **found: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {
        "procedure": None,
        "step": None,
        "facet": None,
        "month": None,
        "options": [],
        "score": 0.5,
    }
    return {"id": id, "kind": kind, **empty, **found}


def test_a_right_answer_counts_as_seen_at_once_and_right_of_facet() -> None:
    report = evaluate([a_prediction(**PLAN_4)], [a_label(**PLAN_4)])

    assert report.share("seen") == (1, 1)
    assert report.share("at-once") == (1, 1)
    assert report.share("facet") == (1, 1)
    assert report.share("wrong") == (0, 1)


def test_the_right_one_among_the_choices_is_seen_but_not_at_once() -> None:
    asked_back = a_prediction(kind="clarify", procedure="records", step=1, options=[PLAN_4])

    report = evaluate([asked_back], [a_label(**PLAN_4)])

    assert report.share("seen") == (1, 1)
    assert report.share("at-once") == (0, 1)
    assert report.share("step") == (0, 1)
    assert report.share("wrong") == (0, 1)


def test_another_step_is_a_wrong_answer() -> None:
    report = evaluate([a_prediction(procedure="plan-review", step=5, facet="timeline")], [a_label(**PLAN_4)])

    assert report.share("wrong") == (1, 1)
    assert report.share("procedure") == (1, 1)
    assert report.share("seen") == (0, 1)


def test_an_accepted_reading_is_as_right_as_the_expected() -> None:
    label = a_label(procedure="records", step=1, facet="law", accept=[{"kind": "answer", **PLAN_4}])

    assert evaluate([a_prediction(**PLAN_4)], [label]).share("step") == (1, 1)


def test_passing_on_or_asking_back_what_is_not_ours_is_right_and_answering_it_is_not() -> None:
    labels = [{"id": id, "text": "?", "expect": {"kind": "escalate"}} for id in "abc"]
    predictions = [
        a_prediction("a", "escalate"),
        a_prediction("b", "clarify"),
        a_prediction("c", "answer", **PLAN_4),
    ]

    assert evaluate(predictions, labels).share("not-ours") == (2, 3)


def test_a_month_must_be_the_right_one() -> None:
    labels = [{"id": id, "text": "?", "expect": {"kind": "calendar", "month": 5}} for id in "ab"]
    predictions = [a_prediction("a", "calendar", month=5), a_prediction("b", "calendar", month="this")]

    assert evaluate(predictions, labels).share("calendar") == (1, 2)


def test_an_unanswered_line_counts_as_passed_on() -> None:
    assert evaluate([], [a_label(**PLAN_4)]).share("seen") == (0, 1)


def test_wrong_answers_come_before_needless_questions_among_the_worst() -> None:
    labels = [a_label("a", **PLAN_4), a_label("b", **PLAN_4), a_label("c", **PLAN_4)]
    predictions = [
        a_prediction("a", "escalate"),
        a_prediction("b", procedure="records", step=1, facet="fee"),
        a_prediction("c", **PLAN_4),
    ]

    assert [one.label["id"] for one in evaluate(predictions, labels).worst()] == ["b", "a"]
