"""A PostgreSQL that is restarted, frozen, or runs out of disk: every question is answered once."""

import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from office import Planbot, free_port
from own_cluster import OwnCluster, own_cluster

from simulator.driver import Simulator
from simulator.said import Said
from simulator.webhooks import Pace

QUESTION = "ส่งแผนปฏิบัติการของโรงเรียนภายในวันไหนคะ"
EVERY_SECOND = Pace(redeliver_after=(1.0,) * 90)
Records = Callable[[str, object], None]

pytestmark = pytest.mark.long_fault


@pytest.fixture(scope="module")
def cluster() -> Iterator[OwnCluster]:
    with own_cluster() as cluster:
        yield cluster


@contextmanager
def office(cluster: OwnCluster, folder: Path) -> Iterator[tuple[Simulator, Planbot]]:
    with Simulator(pace=EVERY_SECOND) as sim:
        bot = Planbot(sim, cluster.url, free_port(), folder / "log")
        bot.start()
        sim.connect(bot.webhook)
        yield sim, bot
        assert bot.stop() == 0, bot.log()


def ask(sim: Simulator, first: int, count: int) -> list[Said]:
    return [sim.person(f"ครู {first + number}").says(QUESTION) for number in range(count)]


def answers(sim: Simulator, asked: list[Said], bot: Planbot) -> list[int]:
    """How many each got, once all have one."""
    assert sim.wait_until(lambda: all(said.answered().messages for said in asked), 90), bot.log()
    sim.settle(60)
    time.sleep(1)
    return [len(sim.sent_to(said.chat)) for said in asked]


@pytest.mark.fault("database restarts")
def test_each_question_is_answered_once_through_restarts_postgresql(
    cluster: OwnCluster, tmp_path: Path, record_property: Records
) -> None:
    asked: list[Said] = []
    with office(cluster, tmp_path) as (sim, bot):
        for round_ in range(3):
            asked += ask(sim, 100 + 10 * round_, 5)
            cluster.stop()
            asked += ask(sim, 105 + 10 * round_, 5)
            time.sleep(2)
            cluster.start()
            time.sleep(2)
        found = answers(sim, asked, bot)

    record_property("tried", 3)
    record_property("happened", "30 questions around 3 immediate stops, one answer each")
    assert found == [1] * 30


@pytest.mark.fault("frozen database")
def test_a_frozen_database_costs_no_question_postgresql(
    cluster: OwnCluster, tmp_path: Path, record_property: Records
) -> None:
    with office(cluster, tmp_path) as (sim, bot):
        ask(sim, 200, 1)[0].answer(30)
        cluster.freeze()
        asked = ask(sim, 201, 5)
        time.sleep(3)
        began = time.monotonic()
        with urllib.request.urlopen(f"http://127.0.0.1:{bot.port}/healthz", timeout=5):
            took = time.monotonic() - began
        time.sleep(30)  # longer than any connection is waited for
        cluster.go_on()
        found = answers(sim, asked, bot)

    record_property("happened", f"silent for 33 s: /healthz in {took * 1000:.0f} ms, one answer each")
    assert took < 1
    assert found == [1] * 5
