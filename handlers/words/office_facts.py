"""Questions about the office itself, in words of a closed vocabulary: its phone, place, hours, days off.

Any other word makes it a question like all others: "ระบบ e-MES เปิดวันไหน".
"""

import re
from dataclasses import dataclass
from typing import Literal

from handlers.words import particles
from handlers.words.fold import compact
from handlers.words.tokens import Token, Vocabulary, literal

Name = Literal[
    "phone", "address", "map", "website", "email", "contact", "hours", "day", "days-off", "manual",
    "statistics", "responsible",
]  # fmt: skip
REACHES: frozenset[Name] = frozenset(
    {"phone", "address", "map", "website", "email", "contact", "responsible"}
)
"""Facts that each group of the office has of its own."""

_CORES: dict[Name, re.Pattern[str]] = {
    "phone": literal(
        "เบอร์ เบอ เบอร์โทร เบอโทร เบอรืโทร เบอร์โทรศัพท์ เบอร์ติดต่อ เบอร์ไหน เบอร์อะไร เบอร์โทรอะไร เบอร์มือถือ "
        "หมายเลขโทรศัพท์ หมายเลข โทรศัพท์ โทร โทรหา โทรไป โทรถาม โทรติดต่อ โทรคุย เบอร์สำนักงาน tel phone "
        "phonenumber telephone สายด่วน คอลเซ็นเตอร์ callcenter เบอร์ภายใน เบอร์สายตรง สายตรง แฟกซ์ fax"
    ),
    "address": literal(
        "ที่อยู่ ที่ตั้ง ตั้งอยู่ ตั้งอยู่ที่ไหน ตั้งอยู่ตรงไหน อยู่ที่ไหน อยู่ตรงไหน อยู่แถวไหน อยู่ไหน อยู่ถนนอะไร อยู่ตำบลอะไร "
        "อยู่อำเภออะไร อยู่ชั้นไหน อยู่ห้องไหน อยู่ตึกไหน address อยู่ใส อยู่ไส รหัสไปรษณีย์ ส่งไปรษณีย์ที่ไหน"
    ),
    "map": literal(
        "แผนที่ พิกัด โลเคชั่น โลเคชัน location map maps googlemap googlemaps กูเกิลแมพ กูเกิ้ลแมพ หมุด ปักหมุด เส้นทาง "
        "ไปยังไง ไปทางไหน ไปอย่างไร เดินทางยังไง เดินทางไปยังไง เข้าทางไหน"
    ),
    "website": literal(
        "เว็บ เว็บไซต์ เว็บไซด์ เว็บไซท์ เว็ป เว็ปไซต์ เว็ปไซด์ เวป เวปไซต์ เวบไซต์ เวบ website web เว็บเพจ โฮมเพจ "
        "homepage url เว็บอะไร เว็บไหน ลิงก์เว็บ ลิงค์เว็บ"
    ),
    "email": literal("อีเมล อีเมล์ อีเมลล์ อีเมว เมล เมล์ email mail จดหมายอิเล็กทรอนิกส์"),
    "contact": literal(
        "ติดต่อ ช่องทางติดต่อ ช่องทางการติดต่อ ติดต่อได้ที่ไหน ติดต่อยังไง ติดต่ออย่างไร ติดต่อทางไหน ติดต่อที่ไหน ติดต่อได้ทางไหน "
        "ติดต่อสอบถาม ติดต่อใคร ข้อมูลติดต่อ ไลน์ ไลน์ไอดี ไอดีไลน์ lineid ไลน์กลุ่ม กลุ่มไลน์ ไลน์ส่วนตัว contact เพจ เฟซบุ๊ก "
        "เฟสบุ๊ค เฟส facebook คิวอาร์โค้ด qrcode"
    ),
    "manual": literal(
        "คู่มือ คู่มือการให้บริการ เล่มคู่มือ คู่มือบริการ คู่มือประชาชน คู่มือเล่มเต็ม คู่มือฉบับเต็ม หนังสือคู่มือ manual คู่มือการบริการ"
    ),
    "statistics": literal(
        "สถิติ สถิติการให้บริการ สถิติการบริการ สถิติผู้รับบริการ สถิติผู้ใช้บริการ สถิติบริการ สถิติการให้คำปรึกษา สถิติการตอบคำถาม "
        "จำนวนผู้รับบริการ จำนวนผู้ใช้บริการ จำนวนคนใช้บริการ จำนวนผู้มารับบริการ ยอดผู้รับบริการ ยอดผู้ใช้บริการ ข้อมูลสถิติ "
        "รายงานสถิติ ข้อมูลเชิงสถิติ ข้อมูลเชิงสถิติการให้บริการ คนมาใช้บริการ มีคนใช้บริการ คนใช้บริการ ผู้ใช้บริการ "
        "คนมาใช้บริการกี่คน มีคนมาใช้บริการ statistics stat"
    ),
}
_OPENS = literal(
    "เปิด เปิดทำการ เปิดบริการ เปิดให้บริการ เปิดทำงาน ทำการ ทำงาน ให้บริการ มาทำงาน เวลาทำการ เวลาราชการ "
    "เวลาทำงาน เวลาเปิด เวลาเปิดปิด วันทำการ วันเวลาทำการ วันและเวลาทำการ เปิดปิด เวลาให้บริการ เปิดทุกวัน เข้าไปติดต่อ "
    "เข้าไปได้ ไปติดต่อ officehours openinghours พักเที่ยง เที่ยงพัก พักกลางวัน"
)
_OF_TIME = literal(
    "เวลาทำการ เวลาราชการ เวลาทำงาน เวลาเปิด เวลาเปิดปิด วันทำการ วันเวลาทำการ วันและเวลาทำการ เวลาให้บริการ "
    "พักเที่ยง เที่ยงพัก พักกลางวัน เปิดทุกวัน officehours openinghours"
)
"""Words that ask for the hours by themselves."""
_CLOSES = literal(
    "หยุด ปิด ปิดทำการ หยุดงาน หยุดทำการ หยุดราชการ หยุดทำงาน เป็นวันหยุด วันหยุด วันหยุดราชการ วันหยุดนักขัตฤกษ์ ไม่เปิด "
    "ไม่ทำการ ไม่ทำงาน"
)
_PLAIN_CLOSE = literal("ปิด ไม่เปิด")
"""Also of a system that closes."""
_OFFICE = literal(
    "เขต ทางเขต ที่เขต ของเขต เขตพื้นที่ สำนักงาน สำนักงานเขต สนง สนงเขต สำนักงานเขตพื้นที่ สำนักงานเขตพื้นที่การศึกษา สพม "
    "สพมนครพนม สพม. สพม.นครพนม นครพนม ออฟฟิศ ออฟฟิส office ที่นี่ ที่ทำการ หน่วยงาน กลุ่ม กลุ่มแผน กลุ่มนโยบาย "
    "กลุ่มนโยบายและแผน กลุ่มนโยบายฯ นโยบายและแผน กลุ่มงานแผน ฝ่ายแผน งานแผน เจ้าหน้าที่ จนท พี่เจ้าหน้าที่ แอดมิน พี่แผน "
    "พี่ที่แผน คนดูแล ผู้ดูแล ผู้รับผิดชอบ คนรับผิดชอบ ราชการ พวกพี่ พี่ๆ เจ้าหน้าที่แผน ห้องแผน ห้องนโยบายและแผน หัวหน้ากลุ่ม "
    "ผอกลุ่ม งานนโยบายและแผน กลุ่มงาน"
)
_WHICH = literal(
    "วันไหน วันไหนบ้าง วันอะไร วันอะไรบ้าง กี่โมง กี่โมงบ้าง กี่โมงถึงกี่โมง ถึงกี่โมง เมื่อไหร่ เมื่อไร ตอนไหน เวลาไหน "
    "เวลาอะไร กี่วัน อะไรบ้าง ไหนบ้าง วันใด วันใดบ้าง เวลาใด ช่วงไหน มีวันไหน วันไหนมั่ง กี่ครั้ง กี่คน กี่ราย เท่าไหร่ เท่าไร"
)
_ASKS = literal("ไหม มั้ย มัย ม้าย หรือเปล่า รึเปล่า ป่าว ป่ะ ปะ ใช่ไหม ใช่มั้ย หรือไม่ หรือยัง รึยัง ไหมเอ่ย")
_ASKS_IN_ISAN = re.compile("บ$")
_DAY = re.compile(
    "วันนี|พรุงนี|พุงนี|มะรืน(?:นี)?|เมือวาน|วันทีนี|(?:วัน)?(?:จันทร?|อังคาร|พุธ|พฤหัส(?:บดี)?|ศุกร?|เสาร?|อาทิตย?)(?:ที)?(?:นี|หนา|ถัดไป)?"
    "|(?:วันที|วัน)?[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2,4})?|วันที[0-9]{1,2}"
)
_BOTH_DAYS = literal(
    "เสาร์อาทิตย์ เสาร์-อาทิตย์ วันเสาร์อาทิตย์ วันเสาร์และอาทิตย์ วันเสาร์และวันอาทิตย์ เสาร์และอาทิตย์ สุดสัปดาห์ ส-อา"
)
_MONTH = re.compile(
    "(?:วันที)?(?:[0-9]{1,2})?(?:เดือน)?(?:มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา)(?:คม|พันธ|ยน)?"
    "|(?:วันที)?[0-9]{1,2}(?:เดือน)?(?:มค|กพ|มีค|เมย|พค|มิย|กค|สค|กย|ตค|พย|ธค)|(?:เดือน)(?:นี|หนา|ถัดไป)|เดือน[0-9]{1,2}"
)
_DATED = re.compile("(?:วันที)?[0-9]")
_YEAR = re.compile("ปี(?:นี|หนา|ทีแลว|ถัดไป|งบประมาณ|พศ)*(?:[0-9]{4}|[0-9]{2})?|25[0-9]{2}")
HOLIDAYS: dict[str, tuple[str, ...]] = {
    "สงกรานต์": ("สงกรานต์",),
    "ปีใหม่": ("ขึ้นปีใหม่", "สิ้นปี"),
    "มาฆบูชา": ("มาฆบูชา",),
    "จักรี": ("จักรี",),
    "แรงงาน": ("แรงงาน",),
    "ฉัตรมงคล": ("ฉัตรมงคล",),
    "พืชมงคล": ("พืชมงคล",),
    "วิสาขบูชา": ("วิสาขบูชา",),
    "อาสาฬหบูชา": ("อาสาฬหบูชา",),
    "เข้าพรรษา": ("เข้าพรรษา",),
    "วันแม่": ("วันแม่",),
    "วันพ่อ": ("วันพ่อ",),
    "ปิยมหาราช": ("ปิยมหาราช",),
    "รัฐธรรมนูญ": ("รัฐธรรมนูญ",),
    "วันเด็ก": ("วันเด็ก",),
    "นวมินทร": ("นวมินทร",),
    "วันชาติ": ("วันชาติ",),
    "วันครู": ("วันครู",),
    "ลอยกระทง": ("ลอยกระทง",),
    "ตรุษจีน": ("ตรุษจีน",),
}
"""Holidays as people say them, and what the names of their days contain; some are days of work."""
_HOLIDAY = literal(
    *HOLIDAYS,
    *(f"วัน{name}" for name in HOLIDAYS),
    "แรกนาขวัญ วันแรกนาขวัญ วันแรงงานแห่งชาติ วันขึ้นปีใหม่ วันสิ้นปี วันเด็กแห่งชาติ",
)
_GLUE = literal(
    "ขอ ขอทราบ ขอดู ขอเป็น อยาก อยากได้ อยากทราบ อยากรู้ อยากดู ใคร่ขอทราบ ทราบ ไม่ทราบ ไม่ทราบว่า ทราบไหม มี คือ "
    "เป็น อะไร ยังไง อย่างไร ได้ ของ ที่ ที่ไหน ตรงไหน จาก ทาง ดู ดูได้ อ่าน อ่านได้ หา หาได้ บอก ช่วย ช่วยบอก แจ้ง ไป ให้ "
    "จะ ต้อง ถาม สอบถาม ขอถาม อยากถาม ว่า กับ และ หรือ ผม หนู ดิฉัน ฉัน เรา ด้วย หน่อย เลย ใน บ้าง ถึง ตั้งแต่ ไว้ ใช้ "
    "สำหรับ เกี่ยวกับ เรื่อง โดยตรง รบกวน เข้า เปิดดู ลิงก์ ลิงค์ ไฟล์ pdf เล่ม ดาวน์โหลด โหลด ลง รวม ทั้งหมด ล่าสุด ประจำ "
    "ครับผม ตอน เวลา วัน ปกติ แล้ว ก็ นี่ นี้ อยู่ ไหน ใคร คน ตอนนี้ สรุป รายงาน ผล การ ครั้ง ต่อไป ครั้งต่อไป ครั้งหน้า ถัดไป "
    "ยาว ติดต่อกัน อีก แน่ แหน่ จ่อย the what is where when do you have number of"
)
_VOCABULARY = Vocabulary(
    {
        **{f"core:{name}": (pattern,) for name, pattern in _CORES.items()},
        "closes": (_CLOSES,),
        "opens": (_OPENS,),
        "both-days": (_BOTH_DAYS,),
        "holiday": (_HOLIDAY,),
        "month": (_MONTH,),
        "day": (_DAY,),
        "year": (_YEAR,),
        "which": (_WHICH,),
        "asks": (_ASKS, _ASKS_IN_ISAN),
        "office": (_OFFICE,),
        "glue": (_GLUE,),
        "courtesy": (*particles.COURTESY, particles.LAUGHTER),
    }
)
_NEEDS_OFFICE = re.compile(
    "อยู(?:ที|ตรง|แถว|ไหน|ถนน|ชัน|หอง|ตึก|ใส|ไส)|ไป(?:ยังไง|ทางไหน|อยางไร)|เขาทางไหน|ติดตอใคร"
)
"""Of whatever the talk was about, where the office is not named."""
_NOT_OF_OFFICE = re.compile("นอก|กีวันทำการ|วันทำการกี|ใชกี|อีกกี|myoffice|ไลนนี|^ในเวบ|^ใน(?:เฟส|เพจ|ไลน)")
_PAPERS: tuple[Name, ...] = ("manual", "statistics")
_ASKED = re.compile("ขอ|ชองทาง|ไหน|อะไร|ทราบ|อยาก|มี|ยังไง|อยางไร|หา|บอก")
_WAY = re.compile("^ไป.*(?:ยังไง|อยางไร|ทางไหน)")
_BARE = frozenset({"contact", "website", "email"})
"""What is said of anything: asked for, or of the office, or all that is said, is it the office's."""
_RESPONSIBLE = re.compile(
    "(?:ใคร|คนไหน|ทานใด|ผูใด|ไผ).{0,12}(?:รับผิดชอบ|ดูแล|รับเรือง|เบิง|เปนคนทำ|ทำเรือง|ดูเรือง|ดู(?=แผน|งบ|emes|หนังสือ|งาน))"
    "|(?:รับผิดชอบ|ดูแล).{0,40}(?:คือ|ชือ|เปน)(?:ใคร|อะไร|คนไหน)|(?:ผูรับผิดชอบ|คนดูแล|คนทีดูแล|พีทีดูแล|พีทีดู|เจาหนาที).{0,30}(?:ชือ|คือใคร|คนไหน)"
    "|(?:หัวหนากลุม|ผอกลุม|ผูอำนวยการกลุม).{0,20}(?:ชือ|คือ|ใคร)|ขอชือ(?:หัวหนากลุม|ผอกลุม|ผูรับผิดชอบ|เจาหนาที|คน(?:ที)?ดูแล)|ชือ(?:หัวหนากลุม|ผอกลุม)"
)
_COMMITTEE = re.compile("กรรมการ|ประธาน|รายชือ|ตัวชีวัด|คนเกา|แทน|ตรวจแผน|ประเมินแผน|ลงทะเบียน")
_SAYS_HOW_TO_REACH = re.compile("เบอร|เบอโทร|โทรศัพท|หมายเลขโทร|bertho|callcenter|สายตรง|มือถือ")


