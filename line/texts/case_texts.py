"""The Thai sentences around consultations: to askers, and to officers."""

from collections.abc import Mapping, Sequence

from domain.consultation import Channel, State
from line.limits import cut_graphemes, without_controls

SENDER = "กลุ่มนโยบายและแผน"
"""Sender name of an officer's answer; LINE takes 20 letters."""


def brief(words: str, most: int = 60) -> str:
    """The first words of somebody's text on one line, to recognise it by."""
    return cut_graphemes(without_controls(words), most)


# To the asker
TYPE_QUESTION = "พิมพ์คำถามที่ต้องการส่งถึงเจ้าหน้าที่มาได้เลยค่ะ ยังไม่มีการส่งจนกว่าจะยืนยัน"
TYPE_SCHOOL = (
    "รับทราบค่ะ ขอชื่อโรงเรียน (หรือหน่วยงาน) ของท่านด้วยค่ะ พิมพ์มาได้เลย ถามครั้งนี้ครั้งเดียว คำถามจะส่งหลังได้ชื่อโรงเรียน"
)
WHICH_SCHOOL = "หมายถึงโรงเรียนไหนคะ แตะเลือก หรือพิมพ์ชื่อเต็มมาค่ะ"
SCHOOL_EMPTY = "ยังไม่เห็นชื่อโรงเรียนค่ะ พิมพ์ชื่อโรงเรียนหรือหน่วยงานเป็นข้อความ ยาวไม่เกิน 100 ตัวอักษร"
NOT_SENT = "ไม่ได้ส่งคำถามถึงเจ้าหน้าที่ค่ะ มีเรื่องอื่นถามได้เลยนะคะ"
OLD_CONSENT = "การ์ดนี้ใช้ไปแล้วหรือเก่าแล้วค่ะ ครั้งนี้ไม่ได้ส่งอะไรไป ดูเรื่องที่ส่งแล้วด้วย “คำถามของฉัน” หรือพิมพ์คำถามใหม่ได้เลยค่ะ"
TOO_MANY_OPEN = (
    "มีคำถามที่รอเจ้าหน้าที่ตอบอยู่ 5 เรื่องแล้วค่ะ คำถามนี้ยังไม่ได้ส่ง รอคำตอบก่อน หรือพิมพ์ “คำถามของฉัน” เพื่อดูหรือยกเลิกบางเรื่อง"
)
TOO_FAST = "ส่งมาหลายข้อความติดกันค่ะ ข้อความนี้ยังไม่ได้ตอบและไม่ได้เก็บไว้ รอสักครู่ (ประมาณ 1 นาที) แล้วพิมพ์คำถามอีกครั้งนะคะ"
MASKED = "เพื่อความปลอดภัย ระบบปิดเลขประจำตัวประชาชนหรือเบอร์โทรศัพท์ในข้อความไว้แล้วค่ะ ไม่ได้เก็บและไม่ได้ส่งต่อ"
THANKS_CONFIRMED = "ขอบคุณค่ะ บันทึกว่าได้คำตอบแล้ว"
CASE_OVER = "เรื่องนี้ปิดไปแล้วค่ะ หากยังมีข้อสงสัย พิมพ์คำถามใหม่ได้เลยค่ะ"
NOT_YOURS = "ปุ่มนี้ไม่ใช่ของแชตนี้ค่ะ พิมพ์ “คำถามของฉัน” เพื่อดูเรื่องของท่าน"
BOT_IS_BACK = "กลับมาคุยกับบอทแล้วค่ะ"
NO_QUESTIONS = "ยังไม่มีคำถามที่ส่งถึงเจ้าหน้าที่ค่ะ"
ERASE_SURE = (
    "ยืนยันลบข้อมูลไหมคะ จะลบชื่อ รหัสผู้ใช้ LINE โรงเรียน ข้อความที่ถามและคำตอบทั้งหมด คำถามที่ยังรอเจ้าหน้าที่จะถูกยกเลิก "
    "เหลือเพียงตัวเลขสถิติที่ไม่ระบุตัวตน ลบแล้วกู้คืนไม่ได้"
)
ERASE_OTHER = "ถ้าถามถึงข้อมูลอื่น ข้อความนี้ยังไม่ได้ส่งถึงใครค่ะ พิมพ์บอกว่าเป็นข้อมูลอะไร เช่น “ลบข้อมูลในระบบ e-MES ได้ไหม”"
ERASED = (
    "ลบข้อมูลเรียบร้อยแล้วค่ะ เหลือเพียงตัวเลขสถิติที่ไม่ระบุตัวตน ข้อความที่อยู่ในแชต LINE "
    "ของท่านและการ์ดที่ส่งถึงเจ้าหน้าที่ไปแล้ว ระบบเรียกคืนไม่ได้"
)
NOT_ERASED = "ไม่ได้ลบข้อมูลค่ะ"
NOTHING_KEPT = "ยังไม่มีบันทึกการให้คำปรึกษาของท่านค่ะ"


