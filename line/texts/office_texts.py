"""The Thai sentences on the office itself: how to reach it, its open days, who does what, its statistics."""

from collections.abc import Sequence
from datetime import date

from domain.time import buddhist
from line import thai_dates

LABELS = {
    "phone": "เบอร์โทรศัพท์",
    "address": "ที่อยู่",
    "map": "แผนที่",
    "website": "เว็บไซต์",
    "email": "อีเมล",
}
MOST_DAYS = 20


def told(name: str, group: str, value: str) -> str:
    return f"{LABELS[name]}ของ{group}: {value}"


def not_filled(name: str, whose: str) -> str:
    return f"สำนักงานยังไม่ได้ใส่{LABELS[name]}ของ{whose}ไว้ในระบบนี้ค่ะ ติดต่อได้ตามช่องทางนี้"


def ways(whose: str) -> str:
    return f"ช่องทางติดต่อ{whose}ตามนี้ค่ะ"


def usual_hours(start: str, end: str) -> str:
    return f"วันจันทร์ถึงวันศุกร์ เวลา {start}–{end} น. เว้นวันหยุดราชการ"


def hours(office: str, hours: str, today: str) -> str:
    return f"{office} เปิดทำการ{hours}ค่ะ\n{today}"


def open_day(day: date, when: str) -> str:
    return f"{thai_dates.with_weekday(day)} {when}เปิดทำการตามปกติค่ะ"


def closed_day(day: date, when: str, why: str, again: date) -> str:
    opens = thai_dates.with_weekday(again)
    return f"{thai_dates.with_weekday(day)} {when}หยุดค่ะ ({why})\nเปิดทำการอีกครั้ง{opens}"


NO_SUCH_DAY = "ไม่มีวันที่นั้นในปฏิทินค่ะ พิมพ์วันที่และเดือน เช่น “วันที่ 5 ธันวาคม เขตหยุดไหม”"


def days_off(what: str, days: Sequence[tuple[date, str]], office: str) -> str:
    rows = [f"• {thai_dates.with_weekday(day)} {why}" for day, why in days[:MOST_DAYS]]
    return "\n".join([f"{office} หยุด{what} ดังนี้ค่ะ (ไม่นับเสาร์อาทิตย์)", *rows])


def no_days_off(what: str, office: str) -> str:
    return f"{what} {office} ไม่มีวันหยุดนอกจากเสาร์อาทิตย์ค่ะ ตามปฏิทินวันหยุดที่มีอยู่"


def works_on(name: str, days: Sequence[date], office: str) -> str:
    """A day that is a holiday elsewhere, or for others."""
    listed = ", ".join(map(thai_dates.with_weekday, days))
    return f"{name} ({listed}) {office} ไม่หยุดเป็นพิเศษค่ะ เปิดปิดตามวันทำการปกติ"


def not_in_calendar(name: str) -> str:
    return f"ปฏิทินวันหยุดยังไม่มีวันที่ของ{name}ครั้งถัดไปค่ะ (ยังไม่ประกาศ หรือสำนักงานยังไม่ได้ใส่) สอบถามเจ้าหน้าที่ได้ค่ะ"


def lacks_ploughing(year: int) -> str:
    """year: Gregorian."""
    return f"วันพืชมงคลปี {buddhist(year)} ยังไม่มีในปฏิทิน จึงยังไม่ได้นับไว้"


def responsible(of: str, names: Sequence[str]) -> str:
    return f"ผู้รับผิดชอบเรื่อง{of} คือ {', '.join(names)} ค่ะ"


def head(group: str, name: str) -> str:
    return f"หัวหน้า{group} คือ {name} ค่ะ"


def nobody_named(of: str) -> str:
    what = f"ผู้รับผิดชอบเรื่อง{of}" if of else "ชื่อผู้รับผิดชอบ"
    return f"สำนักงานยังไม่ได้ใส่{what}ไว้ในระบบนี้ค่ะ ติดต่อกลุ่มได้ตามช่องทางที่มีนี้"


def head_not_filled(group: str) -> str:
    return f"สำนักงานยังไม่ได้ใส่ชื่อหัวหน้า{group}ไว้ในระบบนี้ค่ะ ติดต่อกลุ่มได้ตามช่องทางที่มีนี้"


def manual(title: str, year: int, page: bool) -> str:
    where = "อ่านทั้งเล่มได้ที่ลิงก์ “คู่มือทั้งเล่มบนเว็บ” ข้างล่าง" if page else "หน้าเว็บของคู่มือสำนักงานยังไม่ได้เปิด"
    return f"{title} (ปี {year}) {where} หรือถามทีละเรื่องจากเมนูนี้ได้เลยค่ะ"


def statistics(period: str, services: int, requests: int, on: date, page: str) -> str:
    more = f"\nดูทั้งหมด: {page}" if page else ""
    return (
        f"สถิติการให้บริการ{period}: ให้บริการแล้ว {services:,} ครั้ง จากคำขอทั้งหมด {requests:,} ครั้ง "
        f"(เผยแพร่ {thai_dates.long(on)}){more}"
    )


def not_published(year: int, page: str) -> str:
    more = f" เมื่อเผยแพร่แล้วดูได้ที่ {page}" if page else ""
    return f"สถิติการให้บริการปีงบประมาณ {year} สำนักงานยังไม่ได้เผยแพร่ค่ะ{more}"


def last_published(statistics: str) -> str:
    return f"ที่เผยแพร่ล่าสุด: {statistics}"


def period(year: int, months: int) -> str:
    return f"ปีงบประมาณ {year}" + ("" if months == 12 else f" ({months} เดือนแรก)")
