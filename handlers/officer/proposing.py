"""An answer about one school or one case, shown for editing before it is proposed as knowledge.

Nothing of what the asker or the officer said is kept here but what the officer changed.
"""

import re
from collections.abc import Sequence

from domain.consultation import State
from handlers.asker import forward_media
from handlers.contract.ask import Ask
from handlers.contract.case import Case, Draft, Keep
from handlers.contract.reply import Reply
from knowledge.facts.office import School
from line.cards import entry_cards
from line.messages import text
from line.texts import taught_texts as said

KIND = "learn"
_PART = re.compile(r"\s*(คำถาม|คำตอบ)\s*[:：]\s*(.*)", re.S)
_OF_ONE = re.compile(
    "(?:โรงเรียน|รร\\.?|ร\\.ร\\.?) ?(?:ของ)? ?(?:เรา|ท่าน|คุณครู|คุณ|หนู|ผม|ดิฉัน|ครู|นี้|อาจารย์)"
    "|ของ(?:ท่าน|คุณครู|ครู|โรงเรียนท่าน|โรงเรียน)(?!\\S*ทุก)"
    "|(?:โอน|อนุมัติ|ลงนาม|ตรวจ|รับเรื่อง|รับเล่ม|ได้รับ|ส่งคืน|ตีกลับ|แก้ไข|ประสาน|เสนอ)"
    "(?:แผน|เงิน|งบ|เอกสาร|หนังสือ|เล่ม|ให้|เรื่อง)*แล้ว"
    "|(?:ถึงไหน|ถึงขั้นไหน|หรือยัง|รึยัง|ผ่านไหม|ได้เท่าไหร่|ได้กี่บาท)"
    r"|ศธ ?[0-9๐-๙]{3,}|ที่ ?ศธ|ปศ\. ?[0-9๐-๙]+|เลขที่ ?[0-9๐-๙]+|[0-9๐-๙]{1,3}(?:,[0-9๐-๙]{3})+ ?บาท"
    "|รอ(?:ผล|หนังสือ|ผอ|ผู้อำนวยการ|ลงนาม)"
)
"""The asker's own, a thing done or waited for, a letter's number, a sum of money."""
_SCHOOL = re.compile("โรงเรียน ?[ก-๎]{4,}")
_ANY_SCHOOL = re.compile(
    "(?:ทุก|แต่ละ|ผู้อำนวยการ|ผอ\\.?|ระดับ|หลาย)โรงเรียน"
    "|โรงเรียน ?(?:ต้อง|ทุก|จะ|ใด|ไหน|ที่|สามารถ|ควร|ส่ง|ทำ|เป็น|แจ้ง|ขนาด|คุณภาพ|มัธยม|ใน|ละ|ได้|มี|หรือ|และ|ลงนาม|ใช้"
    "|ดำเนินการ|จัด|เสนอ|ขอ|รวบรวม|รายงาน|กรอก|รับ|ตรวจ)"
)


def is_of_one(case: Case, question: str, answer: str, known: Sequence[School]) -> bool:
    """Whether question or answer speak of one school, one person or one case."""
    both = f"{question}\n{answer}"
    names = [name for school in known for name in (school.name, *school.also) if len(name) > 3]
    if case.school:
        names += [case.school, case.school.removeprefix("โรงเรียน").strip()]
    if case.person_name:
        names.append(case.person_name)
    if any(len(name) > 3 and name in both for name in names):
        return True
    return bool(_OF_ONE.search(both) or _SCHOOL.search(_ANY_SCHOOL.sub(" ", both)))


def show(ask: Ask, case: Case, question: str, answer: str) -> Reply:
    """The warning with both texts, and how to change them."""
    data = {"case": case.id, "question": question, "answer": answer}
    own = {"question": case.question, "answer": forward_media.words_of(case.answer)}
    changed = {name: value for name, value in data.items() if value != own.get(name)}
    cards = entry_cards.proposal(case.name, question, answer)
    return Reply(tuple(cards), (Keep(Draft(KIND, changed)),), about=case.id)


def texts_of(draft: Draft, case: Case) -> tuple[str, str]:
    """Question and answer as the officer left them."""
    question, answer = draft.data.get("question"), draft.data.get("answer")
    return str(question or case.question), str(answer or forward_media.words_of(case.answer))


def hear(ask: Ask) -> Reply | None:
    """A new wording, or that nothing is to be proposed; None for all else."""
    draft, case, command = ask.seen.draft, ask.seen.drafted, ask.said.words.command
    if draft is None or draft.kind != KIND or ask.seen.aimed.how == "quote":
        return None
    if case is None or case.state == State.WITHDRAWN or not case.question:
        return None
    if command and command.name == "stop" and command.sure:
        return Reply((text(said.NOT_PROPOSED, _quote(ask)),), (Keep(None),))
    part = _PART.fullmatch(ask.said.text)
    if part is None or not part[2].strip():
        return None
    question, answer = texts_of(draft, case)
    new = part[2].strip()
    return show(ask, case, *((new, answer) if part[1] == "คำถาม" else (question, new)))


def _quote(ask: Ask) -> str | None:
    return ask.said.quote_token if ask.in_group else None