def may_be_passed_on(because: str) -> str:
    return because or "ส่งคำถามนี้ถึงเจ้าหน้าที่ได้ค่ะ"


def passed_on(name: str, school: str) -> str:
    """Says which words will leave the chat, before the asker consents."""
    who = f"ชื่อใน LINE ({name})" if name else "ชื่อใน LINE"
    of = f"โรงเรียน ({school})" if school else "ชื่อโรงเรียน (จะถามต่อไป)"
    return (
        f"เมื่อแตะ “ส่งถึงเจ้าหน้าที่” จะส่งคำถามข้างบน {who} และ{of} ให้เจ้าหน้าที่ และบันทึกเป็นการให้คำปรึกษา ถ้าไม่แตะ "
        "จะไม่มีอะไรถูกส่งออกไป"
    )


def sent(name: str, expected: str, waits_until: str) -> str:
    when = f"\nขณะนี้นอกเวลาทำการ เจ้าหน้าที่จะได้รับ{waits_until}" if waits_until else ""
    return f"ส่งคำถามถึงเจ้าหน้าที่แล้วค่ะ เลขที่ {name}{when}\nคาดว่าจะได้คำตอบภายใน{expected}"


NOBODY = "ขณะนี้ยังไม่มีเจ้าหน้าที่ที่รับคำถามผ่าน LINE จึงส่งต่อให้ไม่ได้ค่ะ กรุณาติดต่อตามช่องทางนี้"


def answer_of(name: str) -> str:
    return f"คำตอบจากเจ้าหน้าที่ {name}"


def correction_of(name: str) -> str:
    return f"แก้ไขคำตอบ {name} ขออภัยค่ะ คำตอบก่อนหน้านี้ไม่ถูกต้อง ให้ใช้ข้อความนี้แทน"


def frame(lead: str, question: str) -> str:
    """Before an officer's words: whose answer it is, and to which question."""
    return f"{lead}\nคำถาม: {brief(question, 200)}" if question else lead


IS_IT_CLEAR = "ได้คำตอบครบถ้วนไหมคะ"


def moment(day: str, clock: str) -> str:
    return f"{day} เวลา {clock} น."


def state(of: str) -> str:
    return STATES[State(of)]


STATES = {
    State.UNANSWERED: "คู่มือไม่มีคำตอบ",
    State.UNCHOSEN: "ให้เลือกเรื่องแล้ว ไม่มีการเลือก",
    State.NOT_OURS: "ไม่ใช่เรื่องของกลุ่ม",
    State.COMPLAINT: "ข้อร้องเรียนหรือติชม",
    State.OPEN: "รอเจ้าหน้าที่",
    State.TAKEN: "เจ้าหน้าที่รับเรื่องแล้ว",
    State.ANSWERED: "ตอบแล้ว",
    State.CONFIRMED: "ได้คำตอบแล้ว",
    State.REOPENED: "ขอคำตอบเพิ่ม",
    State.SILENT: "ปิดแล้ว (ไม่มีข้อความต่อ)",
    State.CLOSED: "เจ้าหน้าที่ปิดเรื่อง",
    State.WITHDRAWN: "ยกเลิกแล้ว",
}


