"""A request by phone or at the counter, in one line: "โทร ปิยะมหาราชาลัย แผน 5 ปี ถามวันส่ง ตอบแล้ว"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from domain.time import BANGKOK
from handlers.acts import routing
from handlers.answers import schools
from handlers.asker.escalate import is_known
from handlers.contract.ask import Ask
from handlers.contract.case import NEW, NUMBER, Draft, Keep, Record
from handlers.contract.reply import Reply
from knowledge.facts.office import School
from line.actions import says
from line.cards import case_cards
from line.messages import text
from line.texts import record_texts

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
DONE = re.compile(r"\s*(ตอบแล้ว|ตอบไปแล้ว|รอตอบ|ยังไม่ตอบ|ยังไม่ได้ตอบ)\s*(?:นะ|ค่ะ|คะ|คับ|ครับ|จ้า|จ้ะ|จ๊ะ|\s)*[.!]*\s*$")
TITLE = re.compile(r"(?:ครู|ผอ\.|รอง|คุณ|นางสาว|นาง|นาย|น\.ส\.|อาจารย์|ดร\.|ว่าที่)[ก-ฮเแโใไ]")
"""Of who asked, before the school. No vowel follows it: นางาม and นายูง are places."""
ALONE = frozenset({"ครู", "ผอ", "ผอ.", "รอง", "คุณ", "นางสาว", "นาง", "นาย", "น.ส.", "อาจารย์", "ดร."})
"""Titles that a name follows."""
SCHOOL = frozenset({"โรงเรียน", "รร.", "ร.ร."})
YES, NO = "บันทึก", "แก้ไข"
_TAPPED = re.compile(rf"({YES}|{NO})รายการ ([0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}})")
"""What the buttons say, with the time of the line they stand under.

Never its words: they would stay in the chat's events when the line itself is unsent.
"""
MOST_WORDS = 3
"""Of a school's name, as typed."""


@dataclass(frozen=True)
class Line:
    channel: Channel
    school: str
    question: str
    answered: bool
    says_so: bool
    """The line itself says whether it was answered."""
    person: str = ""
    schools: tuple[str, ...] = ()
    """Where several may be meant."""


def read_line(words: str, known: tuple[School, ...]) -> Line | None:
    """What a line says; None for one that is no such line."""
    first, _, rest = words.strip().partition(" ")
    channel = STARTS.get(first.casefold())
    if channel is None or not rest.strip():
        return None
    ending = DONE.search(rest)
    answered = bool(ending) and ending is not None and ending[1] in ("ตอบแล้ว", "ตอบไปแล้ว")
    parts = (rest[: ending.start()] if ending else rest).split()
    person, parts = _person(parts, known)
    found, used = _school(parts, known)
    school = found[0] if len(found) == 1 else ""
    several = tuple(found) if len(found) > 1 else ()
    return Line(channel, school, " ".join(parts[used:]), answered, ending is not None, person, several)


def _person(parts: list[str], known: tuple[School, ...]) -> tuple[str, list[str]]:
    """Who asked, where the line begins with a name, and the rest of it."""
    count = 2 if parts[:1] and parts[0] in ALONE else 1
    if len(parts) <= count or not (count == 2 or TITLE.match(parts[0])) or schools.fit(parts[0], known)[0]:
        return "", parts
    begins = [at for at in (count, count + 1) if schools.fit("".join(parts[at : at + 1]), known)[0]]
    count = begins[0] if begins else count  # a surname stands before the school
    return " ".join(parts[:count]), parts[count:]


def _school(parts: list[str], known: tuple[School, ...]) -> tuple[list[str], int]:
    """The school's name (several where it may be several) and how many words it takes.

    More words belong to it only where they fit better. An unknown one is the first word as it stands.
    """
    best: tuple[float, list[str], int] = (0, [], 0)
    for count in range(1, min(MOST_WORDS, len(parts) - 1) + 1):
        found, likeness = schools.fit("".join(parts[:count]), known)
        if found and likeness > best[0]:
            best = (likeness, found, count)
    if best[1]:
        return best[1], best[2]
    if parts and parts[0] in SCHOOL and len(parts) > 2:
        return [parts[1]], 2
    return ([parts[0]], 1) if len(parts) > 1 else ([], 0)


