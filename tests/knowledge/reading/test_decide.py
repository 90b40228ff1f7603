"""Answering, asking back or passing on: whichever costs least."""

from knowledge.reading.decide import IN_GROUP, IN_PRIVATE, Costs, decide

SEND, JUDGE, LETTERS = "plan-review/4", "plan-review/5", "records/2"


def test_a_sure_reading_is_answered_with_the_next_one_beside_it() -> None:
    decision = decide({SEND: 0.9, JUDGE: 0.06, "escalate:file": 0.04})

    assert (decision.kind, decision.targets) == ("answer", (SEND, JUDGE))


def test_a_close_call_becomes_two_buttons_the_likelier_first() -> None:
    decision = decide({SEND: 0.5, JUDGE: 0.48, LETTERS: 0.02})

    assert (decision.kind, decision.targets) == ("clarify", (SEND, JUDGE))


def test_there_are_never_more_than_three_choices_of_steps() -> None:
    shares = {f"plan-review/{step}": 1 / 6 for step in range(1, 7)}

    assert len(decide(shares).targets) == 3


def test_up_to_five_where_only_the_procedure_is_unknown() -> None:
    procedures = ("plan-review", "budget-request", "resource-mobilization", "monitoring", "records")

    decision = decide({f"{procedure}/-": 0.2 for procedure in procedures})

    assert (decision.kind, len(decision.targets)) == ("clarify", 5)


def test_what_is_not_the_manuals_is_passed_on_with_its_topic() -> None:
    decision = decide({SEND: 0.15, "escalate:other-group:finance": 0.8, "smalltalk:ok": 0.05})

    assert (decision.kind, decision.topic) == ("escalate", "other-group:finance")


def test_answering_what_is_not_ours_is_feared_more_than_a_wrong_step() -> None:
    assert decide({SEND: 0.62, JUDGE: 0.38}).kind == "answer"
    assert decide({SEND: 0.58, JUDGE: 0.02, "escalate:case": 0.4}).kind != "answer"


def test_a_group_is_answered_only_when_surer() -> None:
    shares = {SEND: 0.62, JUDGE: 0.38}

    assert decide(shares, costs=IN_PRIVATE).kind == "answer"
    assert decide(shares, costs=IN_GROUP).kind == "clarify"


def test_the_shares_of_all_steps_count_for_a_question_about_the_whole() -> None:
    decision = decide({SEND: 0.4, JUDGE: 0.3, "plan-review/-": 0.2, LETTERS: 0.1}, whole=True)

    assert (decision.kind, decision.targets[0]) == ("answer", "plan-review/-")


def test_with_nothing_known_it_is_passed_on() -> None:
    assert decide({}).kind == "escalate"


def test_several_sorts_of_smalltalk_together_outweigh_one_that_is_passed_on() -> None:
    decision = decide({"smalltalk:ok": 0.25, "smalltalk:bye": 0.3, "escalate:unknown": 0.4, SEND: 0.05})

    assert (decision.kind, decision.topic) == ("smalltalk", "bye")


def test_an_unlikely_reading_gets_no_button() -> None:
    assert decide({SEND: 0.97, JUDGE: 0.03}).targets == (SEND,)


def test_an_answer_has_two_other_readings_at_most() -> None:
    decision = decide({SEND: 0.7, JUDGE: 0.1, LETTERS: 0.1, "monitoring/5": 0.1})

    assert (decision.kind, len(decision.targets)) == ("answer", 3)


def test_a_reading_that_is_a_button_costs_less_than_one_that_is_not() -> None:
    shares = {SEND: 0.6, JUDGE: 0.4}

    assert decide(shares).kind == "answer"
    assert decide(shares, costs=Costs(beside=3.0)).kind == "clarify"
