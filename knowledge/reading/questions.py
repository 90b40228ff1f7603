"""Several questions in one message, parted where the message itself parts them."""

import re

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
_LONGEST = 600
_SHORTEST = 4
MOST = 5
"""Questions in a message that are looked at."""


def are_numbered(text: str) -> bool:
    """Whether the message itself counts its questions: "1. ... 2. ..."."""
    return len(list(_MARKS.finditer(text))) > 1


def parts(text: str) -> list[str]:
    """The questions of a message that has several, as typed; empty where it has one."""
    if len(text) > _LONGEST or len(_ASKING.findall(text)) < 2:
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
