"""A day of announcements on the simulator, its clock set to the morning of 24 May 2570."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from builders import bangkok

from bot.app import create_app
from bot.bell import Bell
from bot.desk import DeskKeeper
from bot.server import listen
from bot.settings import Settings
from bot.worker import Worker
from db import chats, officers
from db.engine import Database
from db.schema import upgrade
from line.gateway import Line
from simulator.driver import Simulator, Someone
from simulator.model import Group

SOON = 12.0


@dataclass
class Morning:
    """planbot in this process with the simulator's clock, a group for each of two roles, and an officer."""

    sim: Simulator
    database: Database
    schools: Group
    officers: Group
    nid: Someone

    def set_clock(self, at: str) -> None:
        self.sim.clock.set(bangkok(at))

    def heard(self, group: Group, words: str) -> bool:
        return self.sim.wait_until(
            lambda: any(words in str(message.content) for message in self.sim.sent_to(group)), SOON
        )


@pytest.fixture
def morning(tmp_path: Path) -> Iterator[Morning]:
    with Simulator(quota=1000) as sim:
        sim.clock.set(bangkok("2027-05-20 12:00"))
        settings = Settings(
            channel_secret=sim.secret,
            channel_access_token=sim.token,
            line_api_base=sim.url,
            database_url=f"sqlite:///{tmp_path / 'planbot.db'}",
            public_url="https://planbot.example.go.th",
        )
        database, bell = Database(settings.database_url), Bell()
        upgrade(database)
        nid = sim.person("พี่นิด")
        schools = sim.group("กลุ่มนโยบายและแผน สพม.นครพนม", [nid], others=50)
        office = sim.group("เจ้าหน้าที่", [nid], others=4)
        with database.begin() as session:
            for group, role in ((schools, "announcements"), (office, "officers")):
                chats.group_joined(session, group.id, sim.clock.now())
                chats.bind_group(session, group.id, role, sim.clock.now())
                chats.name_group(session, group.id, group.name)
            officers.add(session, nid.id, "พี่นิด", sim.clock.now())
        app = create_app(settings, database, clock=sim.clock.now, ring=bell.ring)
        web = listen(app, "127.0.0.1", 0)
        sim.connect(f"http://127.0.0.1:{web.effective_port}/callback")
        line = Line(settings.channel_access_token, settings.line_api_base)
        worker = Worker(settings, database, line, DeskKeeper(database), bell, sim.clock.now)
        threading.Thread(target=web.run, daemon=True).start()
        worker.start()
        yield Morning(sim, database, schools, office, nid)
        web.close()
        worker.stop()
        database.close()


def test_the_group_gets_its_reminder_at_half_past_eight(morning: Morning) -> None:
    morning.set_clock("2027-05-24 08:29:58")

    assert morning.heard(morning.schools, "ครบกำหนดอีก 7 วัน")
    [message] = morning.sim.sent_to(morning.schools)
    assert "โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา" in str(message.content)
    assert "31 พฤษภาคม 2570" in str(message.content)
    assert "ล่าช้า" not in str(message.content)
