"""Consultations on the running system: a teacher, officers in their group, and LINE between them."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from office import Planbot, free_port

from db import chats, officers
from db.engine import Database
from simulator.driver import Simulator, Someone
from simulator.world.model import Group, Message

_numbers = itertools.count(1)
QUESTIONS = ("ขอยืมรถตู้ของเขตไปแข่งกีฬาได้ไหม", "พรุ่งนี้ฝนจะตกไหม", "สอบครูผู้ช่วยปีนี้รับกี่คน")


SETTINGS = {"OFFICE_HOURS": "always", "ANSWER_UNDO_SECONDS": "2"}


@dataclass
class Running:
    sim: Simulator
    group: Group
    nid: Someone
    somsri: Someone

    def teacher(self, name: str) -> Someone:
        return self.sim.person(f"{name} {next(_numbers)}")

    def card(self, number: str) -> Message:
        """The officers' card of that number, once it is there."""

        def there() -> list[Message]:
            return [
                one for one in self.sim.sent_to(self.group) if number in str(one.content.get("altText", ""))
            ]

        assert self.sim.wait_until(lambda: bool(there())), "no card"
        return there()[0]

    def asks(self, teacher: Someone, question: str) -> str:
        teacher.says(question).answer()
        assert "ชื่อโรงเรียน" in teacher.taps("ส่งถึงเจ้าหน้าที่").answer().text
        told = teacher.says("โรงเรียนทดสอบพิทยาคม").answer().text
        assert "ส่งคำถามถึงเจ้าหน้าที่แล้ว" in told
        return told.split("เลขที่ ")[1].split("\n")[0].strip()

    def gets(self, teacher: Someone, words: str) -> bool:
        return self.sim.wait_until(
            lambda: any(
                (one.content.get("text") or "").endswith(f"\n\n{words}") for one in self.sim.sent_to(teacher)
            )
        )


