"""The year's statistics and the ledger as tables: for the screen, for Excel, for CSV."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.chart import BarChart, PieChart, Reference
from openpyxl.chart.title import title_maker
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from db.models.consultations import Consultation
from domain.case_names import case_name
from domain.consultation import State, is_service
from domain.time import BANGKOK, calendar_year
from knowledge.facts.manual import Manual
from line.texts.case_texts import CHANNELS, state
from line.texts.labels import FACET_NAMES
from line.thai_dates import SHORT_MONTHS
from scheduler.calendar.workdays import Workdays
from services.reports.cells import Cell, append_row, csv_cell
from services.reports.statistics import Statistics, counted_at, hours_to_answer, is_in_time, is_timed, outcome
from services.reports.table import Table


def tables_of(found: Statistics, manual: Manual) -> list[Table]:
    names = {procedure.id: procedure.short for procedure in manual.procedures}
    year = found.fiscal_year
    codes = manual.ita_of(year)
    months = tuple(
        (f"{SHORT_MONTHS[month - 1]} {calendar_year(month, year)}", count)
        for month, count in found.by_month.items()
    )
    count = "จำนวน (ครั้ง)"
    return [
        Table(f"สรุป {year}", ("รายการ", "ค่า"), _summary(found)),
        Table("รายเดือน", ("เดือน", count), months, "bar"),
        Table(
            "กระบวนงาน",
            ("กระบวนงาน", count),
            tuple(
                (names.get(id, id) or "ไม่ระบุกระบวนงาน", number) for id, number in found.by_procedure.items()
            ),
            "bar",
        ),
        Table(
            "ช่องทาง",
            ("ช่องทาง", count),
            tuple((CHANNELS[channel], number) for channel, number in found.by_channel.items()),
            "pie",
        ),
        Table(
            "ผลการให้บริการ",
            ("ผล", count),
            tuple((state(one), number) for one, number in found.by_outcome.items()),
            "pie",
        ),
        Table("ผู้ตอบ", ("ผู้ตอบ", count), _answerers(found), "bar"),
        Table("ไม่นับเป็นบริการ", ("รายการ", count), _apart(found)),
        Table(
            "ITA",
            ("รหัสข้อ", "รายการ", "แสดงด้วย"),
            tuple((item.code, item.title, SHOWS[item.shows]) for item in (codes.items if codes else ())),
        ),
    ]


SHOWS = {
    "manual": "คู่มือการให้บริการ (ตอบทาง LINE ทุกขั้นตอน)",
    "statistics": "แฟ้มนี้ทั้งแฟ้ม และรายการจาก planbot consultations export",
    "e-service": "บัญชี LINE ของกลุ่มนโยบายและแผน",
}


def _answerers(found: Statistics) -> tuple[tuple[Cell, ...], ...]:
    return (
        ("ระบบตอบ (planbot)", found.answered_by_planbot),
        ("เจ้าหน้าที่ตอบ", found.answered_by_officer),
        ("รอเจ้าหน้าที่", found.waiting),
        ("ไม่มีคำตอบ (รวมยกเลิก ปิด และเรื่องที่ไม่นับเป็นบริการ)", found.not_answered),
    )


def _apart(found: Statistics) -> tuple[tuple[Cell, ...], ...]:
    """What the ledger has beside services given."""
    return (
        (state(State.UNANSWERED), found.unanswered),
        (state(State.UNCHOSEN), found.unchosen),
        (state(State.NOT_OURS), found.not_ours),
        (state(State.COMPLAINT), found.complaints),
        ("ข้อความที่ส่งถี่เกินกำหนด (ไม่มีรายการในทะเบียน)", found.past_limit),
    )


def _summary(found: Statistics) -> tuple[tuple[Cell, ...], ...]:
    share = None if found.in_time_share is None else round(found.in_time_share * 100, 1)
    return (
        ("ให้บริการแล้ว (ครั้ง)", found.services),
        ("คำขอรับบริการทั้งหมด (ครั้ง)", found.total),
        *_answerers(found),
        ("คำถามใน LINE ที่เจ้าหน้าที่ตอบแล้ว", found.timed),
        ("เวลาตอบ ค่ามัธยฐาน (ชั่วโมงทำการ)", found.median_hours),
        ("เวลาตอบ เปอร์เซ็นไทล์ที่ 90 (ชั่วโมงทำการ)", found.ninetieth_hours),
        ("ตอบภายในเวลาที่แจ้ง (ครั้ง)", found.in_time),
        ("ตอบภายในเวลาที่แจ้ง (ร้อยละ)", share),
        ("ผู้ถามยืนยันว่าได้คำตอบ", found.confirmed),
        ("ปิดโดยไม่มีข้อความต่อ", found.silent),
        ("กำลังขอคำตอบเพิ่ม", found.reopened),
        ("เคยขอคำตอบเพิ่ม (รวมที่ได้คำตอบแล้ว)", found.ever_reopened),
    )


HEADS = (
    "ลำดับ", "เลขที่", "วันเวลาที่ถาม", "เดือนที่นับ", "ช่องทาง", "ผู้ถาม", "โรงเรียน", "กระบวนงาน", "ขั้นตอน", "ด้านที่ถาม",
    "คำถาม", "คำตอบ", "ตอบโดย", "ความรู้ที่", "เจ้าหน้าที่", "ผล", "นับเป็นบริการ", "ส่งถึงเจ้าหน้าที่", "คาดว่าจะตอบ",
    "รับเรื่องเมื่อ", "ตอบเมื่อ", "เวลาตอบ (ชั่วโมงทำการ)", "ภายในเวลาที่แจ้ง", "ยืนยันเมื่อ", "ขอเพิ่มเมื่อ",
    "ปิดเมื่อ", "รุ่นของความรู้",
)  # fmt: skip


def ledger(
    rows: Sequence[Consultation],
    manual: Manual,
    now: datetime,
    added: Mapping[int, Sequence[str]] | None = None,
) -> Table:
    """Every consultation with what statistics count: the rows behind the numbers.

    added: what the asker said afterwards, by consultation, where it is asked for.
    """
    names = {procedure.id: procedure.short for procedure in manual.procedures}
    workdays = Workdays(manual.days_off)
    by = {"planbot": "ระบบ", "officer": "เจ้าหน้าที่", None: ""}

    def row(case: Consultation) -> tuple[Cell, ...]:
        return (
            case.id,
            case_name(case.number, case.fiscal_year) if case.number else "",
            _moment(case.asked_at),
            counted_at(case).strftime("%Y-%m"),
            CHANNELS[case.channel],
            case.person_name,
            case.school,
            names.get(case.procedure or "", case.procedure),
            case.step,
            FACET_NAMES.get(case.facet or "", case.facet),
            case.question,
            case.answer,
            by[case.answered_by],
            case.entry_id,
            case.officer_name,
            state(outcome(case, workdays, now)),
            "ใช่" if is_service(case.state, case.channel) else "ไม่ใช่",
            *map(_moment, (case.escalated_at, case.expected_at, case.taken_at, case.answered_at)),
            round(hours_to_answer(case, workdays), 4) if is_timed(case) else None,
            ("ใช่" if is_in_time(case) else "ไม่ใช่") if is_timed(case) else "",
            *map(_moment, (case.confirmed_at, case.reopened_at, case.closed_at)),
            case.knowledge,
            *(["\n".join(added.get(case.id, ()))] if added is not None else []),
        )

    heads = HEADS if added is None else (*HEADS, "เพิ่มเติม")
    return Table("การให้คำปรึกษา", heads, tuple(row(case) for case in rows))


def _moment(at: object) -> str:
    return at.astimezone(BANGKOK).strftime("%Y-%m-%d %H:%M:%S") if isinstance(at, datetime) else ""


def as_lines(tables: Sequence[Table]) -> str:
    """For the screen."""
    parts = []
    for table in tables:
        rows = ["  ".join(str("-" if cell is None else cell) for cell in row) for row in table.rows]
        parts.append("\n".join([f"[{table.name}]", *rows]))
    return "\n\n".join(parts)


def write_csv(table: Table, path: Path) -> None:
    path.write_bytes(csv_bytes(table))


def csv_bytes(table: Table) -> bytes:
    """With the mark by which Excel knows UTF-8."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(table.heads)
    writer.writerows([[csv_cell(cell) for cell in row] for row in table.rows])
    return file.getvalue().encode("utf-8-sig")