# To officers
ASK_BACK = (
    "ข้อความนี้ยังไม่ได้ส่งถึงผู้ถามหรือใครเลยค่ะ ถ้าเป็นคำตอบ แตะเรื่องที่จะส่ง (หรืออ้างถึงการ์ดคำถาม หรือพิมพ์เลขที่นำหน้า เช่น “ปศ. "
    "12 ส่งได้ถึงวันที่ 31”) ถ้าเป็นคำถามของท่านเอง แตะหรือพิมพ์ “ถามเจ้าหน้าที่”"
)
LOST_QUOTE = (
    "ไม่พบว่าข้อความที่อ้างถึงเป็นคำถามเรื่องใด จึงยังไม่ได้ส่งคำตอบนี้ค่ะ พิมพ์เลขที่นำหน้าแล้วส่งใหม่ เช่น “ปศ. 12 ...” "
    "ดูเลขที่ด้วย “งานค้าง”"
)
EMPTY_ANSWER = "ยังไม่มีข้อความคำตอบ จึงยังไม่ได้ส่งค่ะ พิมพ์คำตอบต่อท้ายเลขที่ หรืออ้างถึงการ์ดแล้วพิมพ์คำตอบ"
LONG_ANSWER = "คำตอบยาวเกิน 5,000 ตัวอักษร จึงยังไม่ได้ส่งค่ะ แบ่งเป็นหลายข้อความด้วยปุ่ม “หลายข้อความ”"
NOTHING_WAITS = "ไม่มีคำถามที่รอคำตอบค่ะ"
NO_ID_HERE = "LINE ไม่บอกว่าใครพิมพ์ในกลุ่มนี้ ขอให้ทำในแชตส่วนตัวกับบอทแทนค่ะ"
CANCELLED = "ยกเลิกแล้ว ไม่ได้ส่งอะไรค่ะ"
WHICH_CORRECTION = "แก้คำตอบของเรื่องไหนคะ"
NOTHING_TO_CORRECT = "ไม่พบคำตอบที่ท่านส่งใน 1 วันที่ผ่านมาค่ะ พิมพ์ “ส่งผิด” ตามด้วยเลขที่ เช่น “ส่งผิด 12 ข้อความที่ถูกต้อง”"
BACK = "ยินดีต้อนรับกลับค่ะ คำถามใหม่จะส่งถึงท่านตามเดิม"
HOW_AWAY = "พิมพ์แบบนี้ค่ะ “ไม่อยู่ถึง 30/11 ให้ ชื่อเจ้าหน้าที่” และเมื่อกลับมาพิมพ์ “กลับมาแล้ว”"
ONLY_REGISTERED = "คำสั่งนี้ใช้ได้เฉพาะเจ้าหน้าที่ที่ลงทะเบียนแล้วค่ะ"
EDITED = "แก้ไขข้อความใน LINE แล้ว แต่คำตอบที่ส่งไปไม่เปลี่ยนตามค่ะ ถ้าต้องการแก้ พิมพ์ “ส่งผิด” ตามด้วยเลขที่และข้อความที่ถูกต้อง"


def unknown_number(typed: str) -> str:
    return (
        f"ไม่พบเรื่องเลขที่ {typed} จึงยังไม่ได้ส่งหรือเปลี่ยนอะไรค่ะ ปีต้องเป็นปีงบประมาณ พ.ศ. เช่น ปศ. 12/2570 ดูเลขที่ด้วย "
        "“งานค้าง”"
    )


