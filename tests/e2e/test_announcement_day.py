"""A day of announcements on the simulator, its clock set to the morning of 24 May 2570."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from builders import bangkok
from sqlalchemy import select

from bot.settings import Settings
from bot.web.app import create_app
from bot.web.server import listen, run_until_closed
from bot.work.wakeup import Bell
from bot.work.worker import Worker
from db import chats, officers
from db.engine import Database
from db.models.announcements import Announcement
from db.schema import upgrade
from line.gateway import Line
from services.snapshot.desk import DeskKeeper
from simulator.driver import Simulator, Someone
from simulator.world.model import Group

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

    def state_of(self, occasion: str) -> str | None:
        with self.database.read() as session:
            return session.scalar(select(Announcement.state).where(Announcement.occasion == occasion))

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
        threading.Thread(target=run_until_closed, args=(web,), daemon=True).start()
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


def test_an_officer_stops_tomorrows_reminder_from_its_preview(morning: Morning) -> None:
    morning.set_clock("2027-05-21 08:29:58")
    assert morning.heard(morning.officers, "ตัวอย่างประกาศ")

    answer = morning.nid.taps("งดครั้งนี้", morning.officers).answer()
    morning.set_clock("2027-05-24 08:29:58")
    morning.sim.wait_until(lambda: morning.state_of("reminder:plan-review-4:2027-05-31:7d") is not None, SOON)

    assert "งดส่ง" in answer.text
    assert morning.state_of("reminder:plan-review-4:2027-05-31:7d") == "stopped"
    assert morning.sim.sent_to(morning.schools) == []


def test_an_officer_rewrites_a_reminder(morning: Morning) -> None:
    morning.set_clock("2027-05-21 08:29:58")
    assert morning.heard(morning.officers, "ตัวอย่างประกาศ")

    said = morning.nid.says_in(
        morning.officers,
        "แก้ประกาศ reminder:plan-review-4:2027-05-31:7d announcements\nส่งแผนด้วยนะคะ ห้องแผนเปิดถึง 18.00 น.",
    )
    assert "จะส่งข้อความนี้" in said.answer().text
    morning.set_clock("2027-05-24 08:29:58")

    assert morning.heard(morning.schools, "ห้องแผนเปิดถึง 18.00 น.")
    assert len(morning.sim.sent_to(morning.schools)) == 1


def test_an_officer_announces_in_her_own_words(morning: Morning) -> None:
    picked = morning.nid.says("ประกาศ พรุ่งนี้งดรับเอกสารช่วงเช้า").answer()
    assert "ใช้โควตา 51 ข้อความ" in picked.text or "ยังไม่ทราบจำนวนสมาชิก" in picked.text
    morning.nid.taps("กลุ่มประกาศสำหรับโรงเรียน").answer()
    sure = morning.nid.taps("ส่งเดี๋ยวนี้").answer()
    assert "พรุ่งนี้งดรับเอกสารช่วงเช้า" in sure.text
    assert morning.sim.sent_to(morning.schools) == []

    morning.nid.taps("ยืนยันส่ง").answer()

    assert morning.heard(morning.schools, "พรุ่งนี้งดรับเอกสารช่วงเช้า")
    assert "ยืนยันหรือยกเลิกไปแล้ว" in morning.nid.taps("ยืนยันส่ง").answer().text
    assert len(morning.sim.sent_to(morning.schools)) == 1


def test_an_officer_picks_another_moment(morning: Morning) -> None:
    morning.nid.says("ประกาศ ประชุมผู้บริหารบ่ายสอง").answer()
    morning.nid.taps("กลุ่มประกาศสำหรับโรงเรียน").answer()

    sure = morning.nid.taps("เลือกวันเวลา", picks="2027-05-22T13:45").answer()
    assert "วันเสาร์ที่ 22 พฤษภาคม 2570 13:45 น." in sure.text
    morning.nid.taps("ยืนยันส่ง").answer()
    morning.set_clock("2027-05-22 13:44:58")

    assert morning.heard(morning.schools, "ประชุมผู้บริหารบ่ายสอง")
    [message] = morning.sim.sent_to(morning.schools)
    assert message.at >= bangkok("2027-05-22 13:45")


def test_a_moment_that_is_over_is_not_taken(morning: Morning) -> None:
    morning.nid.says("ประกาศ ประชุม").answer()
    morning.nid.taps("กลุ่มประกาศสำหรับโรงเรียน").answer()

    assert "เวลาที่เลือกผ่านไปแล้ว" in morning.nid.taps("เลือกวันเวลา", picks="2027-05-20T08:00").answer().text


def test_what_waits_is_listed_and_can_be_cancelled(morning: Morning) -> None:
    morning.nid.says("ประกาศ ประชุมผู้บริหาร").answer()
    morning.nid.taps("กลุ่มประกาศสำหรับโรงเรียน").answer()
    morning.nid.taps("21 พ.ค. 2570 08:30 น.").answer()
    morning.nid.taps("ยืนยันส่ง").answer()

    waiting = morning.nid.says("ประกาศที่รอ").answer()
    assert "ประชุมผู้บริหาร" in waiting.text
    assert "ยกเลิกประกาศแล้ว" in morning.nid.taps("ยกเลิก", on=waiting.messages[-1]).answer().text
    morning.set_clock("2027-05-21 08:29:58")

    assert not morning.sim.wait_until(lambda: bool(morning.sim.sent_to(morning.schools)), 7)


def test_the_same_words_of_a_teacher_get_the_ordinary_bot(morning: Morning) -> None:
    teacher = morning.sim.person("ครูสมใจ")

    answer = teacher.says("ประกาศ พรุ่งนี้หยุดเรียน").answer()

    assert "ใช้โควตา" not in answer.text
    assert "ประกาศในกลุ่มไหน" not in answer.text
