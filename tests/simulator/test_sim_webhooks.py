"""Webhooks on their way: signed, again when not taken, and what happens when LINE itself is in trouble."""

import time
from datetime import UTC, datetime, timedelta

import pytest
import urllib3
from echo_bot import Channel, EchoBot, text

from simulator.driver import Simulator
from simulator.webhooks import sign
from simulator.world.clock import Clock

pytest_plugins = ["fixtures_simulator"]


def test_the_signature_is_that_of_lines_own_example() -> None:
    body = b'{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}'

    assert sign("8c570fa6dd201bb328f1c1eac23a96d8", body) == "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs="


def test_an_event_that_was_not_taken_comes_again_with_the_same_id_and_token(
    sim: Simulator, bot: EchoBot
) -> None:
    bot.status = 500
    sim.person("ครูสมใจ").says("สวัสดี")
    assert sim.wait_until(lambda: len(bot.events) == 2)
    bot.status = 200
    assert sim.wait_until(lambda: sim.platform.deliveries[-1].outcome == "ok")

    first, *again = bot.events
    assert first["deliveryContext"] == {"isRedelivery": False}
    assert [event["deliveryContext"] for event in again] == [{"isRedelivery": True}] * len(again)
    for event in again:
        assert event | {"deliveryContext": None} == first | {"deliveryContext": None}
    assert [delivery.attempt for delivery in sim.platform.deliveries] == list(range(1, len(again) + 2))


def test_a_bot_that_was_away_gets_the_event_when_it_is_back(sim: Simulator, bot: EchoBot) -> None:
    url = bot.url
    sim.connect("http://127.0.0.1:1/callback")
    sim.person("ครูสมใจ").says("สวัสดี")
    sim.settle()
    assert sim.platform.deliveries[0].outcome == "no connection"

    sim.connect(url)

    assert sim.wait_until(lambda: len(bot.events) == 1)
    assert bot.events[0]["deliveryContext"] == {"isRedelivery": True}


def test_a_bot_that_takes_longer_than_two_seconds_gets_the_event_again(sim: Simulator, bot: EchoBot) -> None:
    bot.delay = 2.3
    sim.person("ครูสมใจ").says("สวัสดี")
    assert sim.wait_until(lambda: sim.platform.deliveries[0].outcome == "timeout")
    bot.delay = 0.0

    assert sim.wait_until(lambda: len(bot.events) == 2)


def test_with_redelivery_off_an_event_that_was_not_taken_is_lost(sim: Simulator, bot: EchoBot) -> None:
    sim.platform.settings.redelivery = False
    bot.status = 500

    sim.person("ครูสมใจ").says("สวัสดี")
    sim.settle()
    time.sleep(0.5)

    assert len(bot.events) == 1


def test_an_event_can_come_twice_without_redelivery(sim: Simulator, bot: EchoBot) -> None:
    sim.person("ครูสมใจ").says("สวัสดี")
    sim.settle()

    sim.platform.send_again()
    sim.settle()

    assert len(bot.events) == 2
    assert bot.events[0] == bot.events[1]


def test_with_the_webhook_switched_off_nothing_is_sent(sim: Simulator, bot: EchoBot) -> None:
    sim.platform.settings.use_webhook = False

    sim.person("ครูสมใจ").says("สวัสดี")
    sim.settle()

    assert bot.events == []
    assert sim.platform.deliveries[0].outcome == "webhook off"


def test_several_webhooks_are_under_way_at_once(sim: Simulator, bot: EchoBot) -> None:
    bot.delay = 0.5
    started = time.monotonic()

    for number in range(4):
        sim.person("ครูสมใจ").says(f"ข้อความ {number}")
    sim.settle()

    assert len(bot.events) == 4
    assert time.monotonic() - started < 1.5


def test_half_of_a_surrogate_pair_reaches_the_bot_as_a_question_mark(sim: Simulator, bot: EchoBot) -> None:
    sim.person("ครูสมใจ").says("ก\ud83d")
    sim.settle()

    assert bot.events[0]["message"]["text"] == "ก?"
    assert sim.platform.deliveries[0].outcome == "ok"


@pytest.mark.parametrize("url", ["http://127.0.0.1:99999/", "http://[::1/", "http://\ud800/", "no address"])
def test_an_address_that_cannot_be_called_ends_the_record_of_the_try(sim: Simulator, url: str) -> None:
    sim.connect(url)

    sim.person("ครูสมใจ").says("สวัสดี")

    assert sim.wait_until(lambda: sim.platform.postman.under_way == 0)
    assert sim.platform.deliveries[0].outcome == "no connection"


