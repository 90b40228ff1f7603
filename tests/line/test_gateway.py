"""What LINE's answers mean, against the simulator."""

import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from line.gateway import Line, LineError, Outcome, Quota, Sent
from line.messages import mentioning
from simulator.driver import Simulator, Someone

SECRET_WORDS = "ครูสมใจถามเรื่องลับ"
MESSAGES = [{"type": "text", "text": SECRET_WORDS}]


@pytest.fixture
def sim() -> Iterator[Simulator]:
    """No webhook is set: what people say is told to nobody, but has its reply token."""
    with Simulator(quota=5) as sim:
        yield sim


@pytest.fixture
def line(sim: Simulator) -> Line:
    return Line(sim.token, sim.url, timeout=(1, 1))


@pytest.fixture
def teacher(sim: Simulator) -> Someone:
    return sim.person("ครูสมใจ")


def a_token(teacher: Someone) -> str:
    return teacher.says("ส่งแผนวันไหน").reply_token or ""


def a_key() -> str:
    return str(uuid.uuid4())


def test_an_accepted_reply_has_the_ids_of_what_was_sent(sim: Simulator, line: Line, teacher: Someone) -> None:
    sent = line.reply(a_token(teacher), MESSAGES * 2)

    assert (sent.outcome, sent.status) == (Outcome.ACCEPTED, 200)
    assert sent.message_ids == tuple(message.id for message in sim.sent_to(teacher))
    assert sent.request_id == sim.platform.requests[-1].id


def test_a_push_repeated_under_its_key_is_accepted_with_the_same_ids_and_goes_out_once(
    sim: Simulator, line: Line, teacher: Someone
) -> None:
    key = a_key()
    first = line.push(teacher.id, MESSAGES, key)

    again = line.push(teacher.id, MESSAGES, key)

    assert (again.outcome, again.status) == (Outcome.ACCEPTED, 409)
    assert again.message_ids == first.message_ids
    assert len(sim.sent_to(teacher)) == 1


def test_a_used_reply_token_is_refused_as_invalid(line: Line, teacher: Someone) -> None:
    token = a_token(teacher)
    line.reply(token, MESSAGES)

    sent = line.reply(token, MESSAGES)

    assert (sent.outcome, sent.token_invalid, sent.status) == (Outcome.REFUSED, True, 400)


def test_an_expired_reply_token_is_refused_as_invalid(sim: Simulator, line: Line, teacher: Someone) -> None:
    token = a_token(teacher)
    sim.clock.advance(timedelta(minutes=2))

    assert line.reply(token, MESSAGES).token_invalid is True


def test_a_push_to_somebody_line_does_not_know_is_refused_and_no_tokens_fault(line: Line) -> None:
    sent = line.push("U" + "9" * 32, MESSAGES, a_key())

    assert (sent.outcome, sent.token_invalid) == (Outcome.REFUSED, False)


def test_over_the_monthly_limit_a_push_is_held(sim: Simulator, line: Line, teacher: Someone) -> None:
    group = sim.group("กลุ่มแผน", [teacher], others=9)

    sent = line.push(group.id, MESSAGES, a_key())

    assert (sent.outcome, sent.status) == (Outcome.HOLD, 429)


def test_over_the_rate_limit_everything_is_tried_again(sim: Simulator, line: Line, teacher: Someone) -> None:
    token = a_token(teacher)
    sim.faults.rate_limited = True

    assert line.reply(token, MESSAGES).outcome is Outcome.RETRY
    assert line.push(teacher.id, MESSAGES, a_key()).outcome is Outcome.RETRY


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_server_error_leaves_a_reply_unknown_and_lets_a_push_be_tried_again(
    sim: Simulator, line: Line, teacher: Someone, status: int
) -> None:
    sim.faults.fail_next(status, times=2)

    assert line.reply(a_token(teacher), MESSAGES).outcome is Outcome.UNKNOWN
    assert line.push(teacher.id, MESSAGES, a_key()).outcome is Outcome.RETRY


def test_a_reply_that_line_took_without_answering_in_time_is_unknown(
    sim: Simulator, teacher: Someone
) -> None:
    token, hasty = a_token(teacher), Line(sim.token, sim.url, timeout=(1, 0.3))
    sim.faults.lose_answer(seconds=0.8)

    sent = hasty.reply(token, MESSAGES)

    assert (sent.outcome, sent.reason) == (Outcome.UNKNOWN, "ReadTimeoutError")
    assert sim.wait_until(lambda: len(sim.sent_to(teacher)) == 1, 5)


def test_a_push_that_line_took_without_answering_in_time_goes_out_once(
    sim: Simulator, line: Line, teacher: Someone
) -> None:
    hasty = Line(sim.token, sim.url, timeout=(1, 0.3))
    sim.faults.lose_answer(seconds=0.8)
    key = a_key()
    assert hasty.push(teacher.id, MESSAGES, key).outcome is Outcome.UNKNOWN

    assert sim.wait_until(lambda: len(sim.sent_to(teacher)) == 1, 5)
    assert line.push(teacher.id, MESSAGES, key).outcome is Outcome.ACCEPTED
    assert len(sim.sent_to(teacher)) == 1


def test_what_never_reached_line_is_tried_again() -> None:
    nobody = Line("token", "http://127.0.0.1:1", timeout=(1, 1))

    assert nobody.reply("reply-token", MESSAGES).outcome is Outcome.RETRY
    assert nobody.push("U1", MESSAGES, a_key()).outcome is Outcome.RETRY


