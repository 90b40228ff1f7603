"""A request by phone or at the counter as officers write it down: who, school, question, what was answered.

"โทร ปิยะมหาราชาลัย แผน 5 ปี ถามวันส่ง ตอบแล้ว", "รร.นาแก โทรมาถามวันส่ง ตอบไปแล้วว่าสิ้นเดือน".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time
from typing import Literal

from handlers.answers import schools
from handlers.words.clock_times import clocks_in
from knowledge.facts.office import School

Channel = Literal["phone", "walk-in"]
_PHONE = r"(?:มีคน|มี|รับ)?\s?(?:โทรศัพท์|โทร\.?)(?:\s?(?:เข้ามา|เข้า|มา))?|รับสาย"
_COUNTER = (
    r"(?:มา|เดินมา)(?:ติดต่อ|ถาม|พบ|ปรึกษา)?(?:ด้วย)?(?:ตนเอง|ตัวเอง|เอง)|มาติดต่อ|"
    r"มาถาม(?:ที่|ถึง)(?:เขต|สำนักงาน|ห้อง)|วอล?์?ร?์?[คก]อิน|walk[ -]?in"
)
_BEGINS = re.compile(
    rf"\s*(?:(?P<phone>{_PHONE})|(?P<counter>{_COUNTER}))(?:(?P<of>\s*จาก\s*)|[\s:：.–-]+)(?=\S)",
    re.IGNORECASE,
)
_IN_BETWEEN = re.compile(
    r"\s*(?:(?P<phone>โทร(?:ศัพท์)?\s?(?:เข้ามา|เข้า|มา))|(?P<counter>มา(?:ติดต่อ|ถาม)?(?:ด้วย)?(?:ตนเอง|ตัวเอง|เอง)|"
    r"มาติดต่อ|วอล?์?ร?์?[คก]อิน|walk[ -]?in))\s*(?=\S)",
    re.IGNORECASE,
)
_CAME_IN = re.compile(
    rf"(?:^\s*(?:{_PHONE}|{_COUNTER})|โทร(?:ศัพท์)?\s?(?:เข้ามา|เข้า|มา)|มา(?:ติดต่อ|ถาม)?(?:ด้วย)?(?:ตนเอง|ตัวเอง|เอง)|มาติดต่อ)"
    r"[\s:：.,–-]*$",
    re.IGNORECASE,
)
"""Ends with how a request came in."""
_COURTESY = r"(?:นะ|ค่ะ|คะ|คับ|ครับ|จ้า|จ้ะ|จ๊ะ|เรียบร้อย|แล้ว|\s)*"
_GAVE = r"(?:ตอบ|แจ้ง|บอก|แนะนำ|อธิบาย|ชี้แจง|ให้ข้อมูล|ให้คำตอบ|ให้คำแนะนำ)"
_DONE = rf"(?<!ได้)(?<!ไม่)(?<!รอ)(?:{_GAVE}(?:กลับ|ไป|เรียบร้อย|ครบ)*แล้ว|ตอบ(?:ไป)?เรียบร้อย)"
_NOT_YET = r"(?:ยังไม่(?:ได้)?(?:ให้คำ)?ตอบ|ยังไม่มีคำตอบ|รอ(?:คำ)?ตอบ(?:กลับ)?|ค้างตอบ|(?:รอ|จะ|เดี๋ยว)(?:โทร|ตอบ)กลับ)"
_ENDS = re.compile(rf"\s*(?:(?P<done>{_DONE})|(?P<waits>{_NOT_YET})){_COURTESY}[^\wก-๛]*$")
_SAID = re.compile(
    rf"(?:{_DONE}|(?<=\s)ตอบ(?:ไป|กลับ)?|{_GAVE}(?:กลับ)?ไป){_COURTESY}ว่า[\s:：]*(?P<answer>\S.*)$"
    rf"|(?<=\s)ตอบ(?:กลับ|ไป|เรียบร้อย)*แล้ว{_COURTESY}[\s:：,]+(?P<also>\S.*)$"
    rf"|(?<=\s)(?P<waits>{_NOT_YET}){_COURTESY}[\s:：,]+(?P<note>\S.*)$",
    re.DOTALL,
)
_TITLE = re.compile(r"(?:ครู|ผอ\.|รอง|คุณ|นางสาว|นาง|นาย|น\.ส\.|อาจารย์|ดร\.|ว่าที่)[ก-ฮเแโใไ]")
"""Of who asked, before the school. No vowel follows it: นางาม and นายูง are places."""
_ALONE = frozenset({"ครู", "ผอ", "ผอ.", "รอง", "คุณ", "นางสาว", "นาง", "นาย", "น.ส.", "อาจารย์", "ดร."})
"""Titles that a name follows."""
_SCHOOL = frozenset({"โรงเรียน", "รร.", "รร", "ร.ร."})
_MARKED = re.compile(r"โรงเรียน|ร\.?ร\.?(?=[ก-ฮเแโใไ])|วิทยาลัย")
_ASKING = (
    "ถาม", "สอบถาม", "ขอ", "อยาก", "เรื่อง", "แจ้ง", "ปรึกษา", "ยืม", "หารือ", "โทร", "สงสัย", "ทวง", "ตาม", "หา",
    "ไป", "กลับ", "บอก", "ให้", "ไม่",
)  # fmt: skip
"""What a question, or talk about a call of one's own, begins with, and no name of a school does."""
_ASKS_INSIDE = re.compile(
    r"(?=สอบถาม|ขอทราบ|ขอถาม|ขอเบอร์|ขอแบบ|ถามว่า|ถามเรื่อง|ถามวัน|อยากทราบ|อยากรู้|ปรึกษาเรื่อง)"
)
_MOST_WORDS = 3
"""Of a school's name, as typed."""
_MOST_BEFORE = 6
"""Words of who and which school, before "โทรมา"."""


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
    answer: str = ""
    """What it says that was answered."""
    at: time | None = None
    """When it was asked, where the line says so."""
    sure: bool = True
    """False: colleagues' talk may begin and end so: it names no school for certain."""


