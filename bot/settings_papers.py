"""The documents written from the settings: docs/th/settings.md and .env.example.

`python -m bot.settings_papers` (`make settings`) writes them anew.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from bot.settings import SETTINGS, Setting

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "docs" / "th" / "settings.md"
EXAMPLE = ROOT / ".env.example"

ABOVE = """# การตั้งค่า

อ่านจาก environment และไฟล์ `.env` ในโฟลเดอร์ที่สั่ง (environment มาก่อน) ค่าที่ขาดหรือผิดจะทำให้ไม่เริ่ม พร้อมบอกชื่อในบรรทัดเดียว
ค่าว่างเหมือนไม่ได้ตั้ง ชื่อที่พิมพ์ผิดไปเล็กน้อยจะบอกตอนเริ่มและใน `planbot doctor` ว่าน่าจะหมายถึงชื่อใด
เริ่มจากคัดลอก `.env.example` เป็น `.env` แก้แล้วเริ่ม planbot ใหม่จึงมีผล
"""
HEAD = """
| ชื่อ | ค่าเริ่มต้น | ใส่อะไรได้ | คืออะไร |
|---|---|---|---|
"""
ABOVE_EXAMPLE = """# คัดลอกไฟล์นี้เป็น .env แล้วเติมค่า  (copy to .env and fill in)
# บรรทัดที่ขึ้นต้นด้วย # คือค่าเริ่มต้น เปลี่ยนได้โดยลบ # ออก รายละเอียดอยู่ใน docs/th/settings.md
"""


def table() -> str:
    """The whole of docs/th/settings.md."""
    return ABOVE + "".join(
        f"\n## {section}\n{HEAD}" + "".join(map(_row, rows)) for section, rows in _sections()
    )


def example() -> str:
    """The whole of .env.example: what every office fills in, and the rest with its default, commented out."""
    return ABOVE_EXAMPLE + "".join(
        f"\n# === {section} ===\n" + "".join(map(_lines, rows)) for section, rows in _sections()
    )


def _sections() -> Iterator[tuple[str, list[Setting]]]:
    for section, rows in groupby(SETTINGS, lambda row: row.section):
        yield section, list(rows)


def _row(row: Setting) -> str:
    default = "(ต้องมี)" if row.default is None else f"`{row.default}`" if row.default else ""
    return f"| `{row.name}` | {default} | {row.values.allowed} | {row.help} |\n"


def _lines(row: Setting) -> str:
    allowed = f" ({row.values.allowed})" if row.default else ""
    mark = "# " if row.default else ""
    return f"# {row.help}{allowed}\n".replace("`", "") + f"{mark}{row.name}={row.default or ''}\n"


def main() -> None:
    for path, text in ((TABLE, table()), (EXAMPLE, example())):
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