def ambiguous(names: Sequence[str]) -> str:
    return f"เลขที่นี้มีหลายเรื่อง ({', '.join(names)}) จึงยังไม่ได้ส่งหรือเปลี่ยนอะไรค่ะ พิมพ์เลขที่พร้อมปี เช่น “{names[0]} ...”"


def answered_by_hand(name: str) -> str:
    return f"บันทึกคำตอบ {name} แล้วค่ะ เรื่องนี้ถามทางโทรศัพท์หรือมาด้วยตนเอง จึงไม่มีแชตให้ส่งถึง"


def withdrawn(name: str) -> str:
    return f"{name} ผู้ถามยกเลิกคำถามนี้แล้ว ไม่ต้องตอบค่ะ"


def confirmed(name: str) -> str:
    return f"{name} ผู้ถามแจ้งว่าได้คำตอบแล้ว ไม่ต้องตอบเพิ่มค่ะ"


def question_goes_on(name: str, rest: str) -> str:
    return f"{name} คำถามต่อจากการ์ด: …{rest}"


def taken(name: str, who: str) -> str:
    return f"{who or 'เจ้าหน้าที่'} รับ {name} แล้วค่ะ"


def taken_already(name: str, who: str) -> str:
    return f"{name} {who or 'เจ้าหน้าที่อีกท่าน'} รับไว้แล้วค่ะ"


def given_back(name: str) -> str:
    return f"คืน {name} แล้ว กลับไปรอเจ้าหน้าที่ค่ะ"


def not_yours(name: str, who: str) -> str:
    return f"{name} {who or 'เจ้าหน้าที่อีกท่าน'} เป็นผู้รับ จึงคืนแทนไม่ได้ค่ะ"


def not_waiting(name: str, of: str) -> str:
    return f"{name} {state(of)} จึงทำคำสั่งนี้ไม่ได้ค่ะ"


def handed_over(name: str, to: str) -> str:
    return f"โอน {name} ให้ {to} แล้วค่ะ"


def handed_to_you(name: str, by: str) -> str:
    return f"{by or 'เจ้าหน้าที่'} โอน {name} ให้ท่าน"


def handed_over_by(name: str, by: str, to: str) -> str:
    return f"{by or 'เจ้าหน้าที่'} โอน {name} ให้ {to} แล้วค่ะ"


def closed_by(name: str, by: str) -> str:
    return f"{by or 'เจ้าหน้าที่'} ปิด {name} แล้วค่ะ"


def no_such_officer(typed: str, names: Sequence[str]) -> str:
    there = f" เจ้าหน้าที่ที่มี: {', '.join(names)}" if names else ""
    return f"ไม่พบเจ้าหน้าที่ชื่อ “{brief(typed, 40)}” (หรือพบหลายคน){there} พิมพ์ เช่น “โอน 12 ชื่อเจ้าหน้าที่”"


def closed(name: str) -> str:
    return f"ปิด {name} แล้วค่ะ ผู้ถามจะได้รับแจ้ง"


def closed_to_asker(name: str) -> str:
    return f"เจ้าหน้าที่ปิดเรื่อง {name} แล้วค่ะ หากยังมีข้อสงสัย พิมพ์คำถามใหม่ได้เลยค่ะ"


def more_from_asker(name: str, who: str) -> str:
    return f"{name} {who or 'ผู้ถาม'} เพิ่มเติมว่า"


def still_unclear(name: str, who: str) -> str:
    return f"{name} {who or 'ผู้ถาม'} แจ้งว่ายังไม่ชัดเจน กำลังพิมพ์เพิ่มเติม"


def another_answered(name: str, who: str) -> str:
    return f"{name} {who or 'เจ้าหน้าที่อีกท่าน'} ตอบแล้วค่ะ"


def away(until: str, who: str) -> str:
    return f"บันทึกแล้วค่ะ ท่านไม่อยู่ถึง{until} คำถามของท่านจะส่งถึง {who} แทน"


