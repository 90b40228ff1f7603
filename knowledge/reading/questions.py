"""Several questions in one message, parted where the message itself parts them."""

import re
from collections.abc import Callable
from dataclasses import replace

from knowledge.reading.reading import Reading
from knowledge.reading.result import same_subject

_ASKING = re.compile(
    r"[ไใ]หน|กี่|เมื่อ[ไใ]|(?:อะ|วัน|เดือน|ทำ)ไร|[ยไ]ัง?ไง|ทำไง|ไงบ้าง|อย่างไร|ใคร|[ไใ]หม|มั้ย|เท่า[ไใ]|ขั้นตอน|กฎหมาย|ระเบียบ|ใด|หยัง|ค่าธรรมเนียม"
)
_MARKS = re.compile(
    r"(?:^|(?<=[\s,]))(?:\(?[1-9๑-๙][.)]\)?(?!\d)|\([1-9๑-๙]\)"
    r"|(?:ข้อ|เรื่อง)(?:ที่)? ?(?:[1-9๑-๙]|แรก|หนึ่ง|สอง|สาม)(?:คือ)?[.:]?(?=\s|[ก-ฮ])|[ก-ง][.)]\s)\s*"
)
_BETWEEN = re.compile(
    r"\n+|\?\s*|\s*(?:แล้วก็|แล้วอีกเรื่อง|อีกเรื่อง(?:คือ|นึงคือ|หนึ่งคือ|นึง|หนึ่ง)?|อีกอย่าง(?:คือ)?|อีกข้อ)\s*|"
    r"\s+(?:กับ|และ|แล้ว|ส่วน)\s*(?=\S)|(?<=[ก-๎])กับ(?=ของ|ส่ง|ขั้น|เรื่อง|ราย|แผน|งาน|หนังสือ|กฎ)"
)
_SEVERAL = re.compile(
    "(?:มี|ถาม|ขอ|อยาก|สอบ| )*(?:สอง|สาม|2|3|๒|๓|หลาย) ?(?:เรื่อง|ข้อ|คำถาม|อย่าง|ประเด็น)"
    "(?:ค่ะ|คะ|ครับ|คือ|นะ|หน่อย|[ :,])*"
)
_LONGEST = 400
"""Letters of a message from which only its short lines that ask are looked at."""
_LONGEST_LINE = 80
LIKELY = 0.4
"""How sure the reading of each must be."""
_SHORTEST = 4
MOST = 5
"""Questions in a message that are looked at."""


def are_numbered(text: str) -> bool:
    """Whether the message itself counts its questions: "1. ... 2. ..."."""
    return len(text) <= _LONGEST and len(list(_MARKS.finditer(text))) > 1


def parts(text: str) -> list[str]:
    """The questions of a message that has several, as typed; empty where it has one."""
    if len(text) > _LONGEST:
        asks = [line for line in text.splitlines() if len(line) <= _LONGEST_LINE and _ASKING.search(line)]
        text = "\n".join(asks)
    if len(_ASKING.findall(text)) < 2:
        return []
    marks = list(_MARKS.finditer(text))
    if len(marks) > 1:
        ends = [*(mark.start() for mark in marks[1:]), len(text)]
        found = [text[mark.end() : end] for mark, end in zip(marks, ends, strict=True)]
    else:
        found = _BETWEEN.split(_SEVERAL.sub("", text, count=1))
    asked = [part.strip(" ,") for part in found if part and _ASKING.search(part)]
    if len(asked) < 2:
        return []
    return (
        [part.strip(" ,\n") for part in found if len(part.strip()) >= _SHORTEST] if len(marks) > 1 else asked
    )


def read_each(text: str, read: Callable[[str, Reading | None], Reading]) -> Reading | None:
    """None where the message has one question. read: how a part is read, after what was read before it."""
    asked, counted = parts(text), are_numbered(text)
    found: list[Reading] = []
    left = asked[MOST:]
    for part in asked[:MOST]:
        reading = read(part, found[-1] if found else None)
        if reading.kind == "clarify" and reading.score >= LIKELY:
            reading = replace(reading, kind="answer")
        answers = reading.kind in ("answer", "calendar") and reading.score >= LIKELY
        if answers and (_is_new(reading, found) or (counted and _is_another_facet(reading, found))):
            found.append(reading)
        elif counted or (reading.kind != "smalltalk" and _is_new(reading, found)):
            left.append(part)
    if len(found) > 1 or (found and left and counted):
        return replace(found[0], more=tuple(found[1:]), left=tuple(left), half=None)
    return None


def _is_new(reading: Reading, found: list[Reading]) -> bool:
    return all(not same_subject(reading, other) for other in found)


def _is_another_facet(reading: Reading, found: list[Reading]) -> bool:
    """Of what was asked first; further ones would be named by the same step."""
    return len(found) == 1 and reading.facet != found[0].facet