@pytest.mark.parametrize(
    "messages",
    [
        [],
        MESSAGES * 6,
        [{"type": "hologram"}],
        [{"type": "flex", "altText": "x", "contents": {"type": "balloon"}}],
        [{"text": "x"}],
    ],
)
def test_what_is_no_message_of_lines_is_refused(
    line: Line, teacher: Someone, messages: list[dict[str, Any]]
) -> None:
    reply = line.reply(a_token(teacher), messages)
    push = line.push(teacher.id, messages, a_key())

    assert [(sent.outcome, sent.status, sent.token_invalid) for sent in (reply, push)] == [
        (Outcome.REFUSED, 400, False),
        (Outcome.REFUSED, 400, False),
    ]


def test_a_wrong_token_is_denied(sim: Simulator, teacher: Someone) -> None:
    sent = Line("wrong", sim.url).reply(a_token(teacher), MESSAGES)

    assert (sent.outcome, sent.status, sent.token_invalid) == (Outcome.DENIED, 401, False)


def test_a_note_has_status_request_and_lines_reason_but_never_what_was_said(
    sim: Simulator, line: Line, teacher: Someone
) -> None:
    token = a_token(teacher)
    too_long = [{"type": "text", "text": SECRET_WORDS * 500}]
    notes = [
        line.reply("no-such-token", MESSAGES).note,
        line.reply(token, too_long).note,
        line.reply(token, [{"type": SECRET_WORDS, "text": SECRET_WORDS}]).note,
        line.reply(token, MESSAGES).note,
    ]

    assert notes[0] == f"refused 400 {sim.platform.requests[0].id} Invalid reply token"
    assert notes[2] == f"refused 400 {sim.platform.requests[2].id} The request body has 1 error(s)"
    assert not any("ครู" in note or token in note for note in notes)


def test_a_note_fits_its_column() -> None:
    assert len(Sent(Outcome.REFUSED, status=400, request_id="r" * 200, reason="x" * 200).note) == 120


def test_who_the_bot_is(line: Line) -> None:
    account = line.account()

    assert (account.user_id, account.basic_id, account.name) == (
        "U" + "b07" * 10 + "b0",
        "@000planb",
        "planbot",
    )
    assert account.served_at is not None


def test_a_groups_name_and_how_many_are_in_it(sim: Simulator, line: Line, teacher: Someone) -> None:
    group = sim.group("กลุ่มนโยบายและแผน", [teacher], others=9)

    assert (line.group_name(group.id), line.member_count(group.id)) == ("กลุ่มนโยบายและแผน", 10)


def test_a_member_is_named_in_a_group_though_no_friend_of_the_bot(
    sim: Simulator, line: Line, teacher: Someone
) -> None:
    member = sim.person("น้องใหม่", friend=False)
    group = sim.group("เจ้าหน้าที่", [teacher, member], bot=True)

    assert line.member_name(group.id, member.id) == "น้องใหม่"
    assert line.member_name(group.id, "U" + "9" * 32) is None


def test_who_is_a_member_of_a_group_and_in_doubt_is_none(
    sim: Simulator, line: Line, teacher: Someone
) -> None:
    group = sim.group("เจ้าหน้าที่", [teacher], bot=True)

    assert line.has_member(group.id, teacher.id)
    assert not line.has_member(group.id, "U" + "9" * 32)
    assert not Line(sim.token, "http://127.0.0.1:1").has_member(group.id, teacher.id)


def test_a_mention_is_taken_for_a_member_and_refused_for_anybody_else(
    sim: Simulator, line: Line, teacher: Someone
) -> None:
    group = sim.group("เจ้าหน้าที่", [teacher], bot=True)

    taken = line.push(group.id, [mentioning("ฝากดู {ปศ. 1}", teacher.id)], a_key())
    refused = line.push(group.id, [mentioning("ฝากดู ปศ. 1", "U" + "9" * 32)], a_key())

    assert (taken.outcome, refused.outcome, refused.status) == (Outcome.ACCEPTED, Outcome.REFUSED, 400)


def test_the_months_quota_and_what_is_used_of_it(line: Line, teacher: Someone) -> None:
    line.push(teacher.id, MESSAGES, a_key())
    line.push(teacher.id, MESSAGES, a_key())

    assert line.quota() == Quota(limit=5, used=2)


def test_a_plan_without_a_limit() -> None:
    with Simulator(quota=None) as sim:
        assert Line(sim.token, sim.url).quota() == Quota(limit=None, used=0)


def test_where_line_sends_webhooks(sim: Simulator, line: Line) -> None:
    assert line.webhook_address() is None

    sim.connect("http://127.0.0.1:1/callback")
    sim.platform.settings.use_webhook = False

    assert line.webhook_address() == ("http://127.0.0.1:1/callback", False)


def test_a_webhook_that_nobody_answers_fails_its_test_with_lines_reason(sim: Simulator, line: Line) -> None:
    sim.connect("http://127.0.0.1:1/callback")

    worked, reason = line.test_webhook()

    assert (worked, reason) == (False, "COULD_NOT_CONNECT COULD_NOT_CONNECT")


def test_a_question_to_line_that_fails_says_why_and_with_what_status(sim: Simulator) -> None:
    with pytest.raises(LineError, match=r"^LINE answered 401: Authentication failed") as wrong:
        Line("wrong", sim.url).account()
    with pytest.raises(LineError, match=r"^LINE cannot be reached \(NewConnectionError\)$") as away:
        Line("token", "http://127.0.0.1:1", timeout=(1, 1)).quota()

    assert (wrong.value.status, away.value.status) == (401, None)


def test_that_line_is_down_is_not_taken_as_no_webhook(sim: Simulator, line: Line) -> None:
    sim.faults.down = True

    with pytest.raises(LineError, match="503"):
        line.webhook_address()
