"""Published figures as tables: for the page, for Excel and for CSV."""

from services.reports.cells import Cell
from services.reports.figures import Figures
from services.reports.period import HALF
from services.reports.table import Table

TOTAL, FIRST_HALF = "รวม", "รวม 6 เดือนแรก"
COUNT = "จำนวน (ครั้ง)"


def month_table(found: Figures) -> Table:
    """Months by procedures; the first six months of the fiscal year are summed apart."""
    rows: list[tuple[Cell, ...]] = []
    for at, (month, counts) in enumerate(zip(found.period.covered, found.by_month, strict=True), 1):
        rows.append((found.period.month_title(month), *counts, sum(counts)))
        if at == HALF:
            rows.append((FIRST_HALF, *found.first_half, sum(found.first_half)))
    rows.append((TOTAL, *found.totals, found.services))
    return Table("รายเดือนและกระบวนงาน", ("เดือน", *found.procedures, TOTAL), tuple(rows))


def channel_table(found: Figures) -> Table:
    return Table("ช่องทาง", ("ช่องทาง", COUNT), found.channels, "pie")


def outcome_table(found: Figures) -> Table:
    return Table("ผลการให้บริการ", ("ผล (คำขอทั้งหมด)", COUNT), found.outcomes, "pie")


def answer_table(found: Figures) -> Table:
    share = round(100 * found.in_time / found.timed, 1) if found.timed else None
    rows: tuple[tuple[Cell, ...], ...] = (
        ("ระบบตอบจากคู่มือ (ครั้ง)", found.by_planbot),
        ("เจ้าหน้าที่ตอบ (ครั้ง)", found.by_officer),
        ("รอเจ้าหน้าที่ตอบ เมื่อวันที่เผยแพร่ (ครั้ง)", found.waiting),
        ("คำถามใน LINE ที่ส่งถึงเจ้าหน้าที่และตอบแล้ว (ครั้ง)", found.timed),
        ("ครึ่งหนึ่งได้คำตอบภายใน (ชั่วโมงทำการ)", found.median_hours),
        ("เก้าในสิบได้คำตอบภายใน (ชั่วโมงทำการ)", found.ninetieth_hours),
        ("ตอบภายในเวลาที่แจ้งผู้ถาม (ร้อยละ)", share),
    )
    return Table("การตอบและเวลาตอบ", ("รายการ", "ค่า"), rows)


def said_table(found: Figures) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("ยืนยันว่าได้คำตอบแล้ว", found.confirmed),
        ("ขอคำตอบเพิ่ม", found.ever_reopened),
        ("กดว่าคำตอบของระบบถูกต้อง", found.rated_right),
        ("กดว่าคำตอบของระบบไม่ตรง", found.rated_wrong),
    )
    return Table("ผู้รับบริการบอกว่า", ("รายการ", COUNT), rows)


def all_tables(found: Figures) -> list[Table]:
    summary = Table(
        "สรุป",
        ("รายการ", "ค่า"),
        (
            ("ช่วงเวลา", found.period.title),
            ("ให้บริการแล้ว (ครั้ง)", found.services),
            ("คำขอรับบริการทั้งหมด (ครั้ง)", found.requests),
        ),
    )
    return [
        summary,
        month_table(found),
        channel_table(found),
        outcome_table(found),
        answer_table(found),
        said_table(found),
    ]
