"""Thai sentences about the officers' own work: its statistics, and the commands they may type."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from line import thai_dates


@dataclass(frozen=True)
class Served:
    """What the office has done in a fiscal year so far."""

    fiscal_year: int
    """พ.ศ."""
    services: int
    this_month: int
    """Services."""
    requests: int
    """Of every outcome."""
    waiting: int


def statistics(served: Served, month: tuple[int, int], pages: str) -> str:
    """month: this year (ค.ศ.) and month. pages: address of the public pages, or nothing."""
    lately = f"{thai_dates.month_and_year(*month)} {served.this_month:,} เรื่อง"
    lines = [
        f"สถิติการให้บริการ ปีงบประมาณ {served.fiscal_year} ถึงขณะนี้",
        f"ให้บริการแล้ว {served.services:,} เรื่อง ({lately})",
        f"คำขอทั้งหมด {served.requests:,} เรื่อง รอเจ้าหน้าที่ {served.waiting:,} เรื่อง",
        "",
        f"ที่เผยแพร่แล้ว: {pages}/statistics" if pages else "",
    ]
    return "\n".join(lines).strip()


COMMANDS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("ตอบคำถาม", (
        ("กดค้างที่การ์ด เลือก ตอบกลับ", "แล้วพิมพ์คำตอบ"),
        ("ปศ. 12 คำตอบ", "ตอบโดยพิมพ์เลขที่นำหน้า"),
        ("หลายข้อความ 12", "พิมพ์ทีละข้อ จบด้วย จบ"),
        ("ส่งผิด 12 คำตอบที่ถูก", "แก้คำตอบที่ส่งไปแล้ว"),
        ("ส่งเพิ่มเติม 12", "ส่งข้อความที่เก็บไว้"),
        ("ไม่ใช่คำตอบ · ส่งเลย", "ขณะที่คำตอบยังรอส่ง"),
    )),
    ("จัดการเรื่อง", (
        ("งานค้าง", "เรื่องที่รอคำตอบ รอมานานเท่าใด ครบกำหนดเมื่อใด"),
        ("ดู 12", "ข้อความและสิ่งที่ทำทั้งหมดของเรื่องนั้น"),
        ("รับ 12 · คืน 12 · ปิด 12", "รับไว้ตอบเอง คืน หรือปิดโดยไม่ตอบ"),
        ("โอน 12 ชื่อ", "ให้เจ้าหน้าที่ท่านอื่นตอบ"),
        ("เพิ่มเป็นความรู้ 12 · เสนอความรู้", "ให้บอทตอบเองครั้งต่อไป"),
        ("อนุมัติความรู้ 3 · ไม่ใช้ความรู้ 3 · ถอนความรู้ 3", "ตรวจความรู้ที่เสนอ"),
    )),
    ("บันทึกโทรศัพท์หรือผู้มาติดต่อ", (
        ("โทร โรงเรียน เรื่องที่ถาม ตอบแล้วว่า...", ""),
        ("มาเอง โรงเรียน เรื่องที่ถาม รอตอบ", ""),
    )),
    ("ประกาศ (ในแชตส่วนตัว)", (
        ("ประกาศ ข้อความที่จะประกาศ", ""),
        ("ประกาศที่รอ", "ดูหรือยกเลิกประกาศที่ตั้งไว้"),
    )),
    ("อื่น ๆ", (
        ("สถิติ · เข้าระบบ · คำสั่ง", "สถิติปีนี้ หน้าจัดการงาน และการ์ดนี้"),
        ("ไม่อยู่ถึง 5 มิ.ย. ให้ ชื่อผู้แทน", "และ กลับมาแล้ว เมื่อกลับมา"),
    )),
)  # fmt: skip
"""Headings, and below each what to type and what it does."""
COMMANDS_TITLE = "คำสั่งที่พิมพ์ได้"
COMMANDS_LEAD = "12 คือเลขที่ ปศ. ของเรื่อง"
STATISTICS_TITLE = "สถิติการให้บริการ"
ASKER, OFFICER, BY_CLOCK = "ผู้ถาม", "เจ้าหน้าที่", "ระบบ"
LEFT_OFF = "ประวัติยาวเกินที่ส่งได้ในครั้งเดียว ข้างล่างนี้คือส่วนท้าย ดูทั้งหมดได้ในหน้าจัดการงาน (พิมพ์ “เข้าระบบ” ในแชตส่วนตัว)"


def commands() -> str:
    """All of them as plain text."""
    parts = [f"{COMMANDS_TITLE} ({COMMANDS_LEAD})"]
    for title, rows in COMMANDS:
        parts.append(
            "\n".join([title, *(f"• {typed}{f' ({does})' if does else ''}" for typed, does in rows)])
        )
    return "\n\n".join(parts)


def case_head(name: str, of: str, asker: str, subject: str, question: str, due: str) -> str:
    lines = [
        f"{name} · {of}",
        f"ผู้ถาม: {asker or 'ไม่ทราบชื่อ'}",
        f"เรื่อง: {subject}" if subject else "",
        due,
        f"คำถาม: {question or '-'}",
    ]
    return "\n".join(filter(None, lines))


def history(lines: Sequence[str]) -> str:
    return "\n".join(["ประวัติ", *(lines or ["ยังไม่มี"])])


def happened(at: str, who: str, what: str, words: str) -> str:
    line = f"• {at} {who}: {HISTORY.get(what, what)}"
    return f"{line}\n   {words}" if words else line


def waited(so_far: timedelta) -> str:
    """Days and hours as a clock counts them, nights and days off among them."""
    hours = int(so_far.total_seconds()) // 3600
    if hours >= 24:
        rest = f" {hours % 24} ชม." if hours % 24 else ""
        return f"รอมา {hours // 24} วัน{rest}"
    return f"รอมา {hours} ชม." if hours else f"รอมา {int(so_far.total_seconds()) // 60} นาที"


def due(at: str, *, overdue: bool) -> str:
    return f"⚠️ เกินกำหนดตอบแล้ว ({at})" if overdue else f"ครบกำหนดตอบ {at}"


HISTORY = {
    "asked": "ถาม",
    "escalated": "ส่งคำถามถึงเจ้าหน้าที่",
    "school": "บอกชื่อโรงเรียน",
    "added": "ส่งเพิ่มเติม",
    "attached": "ส่งรูปหรือไฟล์",
    "answered": "ตอบ",
    "more": "ตอบเพิ่มเติม",
    "corrected": "ส่งคำตอบที่แก้ไข",
    "taken": "รับเรื่อง",
    "given-back": "คืนเรื่อง",
    "handed-over": "โอนเรื่อง",
    "closed": "ปิดเรื่องโดยไม่ตอบ",
    "recorded": "บันทึกการให้คำปรึกษา",
    "amended": "แก้บันทึกการให้คำปรึกษา",
    "confirmed": "บอกว่าได้คำตอบแล้ว",
    "wrong": "บอกว่าคำตอบไม่ตรง",
    "unclear": "บอกว่ายังไม่ชัดเจน",
    "reopened": "ขอคำตอบเพิ่ม",
    "withdrawn": "ถอนคำถาม",
    "bot-back": "กลับไปคุยกับบอท",
    "moved": "เลือกเรื่องอื่นแทน",
    "silent": "ปิดเรื่อง เพราะไม่มีข้อความต่อ 5 วันทำการ",
    "reminded": "เตือนเจ้าหน้าที่ว่ารอนาน",
    "head-told": "แจ้งหัวหน้ากลุ่มว่ารอนาน",
    "asker-told": "แจ้งผู้ถามว่ายังรออยู่",
    "held-up": "คำถามยังไปไม่ถึงเจ้าหน้าที่",
    "taken-back": "ยกเลิกการส่งคำตอบ",
    "unreachable": "คำตอบยังไปไม่ถึง ผู้ถามบล็อกบอทหรือไม่ได้เป็นเพื่อน",
    "held": "คำตอบรอโควตาข้อความ",
    "refused": "LINE ไม่รับคำตอบ",
    "unknown": "ไม่แน่ใจว่าคำตอบไปถึงหรือไม่",
    "erased": "ขอลบข้อมูล",
}
"""What happened in a consultation, by its name in the database."""