def write_xlsx(tables: Sequence[Table], path: Path) -> None:
    path.write_bytes(xlsx_bytes(tables))


def xlsx_bytes(tables: Sequence[Table]) -> bytes:
    """A sheet each, with its chart."""
    book = Workbook()
    first = book.active
    for table in tables:
        sheet = book.create_sheet(table.name[:31])
        _fill(sheet, table)
    if first is not None:
        book.remove(first)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(sheet: Worksheet, table: Table) -> None:
    sheet.append(table.heads)
    for row in table.rows:
        append_row(sheet, row)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for at, head in enumerate(table.heads):
        widest = max((len(str(row[at] or "")) for row in table.rows), default=0)
        sheet.column_dimensions[get_column_letter(at + 1)].width = min(max(widest, len(head)) + 4, 60)
    if table.chart and table.rows:
        sheet.add_chart(_chart(sheet, table), "D2")


def _chart(sheet: Worksheet, table: Table) -> BarChart | PieChart:
    chart: BarChart | PieChart = PieChart() if table.chart == "pie" else BarChart()
    chart.title = title = title_maker(table.name)
    title.overlay = False
    if isinstance(chart, BarChart):
        # openpyxl leaves it open whether an axis is shown, and Excel then hides it.
        chart.x_axis.delete = chart.y_axis.delete = False
        chart.legend = None
    last = len(table.rows) + 1
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=last))
    chart.height, chart.width = 9, 16
    return chart
