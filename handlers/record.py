"""A request by phone or at the counter, in one line: "โทร ปิยะมหาราชาลัย แผน 5 ปี ถามวันส่ง ตอบแล้ว"."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from handlers import duty, schools
from handlers.ask import Ask
from handlers.case import NEW, NUMBER, Draft, Keep, Record
from handlers.reply import Reply
from knowledge.office import School
from line import case_cards, record_texts
from line import case_texts as texts
from line.actions import says
from line.messages import text

Channel = Literal["phone", "walk-in"]
STARTS: Mapping[str, Channel] = {
    "โทรศัพท์": "phone",
    "โทรมา": "phone",
    "โทร": "phone",
    "มาเอง": "walk-in",
    "มาด้วยตนเอง": "walk-in",
    "วอล์คอิน": "walk-in",
    "วอล์กอิน": "walk-in",
    "walk-in": "walk-in",
    "walkin": "walk-in",
}
DONE = re.compile(r"\s*(ตอบแล้ว|ตอบไปแล้ว|รอตอบ|ยังไม่ตอบ|ยังไม่ได้ตอบ)\s*$")
YES, NO = "บันทึก", "แก้ไข"

LONGER = 12
"""Letters by which a school's full name may be longer than what was typed of it."""


@dataclass(frozen=True)
class Line:
    channel: Channel
    school: str
    question: str
    answered: bool
    says_so: bool
    """The line itself says whether it was answered."""


def read_line(words: str, known: tuple[School, ...]) -> Line | None:
    """What a line says; None for one that is no such line."""
    first, _, rest = words.strip().partition(" ")
    channel = STARTS.get(first.casefold())
    if channel is None or not rest.strip():
        return None
    ending = DONE.search(rest)
    answered = bool(ending) and ending is not None and ending[1] in ("ตอบแล้ว", "ตอบไปแล้ว")
    parts = (rest[: ending.start()] if ending else rest).split()
    school, used = _school(parts, known)
    return Line(channel, school, " ".join(parts[used:]), answered, ending is not None)


def _school(parts: list[str], known: tuple[School, ...]) -> tuple[str, int]:
    """The school's name and how many words it takes; an unknown one is the first word as it stands."""
    for count in (3, 2, 1):
        typed = "".join(parts[:count])
        found = schools.matches(typed, known) if len(parts) > count else []
        if len(found) == 1 and len(schools.plain(found[0])) < len(schools.plain(typed)) + LONGER:
            return found[0], count
    if parts[:1] == ["โรงเรียน"] and len(parts) > 2:
        return parts[1], 2
    return (parts[0], 1) if len(parts) > 1 else ("", 0)


def hear(ask: Ask, words: str) -> Reply | None:
    """Shows what was understood, to be confirmed. In a group only a whole line is taken for one."""
    if ask.seen.draft and ask.seen.draft.kind == "record" and words in (YES, NO):
        return confirmed(ask, {}) if words == YES else changed(ask, {})
    line = read_line(words, ask.desk.manual.schools)
    if line is None or (ask.in_group and not line.says_so):
        return None
    if not line.question:
        return Reply((text(record_texts.HOW_TO_RECORD),))
    reading = ask.desk.understanding.read(line.question)
    data = {
        "channel": line.channel,
        "school": line.school,
        "question": line.question,
        "answered": line.answered,
        "procedure": reading.procedure if reading.kind in ("answer", "clarify") else None,
    }
    subject = duty.subject(ask, data["procedure"], None)  # type: ignore[arg-type]
    shown = "\n".join(
        [
            record_texts.RECORD_SURE,
            f"ช่องทาง: {texts.CHANNELS[line.channel]}",
            f"โรงเรียน: {line.school or '-'}",
            f"คำถาม: {line.question}",
            f"เรื่อง: {subject or '-'}",
            f"สถานะ: {'ตอบแล้ว' if line.answered else 'รอตอบ'}",
        ]
    )
    buttons = [
        says(YES, YES),
        says(NO, NO),
    ]
    return Reply((case_cards.choices(shown, buttons),), (Keep(Draft("record", data)),))


def confirmed(ask: Ask, fields: Mapping[str, str]) -> Reply:
    draft, officer = ask.seen.draft, ask.seen.officer
    if draft is None or draft.kind != "record" or officer is None:
        return Reply((text(record_texts.RECORD_CHANGED),)) if not ask.in_group else Reply()
    data = draft.data
    change = Record(
        "phone" if data["channel"] == "phone" else "walk-in",
        str(data["school"]),
        str(data["question"]),
        bool(data["answered"]),
        officer,
        data["procedure"],
    )
    return Reply((text(record_texts.recorded(NUMBER)),), (change, Keep(None)), about=NEW)


def changed(ask: Ask, fields: Mapping[str, str]) -> Reply:
    return Reply((text(record_texts.RECORD_CHANGED),), (Keep(None),))


BUTTONS: Mapping[str, Callable[[Ask, Mapping[str, str]], Reply]] = {
    "record-yes": confirmed,
    "record-no": changed,
}
