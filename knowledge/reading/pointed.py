"""Readings that words decide alone: a choice taken, a step by its place, steps compared, schools' duties."""

import re
from dataclasses import replace
from datetime import date

from knowledge.facts.manual import Facet, Manual
from knowledge.model import facets
from knowledge.reading.dialogue import Turn
from knowledge.reading.message import Message
from knowledge.reading.months import month_in
from knowledge.reading.named import Named
from knowledge.reading.reading import FOR_SCHOOLS, Option, Reading, Talk
from knowledge.reading.result import answered, which
from knowledge.thai.text import without_particles
from knowledge.thai.word_signs import Cues

_TWO_STEPS = re.compile(
    r"(?:ขั้นตอน|ขั้น|ข้อ|step|สเต็ป)(?:ที่)? ?(\d) ?(?:กับ|และ|หรือ|,|แล้วก็|/)+ ?"
    r"(?:(?:ขั้นตอน|ขั้น|ข้อ|step|สเต็ป)(?:ที่)?)? ?(\d)(?!\d|วัน|นาที| วัน| นาที)"
)

_SCHOOL = "(?:(?:ทาง)?(?:โรงเรียน|รร|สถานศึกษา)(?:เรา)?|ครู(?:งาน)?แผน)"
_NAMED = "(?:มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา)(?:คม|พันธ์|ยน)?"
_WHEN = (
    f"(?:(?:ใน|ของ|ช่วง|ประจำ|ภายใน)*(?:เดือน(?:นี้|หน้า|ถัดไป|ที่แล้ว|ต่อไป)|(?:เดือน)?{_NAMED}|แต่ละเดือน|ตลอด(?:ทั้ง)?ปี|ทั้งปี"
    r"|ปี(?:การศึกษา|งบประมาณ|งบ)?(?:นี้|หน้า|[0-9]{2,4})|แต่ละปี))?"
)
_BEFORE = (
    "(?:สวัสดี|รบกวน|ขอ|อยาก|สอบถาม|ถาม|ทราบ|รู้|ดู|เรียน|ช่วย|บอก|แสดง|ส่ง(?=ป)|ว่า|หน่อย|ไม่"
    "|มี(?=ป)|เอา|สรุป|ได้(?=ป)|ค่ะ|ครับ|คะ)*"
)
_WHAT = "(?:งาน|เอกสาร|เรื่อง|ข้อมูล|รายการ)?(?:อะ)?(?:ไร|ไหน|หยัง)"
_DO = "(?:จัด)?(?:ส่ง|ทำ|รายงาน|ดำเนินการ|เตรียม)"
_CALENDAR = (
    f"(?:ป[ฏฎ]ิทิน(?:งาน|กำหนดการ|การ|ปฏิบัติงาน|ส่งงาน)*|กำหนด(?:การ|ส่ง)(?:ส่ง)?(?:งาน|เอกสาร)?)"
    f"(?:ของ|สำหรับ|เฉพาะ|ที่|ฝั่ง|ฝ่าย|ให้)*{_SCHOOL}(?:ต้อง{_DO})?"
)
_DUTIES = (
    f"(?:{_SCHOOL}{_WHEN}(?:มีหน้าที่)?(?:จะ)?(?:ต้อง|ควร)?{_DO}{_WHAT}"
    f"|{_SCHOOL}{_WHEN}มี(?:{_WHAT}|งาน|เรื่อง)(?:บ้าง)?(?:ที่)?(?:จะ)?ต้อง{_DO}"
    f"|(?:มี)?(?:งาน|เอกสาร|สิ่ง|เรื่อง|รายการ|{_WHAT})(?:บ้าง)?ที่{_SCHOOL}(?:จะ)?ต้อง{_DO}"
    f"|หน้าที่(?:ของ)?{_SCHOOL})"
)
_AFTER = (
    "(?:กับ|ให้|ถึง)?(?:ทาง)?(?:เขต(?:พื้นที่)?|สพม(?:นครพนม)?|สำนักงานเขต(?:พื้นที่)?)?"
    "(?:มี|คือ|เป็น|อะไร|ไร|อย่างไร|ยังไง|บ้าง|มั่ง|แน่|นะ|เหรอ|หรอ|หน่อย|ด้วย|ที|ได้ไหม|ได้มั้ย|ไหม|มั้ย|ค่ะ|คะ|ครับ|คับ|จ้า)*"
)
_FOR_SCHOOLS = re.compile(
    f"{_BEFORE}{_WHEN}{_BEFORE}(?:(?P<calendar>{_CALENDAR})|{_DUTIES})(?:บ้าง)?{_WHEN}{_AFTER}{_WHEN}(?:บ้าง)?{_AFTER}"
)
"""What schools must do, asked without naming any work; the whole of a message."""
_LONGEST = 120
_SIGNS = re.compile(r"[^ก-๎a-z0-9]")


