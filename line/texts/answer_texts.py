"""The Thai sentences to officers on the answers that they give: sent, collected, kept, asked back."""

from collections.abc import Sequence

from domain.case_names import number_in
from line.texts.case_texts import brief, state


def on_its_way(name: str, asker: str, hindered: str) -> str:
    """Written before the answer is sent, so it says only what is known by then."""
    whom = asker or "ผู้ถาม"
    if hindered == "blocked":
        return (
            f"รับคำตอบ {name} แล้ว แต่ยังไปไม่ถึง{whom} เพราะบล็อกบอทไว้ค่ะ คำตอบเก็บไว้ และจะไปถึงเมื่อ{whom}ทักบอทครั้งหน้า"
        )
    if hindered == "quota":
        return (
            f"รับคำตอบ {name} แล้ว แต่โควตาข้อความของเดือนนี้หมด คำตอบอาจยังไปไม่ถึง{whom}ค่ะ "
            f"เก็บไว้ และจะไปถึงเมื่อ{whom}ทักบอทครั้งหน้า หรือเมื่อมีโควตาใหม่"
        )
    return f"รับคำตอบ {name} แล้ว กำลังส่งถึง{whom}ค่ะ ถ้าไปไม่ถึงจะแจ้งให้ทราบ"


def after_answer(name: str, may_teach: bool) -> str:
    """May explain the commands: a PC shows no quick replies, so their words are given in the text."""
    teach = f"\nให้บอทตอบเรื่องนี้เองครั้งหน้า: แตะหรือพิมพ์ “เพิ่มเป็นความรู้ {number_in(name)}”" if may_teach else ""
    return f" (ส่งผิด? พิมพ์ “ส่งผิด” โดยอ้างถึงข้อความนี้){teach}"


def collecting(name: str, kept: int) -> str:
    before = f"เก็บไว้แล้ว {kept} ข้อความ พิมพ์ต่อได้เลย" if kept else "พิมพ์ได้หลายข้อความ"
    return f"คำตอบของ {name}: {before} ส่งรูปหรือไฟล์ด้วยได้ค่ะ เสร็จแล้วพิมพ์ “จบ” เพื่อดูทั้งหมดก่อนส่ง หรือ “ยกเลิก”"


def preview_head(name: str, asker: str, school: str) -> str:
    whom = " ".join(filter(None, (asker, school))) or "ผู้ถาม"
    return f"ยังไม่ได้ส่ง ตรวจก่อนนะคะ คำตอบของ {name} ที่จะส่งถึง{whom}:"


def preview_hint(count: int) -> str:
    drop = "เอาข้อที่ไม่ใช่คำตอบออก พิมพ์ “ลบข้อ” กับเลขข้อ เช่น “ลบข้อ 2” · " if count > 1 else ""
    return f"{drop}ส่งทั้งหมด แตะหรือพิมพ์ “ส่ง” · ทิ้งทั้งหมด “ยกเลิก”"


def no_such_part(number: int | None, count: int) -> str:
    if number is None:
        return f"ลบข้อไหนคะ พิมพ์เลขข้อ 1-{count}"
    return f"ไม่มีข้อ {number} ค่ะ มีข้อ 1-{count} จึงยังไม่ได้ลบอะไร"


def parts_dropped(numbers: Sequence[int]) -> str:
    return f"ลบข้อ {', '.join(map(str, sorted(set(numbers))))} แล้วค่ะ"


def no_part_left(name: str) -> str:
    return f"ลบครบทุกข้อแล้ว ไม่ได้ส่งอะไรถึงผู้ถาม {name} ค่ะ"


def still_collecting(name: str, kept: int) -> str:
    return f"ยังเก็บคำตอบของ {name} อยู่ ({kept} ข้อความ ยังไม่ได้ส่ง) พิมพ์ต่อ หรือ “จบ” เพื่อดูก่อนส่ง “ยกเลิก” เพื่อทิ้ง"


def still_correcting(name: str) -> str:
    return f"ยังรอข้อความที่ถูกต้องของ {name} อยู่ ข้อความถัดไปจะส่งเป็นคำแก้ไข (หรือพิมพ์ “ยกเลิก”)"


