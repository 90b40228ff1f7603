"""Bursts on the running system: halves of a question, and pictures that are sent together."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from office import Planbot, free_port

from db import officers
from db.engine import Database
from simulator.driver import Simulator, Someone
from simulator.world.model import Request

SETTINGS = {
    "OFFICE_HOURS": "always",
    "ANSWER_UNDO_SECONDS": "0",
    "PUBLIC_URL": "https://planbot.example.go.th",
}


@pytest.fixture(scope="module")
def office(
    module_database_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Simulator, Someone]]:
    """A running planbot with one officer, who answers in her own chat."""
    folder: Path = tmp_path_factory.mktemp("bursts")
    with Simulator(quota=300) as sim:
        bot = Planbot(sim, module_database_url, free_port(), folder / "log", settings=SETTINGS)
        bot.start()
        sim.connect(bot.webhook)
        nid, database = sim.person("พี่นิด"), Database(module_database_url)
        with database.begin() as session:
            invited = officers.make_code(session, "พี่นิด", sim.clock.now())
        database.close()
        assert "ลงทะเบียน พี่นิด" in nid.says(invited).answer().text
        yield sim, nid
        assert bot.stop() == 0, bot.log()


def pushes_to(sim: Simulator, chat: Someone) -> list[Request]:
    return [
        call
        for call in sim.platform.requests
        if call.path.endswith("/message/push") and call.body["to"] == chat.id and call.done
    ]


@pytest.mark.parametrize(("first", "second"), [("แผนปฏิบัติการ", "ส่งวันไหนคะ"), ("ส่งวันไหนคะ", "แผนปฏิบัติการ")])
def test_halves_of_a_question_in_either_order_get_one_answer(
    office: tuple[Simulator, Someone], first: str, second: str
) -> None:
    sim, _ = office
    teacher = sim.person(f"ครู {first}")

    teacher.says(first)
    answer = teacher.says(second).answer()

    assert "พฤษภาคม" in answer.text or "พ.ค." in answer.text
    sim.settle()
    assert len(sim.sent_to(teacher)) == 1


def test_pictures_to_the_bot_get_one_line(office: tuple[Simulator, Someone]) -> None:
    sim, _ = office
    teacher = sim.person("ครูส่งรูป")

    assert teacher.sends_pictures(6).answer().messages
    sim.settle()
    assert len(sim.sent_to(teacher)) == 1


def test_a_set_that_never_completes_gets_its_line_after_some_seconds(
    office: tuple[Simulator, Someone],
) -> None:
    sim, _ = office
    teacher = sim.person("ครูส่งรูปไม่ครบ")

    said = teacher.sends_pictures(2, of=5)

    assert said.unanswered_for(1.5)
    assert said.answer().messages
    sim.settle()
    assert len(sim.sent_to(teacher)) == 1


def test_an_askers_pictures_reach_the_officer_in_two_pushes(office: tuple[Simulator, Someone]) -> None:
    sim, nid = office
    teacher = sim.person("ครูมีหลักฐาน")
    teacher.says("พรุ่งนี้ฝนจะตกไหม").answer()
    teacher.taps("ส่งถึงเจ้าหน้าที่").answer()
    told = teacher.says("โรงเรียนทดสอบพิทยาคม").answer().text
    number = told.split("เลขที่ ")[1].split("\n")[0].strip()
    nid.says(f"{number} ขอดูรูปค่ะ").answer()
    assert sim.wait_until(lambda: any("ขอดูรูปค่ะ" in str(one.content) for one in sim.sent_to(teacher)))
    before, pushes = len(sim.sent_to(nid)), len(pushes_to(sim, nid))

    said = teacher.sends_pictures(6).answer()

    assert "รูปภาพ 6 รูป" in said.text
    kinds = ["text", *["image"] * 6]
    assert sim.wait_until(lambda: [one.content["type"] for one in sim.sent_to(nid)[before:]] == kinds)
    sim.settle()
    assert [len(call.body["messages"]) for call in pushes_to(sim, nid)[pushes:]] == [5, 2]
