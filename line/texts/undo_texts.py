"""The Thai sentences to officers on an answer in its undo window: shown, stopped, sent at once, gone."""

from collections.abc import Sequence
from datetime import datetime

from domain.case_names import number_in
from domain.time import BANGKOK

NOT_AN_ANSWER, SEND_NOW = "ไม่ใช่คำตอบ", "ส่งเลย"
ALREADY_STOPPED = "stopped"


def goes_to(asker: str, school: str) -> str:
    return " ".join(filter(None, (asker, school))) or "ผู้ถาม"


def title(seconds: int) -> str:
    return f"จะส่งในอีก {seconds} วินาที"


def hint(name: str, more: str) -> str:
    """The words of the buttons, and what may be done later; `more`: what else is open, or in the way."""
    after = f"ส่งแล้วแก้ได้ด้วย “ส่งผิด {number_in(name)}”"
    words = f"ถ้าไม่ใช่คำตอบ แตะปุ่มหรือพิมพ์ “{NOT_AN_ANSWER}” จะไม่มีอะไรถึงผู้ถาม · {after}"
    return "\n".join(filter(None, (words, more)))


def teach(name: str) -> str:
    return f"ให้บอทตอบเรื่องนี้เองครั้งหน้า: ส่งแล้วพิมพ์ “เพิ่มเป็นความรู้ {number_in(name)}”"


def hindered(asker: str, why: str) -> str:
    """What is known by now to keep the answer from its asker."""
    whom = asker or "ผู้ถาม"
    if why == "blocked":
        return f"{whom}บล็อกบอทไว้ คำตอบจะเก็บไว้ และไปถึงเมื่อทักบอทครั้งหน้า"
    if why == "quota":
        return f"โควตาข้อความของเดือนนี้หมด คำตอบจะไปถึงเมื่อ{whom}ทักบอทครั้งหน้า หรือเมื่อมีโควตาใหม่"
    return ""


def stopped(names: Sequence[str]) -> str:
    return f"หยุดแล้วค่ะ {', '.join(names)} ไม่มีอะไรส่งถึงผู้ถาม"


def answer_anew(name: str) -> str:
    return f"ถ้าจะตอบใหม่ อ้างถึงการ์ดแล้วพิมพ์คำตอบ หรือพิมพ์ “{name} ตามด้วยคำตอบ”"


def tap_anew(name: str) -> str:
    return f"รูปหรือไฟล์ของ {name} ถ้าจะส่ง แตะปุ่ม “ส่ง {name}” เดิมอีกครั้ง"


def kept_again(name: str, count: int) -> str:
    number = number_in(name)
    return (
        f"ข้อความ {count} ข้อความยังเก็บไว้: ดูและลบบางข้อ พิมพ์ “หลายข้อความ {number}” แล้ว “จบ” "
        f"ส่งเลยพิมพ์ “ส่งเพิ่มเติม {number}”"
    )


def stopped_by(name: str, who: str) -> str:
    return f"คำตอบ {name} ของท่านถูกหยุดก่อนส่ง โดย{who or 'เจ้าหน้าที่ในกลุ่ม'} จึงไม่ได้ส่งถึงผู้ถามค่ะ"


def stopped_for_edit(name: str) -> str:
    return f"ข้อความที่เป็นคำตอบของ {name} ถูกแก้ไข จึงหยุดไว้และยังไม่ได้ส่งค่ะ"


def stopped_by_asker(name: str) -> str:
    return f"ผู้ถามยกเลิกคำถาม {name} ก่อนคำตอบของท่านจะส่ง จึงไม่ได้ส่งค่ะ"


def goes_now(name: str, asker: str) -> str:
    return f"กำลังส่งคำตอบ {name} ถึง{asker or 'ผู้ถาม'}ค่ะ"


def gone(name: str, at: datetime | None, state: str) -> str:
    """The truth to whoever comes too late to stop it, or to send it at once."""
    if state == ALREADY_STOPPED:
        return f"คำตอบ {name} หยุดไปแล้ว และไม่ได้ส่งถึงผู้ถามค่ะ"
    when = f" {at.astimezone(BANGKOK):%H:%M}" if at else ""
    return (
        f"คำตอบ {name} ส่งไปแล้ว{when} LINE เรียกคืนไม่ได้ค่ะ พิมพ์ “ส่งผิด {number_in(name)}” ตามด้วยข้อความที่ถูกต้องเพื่อแก้"
    )


def nothing_given(name: str) -> str:
    return f"{name} ไม่มีคำตอบที่กำลังจะส่ง จึงไม่มีอะไรให้หยุดค่ะ"


INSTEAD = "แทนคำตอบก่อนหน้านี้ ซึ่งหยุดแล้วและไม่ได้ส่ง"
CORRECTS = "เป็นคำแก้ไขของคำตอบที่ส่งไปแล้ว"
PASSED_ON = "รูปหรือไฟล์ที่ส่งตามคำตอบ ถ้ารับจาก LINE ไม่ได้จะแจ้งให้ทราบ"
CORRECTS_NOT_PASSED = "เป็นคำแก้ไขของคำตอบที่ส่งไปแล้ว รูปหรือไฟล์ที่ส่งตามหยุดแล้วและไม่ได้ส่ง"
EDITED = "ตามข้อความที่แก้ไขแล้ว ข้อความเดิมหยุดแล้วและไม่ได้ส่ง"
NOTHING_WAITS = "ไม่มีคำตอบที่กำลังจะส่ง จึงไม่มีอะไรให้หยุดค่ะ"
WHICH_NOW = "มีหลายคำตอบที่กำลังจะส่ง ส่งเรื่องไหนเลยคะ ถ้าไม่แตะ แต่ละเรื่องจะส่งเองตามเวลา"


def another_answers(name: str, who: str) -> str:
    return (
        f"{name} {who or 'เจ้าหน้าที่'} ตอบแล้ว กำลังจะส่งถึงผู้ถามในไม่กี่วินาที ข้อความของท่านจึงยังไม่ได้ส่งค่ะ "
        "ถ้าคำตอบนั้นถูกหยุด หรือต้องการส่งเพิ่ม"
    )


def busy(name: str, who: str) -> str:
    return (
        f"คำตอบ {name} ของ{who or 'เจ้าหน้าที่'}กำลังจะส่งในไม่กี่วินาที จึงยังไม่ได้ทำอะไรค่ะ "
        f"รอให้ส่งก่อน หรือพิมพ์ “{NOT_AN_ANSWER}” เพื่อหยุด"
    )


def not_yet_sent(name: str) -> str:
    return f"คำตอบ {name} ยังไม่ได้ส่งถึงผู้ถาม รอให้ส่งก่อน แล้วจึงเพิ่มเป็นความรู้ค่ะ"


def type_instead(name: str) -> str:
    return f"หยุดคำตอบ {name} แล้ว ยังไม่ได้ส่งค่ะ พิมพ์ข้อความที่ถูกต้องมาได้เลย ข้อความถัดไปจะส่งเป็นคำตอบ (หรือพิมพ์ “ยกเลิก”)"
