"""An office for the doctor's tests."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import NOON
from doctor_office import Office

from bot.web.server import run_until_closed
from simulator.driver import Simulator


@pytest.fixture
def sim() -> Iterator[Simulator]:
    with Simulator(quota=300) as sim:
        sim.clock.set(NOON)
        yield sim


@pytest.fixture
def office(sim: Simulator, tmp_path: Path) -> Iterator[Office]:
    office = Office(sim, tmp_path)
    threading.Thread(target=run_until_closed, args=(office.server,), daemon=True).start()
    yield office
    office.server.close()
    office.database.close()