def still_kept(kept: Sequence[tuple[str, int]]) -> str:
    what = ", ".join(f"{name} {count} ข้อความ" for name, count in kept)
    first = number_in(kept[0][0])
    return f"ยังเก็บไว้และยังไม่ได้ส่ง: {what} เก็บต่อพิมพ์ “หลายข้อความ {first}” ส่งเลยพิมพ์ “ส่งเพิ่มเติม {first}”"


def ran_out(kept: Sequence[tuple[str, int]]) -> str:
    what = ", ".join(f"{name} {count} ข้อความ" for name, count in kept)
    return f"คำตอบที่พิมพ์ค้างไว้เกิน 24 ชั่วโมงแล้ว จึงยังไม่ได้ส่งถึงผู้ถามค่ะ ({what}) แตะเพื่อส่ง หรือพิมพ์คำตอบใหม่"


RAN_OUT_UNNAMED = (
    "ข้อความที่พิมพ์ไว้เกิน 24 ชั่วโมงก่อนโดยไม่ได้บอกว่าเป็นคำตอบของเรื่องไหน ยังไม่ได้ส่งถึงใครค่ะ "
    "ถ้าเป็นคำตอบ พิมพ์ใหม่โดยขึ้นต้นด้วยเลขที่ เช่น “ปศ. 12 ...”"
)


def collected_in_vain(name: str, of: str, kept: int) -> str:
    return f"{name} {state(of)} จึงเลิกเก็บคำตอบค่ะ ข้อความที่เก็บไว้ {kept} ข้อความและข้อความนี้ไม่ได้ส่ง"


def part_too_long(name: str, kept: int) -> str:
    return f"ข้อความนี้ยาวเกิน 5,000 ตัวอักษร จึงไม่ได้เก็บในคำตอบของ {name} (มีอยู่ {kept} ข้อความ) แบ่งให้สั้นลงแล้วพิมพ์ใหม่ค่ะ"


def part_too_many(name: str, kept: int) -> str:
    return f"คำตอบของ {name} ครบ {kept} ข้อความแล้ว ข้อความนี้ไม่ได้เก็บค่ะ พิมพ์ “จบ” เพื่อส่งก่อน แล้วค่อยตอบเพิ่ม"


def end_first(name: str) -> str:
    return f"กำลังเก็บคำตอบของ {name} อยู่ ข้อความนี้ไม่ได้เก็บและยังไม่ได้บันทึกค่ะ พิมพ์ “จบ” หรือ “ยกเลิก” ก่อน แล้วพิมพ์ใหม่"


def nothing_kept(name: str) -> str:
    return f"ไม่มีข้อความของ {name} ที่เก็บไว้ จึงไม่ได้ส่งอะไรค่ะ พิมพ์คำตอบต่อท้ายเลขที่ เช่น “{name} ...”"


def two_numbers(name: str, typed: str) -> str:
    return (
        f"อ้างถึงการ์ด {name} แต่พิมพ์เลขที่อื่น (“{brief(typed, 40)}”) จึงยังไม่ได้ทำอะไรค่ะ พิมพ์คำสั่งกับเลขที่ใหม่โดยไม่ต้องอ้างถึง"
    )


def command_or_answer(name: str, command: str, typed: str) -> str:
    return (
        f"ไม่แน่ใจว่าเป็นคำสั่งหรือคำตอบ จึงยังไม่ได้ทำและยังไม่ได้ส่งค่ะ ถ้าเป็นคำสั่ง พิมพ์ “{command} {number_in(name)}” "
        f"ถ้าเป็นคำตอบ พิมพ์ “{name} {brief(typed, 40)}”"
    )


def part_or_command(name: str, command: str, typed: str) -> str:
    return (
        f"ไม่แน่ใจว่าเป็นคำสั่งหรือส่วนของคำตอบ จึงยังไม่ได้ทำและยังไม่ได้เก็บค่ะ ถ้าเป็นคำสั่ง พิมพ์ “{command}” "
        f"ถ้าเป็นคำตอบ พิมพ์ “{name} {brief(typed, 40)}”"
    )