@pytest.fixture(scope="module")
def running(module_database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder: Path = tmp_path_factory.mktemp("consultations")
    url = module_database_url
    with Simulator(quota=300) as sim:
        bot = Planbot(sim, url, free_port(), folder / "log", settings=SETTINGS)
        bot.start()
        sim.connect(bot.webhook)
        nid, somsri = sim.person("พี่นิด"), sim.person("สมศรี")
        group = sim.group("เจ้าหน้าที่ทดสอบ", [nid, somsri])
        nid.invites_bot(group).answer()
        database = Database(url)
        with database.begin() as session:
            now = sim.clock.now()
            code = chats.make_code(session, "officers", now).code
            invited = officers.make_code(session, "พี่นิด", now)
        database.close()
        assert "กลุ่มเจ้าหน้าที่" in nid.says_in(group, code).answer().text
        assert "ลงทะเบียน พี่นิด" in nid.says(invited).answer().text
        yield Running(sim, group, nid, somsri)
        assert bot.stop() == 0, bot.log()


def test_below_the_chat_askers_and_officers_find_their_own_menus(running: Running) -> None:
    teacher = running.teacher("ครูเมนู")
    teacher.says("สวัสดีค่ะ").answer()

    def bar(who: Someone) -> str:
        menu = running.sim.platform.rich_menus.shown_to(who.id)
        return str(menu.content["chatBarText"]) if menu else ""

    assert running.sim.wait_until(lambda: (bar(teacher), bar(running.nid)) == ("เมนู", "เมนูสำนักงาน"), 20)


def test_from_a_question_the_manual_does_not_answer_to_a_confirmed_answer(running: Running) -> None:
    teacher = running.teacher("ครูสมใจ")
    name = running.asks(teacher, QUESTIONS[1])
    card = running.card(name)
    assert running.sim.sent_to(running.group)

    told = running.nid.says_in(running.group, "ดูพยากรณ์อากาศนะคะ", quote=card).answer()
    assert name in told.text
    assert "จะส่งในอีก 2 วินาที" in told.text
    assert running.gets(teacher, "ดูพยากรณ์อากาศนะคะ")
    assert "บันทึกว่าได้คำตอบแล้ว" in teacher.taps("ได้คำตอบแล้ว").answer().text


def test_three_open_questions_answered_in_mixed_order_each_reach_their_own_asker(running: Running) -> None:
    teachers = [running.teacher(name) for name in ("ครูหนึ่ง", "ครูสอง", "ครูสาม")]
    names = [running.asks(teacher, "พรุ่งนี้ฝนจะตกไหม") for teacher in teachers]
    cards = [running.card(name) for name in names]
    group = running.group

    running.nid.says(f"{names[2]} คำตอบของสาม").answer()
    assert "ยังไม่ได้ส่งถึงผู้ถาม" in running.nid.says("คำตอบของใครไม่รู้").answer().text
    assert running.nid.says_in(group, "คำตอบที่ไม่ได้อ้างอะไร").unanswered_for(1.0)
    running.somsri.says_in(group, "คำตอบของหนึ่ง", quote=cards[0]).answer()
    again = running.nid.says_in(group, "ตอบซ้ำ", quote=cards[0]).answer().text
    assert "ข้อความของท่านจึงยังไม่ได้ส่งค่ะ" in again

    assert running.gets(teachers[2], "คำตอบของสาม")
    assert running.gets(teachers[0], "คำตอบของหนึ่ง")
    said = {
        teacher.name: [one.content.get("text") for one in running.sim.sent_to(teacher)]
        for teacher in teachers
    }
    assert [text for text in said[teachers[1].name] if text and "คำตอบของ" in text] == []
    assert "ตอบซ้ำ" not in str(said)
    running.nid.says_in(group, "คำตอบของสอง", quote=cards[1]).answer()
    assert running.gets(teachers[1], "คำตอบของสอง")


def test_a_request_by_phone_is_shown_and_kept_once_confirmed(running: Running) -> None:
    shown = running.nid.says("โทร ปิยะมหาราชาลัย แผน 5 ปี ถามวันส่ง ตอบแล้ว").answer()

    assert "ช่องทาง: โทรศัพท์" in shown.text
    assert "โรงเรียน: ปิยะมหาราชาลัย" in shown.text
    assert "คำถาม: แผน 5 ปี ถามวันส่ง" in shown.text
    assert "บันทึกแล้วค่ะ เลขที่ ปศ." in running.nid.taps("บันทึก").answer().text


def test_of_two_officers_who_answer_at_once_in_different_chats_one_is_sent_and_the_other_told(
    running: Running,
) -> None:
    teacher = running.teacher("ครูสี่")
    name = running.asks(teacher, QUESTIONS[1])
    card = running.card(name)

    first = running.nid.says(f"{name} คำตอบของนิด")
    second = running.somsri.says_in(running.group, "คำตอบของสมศรี", quote=card)

    told = [first.answer().text, second.answer(8).text]
    assert sum("ข้อความของท่านจึงยังไม่ได้ส่งค่ะ" in one for one in told) == 1, told
    assert running.gets(teacher, "คำตอบของนิด") != running.gets(teacher, "คำตอบของสมศรี")


def test_a_person_at_the_counter_is_recorded_and_waits(running: Running) -> None:
    shown = running.nid.says("มาเอง นาแกพิทยาคม ยืมรถตู้ รอตอบ").answer()

    assert "ช่องทาง: มาด้วยตนเอง" in shown.text
    told = running.nid.taps("บันทึก").answer().text
    assert told.startswith("บันทึกแล้วค่ะ เลขที่ ปศ. ")
    assert told.removeprefix("บันทึกแล้วค่ะ เลขที่ ") in running.nid.says("งานค้าง").answer().text


def test_who_has_her_data_erased_is_known_no_more(running: Running) -> None:
    teacher = running.teacher("ครูห้า")
    name = running.asks(teacher, QUESTIONS[1])
    assert name in teacher.says("คำถามของฉัน").answer().text

    teacher.says("ลบข้อมูลของฉัน").answer()
    teacher.taps("ยืนยันลบข้อมูล").answer()

    assert "ยังไม่มีคำถาม" in teacher.says("คำถามของฉัน").answer().text
    assert "ผู้ถามยกเลิกคำถามแล้ว" in running.nid.says(f"{name} คำตอบ").answer().text
