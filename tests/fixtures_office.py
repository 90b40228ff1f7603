"""One planbot and one simulator for the conversations; tests that break things start their own."""

import itertools
from collections.abc import Iterator

import pytest
from office import Planbot, free_port

from simulator.driver import Simulator, Someone

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def line() -> Iterator[Simulator]:
    with Simulator(quota=300) as sim:
        yield sim


@pytest.fixture(scope="session")
def planbot(line: Simulator, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planbot]:
    folder = tmp_path_factory.mktemp("planbot")
    bot = Planbot(line, f"sqlite:///{folder / 'planbot.db'}", free_port(), folder / "log")
    bot.start()
    line.connect(bot.webhook)
    yield bot
    assert bot.stop() == 0, bot.log()


@pytest.fixture
def teacher(line: Simulator, planbot: Planbot) -> Someone:
    """A teacher whom the bot has not met before."""
    return line.person(f"ครูสมใจ {next(_numbers)}")
