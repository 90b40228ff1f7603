"""A full disk: nothing is lost, what cannot be done says so, and all goes on once there is room."""

import sqlite3
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import NOON, TEACHER, a_text
from migrated import migrated
from office import Planbot, free_port
from shell import Shell
from small_disk import SmallDisk, small_disk

from bot.web.webhook import keep
from simulator.driver import Simulator
from simulator.webhooks import Pace

QUESTION = "ส่งแผนปฏิบัติการของโรงเรียนภายในวันไหนคะ"
Records = Callable[[str, object], None]

pytestmark = pytest.mark.fault("full disk")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "small", 8) as disk:
        yield disk


def status(port: int, path: str) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
        return int(answer.status)


@pytest.mark.long_fault
def test_questions_on_a_full_disk_are_answered_once_there_is_room(
    tmp_path: Path, disk: SmallDisk, record_property: Records
) -> None:
    with Simulator(pace=Pace(redeliver_after=(1.0,) * 90)) as sim:
        url = f"sqlite:///{disk.folder / 'planbot.db'}"
        bot = Planbot(sim, url, free_port(), tmp_path / "log")
        bot.start()
        sim.connect(bot.webhook)
        sim.person("ครูคนแรก").says(QUESTION).answer(30)
        disk.fill()
        asked = [sim.person(f"ครู {number}").says(f"{QUESTION} {'ก' * 2000}") for number in range(10)]
        time.sleep(4)
        alive, refused = status(bot.port, "/healthz"), "webhook not acknowledged" in bot.log()

        disk.make_room()

        assert sim.wait_until(lambda: all(said.answered().messages for said in asked), 60), bot.log()
        sim.settle(60)
        answers = [len(sim.sent_to(said.chat)) for said in asked]
        assert bot.stop() == 0, bot.log()

    record_property("tried", 10)
    record_property("happened", "questions refused with 503 came again, one answer each; /healthz answered")
    assert (alive, refused, answers) == (200, True, [1] * 10)


def test_a_backup_onto_a_full_disk_says_so_and_leaves_no_file(
    shell: Shell, tmp_path: Path, disk: SmallDisk, record_property: Records
) -> None:
    database = migrated(tmp_path / "planbot.db")
    disk.fill(leave=100_000)

    ended = shell.runs("backup", str(disk.folder / "saved.db"), DATABASE_URL=str(database.url))

    record_property("happened", "backup: one clear line, no half file")
    database.close()
    assert (ended.code, ended.error.count("\n")) == (1, 1)
    assert "ไม่สำเร็จ" in ended.error
    assert not (disk.folder / "saved.db").exists()


def test_a_restore_onto_a_full_disk_says_so_and_changes_nothing(
    shell: Shell, tmp_path: Path, disk: SmallDisk, record_property: Records
) -> None:
    here, there = migrated(tmp_path / "large.db"), migrated(disk.folder / "planbot.db")
    with here.begin() as session:
        keep(session, [a_text("ก" * 4000, at=NOON) for _ in range(500)], NOON)
    with there.begin() as session:
        keep(session, [a_text("ของเดิม", at=NOON, person=TEACHER)], NOON)
    here.close()
    there.close()
    saved = shell.runs(
        "backup", str(tmp_path / "saved.db"), DATABASE_URL=f"sqlite:///{tmp_path / 'large.db'}"
    )
    disk.fill(leave=200_000)

    url = f"sqlite:///{disk.folder / 'planbot.db'}"
    ended = shell.runs("restore", str(tmp_path / "saved.db"), DATABASE_URL=url)

    record_property("happened", "restore: one clear line, the database as it was")
    assert (saved.code, ended.code, ended.error.count("\n")) == (0, 1, 1), ended.error
    found = sqlite3.connect(disk.folder / "planbot.db")
    rows = found.execute("SELECT count(*) FROM inbox").fetchone()
    whole = found.execute("PRAGMA integrity_check").fetchone()
    found.close()
    assert (rows, whole) == ((1,), ("ok",))
