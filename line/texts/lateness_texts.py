"""Whether a deadline is kept or missed on a day, in words. The manual says nothing of lateness."""

from datetime import date

from line import thai_dates

NO_DATE = "ขั้นตอนนี้ไม่มีวันครบกำหนดตายตัว จึงบอกไม่ได้ว่าทันหรือไม่ ดูระยะเวลาด้านล่าง หรือถามเจ้าหน้าที่ได้ค่ะ"
NO_SUCH_DAY = "วันที่พิมพ์มาไม่มีในปฏิทินค่ะ ตรวจวันกับเดือนอีกครั้ง กำหนดของขั้นตอนนี้อยู่ด้านล่าง"
_ASK = "คู่มือไม่ได้เขียนเรื่องส่งช้าไว้ แนะนำให้รีบส่ง และแตะ “ถามเจ้าหน้าที่” เพื่อสอบถามค่ะ"


def in_time(due: date, day: date, today: date) -> str:
    """`due`: the last day; `day`: when it would be sent. Gregorian."""
    days = (due - day).days
    if day == today:
        if days < 0:
            return f"เลยกำหนดแล้วค่ะ กำหนดคือ {thai_dates.long(due)} ผ่านมา {-days} วัน {_ASK}"
        if days == 0:
            return "ทันค่ะ วันนี้เป็นวันสุดท้ายพอดี"
        return f"ยังทันค่ะ กำหนดถึง {thai_dates.long(due)} เหลืออีก {days} วัน"
    then = thai_dates.short(day)
    if days < 0:
        return f"ไม่ทันค่ะ กำหนดคือ {thai_dates.long(due)} ถ้าส่งวันที่ {then} จะช้าไป {-days} วัน {_ASK}"
    if days == 0:
        return f"ทันค่ะ วันที่ {then} เป็นวันสุดท้ายพอดี"
    return f"ทันค่ะ ส่งวันที่ {then} ก่อนกำหนด {thai_dates.long(due)} อยู่ {days} วัน"


def just_passed(due: date, today: date) -> str:
    """Before the next date: this year's has passed."""
    return f"กำหนดของปีนี้ {thai_dates.long(due)} ผ่านไปแล้ว {(today - due).days} วัน {_ASK}"