@dataclass(frozen=True)
class _Ending:
    """What stands before the words on what became of it, and what they say."""

    before: str
    answered: bool = False
    says_so: bool = False
    answer: str = ""


def read_lines(words: str, known: Sequence[School]) -> list[Line]:
    """Each line of a message that has nothing else in it; else what the whole message says, if anything."""
    rows = [row for row in words.splitlines() if row.strip()]
    each = [read_line(row, known) for row in rows]
    found = [one for one in each if one is not None]
    if len(found) > 1 and len(found) == len(rows):
        return found
    whole = read_line(words, known)
    return [whole] if whole else []


def read_line(words: str, known: Sequence[School]) -> Line | None:
    """What a line says; None for one that is no such line."""
    words, at = _without_time(_without_signs_before(words))
    line = _read(words, known)
    return replace(line, at=at) if line else None


def _without_time(words: str) -> tuple[str, time | None]:
    """A time of day that stands first, or right behind how the request came in, goes; any other is said."""
    for clock in clocks_in(words):
        before = words[: clock.begin]
        if not before.strip() or _CAME_IN.search(before):
            rest = words[clock.end :].lstrip(" ,:–-")
            return f"{before.rstrip()} {rest}".strip(), clock.at
        break
    return words, None


def _read(words: str, known: Sequence[School]) -> Line | None:
    begins = _BEGINS.match(words)
    if begins is None:
        return _school_first(words, known)
    end = _ending(" " + words[begins.end() :])
    parts = end.before.split()
    person, parts = _person(parts, known)
    parts = _apart(parts, known)
    found, used = _school(parts, known)
    named = any(one.name in found for one in known) or bool(used and _MARKED.match("".join(parts[:used])))
    usual = not begins["of"] and (begins["phone"] or begins["counter"]).strip() not in ("มาติดต่อ", "รับสาย")
    marked = used == 2 and parts[0] in _SCHOOL
    return _line(begins, person, found, parts[used:], end, sure=named or marked or (usual and bool(found)))


def _school_first(words: str, known: Sequence[School]) -> Line | None:
    """ "รร.นาแก โทรมาถามวันส่ง ตอบแล้ว": where the school is one for certain, and what became of it is said."""
    if (between := _IN_BETWEEN.search(words)) is None or not between.start():
        return None
    before, end = words[: between.start()].split(), _ending(" " + words[between.end() :])
    if len(before) > _MOST_BEFORE or not end.says_so:
        return None
    person, before = _person([*before, ""], known)
    name = "".join(before)
    found = schools.fit(name, known)[0]
    if not found and not (before and (_MARKED.match(name) or before[0] in _SCHOOL)):
        return None
    names = found or [_spelt_out(name)]
    return _line(between, person, names, end.before.split(), end, sure=True)