def test_the_webhook_test_sends_no_events_and_tells_the_outcome(
    sim: Simulator, bot: EchoBot, channel: Channel
) -> None:
    good = channel.call("POST", "/v2/bot/channel/webhook/test", {})
    bot.status = 404
    bad = channel.call("POST", "/v2/bot/channel/webhook/test", {})
    gone = channel.call("POST", "/v2/bot/channel/webhook/test", {"endpoint": "http://127.0.0.1:1/"})

    assert bot.bodies == [{"destination": sim.platform.bot.user_id, "events": []}] * 2
    assert (good.body["success"], good.body["statusCode"], good.body["reason"]) == (True, 200, "OK")
    assert (bad.body["success"], bad.body["reason"]) == (False, "ERROR_STATUS_CODE")
    assert (gone.body["success"], gone.body["reason"]) == (False, "COULD_NOT_CONNECT")


def test_the_webhook_address_can_be_set_and_read(sim: Simulator, channel: Channel) -> None:
    before = channel.call("GET", "/v2/bot/channel/webhook/endpoint")
    path = "/v2/bot/channel/webhook/endpoint"

    refused = channel.call("PUT", path, {"endpoint": "http://example.com/callback"})
    taken = channel.call("PUT", path, {"endpoint": "https://example.com/callback"})

    assert before.status == 404
    assert list(refused.faults) == ["endpoint"]
    assert taken.status == 200
    assert channel.call("GET", path).body == {"endpoint": "https://example.com/callback", "active": True}


def test_line_down_answers_503_and_does_nothing(sim: Simulator, channel: Channel) -> None:
    teacher = sim.person("ครูสมใจ")
    sim.faults.down = True

    answer = channel.push(teacher.id, text("ก"))
    sim.faults.clear()

    assert answer.status == 503
    assert sim.sent_to(teacher) == []
    assert channel.push(teacher.id, text("ก")).status == 200


def test_a_lost_answer_hides_that_the_push_went_out(sim: Simulator, channel: Channel) -> None:
    teacher = sim.person("ครูสมใจ")
    sim.faults.lose_answer()

    assert channel.push(teacher.id, text("ก")).status == 500

    assert len(sim.sent_to(teacher)) == 1
    assert sim.platform.requests[-1].done


def test_a_late_answer_times_out_at_the_bot_although_the_push_went_out(
    sim: Simulator, channel: Channel
) -> None:
    teacher = sim.person("ครูสมใจ")
    sim.faults.late_ms = 600

    with pytest.raises(urllib3.exceptions.ReadTimeoutError):
        urllib3.PoolManager(retries=False).request(
            "POST",
            f"{sim.url}/v2/bot/message/push",
            json={"to": teacher.id, "messages": [text("ก")]},
            headers={"Authorization": f"Bearer {sim.token}"},
            timeout=0.2,
        )

    assert len(sim.sent_to(teacher)) == 1


def test_a_slow_line_takes_its_time_before_it_acts(sim: Simulator, channel: Channel) -> None:
    sim.faults.slow_ms = 200
    started = time.monotonic()

    channel.call("GET", "/v2/bot/info")

    assert time.monotonic() - started >= 0.2


def test_a_rate_limit_refuses_without_effect(sim: Simulator, channel: Channel) -> None:
    teacher = sim.person("ครูสมใจ")
    sim.faults.rate_limited = True

    answer = channel.push(teacher.id, text("ก"))

    assert answer.status == 429
    assert answer.body["message"].startswith("The API rate limit has been exceeded")
    assert sim.sent_to(teacher) == []


def test_a_hundred_percent_of_failures_is_every_call(sim: Simulator, channel: Channel) -> None:
    sim.faults.fail_percent = 100

    assert [channel.call("GET", "/v2/bot/info").status for _ in range(3)] == [500, 500, 500]


def test_the_clock_runs_on_from_where_it_is_set() -> None:
    real = [datetime(2026, 11, 22, 3, 0, tzinfo=UTC)]
    clock = Clock(lambda: real[0])

    clock.set(datetime(2027, 5, 24, 1, 30, tzinfo=UTC))
    real[0] += timedelta(minutes=5)
    assert clock.now() == datetime(2027, 5, 24, 1, 35, tzinfo=UTC)

    clock.advance(timedelta(days=1))
    assert clock.now() == datetime(2027, 5, 25, 1, 35, tzinfo=UTC)

    clock.reset()
    assert clock.now() == datetime(2026, 11, 22, 3, 5, tzinfo=UTC)


def test_events_and_messages_carry_the_simulators_time(sim: Simulator, bot: EchoBot) -> None:
    sim.clock.set(datetime(2027, 5, 24, 1, 30, tzinfo=UTC))

    said = sim.person("ครูสมใจ").says("สวัสดี")

    assert said.event
    assert 1811122200000 <= said.event["timestamp"] < 1811122260000
