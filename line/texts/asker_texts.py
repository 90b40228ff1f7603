"""Thai sentences to askers after the first answer: additions, the menu, their school, withdrawal."""

from collections.abc import Sequence

from domain.case_names import number_in
from line import thai_dates
from line.texts.case_texts import brief

NO_SCHOOL_NAME = (
    "ข้อความนี้ดูไม่ใช่ชื่อโรงเรียน จึงยังไม่ได้ส่งอะไรค่ะ พิมพ์ชื่อโรงเรียนหรือหน่วยงานเพื่อส่งคำถามเดิม (ใส่คำว่า “โรงเรียน” นำหน้าได้) "
    "หรือพิมพ์ “ยกเลิก” แล้วถามเรื่องใหม่"
)
ADDITION_GONE = "ข้อความของการ์ดนี้ส่งไปแล้ว หรือเก่าเกินไปค่ะ ครั้งนี้ไม่ได้ส่งอะไร ถ้ายังไม่ได้ส่ง พิมพ์ข้อความนั้นอีกครั้งได้เลย"
MENU_IS_BACK = "พิมพ์ “เมนู” เพื่อกลับมาคุยกับบอท"
NOBODY_YET = "ขณะนี้ยังไม่มีเจ้าหน้าที่ที่รับคำถามผ่าน LINE คำถามนี้จึงยังไม่ได้ส่งถึงใครค่ะ"


def school_again(question: str) -> str:
    return f"คำถาม “{brief(question)}” ยังรอชื่อโรงเรียนก่อนส่งถึงเจ้าหน้าที่ค่ะ พิมพ์ชื่อโรงเรียน หรือ “ยกเลิก”"


def send_this(question: str) -> str:
    return f"ยังไม่ได้ส่งค่ะ ส่งคำถามนี้ถึงเจ้าหน้าที่เลยไหมคะ\n“{brief(question, 200)}”"


def which_case(words: str) -> str:
    return f"มีหลายเรื่องที่กำลังคุยกับเจ้าหน้าที่ ข้อความ “{brief(words)}” ยังไม่ได้ส่ง เป็นเรื่องไหนคะ"


def added(name: str, waits_until: str) -> str:
    if waits_until:
        return f"เก็บข้อความไว้แล้วค่ะ ({name}) ขณะนี้นอกเวลาทำการ เจ้าหน้าที่จะได้รับ{waits_until} {MENU_IS_BACK}"
    return f"ส่งข้อความถึงเจ้าหน้าที่แล้วค่ะ ({name}) {MENU_IS_BACK}"


def got_before(added: Sequence[str]) -> str:
    """She says that it is answered while words that she added wait still."""
    quoted = " ".join(f"“{brief(one, 80)}”" for one in added)
    return (
        f"ขอบคุณค่ะ บันทึกว่าได้คำตอบแล้ว ส่วนที่ท่านส่งเพิ่มไว้ {quoted} จึงยังไม่ได้ส่งถึงเจ้าหน้าที่ "
        "ถ้ายังต้องการให้ส่ง แตะปุ่ม หรือตอบกลับ (reply) ที่คำตอบของเจ้าหน้าที่แล้วส่งใหม่"
    )


def tell_more(name: str, waits_until: str) -> str:
    said = "พิมพ์ได้เลยว่าส่วนไหนยังไม่ชัดเจน ข้อความต่อจากนี้จะส่งถึงเจ้าหน้าที่"
    when = f"ขณะนี้นอกเวลาทำการ เจ้าหน้าที่จะได้รับ{waits_until}" if waits_until else "ส่งกลับถึงเจ้าหน้าที่แล้ว"
    return f"ค่ะ {name} {when} {said} ({MENU_IS_BACK})"


def how_to_withdraw(name: str) -> str:
    return f"ยกเลิกคำถามที่ยังรอ: พิมพ์ เช่น “ยกเลิกคำถาม {number_in(name)}”"


def withdraw_which(number: str) -> str:
    return f"ไม่พบคำถามเลขที่ {number} ของท่านที่รออยู่ จึงยังไม่ได้ยกเลิกอะไรค่ะ ดูเลขที่ด้วย “คำถามของฉัน”"


WHICH_QUESTION = "ข้อความก่อนหน้านี้ถามสองเรื่อง จะให้เจ้าหน้าที่ตอบเรื่องไหนคะ"


def calendar_of(month: str) -> str:
    """The calendar of a month (1-12, or "all"); empty where it is none."""
    if month == "all":
        return "ปฏิทินงานทั้งปี"
    known = month.isdecimal() and 1 <= int(month) <= 12
    return f"ปฏิทินงานเดือน{thai_dates.MONTHS[int(month) - 1]}" if known else ""
