"""`/metrics` counts over the processes of a machine, for whoever has the token."""

import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from builders import SECRET
from office import Planbot, free_port

from bot.settings import Settings
from bot.web.app import create_app
from db.engine import Database
from simulator.driver import Simulator

TOKEN = "0123456789abcdefXYZ"


def asks(port: int, token: str = "") -> tuple[int, str]:
    request = urllib.request.Request(f"http://127.0.0.1:{port}/metrics")
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, ""


def value(page: str, name: str) -> float:
    return sum(float(line.rsplit(" ", 1)[1]) for line in page.splitlines() if line.startswith(name))


def test_without_a_token_there_is_no_page(database: Database) -> None:
    client = create_app(Settings(SECRET, "token"), database).test_client()

    assert client.get("/metrics").status_code == 404


@pytest.mark.parametrize("given", ["", "Bearer wrong", "Bearer ", TOKEN, f"Basic {TOKEN}", "Bearer \u0e01"])
def test_without_the_right_token_nothing_is_told(database: Database, given: str) -> None:
    client = create_app(Settings(SECRET, "token", metrics_token=TOKEN), database).test_client()

    assert client.get("/metrics", headers={"Authorization": given.encode()}).status_code == 401


def test_a_question_is_counted_from_webhook_to_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Simulator() as sim:
        bot = Planbot(
            sim, f"sqlite:///{tmp_path / 'planbot.db'}", free_port(), tmp_path / "log",
            settings={"METRICS_TOKEN": TOKEN},
        )  # fmt: skip
        bot.start()
        sim.connect(bot.webhook)
        sim.person("ครูสมใจ").says("ส่งแผนวันไหน").answer(20)
        sim.settle()
        assert sim.wait_until(
            lambda: value(asks(bot.port, TOKEN)[1], 'planbot_deliveries{state="sent"}') >= 1
        )
        refused, (status, page) = asks(bot.port)[0], asks(bot.port, TOKEN)
        assert bot.stop() == 0

    assert (refused, status) == (401, 200)
    assert value(page, "planbot_events_total") >= 1
    assert value(page, "planbot_acknowledge_seconds_count") >= 1
    assert value(page, "planbot_answer_seconds_count") >= 1
    assert value(page, 'planbot_line_calls_total{call="reply",outcome="accepted"}') == 1
    assert value(page, 'planbot_line_calls_total{call="bot_info",outcome="accepted"}') >= 1
    assert value(page, "planbot_events_set_aside") == 0
    assert "planbot_last_tick_seconds " in page
    assert subprocess.run(["grep", "-c", "สมใจ"], input=page.encode(), check=False).returncode == 1
