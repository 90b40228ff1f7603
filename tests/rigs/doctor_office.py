"""A planbot in good order for the doctor to look at."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from builders import NOON

from bot.commands.doctor import Finding, examine
from bot.settings import Settings
from bot.web.app import create_app
from bot.web.server import close, listen, run_until_closed
from db import announcements, chats
from db.engine import Database
from db.schema import upgrade
from line.gateway import Line
from simulator.driver import Simulator

ROLES = ("announcements", "officers", "personnel")


class Office:
    """A planbot in good order: its database, its web application, and LINE."""

    def __init__(self, sim: Simulator, folder: Path) -> None:
        self.sim = sim
        self.database = Database(f"sqlite:///{folder / 'planbot.db'}")
        upgrade(self.database)
        with self.database.begin() as session:
            for number, role in enumerate(ROLES):
                chats.bind_group(session, f"C{number}", role, NOON)
            announcements.beat(session, NOON)
        settings = Settings(sim.secret, sim.token)
        self.server = listen(create_app(settings, self.database), "127.0.0.1", 0)
        address = f"http://127.0.0.1:{self.server.effective_port}"
        sim.connect(f"{address}/callback")
        self.settings = replace(
            settings,
            line_api_base=sim.url,
            public_url=address,
            database_url=str(self.database.url),
            database_url_is_set=True,
        )

    def findings(self, **changed: object) -> list[Finding]:
        settings = replace(self.settings, **changed)  # type: ignore[arg-type]
        line = Line(settings.channel_access_token, settings.line_api_base, timeout=(1, 3))
        return list(examine(settings, line, NOON))

    def wrong(self, **changed: object) -> list[tuple[str, str, str]]:
        """All that is not well, but for what the manual as it comes leaves to the office to fill in."""
        found = self.findings(**changed)
        told = [(one.level, one.what, one.todo) for one in found if one.level != "ok"]
        return [one for one in told if one[1] not in ("หัวหน้ากลุ่ม", "ข้อมูลของสำนักงาน")]


@contextmanager
def in_good_order(folder: Path) -> Iterator[Office]:
    """The office, served on a port of its own, with LINE's clock at NOON."""
    with Simulator(quota=300) as sim:
        sim.clock.set(NOON)
        office = Office(sim, folder)
        threading.Thread(target=run_until_closed, args=(office.server,), daemon=True).start()
        yield office
        close(office.server)
        office.database.close()
