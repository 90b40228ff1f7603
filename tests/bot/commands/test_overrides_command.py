"""`planbot knowledge set | remove | undo | edits | export --all | import`, as an operator uses them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import planbot as command_line
from db import overrides
from db.engine import Database
from db.schema import upgrade
from services.knowledge import overrides as service


@pytest.fixture
def office(tmp_path: Path) -> Path:
    upgrade(Database(f"sqlite:///{tmp_path / 'office.db'}"))
    return tmp_path / "office.db"


def planbot(database: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command_line, arguments, env={"DATABASE_URL": f"sqlite:///{database}"})


def stored(database: Path) -> list[object]:
    with Database(f"sqlite:///{database}").read() as session:
        return [(service.of_row(row), row.by_name, row.reason) for row in overrides.standing(session)]


def test_the_office_sets_lists_and_undoes_its_phone_number(office: Path) -> None:
    done = planbot(office, "knowledge", "set", "office", "-", "phone", "042-511111", "--reason", "ย้ายตึก")
    assert (done.exit_code, done.stdout) == (0, "บันทึกแล้ว (ฉบับที่ 1) ใช้ทันที\n")

    listed = planbot(office, "knowledge", "edits").stdout
    assert "office phone = 042-511111" in listed
    assert "ย้ายตึก" in listed

    assert planbot(office, "knowledge", "undo", "1").exit_code == 0
    assert planbot(office, "knowledge", "edits").stdout == "สำนักงานยังไม่ได้แก้ไขข้อมูลใด\n"
    assert "ไม่มีการแก้ไขที่ใช้อยู่เลขที่ 1" in planbot(office, "knowledge", "undo", "1").stderr


def test_a_day_off_moves_the_work_calendar(office: Path) -> None:
    preview = ("announcements", "preview", "--from", "2027-05-24", "--to", "2027-05-31")
    before = planbot(office, *preview).stdout
    day = '{"date": "2027-05-31", "name": "วันหยุดพิเศษ"}'

    assert planbot(office, "knowledge", "set", "days_off", "-", "extra", day).exit_code == 0
    after = planbot(office, *preview).stdout

    assert "วันหยุดพิเศษ" in after
    assert before != after
    assert planbot(office, "knowledge", "remove", "days_off", "-", "extra", "2027-05-31").exit_code == 0
    assert planbot(office, *preview).stdout == before


def test_a_digest_when_due_is_left_out_in_an_empty_month(office: Path) -> None:
    preview = ("announcements", "preview", "--from", "2027-02-01", "--to", "2027-02-28")
    assert "digest:announcements:2027-02" in planbot(office, *preview).stdout

    planbot(office, "knowledge", "set", "office", "-", "digest.announcements", "when-due")

    shown = planbot(office, *preview).stdout
    assert "digest:announcements:2027-02" not in shown
    assert "digest:officers:2027-02" in shown


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("set", "step", "plan-review-4", "text", "อื่น"), "แก้ฟิลด์ “text” ไม่ได้"),
        (("set", "step", "plan-review-44", "title", "อื่น"), "คู่มือไม่มี “plan-review-44”"),
        (("set", "office", "-", "digest.officers", "weekly"), "ใช้ “weekly” ไม่ได้"),
        (("set", "step", "plan-review-4", "fee", "{"), "JSON"),
        (("set", "office", "-", "phone", "1", "--from-year", "2027"), "พ.ศ."),
    ],
)
def test_what_does_not_load_is_refused_in_a_line(
    office: Path, arguments: tuple[str, ...], problem: str
) -> None:
    refused = planbot(office, "knowledge", *arguments)

    assert refused.exit_code == 1
    assert problem in refused.stderr
    assert stored(office) == []


def test_everything_exported_is_the_same_once_imported_elsewhere(office: Path, tmp_path: Path) -> None:
    planbot(office, "knowledge", "set", "office", "-", "phone", "042-511111", "--reason", "ย้ายตึก")
    planbot(office, "knowledge", "set", "office", "-", "phone", "042-522222", "--from-year", "2571")
    planbot(office, "knowledge", "set", "office", "-", "address", "ผิด")
    planbot(office, "knowledge", "undo", "3")
    planbot(office, "dates", "set", "emes-close-6m", "2027-04-20")
    file, other = tmp_path / "all.yaml", tmp_path / "other.db"
    upgrade(Database(f"sqlite:///{other}"))

    assert planbot(office, "knowledge", "export", "--all", "--out", str(file)).exit_code == 0
    tried = planbot(other, "knowledge", "import", str(file), "--dry-run")
    assert "การแก้ไขใหม่ 5 จาก 5 รายการ" in tried.stdout
    assert stored(other) == []

    assert planbot(other, "knowledge", "import", str(file)).exit_code == 0
    again = planbot(other, "knowledge", "import", str(file))

    assert len(stored(office)) == 3
    assert stored(other) == stored(office)
    assert "0 จาก 5 รายการ" in again.stdout
    exported = planbot(other, "knowledge", "export", "--all").stdout
    assert exported == file.read_text(encoding="utf-8")


def test_a_file_with_a_change_that_does_not_load_imports_nothing(office: Path, tmp_path: Path) -> None:
    planbot(office, "knowledge", "set", "office", "-", "phone", "042-511111")
    file, other = tmp_path / "all.yaml", tmp_path / "other.db"
    upgrade(Database(f"sqlite:///{other}"))
    planbot(office, "knowledge", "export", "--all", "--out", str(file))
    file.write_text(file.read_text("utf-8").replace("field: phone", "field: fone"), "utf-8")

    refused = planbot(other, "knowledge", "import", str(file))

    assert refused.exit_code == 1
    assert "แก้ฟิลด์ “fone” ไม่ได้ น่าจะเป็น “phone”" in refused.stderr
    assert stored(other) == []