def of_choices(talk: Talk, turn: Turn) -> Reading | None:
    """None of the choices: an officer's. All of them, or one that there is not: asked back."""
    if turn.taken is None:
        return None
    if turn.taken == "none":
        return Reading("escalate", score=0.9, topic="person", why=("none of the choices",))
    return Reading(
        "clarify",
        talk.procedure,
        talk.step,
        talk.facet,
        options=talk.options,
        score=0.3,
        topic=turn.taken,
        why=(f"of the choices: {turn.taken}",),
    )


def offered_whole(talk: Talk, procedure: str | None) -> bool:
    """Whether this procedure as a whole is one of the choices that stand."""
    return any((option.procedure, option.step) == (procedure, None) for option in talk.options)


def by_turn(message: Message, turn: Turn, cues: Cues) -> Reading | None:
    """A choice taken or a step named by its place."""
    if turn.option is None:
        return None
    facet = _facet(message, cues, turn.option.facet or "detail", turn.option.step)
    reading = answered(replace(turn.option, facet=facet), 0.95, f"follow-up: {turn.because}")
    return replace(reading, topic=turn.edge)


def by_place(message: Message, named: Named | None, manual: Manual, cues: Cues) -> Reading | None:
    """A step by its place in the procedure that is named beside it: "งานแผน ขั้นสุดท้าย", "๕.๑ (๔)"."""
    if named is None or named.step is None:
        return None
    found = []
    for procedure in filter(None, map(manual.procedure, named.procedures)):
        number = procedure.steps[-1].number if named.step == -1 else named.step
        if procedure.step(number):
            found.append(Option(procedure.id, number, _facet(message, cues, "detail", number)))
    if len(found) == 1:
        return answered(found[0], 0.95, "a step by its place in the procedure named")
    return which(found, "a step of several procedures") if found else None


def compared(message: Message, procedure: str | None, manual: Manual) -> Reading | None:
    """Two steps of the procedure at hand, side by side: "ขั้นที่ 2 กับ 5 ต่างกันยังไง"."""
    said = _TWO_STEPS.search(message.normal)
    known = manual.procedure(procedure or "")
    if said is None or known is None:
        return None
    one, other = int(said.group(1)), int(said.group(2))
    if one == other or not (known.step(one) and known.step(other)):
        return None
    both = [answered(Option(known.id, step, "detail"), 0.9, "two steps compared") for step in (one, other)]
    return replace(both[0], topic="compared", more=(both[1],))


def _facet(message: Message, cues: Cues, otherwise: Facet, step: int | None) -> Facet:
    """The facet that the words ask; of one step its detail in place of steps and laws."""
    words = facets.by_words(message.folded, cues)
    facet = words[0] if words else otherwise
    return "detail" if facet in ("steps", "law") and step is not None else facet


def for_schools(message: Message, talk: Talk, today: date | None) -> Reading | None:
    """What schools must do: "โรงเรียนต้องส่งอะไรบ้าง", "ปฏิทินโรงเรียน".

    None where anything else is said, or where a talk has a subject that these words may be about.
    """
    plain = _SIGNS.sub("", without_particles(message.normal))
    said = _FOR_SCHOOLS.fullmatch(plain) if len(plain) <= _LONGEST else None
    if said is None:
        return None
    month = month_in(message.normal, message.folded, today)
    asks_calendar = said["calendar"] is not None
    if talk.procedure is not None and month is None and not asks_calendar:
        return None
    month = month or ("all" if asks_calendar else "this")
    return Reading("calendar", month=month, score=0.9, topic=FOR_SCHOOLS, why=("what schools must do",))
