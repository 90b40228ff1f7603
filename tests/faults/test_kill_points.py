"""kill -9 between keeping, claiming, handling, committing, sending and recording: one answer arrives."""

from collections.abc import Callable
from pathlib import Path

import pytest
from dying_bot import POINTS
from office import ROOT, Planbot, free_port

from simulator.driver import Simulator
from simulator.webhooks import Pace

QUESTION = "ส่งแผนปฏิบัติการของโรงเรียนภายในวันไหนคะ"
DYING = str(ROOT / "tests" / "fixtures" / "dying_bot.py")
EVERY_SECOND = Pace(redeliver_after=(1.0,) * 90)

pytestmark = pytest.mark.fault("kill -9 at each point")


def tried(url: str, folder: Path, point: str) -> int:
    """Asks; planbot dies at the point and starts again. How many answers arrived."""
    with Simulator(pace=EVERY_SECOND) as sim:
        bot = Planbot(sim, url, free_port(), folder / "log", program=(DYING, point))
        bot.start()
        sim.connect(bot.webhook)
        said = sim.person("ครูสมใจ").says(QUESTION)
        assert bot.process and bot.process.wait(30) == -9, bot.log()

        bot.program = ("-m", "bot")
        bot.start()

        assert "พฤษภาคม" in said.answer(timeout=60).text
        sim.settle(60)
        answers = len(sim.sent_to(sim.person("ครูสมใจ")))
        assert bot.stop() == 0, bot.log()
    return answers


@pytest.mark.long_fault
@pytest.mark.parametrize("point", POINTS)
def test_one_answer_arrives_wherever_planbot_dies(
    database_url: str, tmp_path: Path, point: str, record_property: Callable[[str, object], None]
) -> None:
    answers = tried(database_url, tmp_path, point)

    record_property("happened", "one answer each")
    assert answers == 1


def test_an_answer_sent_and_not_recorded_is_not_sent_again(tmp_path: Path) -> None:
    assert tried(f"sqlite:///{tmp_path / 'planbot.db'}", tmp_path, "sent, not recorded") == 1
