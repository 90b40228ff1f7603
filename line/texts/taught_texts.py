"""Thai sentences about taught entries."""

from line.limits import TEXT, cut_utf16, utf16_length

NOTHING_TO_LEARN = "เรื่องนี้ยังไม่มีทั้งคำถามและคำตอบ จึงเพิ่มเป็นความรู้ไม่ได้ค่ะ"
NOBODY_APPROVES = "ยังไม่มีเจ้าหน้าที่คนที่สองหรือกลุ่มเจ้าหน้าที่ที่จะอนุมัติ จึงเพิ่มเป็นความรู้ไม่ได้ค่ะ"
NOT_YOUR_OWN = "ผู้ตอบและผู้เสนออนุมัติเองไม่ได้ค่ะ ขอให้เจ้าหน้าที่อีกท่านเป็นผู้อนุมัติ"
ENTRY_GONE = "ความรู้นี้ไม่มี หรืออนุมัติหรือถอนไปแล้วค่ะ"


OF_ONE = "คำถามหรือคำตอบนี้อาจพูดถึงโรงเรียนเดียวหรือเรื่องเดียว ถ้าใช้ตอบคนอื่นอาจผิดหรือเปิดเผยเรื่องของเขา ยังไม่ได้เสนอค่ะ"
HOW_TO_EDIT = (
    "แก้ให้เป็นคำถามและคำตอบที่ใช้ได้กับทุกโรงเรียน โดยแตะแก้คำถามหรือแก้คำตอบ (หรือพิมพ์ “คำถาม: ...” “คำตอบ: ...”) "
    "แล้วแตะ “เสนอความรู้”"
)
WARNED = "ผู้เสนอได้รับคำเตือนว่าอาจเป็นเรื่องของโรงเรียนเดียวหรือเรื่องเดียว ตรวจคำถามและคำตอบก่อนอนุมัติ"
SAME_WORDS = "คำถามและคำตอบยังเหมือนเดิม ไม่มีอะไรเปลี่ยนค่ะ"
NOT_PROPOSED = "ยกเลิกแล้ว ไม่ได้เสนอเป็นความรู้ค่ะ"


def answer_goes_on(name: str, rest: str) -> str:
    return f"{name} คำตอบต่อจากการ์ด: …{rest}"


def drafted(name: str) -> str:
    return f"ร่าง{name} แล้วค่ะ จะใช้ตอบเมื่อเจ้าหน้าที่อีกท่านอนุมัติ"


def approved(number: int, who: str) -> str:
    return f"{who} อนุมัติความรู้ที่ {number} แล้วค่ะ จะใช้ตอบตั้งแต่นี้ (ถอนได้ด้วย “ถอนความรู้ {number}”)"


def rejected(number: int) -> str:
    return f"ไม่ใช้ความรู้ที่ {number} ค่ะ"


def entry_withdrawn(number: int) -> str:
    return f"ถอนความรู้ที่ {number} แล้วค่ะ จะไม่ใช้ตอบอีก"


def learned_already(number: int, is_draft: bool) -> str:
    if is_draft:
        return f"เรื่องนี้ร่างไว้แล้วเป็นความรู้ที่ {number} รอเจ้าหน้าที่อีกท่านอนุมัติ (ถ้าจะร่างใหม่ พิมพ์ “ไม่ใช้ความรู้ {number}” ก่อน)"
    return f"เรื่องนี้เป็นความรู้ที่ {number} อยู่แล้วค่ะ (ถ้าจะทำใหม่ พิมพ์ “ถอนความรู้ {number}” ก่อน)"


def taught(answer: str, source: str) -> str:
    """The answer with who gave it; a long answer is cut, the name is not."""
    line = f"\n\nที่มา: {source}"
    return cut_utf16(answer, TEXT - utf16_length(line)) + line


def source_of(name: str, day: str) -> str:
    return f"เจ้าหน้าที่{f' ({name})' if name else ''} {day}"
