"""`planbot menu apply`, against the simulator."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import line_for, planbot
from bot.failure import Failure
from db.engine import Database
from db.menus import leases
from db.schema import upgrade
from line.menus import images
from services.outbound.menus import LEASE, LEASE_LASTS
from simulator.driver import Simulator


@pytest.fixture
def sim() -> Iterator[Simulator]:
    with Simulator() as sim:
        yield sim


@pytest.fixture
def database(sim: Simulator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Database]:
    url = f"sqlite:///{tmp_path / 'planbot.db'}"
    monkeypatch.chdir(tmp_path)
    settings = {
        "LINE_CHANNEL_SECRET": sim.secret,
        "LINE_CHANNEL_ACCESS_TOKEN": sim.token,
        "LINE_API_BASE": sim.url,
        "LINE_DATA_API_BASE": sim.url,
        "DATABASE_URL": url,
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("PUBLIC_URL", raising=False)
    database = Database(url)
    upgrade(database)
    yield database
    database.close()


def apply() -> Result:
    return CliRunner().invoke(planbot, ["menu", "apply"])


def test_menus_are_made_the_first_time_and_left_alone_the_second(sim: Simulator, database: Database) -> None:
    first, second = apply(), apply()

    assert first.exit_code == second.exit_code == 0, first.output
    lines = first.output.splitlines()
    assert [line.partition(" (")[0] for line in lines[:3]] == [
        "เมนูของผู้ถาม: ทำใหม่และแสดงแล้ว",
        "เมนูของเจ้าหน้าที่: ทำใหม่และแสดงแล้ว",
        "ผูกเมนูเจ้าหน้าที่แล้ว 0 คน",
    ]
    assert [line.partition(" (")[0] for line in second.output.splitlines()[:2]] == [
        "เมนูของผู้ถาม: ตรงอยู่แล้ว ไม่ได้สร้างใหม่",
        "เมนูของเจ้าหน้าที่: ตรงอยู่แล้ว ไม่ได้สร้างใหม่",
    ]
    assert len(sim.platform.rich_menus.all()["richmenus"]) == 2


def test_without_the_shaping_of_thai_the_kept_image_is_sent_and_told(
    sim: Simulator, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "shapes_thai", lambda: False)

    told = apply().output

    assert "จึงใช้รูปเมนูที่มากับโปรแกรม" in told
    shown = sim.platform.rich_menus.shown_to("anybody")
    assert shown and shown.image == (images.KEPT / "askers.png").read_bytes()


def test_line_being_down_is_one_line_and_an_error(sim: Simulator, database: Database) -> None:
    sim.faults.down = True

    ended = apply()

    assert isinstance(ended.exception, Failure)
    assert line_for(ended.exception).startswith("จัดการเมนูไม่สำเร็จ: LINE answered 503")


def test_a_worker_at_it_is_told(database: Database) -> None:
    with database.begin() as session:
        leases.take(session, LEASE, "worker", datetime.now(UTC), LEASE_LASTS)

    ended = apply()

    assert isinstance(ended.exception, Failure)
    assert "รอสักครู่แล้วสั่งใหม่" in line_for(ended.exception)


def test_a_refused_image_is_told_with_lines_words(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "image_of", lambda menu: b"no picture")

    ended = apply()

    assert isinstance(ended.exception, Failure)
    assert "เมนูของผู้ถาม: LINE ไม่รับ (LINE answered 400: The image is not a PNG)" in ended.output
