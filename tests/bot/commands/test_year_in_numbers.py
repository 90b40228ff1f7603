"""The year's statistics, recomputed another way; the files they are written to, opened again."""

import csv
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import bangkok
from click.testing import CliRunner
from consult_office import NID, TEACHER, Bureau, the_manual
from openpyxl import load_workbook
from year_of_service import LATER, a_year

from bot.cli import planbot
from db import consultations
from db import ledger as kept
from db.engine import Database
from domain.time import fiscal_year_at
from scheduler.calendar.workdays import Workdays
from services.reports.statistics import ninetieth, statistics
from services.reports.tables import ledger, tables_of, write_csv, write_xlsx

YEAR = 2570


def test_time_to_answer_is_counted_in_working_hours(database: Database) -> None:
    bureau = Bureau(database)
    bureau.clock.moment = bangkok("2026-11-27 15:30")
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.clock.moment = bangkok("2026-11-30 09:30")
    bureau.says(NID, "ปศ. 1 ได้ค่ะ")
    bureau.presses(TEACHER, "ได้คำตอบแล้ว")
    found = statistics(bureau.cases(), YEAR, bureau.desk.workdays, bureau.clock())

    assert (found.median_hours, found.ninetieth_hours) == (2.0, 2.0)
    assert (found.in_time, found.in_time_share, found.confirmed) == (1, 1.0, 1)


def test_nine_in_ten_do_not_pass_the_ninetieth_percentile() -> None:
    assert ninetieth([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) == 9
    assert ninetieth([5]) == 5


def test_a_fiscal_year_begins_on_the_first_of_october_in_bangkok(database: Database) -> None:
    with database.begin() as session:
        for moment in ("2026-09-30 23:59", "2026-10-01 00:00", "2027-09-30 23:59", "2027-10-01 00:00"):
            consultations.add(session, bangkok(moment), numbered=True, channel="phone", state="open")

    with database.read() as session:
        found = [(one.number, one.fiscal_year) for one in kept.of_year(session, YEAR)]
    assert found == [(1, 2570), (2, 2570)]


def test_the_excel_file_opens_with_a_sheet_and_a_chart_each_and_the_same_totals(
    database: Database, tmp_path: Path
) -> None:
    a_year(database)
    with database.read() as session:
        rows = kept.of_year(session, YEAR)
        found = statistics(rows, YEAR, Workdays(the_manual().days_off), LATER)
        write_xlsx(
            [*tables_of(found, the_manual()), ledger(rows, the_manual(), LATER)], tmp_path / "year.xlsx"
        )
    book = load_workbook(tmp_path / "year.xlsx")

    assert book.sheetnames == [
        "สรุป 2570", "รายเดือน", "กระบวนงาน", "ช่องทาง", "ผลการให้บริการ", "ผู้ตอบ", "ไม่นับเป็นบริการ",
        "ITA", "การให้คำปรึกษา",
    ]  # fmt: skip
    for name in ("รายเดือน", "กระบวนงาน", "ช่องทาง", "ผลการให้บริการ"):
        counts = [row[1] for row in book[name].iter_rows(min_row=2, values_only=True)]
        whole = found.total if name == "ผลการให้บริการ" else found.services
        assert sum(count for count in counts if isinstance(count, int)) == whole
        assert len(getattr(book[name], "_charts")) == 1  # noqa: B009
    assert book["รายเดือน"]["A2"].value == "ต.ค. 2569"
    for name in ("รายเดือน", "กระบวนงาน", "ผู้ตอบ"):
        [chart] = getattr(book[name], "_charts")  # noqa: B009
        assert (chart.x_axis.delete, chart.y_axis.delete, chart.title.overlay) == (False, False, False)
    assert book["การให้คำปรึกษา"].max_row == found.total + 1


def test_what_people_typed_is_never_a_formula(database: Database, tmp_path: Path) -> None:
    a_year(database, 100)
    with database.read() as session:
        table = ledger(kept.of_year(session, YEAR), the_manual(), LATER)
    write_csv(table, tmp_path / "year.csv")
    write_xlsx([table], tmp_path / "year.xlsx")

    with (tmp_path / "year.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert "'=HYPERLINK(1)" in cells and "=HYPERLINK(1)" not in cells
    sheet = load_workbook(tmp_path / "year.xlsx").worksheets[0]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def run(url: str, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(planbot, arguments, env={"DATABASE_URL": url})
    return done.exit_code, done.output if not done.exception else str(done.exception)


def test_a_request_is_recorded_listed_counted_and_exported_by_command(
    database_url: str, tmp_path: Path
) -> None:
    recorded = run(
        database_url, "consultations", "record", "--channel", "phone", "--school", "ปิยะ",
        "--question", "แผน 5 ปี ส่งวันไหน โทร 081-234-5678", "--waiting",
    )  # fmt: skip
    assert recorded[0] == 0 and "เลขที่ ปศ. 1/" in recorded[1]
    assert "โรงเรียน: ปิยะ\n" in recorded[1]
    assert "แผน 5 ปี ส่งวันไหน โทร •••-•••-••••" in run(database_url, "consultations", "list")[1]
    year = recorded[1].rsplit("/", 1)[1].strip()
    told = json.loads(run(database_url, "stats", "--fiscal-year", year, "--json")[1])
    assert (told["total"], told["waiting"], told["by_channel"]) == (1, 1, {"phone": 1})
    assert "[ช่องทาง]\nโทรศัพท์  1" in run(database_url, "stats", "--fiscal-year", year)[1]
    for name in ("out.csv", "out.xlsx"):
        out = str(tmp_path / name)
        assert run(database_url, "consultations", "export", "--fiscal-year", year, "--out", out)[0] == 0
    assert run(database_url, "stats", "--fiscal-year", year, "--out", str(tmp_path / "s.xlsx"))[0] == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ("stats", "--fiscal-year", "2027"),
            "ปีงบประมาณต้องเป็น พ.ศ. เช่น 2570 (ค่าที่พบ: 2027 น่าจะหมายถึง 2570)",
        ),
        (("stats", "--out", "/nowhere/at/all/s.xlsx"), "เขียนไฟล์ /nowhere/at/all/s.xlsx ไม่ได้"),
        (("consultations", "export", "--out", "year.pdf"), "ต้องลงท้ายด้วย .xlsx หรือ .csv"),
        (("stats", "--fiscal-year", "abc"), "ปีงบประมาณต้องเป็น พ.ศ. เช่น 2570 (ค่าที่พบ: abc)"),
        (("stats", "--out", "/tmp"), "ต้องลงท้ายด้วย .xlsx"),
        (("knowledge", "export", "--out", "/tmp"), "เขียนไฟล์ /tmp ไม่ได้"),
        (("knowledge", "gaps", "--month", "0001-01"), "เดือนต้องเป็นปี ค.ศ.-เดือน"),
        (("knowledge", "gaps", "--month", "9999-12"), "เดือนต้องเป็นปี ค.ศ.-เดือน"),
        (("consultations", "record", "--channel", "phone", "--question", "ก\udcff"), "ตั้งหน้าต่างคำสั่งเป็น UTF-8"),
        (
            ("consultations", "record", "--channel", "phone", "--question", "ก", "--name", "ก" * 201),
            "ยาวเกิน 100 ตัวอักษร",
        ),
        (
            ("consultations", "record", "--channel", "phone", "--question", "ก", "--school", "ก" * 201),
            "ยาวเกิน 100 ตัวอักษร",
        ),
        (("consultations", "record", "--channel", "phone", "--question", " "), "คำถามว่างเปล่า"),
        (
            ("consultations", "record", "--channel", "phone", "--question", "ก", "--procedure", "x"),
            "ไม่มีกระบวนงาน x",
        ),
    ],
)
def test_bad_input_gets_a_line_that_says_what_to_do(
    database_url: str, arguments: tuple[str, ...], says: str
) -> None:
    code, told = run(database_url, *arguments)

    assert code == 1
    assert says in told