def tapped(ask: Ask, words: str) -> Reply | None:
    """The buttons under a line, whatever else is under way; None for all else."""
    found = _TAPPED.fullmatch(words)
    if found is None:
        return None
    draft = _draft(ask)
    if draft is None or draft.data.get("time") != found[2]:
        return Reply((text(record_texts.NOT_WAITING),))
    return _decided(ask, draft, found[1])


def hear(ask: Ask, words: str) -> Reply | None:
    """Shows what was understood, to be confirmed. In a group only a whole line is taken for one."""
    ask, draft = ask.masked(), _draft(ask)
    command = ask.said.words.command
    said = {"record": YES, "change-record": NO}.get(command.name, "") if command and command.sure else ""
    if draft and said:
        return _decided(ask, draft, said)
    if draft and words in draft.data.get("schools", ()):
        return _shown(ask, {**draft.data, "school": words, "schools": []})
    if said == YES and not ask.in_group:
        return Reply((text(record_texts.NOT_WAITING),))
    line = read_line(ask.said.text, ask.desk.manual.schools)
    if line is None or (ask.in_group and not line.says_so):
        return None
    if not line.question:
        return Reply((text(record_texts.HOW_TO_RECORD),))
    if max(len(line.school), len(line.person)) > schools.LONGEST:
        return Reply((text(record_texts.NAME_TOO_LONG),))
    return ask.with_notice(_shown(ask, _understood(ask, line)))


def _understood(ask: Ask, line: Line) -> Mapping[str, Any]:
    reading = ask.desk.understanding.read(line.question)
    known = is_known(reading)
    return {
        "channel": line.channel,
        "person": line.person,
        "school": line.school,
        "schools": list(line.schools),
        "question": line.question,
        "answered": line.answered,
        "procedure": reading.procedure if known else None,
        "step": reading.step if known else None,
        "facet": reading.facet if known else None,
        "message": ask.said.message_id or "",
        "time": f"{ask.now.astimezone(BANGKOK):%H:%M:%S}",
    }


def _shown(ask: Ask, data: Mapping[str, Any]) -> Reply:
    keep = (Keep(Draft("record", data)),)
    if data["schools"]:
        buttons = [says(name, name) for name in data["schools"]]
        return Reply((case_cards.choices(record_texts.WHICH_SCHOOL, buttons),), keep)
    shown = record_texts.understood(
        data["channel"],
        data["person"],
        data["school"],
        data["question"],
        routing.subject(ask, data["procedure"], data["step"]),
        data["answered"],
    )
    buttons = [says(one, f"{one}รายการ {data['time']}") for one in (YES, NO)]
    return Reply((case_cards.choices(shown, buttons),), keep)


def _decided(ask: Ask, draft: Draft, word: str) -> Reply:
    officer, data = ask.seen.officer, draft.data
    if data.get("done"):
        return Reply((text(record_texts.RECORDED_ALREADY),))
    if word == NO or officer is None:
        return Reply((text(record_texts.RECORD_CHANGED),), (Keep(None),))
    if data["schools"]:
        return _shown(ask, data)
    change = Record(
        "phone" if data["channel"] == "phone" else "walk-in",
        str(data["school"]),
        str(data["question"]),
        bool(data["answered"]),
        officer,
        data["procedure"],
        data["step"],
        data["facet"],
        str(data["person"]),
        message_id=str(data["message"]) or None,
    )
    done = Keep(Draft("record", {"message": data["message"], "time": data["time"], "done": True}))
    return Reply((text(record_texts.recorded(NUMBER)),), (change, done), about=NEW)


def _draft(ask: Ask) -> Draft | None:
    draft = ask.seen.draft
    return draft if draft and draft.kind == "record" else None
