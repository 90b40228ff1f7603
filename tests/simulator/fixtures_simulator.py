"""LINE running, and the bot that it talks to."""

from collections.abc import Iterator

import pytest
from echo_bot import Channel, EchoBot, serve

from simulator.driver import Simulator


@pytest.fixture
def sim() -> Iterator[Simulator]:
    """LINE with a teacher, and a group of hers with 3 more members."""
    with Simulator() as line:
        teacher = line.person("ครูสมใจ")
        line.group("กลุ่มแผน", [teacher, line.person("ครูวิชัย")], others=2)
        yield line


@pytest.fixture
def channel(sim: Simulator) -> Channel:
    return Channel(sim.url, sim.token)


@pytest.fixture
def bot(sim: Simulator, channel: Channel) -> Iterator[EchoBot]:
    """Listening, and silent until `says` is set."""
    echo = EchoBot(channel, sim.secret)
    server = serve(echo)
    sim.connect(echo.url)
    yield echo
    server.shutdown()
    server.server_close()
