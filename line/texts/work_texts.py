"""Thai sentences about the officers' own work: its statistics, and the commands they may type."""

from dataclasses import dataclass

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


COMMANDS = """คำสั่งที่พิมพ์ได้ (12 คือเลขที่ ปศ.)

ตอบคำถาม
• กดค้างที่การ์ด เลือก ตอบกลับ แล้วพิมพ์คำตอบ
• ปศ. 12 คำตอบ
• หลายข้อความ 12 แล้วพิมพ์ทีละข้อ จบด้วย จบ
• ส่งผิด 12 คำตอบที่ถูก
• ส่งเพิ่มเติม 12
• ไม่ใช่คำตอบ หรือ ส่งเลย (ขณะที่คำตอบยังรอส่ง)

จัดการเรื่อง
• งานค้าง
• รับ 12 · คืน 12 · ปิด 12
• โอน 12 ชื่อ
• เพิ่มเป็นความรู้ 12
• อนุมัติความรู้ 3 · ไม่ใช้ความรู้ 3 · ถอนความรู้ 3

บันทึกคำปรึกษาทางโทรศัพท์หรือที่สำนักงาน
• โทร โรงเรียน เรื่องที่ถาม ตอบแล้ว
• มาเอง โรงเรียน เรื่องที่ถาม รอตอบ

ประกาศ (ในแชตส่วนตัว)
• ประกาศ ข้อความที่จะประกาศ
• ประกาศที่รอ

อื่น ๆ
• สถิติ · เข้าระบบ · คำสั่ง
• ไม่อยู่ถึง 5 มิ.ย. ให้ ชื่อผู้แทน · กลับมาแล้ว"""
