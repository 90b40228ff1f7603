"""The rules by which a question is counted, apart from any database."""

import pytest

from domain.consultation import (
    NewRow,
    NotAnswered,
    Request,
    Row,
    SameRow,
    State,
    fallen_silent,
    is_service,
    outcome_of_topic,
    place,
    rated,
    subject_of,
)

PLAN = Request(State.ANSWERED, "plan-review")
BUDGET = Request(State.ANSWERED, "budget-request")
CHOICES = Request(State.UNCHOSEN, None, ("plan-review", "budget-request"))
PLAN_ROW = Row(1, State.ANSWERED, "plan-review")
BUDGET_ROW = Row(2, State.CONFIRMED, "budget-request")
CHOICE_ROW = Row(3, State.UNCHOSEN, None, ("plan-review", "budget-request"))


def test_a_question_with_no_row_before_it_is_a_new_request() -> None:
    assert place(PLAN, []) == NewRow()


def test_another_step_of_the_same_procedure_is_the_same_request() -> None:
    assert place(PLAN, [PLAN_ROW]) == SameRow(1)


def test_a_subject_is_found_again_behind_another_one() -> None:
    assert place(PLAN, [BUDGET_ROW, PLAN_ROW]) == SameRow(1)


def test_another_subject_is_another_request() -> None:
    assert place(BUDGET, [PLAN_ROW]) == NewRow()


def test_choices_leave_what_was_answered_before_alone() -> None:
    assert place(CHOICES, [PLAN_ROW]) == NewRow()


def test_a_choice_that_is_taken_answers_the_request_that_offered_it() -> None:
    assert place(BUDGET, [CHOICE_ROW]) == SameRow(3)


def test_what_was_not_among_the_choices_is_another_request() -> None:
    assert place(Request(State.ANSWERED, "records"), [CHOICE_ROW]) == NewRow()


def test_a_choice_of_a_subject_answered_before_joins_that_request() -> None:
    assert place(PLAN, [CHOICE_ROW, PLAN_ROW]) == SameRow(1, absorbs=3)


def test_choices_offered_again_are_the_same_request() -> None:
    again = Request(State.UNCHOSEN, None, ("budget-request", "records"))

    assert place(again, [CHOICE_ROW]) == SameRow(3)


def test_another_reading_of_an_answer_moves_its_row() -> None:
    assert place(BUDGET, [PLAN_ROW], "plan-review") == SameRow(1, "plan-review")


def test_another_reading_that_was_answered_before_joins_that_row() -> None:
    assert place(BUDGET, [PLAN_ROW, BUDGET_ROW], "plan-review") == SameRow(2, "plan-review", absorbs=1)


def test_another_reading_of_an_answer_too_old_is_a_new_request() -> None:
    assert place(BUDGET, [], "plan-review") == NewRow()


def test_another_reading_of_the_same_procedure_stays_in_its_row() -> None:
    assert place(PLAN, [PLAN_ROW], "plan-review") == SameRow(1)


def test_a_question_without_an_answer_never_touches_an_answered_one() -> None:
    assert place(Request(State.UNANSWERED), [PLAN_ROW, CHOICE_ROW]) == NewRow()


def test_two_complaints_in_a_row_are_one() -> None:
    complaint = Request(State.COMPLAINT, "complaint")

    assert place(complaint, [PLAN_ROW]) == NewRow()
    assert place(complaint, [Row(7, State.COMPLAINT, "complaint")]) == SameRow(7)


@pytest.mark.parametrize(
    ("topic", "outcome"),
    [
        ("unknown", State.UNANSWERED),
        ("case", State.UNANSWERED),
        ("file", State.UNANSWERED),
        ("system", State.UNANSWERED),
        (None, State.UNANSWERED),
        ("other-group:personnel", State.NOT_OURS),
        ("orders", State.NOT_OURS),
        ("abuse", State.NOT_OURS),
        ("complaint", State.COMPLAINT),
    ],
)
def test_the_topic_says_what_becomes_of_an_unanswered_question(topic: str | None, outcome: State) -> None:
    assert outcome_of_topic(topic) is outcome


@pytest.mark.parametrize(
    ("subject", "procedure", "month", "topic"),
    [
        ("records", "records", None, None),
        ("records", "records", 5, "days-left"),
        ("month:5", None, 5, None),
        ("month:all", None, "all", "no-such-month"),
        ("entry:3", None, None, "entry:3"),
        ("office:phone", None, None, "office:phone"),
        (None, None, None, None),
    ],
)
def test_a_subject_is_a_procedure_a_month_or_a_fact(
    subject: str | None, procedure: str | None, month: int | str | None, topic: str | None
) -> None:
    assert subject_of(procedure, month, topic) == subject


@pytest.mark.parametrize(
    ("state", "channel", "counts"),
    [
        ("answered", "line", True),
        ("confirmed", "line-group", True),
        ("silent", "line", True),
        ("open", "line", False),
        ("reopened", "line", False),
        ("closed", "line", False),
        ("unchosen", "line", False),
        ("not-ours", "line", False),
        ("complaint", "line", False),
        ("unanswered", "line", False),
        ("answered", "phone", True),
        ("open", "walk-in", True),
        ("withdrawn", "phone", False),
    ],
)
def test_a_service_is_an_answer_or_a_request_dealt_with_in_person(
    state: str, channel: str, counts: bool
) -> None:
    assert is_service(state, channel) is counts


def test_only_what_is_answered_can_be_judged_or_fall_silent() -> None:
    assert rated(State.ANSWERED, right=True) is State.CONFIRMED
    assert rated(State.CONFIRMED, right=False) is State.UNANSWERED
    assert rated(State.OPEN, right=True) == NotAnswered("open")
    assert fallen_silent(State.ANSWERED) is State.SILENT
    assert fallen_silent(State.CONFIRMED) == NotAnswered("confirmed")
