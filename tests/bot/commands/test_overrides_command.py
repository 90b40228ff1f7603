"""`planbot knowledge set | remove | undo | edits | export --all | import`, as an operator uses them."""

from pathlib import Path

import pytest
from migrated import migrated
from shell import Ended, Shell

from db.engine import Database
from db.knowledge import overrides
from services.knowledge import overrides as service


class Planbot:
    """The command line on an office's own database."""

    def __init__(self, shell: Shell, file: Path) -> None:
        migrated(file)
        self.shell, self.file = shell, file

    def runs(self, *arguments: str) -> Ended:
        return self.shell.runs(*arguments, DATABASE_URL=f"sqlite:///{self.file}")


@pytest.fixture
def office(tmp_path: Path, shell: Shell) -> Planbot:
    return Planbot(shell, tmp_path / "office.db")


@pytest.fixture
def other(tmp_path: Path, shell: Shell) -> Planbot:
    return Planbot(shell, tmp_path / "other.db")


def stored(office: Planbot) -> list[object]:
    with Database(f"sqlite:///{office.file}").read() as session:
        return [(service.of_row(row), row.by_name, row.reason) for row in overrides.standing(session)]


def test_the_office_sets_lists_and_undoes_its_phone_number(office: Planbot) -> None:
    done = office.runs("knowledge", "set", "office", "-", "phone", "042-511111", "--reason", "ย้ายตึก")
    assert (done.code, done.out) == (0, "บันทึกแล้ว (ฉบับที่ 1) ใช้ทันที\n")

    listed = office.runs("knowledge", "edits").out
    assert "office phone = 042-511111" in listed
    assert "ย้ายตึก" in listed

    assert office.runs("knowledge", "undo", "1").code == 0
    assert office.runs("knowledge", "edits").out == "สำนักงานยังไม่ได้แก้ไขข้อมูลใด\n"
    assert "ไม่มีการแก้ไขที่ใช้อยู่เลขที่ 1" in office.runs("knowledge", "undo", "1").error


def test_a_day_off_moves_the_work_calendar(office: Planbot) -> None:
    preview = ("announcements", "preview", "--from", "2027-05-24", "--to", "2027-05-31")
    before = office.runs(*preview).out
    day = '{"date": "2027-05-31", "name": "วันหยุดพิเศษ"}'

    assert office.runs("knowledge", "set", "days_off", "-", "extra", day).code == 0
    after = office.runs(*preview).out

    assert "วันทำการสุดท้าย 28 พฤษภาคม 2570" not in before
    assert "วันทำการสุดท้าย 28 พฤษภาคม 2570" in after
    assert office.runs("knowledge", "remove", "days_off", "-", "extra", "2027-05-31").code == 0
    assert office.runs(*preview).out == before


def test_a_digest_only_when_something_is_due_leaves_out_other_months(office: Planbot) -> None:
    preview = ("announcements", "preview", "--from", "2027-06-01", "--to", "2027-06-30")
    assert "digest:announcements:2027-06" in office.runs(*preview).out

    office.runs("knowledge", "set", "office", "-", "digest.announcements", "when-due")
    assert "digest:announcements:2027-06" not in office.runs(*preview).out

    office.runs("knowledge", "set", "office", "-", "digest.announcements", "monthly")
    assert "digest:announcements:2027-06" in office.runs(*preview).out


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
    office: Planbot, arguments: tuple[str, ...], problem: str
) -> None:
    refused = office.runs("knowledge", *arguments)

    assert refused.code == 1
    assert problem in refused.error
    assert stored(office) == []


def test_everything_exported_is_the_same_once_imported_elsewhere(
    office: Planbot, other: Planbot, tmp_path: Path
) -> None:
    office.runs("knowledge", "set", "office", "-", "phone", "042-511111", "--reason", "ย้ายตึก")
    office.runs("knowledge", "set", "office", "-", "phone", "042-522222", "--from-year", "2571")
    office.runs("knowledge", "set", "office", "-", "address", "ผิด")
    office.runs("knowledge", "undo", "3")
    office.runs("dates", "set", "emes-close-6m", "2027-04-20")
    file = tmp_path / "all.yaml"

    assert office.runs("knowledge", "export", "--all", "--out", str(file)).code == 0
    tried = other.runs("knowledge", "import", str(file), "--dry-run")
    assert "การแก้ไขใหม่ 5 จาก 5 รายการ" in tried.out
    assert stored(other) == []

    assert other.runs("knowledge", "import", str(file)).code == 0
    again = other.runs("knowledge", "import", str(file))

    assert len(stored(office)) == 3
    assert stored(other) == stored(office)
    assert "0 จาก 5 รายการ" in again.out
    exported = other.runs("knowledge", "export", "--all").out
    assert exported == file.read_text(encoding="utf-8")


def test_a_file_with_a_change_that_does_not_load_imports_nothing(
    office: Planbot, other: Planbot, tmp_path: Path
) -> None:
    office.runs("knowledge", "set", "office", "-", "phone", "042-511111")
    file = tmp_path / "all.yaml"
    office.runs("knowledge", "export", "--all", "--out", str(file))
    file.write_text(file.read_text("utf-8").replace("field: phone", "field: fone"), "utf-8")

    refused = other.runs("knowledge", "import", str(file))

    assert refused.code == 1
    assert "แก้ฟิลด์ “fone” ไม่ได้ น่าจะเป็น “phone”" in refused.error
    assert stored(other) == []
