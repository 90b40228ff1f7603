"""What an officer may do with a taught entry: propose one, put it into other words, approve, withdraw.

Each is one function from the entry, the officer and what is done to what is to be stored and sent, or to a
refusal in words. Nothing here knows an event or a chat: a page calls the same functions.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.consultation import State
from domain.ids import is_group
from handlers.acts.answers import By, Done, Refused
from handlers.contract.case import ID, NUMBER, Case, Drafted, EntryMove, Learn, Officer, Push
from knowledge.facts.office import School
from line.cards import entry_cards
from line.messages import Message
from line.texts import case_texts as texts
from line.texts import taught_texts as said
from line.texts import undo_texts


@dataclass(frozen=True)
class Proposal:
    """An entry as it is to be."""

    questions: tuple[str, ...]
    """Ways to ask it."""
    answer: str
    given_by: tuple[str | None, str | None]
    """Id and name of the officer whose answer it is."""

    @property
    def question(self) -> str:
        return "\n".join(self.questions)


def cannot(case: Case, by: By, answer: str, before: Drafted | None) -> Refused | None:
    """Why nothing can be proposed of this consultation; None where something can.

    answer: its words, without pictures and files. before: what was made of it already.
    """
    if not by.officer.registered:
        return Refused(texts.ONLY_REGISTERED)
    if any(one.case == case.id and one.waits for one in by.given):
        return Refused(undo_texts.not_yet_sent(case.name))
    if not case.question or not answer or case.state == State.WITHDRAWN:
        return Refused(said.NOTHING_TO_LEARN)
    if before is not None and before.state != "withdrawn":
        return Refused(said.learned_already(before.id, before.state == "draft"))
    return None


def propose(
    wanted: Proposal, by: By, case: Case | None = None, *, warning: str = "", replaces: int | None = None
) -> Done | Refused:
    """Ask the other officers to approve it.

    case: the consultation that it is made from. replaces: the entry that goes once this one is approved.
    """
    if not by.officer.registered:
        return Refused(texts.ONLY_REGISTERED)
    chats = approvers(by)
    if not chats:
        return Refused(said.NOBODY_APPROVES)
    cards = cards_of(wanted, by, warning)
    pushes = tuple(
        Push(chat, cards, is_group(chat), not_before=by.opens_at) for chat in chats if chat != by.chat
    )
    change = Learn(
        case.id if case else None, case.version if case else 0, wanted.questions, wanted.answer, by.officer,
        wanted.given_by, replaces,
    )  # fmt: skip
    return Done((change,), pushes, told=said.drafted(NUMBER))


def cards_of(wanted: Proposal, by: By, warning: str = "") -> tuple[Message, ...]:
    """What whoever approves it sees."""
    whose = wanted.given_by[1] or by.officer.name
    return entry_cards.entry_card(NUMBER, ID, wanted.question, wanted.answer, whose, warning)


def approvers(by: By) -> list[str]:
    """Chats in which another officer can approve."""
    staff = by.staff
    return [staff.group] if staff.group else [one.id for one in staff.officers if one.id != by.officer.id]


def reword(
    entry: Drafted, wanted: Proposal, by: By, case: Case | None, *, warning: str = ""
) -> Done | Refused:
    """In place of a draft comes another, which its editor may not approve; an approved entry answers until
    its new words are approved. Whose answer it is stays, unless that was changed."""
    if entry.state == "withdrawn":
        return Refused(said.ENTRY_GONE)
    if (list(wanted.questions), wanted.answer) == (list(entry.questions), entry.answer):
        return Refused(said.SAME_WORDS)
    is_same = wanted.answer == entry.answer
    given_by = (entry.answered_by, entry.answered_name or None) if is_same else wanted.given_by
    replaces = entry.id if entry.state == "approved" else entry.replaces
    wanted = Proposal(wanted.questions, wanted.answer, given_by)
    came = propose(wanted, by, case, warning=warning, replaces=replaces)
    if isinstance(came, Refused) or entry.state == "approved":
        return came
    gone = EntryMove(entry.id, "draft", False, by.officer)
    return Done((gone, *came.changes), came.pushes, told=came.told)


def approve(entry: Drafted | None, officer: Officer | None) -> Done | Refused:
    if (officer is None or not officer.registered) or entry is None or entry.state != "draft":
        return _gone(officer)
    if officer.id in (entry.drafted_by, entry.answered_by):
        return Refused(said.NOT_YOUR_OWN)
    return Done((EntryMove(entry.id, "draft", True, officer),), told=said.approved(entry.id, officer.name))


def reject(entry: Drafted | None, officer: Officer | None) -> Done | Refused:
    if (officer is None or not officer.registered) or entry is None or entry.state != "draft":
        return _gone(officer)
    return Done((EntryMove(entry.id, "draft", False, officer),), told=said.rejected(entry.id))


def withdraw(entry: Drafted | None, officer: Officer | None) -> Done | Refused:
    if (officer is None or not officer.registered) or entry is None or entry.state != "approved":
        return _gone(officer)
    return Done((EntryMove(entry.id, "approved", False, officer),), told=said.entry_withdrawn(entry.id))


def _gone(officer: Officer | None) -> Refused:
    return Refused(said.ENTRY_GONE if officer and officer.registered else texts.ONLY_REGISTERED)


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


def is_of_one(case: Case | None, question: str, answer: str, known: Sequence[School]) -> bool:
    """Whether question or answer speak of one school, one person or one case."""
    both = f"{question}\n{answer}"
    names = [name for school in known for name in (school.name, *school.also) if len(name) > 3]
    if case and case.school:
        names += [case.school, case.school.removeprefix("โรงเรียน").strip()]
    if case and case.person_name:
        names.append(case.person_name)
    if any(len(name) > 3 and name in both for name in names):
        return True
    return bool(_OF_ONE.search(both) or _SCHOOL.search(_ANY_SCHOOL.sub(" ", both)))