def test_a_folder_is_no_file_to_write_to(database_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "year.xlsx"
    folder.mkdir()

    for command in (("stats",), ("consultations", "export")):
        code, told = run(database_url, *command, "--out", str(folder))
        assert code == 1 and f"เขียนไฟล์ {folder} ไม่ได้" in told


def test_what_was_recorded_by_command_is_shown_as_it_was_understood(
    database: Database, database_url: str
) -> None:
    told = run(
        database_url, "consultations", "record", "--channel", "walk-in", "--school", "บ้านไกล 0812345678",
        "--name", "ครูสมใจ 081-234-5678", "--question", "โรงเรียนส่งแผนปฏิบัติการวันไหน", "--answer", "สิ้นเดือน",
    )[1]  # fmt: skip
    with database.read() as session:
        [case] = kept.of_year(session, fiscal_year_at(datetime.now(UTC)))

    assert "ช่องทาง: มาด้วยตนเอง\nผู้ถาม: ครูสมใจ •••-•••-••••\nโรงเรียน: บ้านไกล ••••••••••\n" in told
    assert "เรื่อง: ทบทวนแผน" in told and "สถานะ: ตอบแล้ว" in told
    assert (case.procedure, case.step, case.facet) == ("plan-review", 4, "timeline")
    assert (case.person_name, case.school) == ("ครูสมใจ •••-•••-••••", "บ้านไกล ••••••••••")


def test_json_is_printed_whether_or_not_a_file_is_written(database_url: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(
        planbot, ("stats", "--json", "--out", str(tmp_path / "s.xlsx")), env={"DATABASE_URL": database_url}
    )

    assert json.loads(done.stdout)["total"] == 0
    assert (tmp_path / "s.xlsx").exists()


def test_importing_the_bot_does_not_load_the_spreadsheet_library() -> None:
    found = subprocess.run(
        [sys.executable, "-c", "import bot.work.worker, sys; print('openpyxl' in sys.modules)"],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == "False"