def is_waiting(name: str, hours: int) -> str:
    return f"เตือน: {name} รอคำตอบมาแล้วกว่า {hours} ชั่วโมงทำการ"


def head_told(name: str, who: str) -> str:
    return f"แจ้งหัวหน้ากลุ่ม: {name} ยังไม่มีคำตอบเกินกำหนด ({who or 'ยังไม่มีผู้รับ'})"


def asker_told(name: str, head: bool, officers: bool) -> str:
    """head: the head was told; officers: there is an officer who was reminded."""
    done = "แจ้งหัวหน้ากลุ่มแล้วว่าท่านรออยู่" if head else "เตือนเจ้าหน้าที่แล้วว่าท่านรออยู่"
    if not head and not officers:
        done = "ขณะนี้ไม่มีเจ้าหน้าที่รับคำถามทาง LINE แตะ “ถามเจ้าหน้าที่” เพื่อดูช่องทางติดต่ออื่น"
    return f"ขออภัยค่ะ {name} ใช้เวลานานกว่าที่แจ้งไว้ {done}"


CHANNELS: Mapping[str, str] = {
    Channel.LINE: "LINE",
    Channel.LINE_GROUP: "กลุ่ม LINE",
    Channel.PHONE: "โทรศัพท์",
    Channel.WALK_IN: "มาด้วยตนเอง",
}


def open_row(name: str, question: str, asker: str, of: str, who: str, waited: str = "") -> str:
    """waited: how long, and when an answer is due."""
    by = f" · {who}" if who else ""
    row = f"{name} {brief(question, 50)}\n   {asker or 'ไม่ทราบชื่อ'} · {state(of)}{by}"
    return f"{row}\n   {waited}" if waited else row


def open_list(rows: Sequence[str], left_off: int) -> str:
    more = f"\nและอีก {left_off} เรื่อง" if left_off else ""
    return (
        f"งานค้าง {len(rows) + left_off} เรื่อง\n"
        + "\n".join(rows)
        + more
        + "\nตอบ: พิมพ์เลขที่นำหน้า เช่น “ปศ. 12 ...”"
    )


def nobodys_now(who: str, rows: Sequence[str]) -> str:
    listed = "\n".join(rows)
    return f"{who} ไม่ได้เป็นเจ้าหน้าที่แล้ว เรื่องที่ยังรอคำตอบ\n{listed}\nตอบ: พิมพ์เลขที่นำหน้า เช่น “ปศ. 12 ...”"


def my_row(name: str, of: str, question: str) -> str:
    return f"{name} {state(of)}\n   {brief(question, 80)}"


def older_questions(left: int) -> str:
    return f"และที่เก่ากว่านี้อีก {left} เรื่อง ขอดูทั้งหมดได้ด้วย “ขอข้อมูลของฉัน”"


def copy_head(name: str, school: str, person: str) -> str:
    return f"ชื่อใน LINE: {name or '-'}\nโรงเรียน: {school or '-'}\nรหัสผู้ใช้ LINE: {person}"


def copy_row(day: str, name: str, of: str, question: str, added: Sequence[str], answer: str) -> str:
    lines = [" ".join(filter(None, (day, name, state(of)))), f"ถาม: {question or '-'}"]
    lines += [f"เพิ่มเติม: {words}" for words in added]
    return "\n".join([*lines, f"ตอบ: {answer}"] if answer else lines)


def copy_cut(person: str) -> str:
    return (
        f"ยังไม่ครบค่ะ ข้อมูลยาวเกินกว่าที่ส่งในครั้งเดียวได้ ส่วนที่เก่ากว่านี้ขอเป็นไฟล์ได้จากสำนักงาน โดยแจ้งรหัสผู้ใช้ LINE นี้: {person}"
    )


def for_you(name: str) -> str:
    """After the mention of an officer, before what came in about a consultation."""
    return f"ฝากดู {name} ด้วยค่ะ"