def one_at_a_time(command: str, first: str) -> str:
    return f"ทำได้ครั้งละเรื่องค่ะ จึงยังไม่ได้ทำอะไร พิมพ์ทีละเลขที่ เช่น “{command} {first}”"


MENTIONS_OTHERS = (
    "ข้อความนี้กล่าวถึงผู้อื่น จึงถือว่าคุยกันในกลุ่ม ยังไม่ได้ส่งถึงผู้ถามค่ะ ถ้าเป็นคำตอบ พิมพ์ใหม่โดยไม่ขึ้นต้นด้วย @ หรือชื่อเจ้าหน้าที่"
)

ON_WHO_ANSWERS = (
    "ข้อความนี้เหมือนคุยกันว่าใครจะตอบ จึงยังไม่ได้ส่งถึงผู้ถามค่ะ ถ้าจะรับเรื่อง พิมพ์ “รับ” โดยอ้างถึงการ์ด "
    "ถ้าเป็นคำตอบ พิมพ์เลขที่ ปศ. นำหน้า"
)


def signs_on_card(name: str) -> str:
    return f"สัญลักษณ์อย่างเดียวยังไม่ได้ส่งถึงผู้ถาม {name} ค่ะ ถ้าเป็นคำตอบ พิมพ์เป็นข้อความโดยอ้างถึงการ์ด หรือพิมพ์ “{name} ...”"


def not_the_card(name: str) -> str:
    return f"ข้อความที่อ้างถึงไม่ใช่การ์ดคำถาม จึงยังไม่ได้ส่งถึงผู้ถามค่ะ ถ้าเป็นคำตอบของ {name} พิมพ์ “{name} ...” หรืออ้างถึงการ์ด"


def sticker_on_card(name: str) -> str:
    return (
        f"สติกเกอร์ยังไม่ได้ส่งถึงผู้ถาม {name} ค่ะ พิมพ์คำตอบเป็นข้อความโดยอ้างถึงการ์ด "
        f"หรือพิมพ์ “หลายข้อความ {number_in(name)}” แล้วส่งสติกเกอร์ จบด้วย “จบ”"
    )


def which_number(command: str) -> str:
    return f"“{command}” เรื่องไหนคะ ยังไม่ได้ทำอะไร พิมพ์เลขที่ด้วย เช่น “{command} 12”"


def no_officer_now(head: str | None) -> str:
    whom = head or "หัวหน้ากลุ่มหรือผู้ดูแลระบบ"
    return f"ท่านไม่ได้ลงทะเบียนเป็นเจ้าหน้าที่แล้ว ข้อความนี้จึงยังไม่ได้ส่งถึงใครค่ะ หากยังต้องตอบคำถาม แจ้ง{whom}ให้ลงทะเบียนใหม่"


def collected(name: str, count: int) -> str:
    return f"เก็บข้อความที่ {count} ของ {name} แล้ว พิมพ์ต่อ หรือ “จบ” เพื่อดูก่อนส่ง"


def type_correction(name: str) -> str:
    return f"พิมพ์ข้อความที่ถูกต้องของ {name} มาได้เลยค่ะ ข้อความถัดไปจะส่งถึงผู้ถามเป็นคำแก้ไข (หรือพิมพ์ “ยกเลิก”)"


def answered_already(name: str, who: str) -> str:
    return f"{name} มีผู้ตอบแล้ว ({who or 'เจ้าหน้าที่'}) ข้อความของท่านจึงยังไม่ได้ส่งค่ะ"


def over(name: str, of: str) -> str:
    return f"{name} {state(of)} ข้อความของท่านจึงยังไม่ได้ส่งค่ะ"


def asker_gone(name: str) -> str:
    return f"{name} ไม่มีผู้ถามให้ส่งถึงแล้วค่ะ (ผู้ถามให้ลบข้อมูล หรือเก่าเกินกว่าที่เก็บ) ข้อความของท่านจึงไม่ได้ส่งและไม่ได้เก็บ"


def withdrawn_answer(name: str) -> str:
    return f"{name} ผู้ถามยกเลิกคำถามแล้ว จึงส่งคำตอบไม่ได้ค่ะ"