@dataclass(frozen=True)
class OfficeFact:
    name: Name
    of_office: bool = False
    """The office is named, so that it is not asked of what the talk was about."""
    holiday: str = ""
    """The holiday named, as `HOLIDAYS` has it."""
    bare: bool = False
    """The mere word: "เว็บไซต์". In a talk it answers or asks of what that is about."""


def fact_in(folded: str) -> OfficeFact | None:
    """What of the office the whole message asks; None where it says anything else."""
    tokens = _VOCABULARY.cut(folded)
    if not tokens:
        return None
    kinds = {one.kind for one in tokens}
    if _NOT_OF_OFFICE.search(folded) or ("บอท" in folded and "office" not in kinds):
        return None
    cores = {kind.removeprefix("core:") for kind in kinds if kind.startswith("core:")}
    office = "office" in kinds
    if cores:
        return _of_core(cores, tokens, office, folded)
    name = _of_days(kinds, tokens, folded, office)
    holiday = next((one for one in HOLIDAYS if compact(one) in folded), "")
    if "แรกนา" in folded:
        holiday = "พืชมงคล"
    return OfficeFact(name, office, holiday) if name else None


def reached_in(folded: str) -> Name | None:
    """How an officer is to be reached, or who it is, of a text that was read as a wish for a person."""
    if _COMMITTEE.search(folded):
        return None
    if _RESPONSIBLE.search(folded):
        return "responsible"
    return "phone" if _SAYS_HOW_TO_REACH.search(folded) else None