def _line(
    channel: re.Match[str], person: str, found: list[str], asked: list[str], end: _Ending, *, sure: bool
) -> Line:
    return Line(
        "phone" if channel["phone"] else "walk-in",
        found[0] if len(found) == 1 else "",
        " ".join(asked),
        end.answered,
        end.says_so,
        person,
        tuple(found) if len(found) > 1 else (),
        end.answer,
        sure=sure,
    )


def _ending(rest: str) -> _Ending:
    if found := _ENDS.search(rest):
        return _Ending(rest[: found.start()], bool(found["done"]), says_so=True)
    said = _last(rest)
    if said is None:
        return _Ending(rest)
    if said["waits"]:
        return _Ending(f"{rest[: said.start()]} {said['note']}", says_so=True)
    answer = " ".join((said["answer"] or said["also"]).split())
    return _Ending(rest[: said.start()], answered=True, says_so=True, answer=answer)


def _last(rest: str) -> re.Match[str] | None:
    """The last place from which an answer is told: the question before it may tell of others."""
    found, at = None, 0
    while (one := _SAID.search(rest, at)) is not None:
        found, at = one, one.start() + 1
    return found


def _without_signs_before(words: str) -> str:
    """ "📞 โทร ..."."""
    at = 0
    while at < len(words) and not words[at].isalnum():
        at += 1
    return words[at:].strip()


def _person(parts: list[str], known: Sequence[School]) -> tuple[str, list[str]]:
    """Who asked, where the line begins with a name, and the rest of it."""
    count = 2 if parts[:1] and parts[0] in _ALONE else 1
    if len(parts) <= count or not (count == 2 or _TITLE.match(parts[0])) or schools.fit(parts[0], known)[0]:
        return "", parts
    begins = [at for at in (count, count + 1) if schools.fit("".join(parts[at : at + 1]), known)[0]]
    count = begins[0] if begins else count  # a surname stands before the school
    return " ".join(parts[:count]), parts[count:]


def _apart(parts: list[str], known: Sequence[School]) -> list[str]:
    """With a space between the school's name and the question, where it was typed without one."""
    at = 1 if len(parts) > 1 and parts[0] in _SCHOOL else 0
    if len(parts) <= at:
        return parts
    word = parts[at]
    bare = re.sub(r"^(?:โรงเรียน|ร\.?ร\.?)", "", word)
    names = sorted((n for one in known for n in (one.name, *one.also)), key=len, reverse=True)
    for name in (one.removeprefix("โรงเรียน") for one in names):
        if bare.startswith(name) and bare[len(name) :].startswith(_ASKING):
            return [*parts[:at], name, bare[len(name) :], *parts[at + 1 :]]
    inside = _ASKS_INSIDE.search(word, 1) if at or _MARKED.match(word) else None
    if inside is not None and inside.start() > len(word) - len(bare):
        return [*parts[:at], word[: inside.start()], word[inside.start() :], *parts[at + 1 :]]
    return parts


def _school(parts: list[str], known: Sequence[School]) -> tuple[list[str], int]:
    """The school's name (several where it may be several) and how many words it takes.

    More words belong to it only where they fit better. An unknown one is the first word as it stands.
    """
    best: tuple[float, list[str], int] = (0, [], 0)
    for count in range(1, min(_MOST_WORDS, len(parts) - 1) + 1):
        found, likeness = schools.fit("".join(parts[:count]), known)
        if found and likeness > best[0]:
            best = (likeness, found, count)
    if best[1]:
        return best[1], best[2]
    if parts and parts[0] in _SCHOOL and len(parts) > 2:
        return [f"โรงเรียน{parts[1]}"], 2
    return ([_spelt_out(parts[0])], 1) if len(parts) > 1 and not parts[0].startswith(_ASKING) else ([], 0)


def _spelt_out(name: str) -> str:
    """A name that no list has, in one form: "รร.ธาตุพนม" is "โรงเรียนธาตุพนม"."""
    return re.sub(r"^ร\.?ร\.?(?=[ก-ฮเแโใไ])", "โรงเรียน", name)
