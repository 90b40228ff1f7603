"""The promises, each checked by breaking the system."""

import time
from pathlib import Path

import pytest
from office import Planbot, free_port

from simulator.driver import Simulator
from simulator.webhooks import Pace

pytestmark = pytest.mark.fault("kill -9 of the running system")

QUESTION = "ส่งแผนปฏิบัติการของโรงเรียนภายในวันไหนคะ"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def test_kill_9_with_forty_accepted_events_waiting_loses_none(folder: Path) -> None:
    with Simulator() as sim:
        bot = Planbot(sim, f"sqlite:///{folder / 'planbot.db'}", free_port(), folder / "log")
        bot.start()
        sim.connect(bot.webhook)
        sim.faults.slow_ms = 400  # so that most of them still wait when the process dies
        teachers = [sim.person(f"ครู {number}") for number in range(40)]
        asked = [teacher.says(QUESTION) for teacher in teachers]
        sim.settle()

        bot.kill()
        before = sum(1 for said in asked if said.answered().messages)
        bot.start()

        assert sim.wait_until(lambda: all(said.answered().messages for said in asked), 30), bot.log()
        assert before < 40
        assert [len({message.reply_token for message in said.answered().messages}) for said in asked] == [
            1
        ] * 40
        assert bot.stop() == 0


def test_what_is_asked_while_planbot_still_reads_its_manual_is_kept_and_answered(folder: Path) -> None:
    with Simulator() as sim:
        bot = Planbot(sim, f"sqlite:///{folder / 'planbot.db'}", free_port(), folder / "log")
        sim.connect(bot.webhook)
        bot.start(wait=False)
        bot.wait_until_listening()

        said = sim.person("ครูสมใจ").says(QUESTION)

        assert "พฤษภาคม" in said.answer(timeout=40).text
        assert bot.log().index("รับ webhook แล้ว") < bot.log().index("worker พร้อมแล้ว")
        assert bot.stop() == 0


def test_events_refused_while_planbot_is_down_come_again_and_are_answered(folder: Path) -> None:
    every_second = Pace(redeliver_after=(1.0,) * 60)  # planbot may take long to start on a busy machine
    with Simulator(pace=every_second) as sim:
        bot = Planbot(sim, f"sqlite:///{folder / 'planbot.db'}", free_port(), folder / "log")
        sim.connect(bot.webhook)
        said = sim.person("ครูสมใจ").says(QUESTION)
        time.sleep(0.3)

        bot.start()

        assert "พฤษภาคม" in said.answer(timeout=40).text
        bot.stop()


def test_an_answer_reaches_a_person_although_line_was_down_for_a_while(folder: Path) -> None:
    with Simulator() as sim:
        bot = Planbot(sim, f"sqlite:///{folder / 'planbot.db'}", free_port(), folder / "log")
        bot.start()
        sim.connect(bot.webhook)
        sim.faults.down = True
        said = sim.person("ครูสมใจ").says(QUESTION)
        time.sleep(1.5)
        assert not said.answered().messages

        sim.faults.down = False

        assert "พฤษภาคม" in said.answer(timeout=20).text
        bot.stop()


def test_a_reply_that_line_took_but_never_confirmed_is_not_sent_twice(folder: Path) -> None:
    with Simulator() as sim:
        bot = Planbot(sim, f"sqlite:///{folder / 'planbot.db'}", free_port(), folder / "log")
        bot.start()
        sim.connect(bot.webhook)
        sim.faults.lose_answer()
        said = sim.person("ครูสมใจ").says(QUESTION)
        said.answer()
        time.sleep(3)

        assert len({message.id for message in said.answered().messages}) == 1
        bot.stop()


def test_a_second_worker_on_sqlite_refuses_to_start(folder: Path) -> None:
    with Simulator() as sim:
        url = f"sqlite:///{folder / 'planbot.db'}"
        first = Planbot(sim, url, free_port(), folder / "log")
        first.start()
        second = Planbot(sim, url, free_port(), folder / "log2", command="work")

        second.start(wait=False)

        assert second.process and second.process.wait(timeout=30) == 1
        assert second.log().strip().splitlines()[-1].startswith("มี worker ทำงานกับฐานข้อมูล SQLite นี้อยู่แล้ว")
        first.stop()


def test_many_workers_on_postgresql_answer_every_question_once(folder: Path, postgresql_url: str) -> None:
    with Simulator() as sim:
        web = Planbot(sim, postgresql_url, free_port(), folder / "web", command="serve")
        workers = [Planbot(sim, postgresql_url, 1, folder / f"work{n}", command="work") for n in range(3)]
        web.start()
        for worker in workers:
            worker.start(wait=False)
        sim.connect(web.webhook)
        sim.faults.slow_ms = 100

        asked = [sim.person(f"ครู {number}").says(QUESTION) for number in range(30)]
        sim.wait_until(lambda: any(said.answered().messages for said in asked), 30)
        workers[0].kill()

        assert sim.wait_until(lambda: all(said.answered().messages for said in asked), 150)
        assert [len(said.answered().messages) for said in asked] == [1] * 30
        for process in (web, *workers[1:]):
            process.stop()