def _of_core(cores: set[str], tokens: list[Token], office: bool, folded: str) -> OfficeFact | None:
    if len(cores) > 1:
        return OfficeFact(next((one for one in _PAPERS if one in cores), "contact"), office)
    name: Name = next(one for one in _CORES if one in cores)
    if not office and name in REACHES and _NEEDS_OFFICE.search(folded):
        return None
    asked = any(one.kind in ("asks", "which") for one in tokens) or _ASKED.search(folded)
    if office or asked or name not in _BARE:
        return OfficeFact(name, office)
    said = {one.kind for one in tokens} - {"courtesy"}
    return OfficeFact(name, bare=True) if said == {f"core:{name}"} else None


def _of_days(kinds: set[str], tokens: list[Token], folded: str, office: bool) -> Name | None:
    if office and _WAY.search(folded):
        return "map"
    opens, closes = "opens" in kinds, "closes" in kinds
    if not opens and not closes:
        return "days-off" if "holiday" in kinds and office and kinds & {"asks", "which"} else None
    if not office and not opens and _closes_plainly(tokens):
        return None
    if "both-days" in kinds or (closes and "กีโมง" in folded):
        return "hours"
    if "holiday" in kinds:
        return "days-off"
    if "day" in kinds or any(one.kind == "month" and _DATED.match(one.text) for one in tokens):
        return "day"
    if closes and not (opens and "which" in kinds):
        asked = kinds & {"which", "month", "year"} or ("asks" in kinds and "ได" not in folded)
        alone = kinds <= {"closes", "courtesy", "office"}
        return "days-off" if asked or alone else None
    timed = any(_OF_TIME.fullmatch(one.text) for one in tokens if one.kind == "opens")
    return "hours" if "which" in kinds or timed or (office and "asks" in kinds) else None


def _closes_plainly(tokens: list[Token]) -> bool:
    return all(_PLAIN_CLOSE.fullmatch(one.text) for one in tokens if one.kind == "closes")
