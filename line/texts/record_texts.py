"""Thai sentences about recorded phone and walk-in requests."""

from line.limits import cut_utf16
from line.texts.case_texts import CHANNELS

HOW_TO_RECORD = (
    "พิมพ์บรรทัดเดียวค่ะ เช่น “โทร ปิยะมหาราชาลัย แผน 5 ปี ถามวันส่ง ตอบแล้ว” หรือ “มาเอง ... รอตอบ” "
    "จะเขียนคำตอบต่อท้ายด้วยก็ได้ เช่น “... ตอบแล้วว่าส่งภายในสิ้นเดือน”"
)
RECORD_CHANGED = "ยังไม่ได้บันทึกค่ะ พิมพ์บรรทัดที่ถูกต้องมาใหม่ได้เลย " + HOW_TO_RECORD
RECORDED_ALREADY = "เรื่องนี้บันทึกไว้แล้วค่ะ ครั้งนี้จึงไม่ได้บันทึกซ้ำ"
NOT_WAITING = (
    "บรรทัดนี้ไม่ได้รอบันทึกแล้วค่ะ ครั้งนี้จึงไม่ได้บันทึกอะไร (บันทึกไปแล้ว มีบรรทัดใหม่กว่า หรือทำเรื่องอื่นคั่น) "
    "ถ้ายังไม่ได้เลขที่ ปศ. ของเรื่องนี้ พิมพ์บรรทัดนั้นมาใหม่ได้เลย"
)
WHICH_SCHOOL = "หมายถึงโรงเรียนไหนคะ แตะเลือก หรือพิมพ์บรรทัดใหม่ด้วยชื่อเต็ม ยังไม่ได้บันทึกค่ะ"
NAME_TOO_LONG = (
    "ชื่อโรงเรียนหรือชื่อผู้ถามยาวเกิน 100 ตัวอักษร จึงยังไม่ได้บันทึกค่ะ เว้นวรรคระหว่างชื่อกับเรื่องที่ถาม " + HOW_TO_RECORD
)

NO_QUESTION = "ยังไม่มีคำถาม จึงยังไม่ได้บันทึกค่ะ"
TOO_LONG = "คำถามหรือคำตอบยาวเกิน 5,000 ตัวอักษร จึงยังไม่ได้บันทึกค่ะ"
ANSWERED_OR_NOT = "มีคำตอบแต่เลือกว่ารอตอบ จึงยังไม่ได้บันทึกค่ะ เลือกว่าตอบแล้ว หรือลบคำตอบ"
STILL_TO_COME = "วันเวลาที่รับเรื่องยังมาไม่ถึง จึงยังไม่ได้บันทึกค่ะ"
TOO_LONG_AGO = "บันทึกย้อนหลังได้ไม่เกินหนึ่งปี จึงยังไม่ได้บันทึกค่ะ"
OTHER_YEAR = "วันที่นั้นอยู่คนละปีงบประมาณกับเลขที่ของเรื่อง จึงยังไม่ได้แก้ค่ะ ถอนบันทึกนี้ แล้วบันทึกใหม่"
NOT_IN_PERSON = "แก้หรือถอนบันทึกได้เฉพาะเรื่องที่โทรมาหรือมาด้วยตนเองค่ะ"


def amended(name: str) -> str:
    return f"แก้บันทึก {name} แล้วค่ะ"


def withdrawn(name: str) -> str:
    return f"ถอนบันทึก {name} แล้วค่ะ ไม่นับเป็นการให้คำปรึกษา"


def over(name: str) -> str:
    return f"{name} ถอนหรือปิดไปแล้วค่ะ"


def which_line(word: str) -> str:
    """word: what is to be done with it."""
    return f"มีหลายรายการที่รอบันทึกอยู่ค่ะ จะ{word}รายการไหน"


def too_many_lines(most: int) -> str:
    return f"ข้อความเดียวบันทึกได้ไม่เกิน {most} รายการค่ะ ยังไม่ได้บันทึกอะไร แบ่งส่งทีละ {most} บรรทัดนะคะ"


def understood(
    channel: str,
    person: str,
    school: str,
    question: str,
    subject: str,
    answered: bool,
    answer: str = "",
    at: str = "",
) -> str:
    """How an officer's line was read, to be confirmed. at: the time of day that it names."""
    when = f"เวลา: {at} น.\n" if at else ""
    return f"บันทึกการให้คำปรึกษานี้ไหมคะ\n{when}" + shown(
        channel, person, school, question, subject, answered, answer
    )


def shown(
    channel: str, person: str, school: str, question: str, subject: str, answered: bool, answer: str = ""
) -> str:
    lines = [
        f"ช่องทาง: {CHANNELS[channel]}",
        f"ผู้ถาม: {person}" if person else "",
        f"โรงเรียน: {school or '-'}",
        f"คำถาม: {cut_utf16(question, 1400)}",
        f"เรื่อง: {subject or '-'}",
        f"สถานะ: {'ตอบแล้ว' if answered else 'รอตอบ'}",
        f"คำตอบ: {cut_utf16(answer, 1000)}" if answer else "",
    ]
    return "\n".join(line for line in lines if line)


def recorded(name: str) -> str:
    return f"บันทึกแล้วค่ะ เลขที่ {name}"
