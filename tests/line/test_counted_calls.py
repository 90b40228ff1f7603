"""Each call to LINE is told by what it was and how it ended."""

from collections.abc import Iterator

import pytest

from line.gateway import Line, LineError
from simulator.driver import Simulator

HELLO = [{"type": "text", "text": "สวัสดีค่ะ"}]
KEY = "123e4567-e89b-12d3-a456-426614174000"


@pytest.fixture(scope="module")
def sim() -> Iterator[Simulator]:
    with Simulator(quota=300) as sim:
        yield sim


def counting(sim: Simulator, token: str = "") -> tuple[Line, list[tuple[str, str]]]:
    line, told = Line(token or sim.token, sim.url, timeout=(1, 2)), list[tuple[str, str]]()
    line.when_called = lambda call, outcome: told.append((call, outcome))
    return line, told


def test_a_push_that_line_took_counts_as_accepted(sim: Simulator) -> None:
    line, told = counting(sim)

    line.push(sim.person("ครูสมใจ").id, HELLO, KEY)

    assert told == [("push", "accepted")]


def test_a_reply_under_a_token_that_is_none_counts_as_refused(sim: Simulator) -> None:
    line, told = counting(sim)

    line.reply("no-token", HELLO)

    assert told == [("reply", "refused")]


def test_while_line_is_down_a_push_is_to_retry_and_a_reply_unknown(sim: Simulator) -> None:
    line, told = counting(sim)
    sim.faults.down = True

    line.push(sim.person("ครูสมใจ").id, HELLO, KEY)
    line.reply("no-token", HELLO)
    with pytest.raises(LineError):
        line.account()
    sim.faults.clear()

    assert told == [("push", "retry"), ("reply", "unknown"), ("bot_info", "retry")]


def test_questions_to_line_count_by_their_name_and_never_by_a_person(sim: Simulator) -> None:
    line, told = counting(sim)
    person = sim.person("ครูสมใจ").id

    line.account()
    line.person_name(person)
    line.quota()
    line.menus.unlink(person)
    with pytest.raises(LineError):
        line.content("no-message", 100)

    assert told == [
        ("bot_info", "accepted"),
        ("profile", "accepted"),
        ("message_quota", "accepted"),
        ("message_quota_consumption", "accepted"),
        ("user", "accepted"),
        ("content", "refused"),
    ]


def test_a_token_that_line_does_not_know_counts_as_denied(sim: Simulator) -> None:
    line, told = counting(sim, "another-token")

    line.push(sim.person("ครูสมใจ").id, HELLO, KEY)
    with pytest.raises(LineError):
        line.account()

    assert told == [("push", "denied"), ("bot_info", "denied")]


def test_a_line_that_is_not_there_counts_as_unknown() -> None:
    told: list[tuple[str, str]] = []
    line = Line("token", "http://127.0.0.1:9", timeout=(0.5, 0.5))
    line.when_called = lambda call, outcome: told.append((call, outcome))

    with pytest.raises(LineError):
        line.account()

    assert told == [("bot_info", "unknown")]
