"""The document written from the registry: docs/th/privacy.md.

`python -m services.privacy.paper` (`make privacy`) writes it anew.
"""

from pathlib import Path

from services.privacy.registry import ROWS
from services.privacy.row import Row

PAPER = Path(__file__).parent.parent.parent / "docs" / "th" / "privacy.md"
WHOSE = {"asker": "ผู้ถาม", "officer": "เจ้าหน้าที่", "anybody": "ผู้ถาม เจ้าหน้าที่", "group": "กลุ่ม"}
ABOVE = """# ข้อมูลที่เก็บ เก็บนานเท่าใด และลบอย่างไร

ตารางนี้เขียนจากทะเบียนเดียวกับที่ planbot ใช้ลบข้อมูลจริง มีทุกตารางที่มีข้อความหรือบุคคล
ที่เหลืออยู่ตลอดไปนอกจากนี้คือจำนวน เช่น จำนวนครั้งที่ให้คำปรึกษาแต่ละเรื่อง

- **ยกเลิกการส่ง**: ผู้ส่งกดยกเลิกการส่งข้อความใน LINE (unsend) · **แก้ไข**: ผู้ส่งแก้ไขข้อความใน LINE
- **ขอลบ**: ผู้ใช้พิมพ์ “ลบข้อมูลของฉัน” แล้วยืนยัน · **สำเนา**: ผู้ใช้พิมพ์ “ขอข้อมูลของฉัน”
- ปีงบประมาณนับปีปัจจุบันด้วย จำนวนวันและปีตั้งได้ (`KEEP_RAW_DAYS`, `KEEP_TEXT_YEARS`) ข้อมูลที่ครบกำหนดถูกลบทุก 6 ชั่วโมง
- ของในไฟล์สำรองไม่ถูกลบตาม แต่ `planbot restore` ลบข้อมูลของผู้ที่เคยขอลบให้อีกครั้ง

| ข้อมูล | ของใคร | เก็บนานเท่าใด | ครบกำหนด | ยกเลิกการส่ง | แก้ไข | ขอลบ | สำเนา |
|---|---|---|---|---|---|---|---|
"""


def paper() -> str:
    """The whole of docs/th/privacy.md."""
    return ABOVE + "".join(map(_line, ROWS))


def _line(row: Row) -> str:
    acts = (row.outlived, row.unsent, row.edited, row.erased, row.copied)
    return f"| {' | '.join((row.what, WHOSE[row.whose], row.kept, *(act.told for act in acts)))} |\n"


if __name__ == "__main__":
    PAPER.write_text(paper(), "utf-8")
