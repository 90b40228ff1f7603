"""Going back to an earlier subject of the talk, and setting right what was said before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.reading.named import Names
from knowledge.reading.reading import Option, Talk
from knowledge.thai.text import normalise, squeeze, without_particles

MOST_SUBJECTS = 8
"""Subjects of a talk that are remembered, in the order in which they came up."""
_BACK = re.compile(
    "(?:ขอ|งั้น|เอ่อ|แล้ว|ทีนี้|เดี๋ยว| )*(?:ย้อน)?กลับ(?:ไป|มา)+(?:ดู|ถาม|พูด|คุย|ที่| )*(?:ถึง|เรื่อง|ที่|งาน| )*"
)
_OLD = (
    "แรก(?:สุด)?|[1-9]|หนึ่ง|สอง|สาม|สี่|ก่อนหน้านี้|ก่อนหน้า|ก่อน(?!ส่ง)|เดิม|เมื่อกี้|เมื่อกี๊|เมื่อตะกี้|เมื่อสักครู่|ตะกี้|แล้ว|ล่าสุด|สุดท้าย"
)
_TALKED = re.compile(
    f"(?:แล้ว|ของ|ส่วน|งั้น|ขอ|ถาม|เอา| )*(?:เรื่อง|คำถาม|หัวข้อ)(?:ที่)?(?: ?ถาม)?(?:ไป)?(?P<which>{_OLD})(?:นี้|นั้น| )*"
)
_INNER = re.compile(f"(?:ของ|ใน)(?:เรื่อง|คำถาม)(?:ที่)? ?(?P<which>{_OLD})(?:นี้|นั้น| )*")
_WHICH = {"แรก": 0, "หนึ่ง": 0, "สอง": 1, "สาม": 2, "สี่": 3}
_ORDINAL = re.compile(rf"^(?:เรื่อง)?(?:ที่)? ?(?P<which>{_OLD})(?![\d])(?:นี้|นั้น| )*")
_CORRECTS = re.compile(
    "^(?:(?P<no>ไม่ใช่|เปล่า|ไม่ๆ|ไม่ได้ถาม|มิใช่)|พิมพ์ผิด|พิมพ์พลาด|พิมผิด|ผิดๆ?|โทษที|โทษ|ขอโทษ|ขออภัย|เอ้ย|เอ๊ย"
    "|อุ๊ย|อ้าว|แก้ใหม่|ขอแก้|งง)"
)
_SAID_SO = "หมายถึง|หมายความถึง|หมายความว่า"
_MEANT = re.compile(
    "(?:ที่จริง|จริงๆ|ความจริง|จะ|ตั้งใจ|ต้องการ| )*"
    f"(?:{_SAID_SO}|จะถามถึง|จะถาม|จะเอา|ถามถึง|ถามเรื่อง|ถาม|เอาเรื่อง|เอาเป็น|ต้องเป็น|เป็น|คือ)"
    "(?:เรื่อง|ถึง|ว่า|ของ(?=ของ)| )*(?P<rest>.{2,})$"
)
_ONLY_MEANT = re.compile(f"^(?:คือ|เอ่อ|ผม|หนู|เรา| )*(?:{_SAID_SO})(?:เรื่อง|ถึง|ว่า| )*(?P<rest>.{{2,}})$")
_WHOSE = tuple(map(squeeze, ("โรงเรียน", "เขต", "สพม", "สถานศึกษา", "สำนักงาน")))
_LONGEST = 70
"""Letters of a message up to which it may set the last one right."""


@dataclass(frozen=True)
class Turned:
    """A message read anew: the rest of it, after another talk."""

    text: str
    talk: Talk
    because: str
    subject: Option | None = None
    """The subject itself, where nothing more is asked of it."""
    not_this: Option | None = None
    """What was not meant."""


def remembered(subjects: Sequence[Option], now: Option) -> tuple[Option, ...]:
    """The subjects of a talk after one more turn: each procedure once, in the order they came up."""
    known = [now if one.procedure == now.procedure else one for one in subjects]
    if now not in known:
        known.append(now)
    return tuple(known[-MOST_SUBJECTS:])


def turned(text: str, talk: Talk, names: Names) -> Turned | None:
    """None for a message that goes on with its own words."""
    normal = without_particles(normalise(text))
    if talk.procedure is None or len(normal) > _LONGEST:
        return None
    return _back(normal, talk, names) or _corrected(normal, talk, names)


def _back(normal: str, talk: Talk, names: Names) -> Turned | None:
    """ "กลับไปเรื่องแผน ข้อ 4", "เรื่องที่สองล่ะ", "เรื่องเดิม กี่วัน"."""
    back, talked, inner = _BACK.match(normal), _TALKED.match(normal), _INNER.search(normal)
    if inner and not back and not talk.options:
        subject, left = _of_place(inner["which"], talk), f"{normal[: inner.start()]} {normal[inner.end() :]}"
    elif back:
        rest = normal[back.end() :]
        place = _ORDINAL.match(rest) if "เรื่อง" in back.group() or rest.startswith("ที่") else None
        subject = _of_place(place["which"], talk) if place else _of_name(rest, talk, names)
        left = rest[place.end() :] if place else names.after(rest)
        if subject is None and not place and not squeeze(left):
            subject = _of_place("ก่อน", talk)
    elif talked and not talk.options:
        subject, left = _of_place(talked["which"], talk), normal[talked.end() :]
    else:
        return None
    if subject is None:
        return None
    then = replace(talk, procedure=subject.procedure, step=subject.step, facet=subject.facet, options=())
    asks = squeeze(left) not in ("", squeeze("ล่ะ"), squeeze("ด้วย"), squeeze("ก่อน"), squeeze("อีกที"))
    shown = None if asks else replace(subject, facet=subject.facet or "detail")
    return Turned(left.strip(), then, "back to an earlier subject", shown)


def _of_place(which: str, talk: Talk) -> Option | None:
    """By its place among the talk's subjects; else the one before the present."""
    known = talk.subjects
    at = _WHICH.get(which.removesuffix("สุด"), int(which) - 1 if which.isdigit() else None)
    if at is not None:
        return known[at] if at < len(known) else None
    if which in ("ล่าสุด", "สุดท้าย"):
        return known[-1] if known else None
    if which in ("เดิม",) and len(known) < 2:
        return known[0] if known else None
    others = [one for one in known if one.procedure != talk.procedure]
    return others[-1] if others else None


def _of_name(rest: str, talk: Talk, names: Names) -> Option | None:
    procedure = (names.numbered(rest) or names.of(squeeze(rest))).only
    if procedure is None:
        return None
    known = [one for one in talk.subjects if one.procedure == procedure]
    return known[-1] if known else Option(procedure, None)


def _corrected(normal: str, talk: Talk, names: Names) -> Turned | None:
    """ "พิมพ์ผิด หมายถึงของบ", "ไม่ใช่ของเขต หมายถึงของโรงเรียน"."""
    wrong = _CORRECTS.match(normal)
    meant = _MEANT.search(normal, wrong.end()) if wrong else _ONLY_MEANT.match(normal)
    if meant is None:
        return None
    rest = meant["rest"].strip()
    folded = squeeze(rest)
    said = Option(talk.procedure or "", talk.step, talk.facet)
    if not names.of(folded).procedures and any(whose in folded for whose in _WHOSE):
        rest = f"{names.noun(said.procedure)}{rest}"
    return Turned(rest, replace(talk, options=()), "sets right what was said", not_this=said)
