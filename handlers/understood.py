"""How a text is read: by the understanding of the manual, and by what its words alone say of us."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from domain.consultation import COMPLAINT, CONTINUES, OFFICE, OTHER_GROUP
from handlers.contract.ask import Ask
from handlers.words import passing_on
from handlers.words.complaints import complaint_in
from handlers.words.fold import compact
from handlers.words.office_facts import REACHES, OfficeFact, fact_in, reached_in
from knowledge.facts.office import OtherGroup
from knowledge.reading.reading import Reading, Talk

_ASKS = re.compile(
    "ไหม|มัย(?!า)|อะไร(?!เลย)|ไหน|ยังไง|ยังงัย|อยางไร|กี|(?<!ไมมี)ใคร|เทาไ|เมือไ|หรือยัง|หรือเปลา|รึยัง|รึเปลา|หรือไม|ไดปะ|ชวยบอก"
    "|ขอทราบ|อยากทราบ|หมายถึง|ถามถึง|ถามเรือง"
)
_WANTS_A_PERSON = re.compile("ขอ|อยาก|ให|เอา|คุย|ติดตอ|ฝาก|ถาม|ตองการ|สงตอ|เบอร")
_WHO = re.compile(
    "ใคร|ไผ|คนไหน|ท่านใด|ผู้ใด|เป็น|ผู้รับผิดชอบ|รับผิดชอบ|คนดูแล|ดูแล|เจ้าหน้าที่|ชื่ออะไร|ชื่อ|ขอ|เบอร์โทร|เบอร์|อะไร|พี่ที่|พี่|คือ|เรื่อง|หน่อย|ทำ"
)
_SURE = 0.6
NO_TALK = Talk()
_KEPT = frozenset({"system", "case", "file", "orders", "foreign"})
"""Topics of their own, which get the way to a person as it is."""
_SHORTEST_NAME = 3
"""Folded letters of a group's name or subject that may be looked for in a text."""


def understood(ask: Ask) -> Reading:
    said, talk = ask.said, ask.seen.talk
    wish, folded = said.words.wish, said.words.folded
    if wish is not None and wish.name in ("officer", "pass-on"):
        return _person(talk)
    reading = ask.desk.understanding.read(said.text, talk, in_group=ask.in_group, today=ask.today)
    if (of_office := _of_office(ask, reading)) is not None:
        return of_office
    if _complains(folded, reading):
        return Reading(
            "escalate", score=0.9, topic=COMPLAINT, named=False, to_bot=reading.to_bot, why=("complains",)
        )
    if reading.topic == "person" and passing_on.says_more(folded):
        if complaint_in(folded):  # of the bot, and whatever was asked of it before is meant
            return reading
        return replace(reading, topic="person-about", named=False)
    return reading


def _person(talk: Talk) -> Reading:
    return Reading(
        "escalate", talk.procedure, talk.step, talk.facet, score=0.9, topic="person",
        named=talk.procedure is not None, why=("a person is wished for",),
    )  # fmt: skip


def _of_office(ask: Ask, reading: Reading) -> Reading | None:
    """A fact of the office, or how to reach another group of it; None where it asks neither."""
    folded = ask.said.words.folded
    group, rest = _group_named(folded, ask.desk.manual.groups)
    wish = ask.said.words.wish
    fact = ask.said.words.fact or (fact_in(rest) if group else None)
    if wish is not None and wish.name in ("contact", "manual"):  # as the menu's buttons say them
        fact = OfficeFact(wish.name, of_office=True)
    if fact is None:
        name = reached_in(folded) if reading.topic == "person" else None
        fact = OfficeFact(name) if name else None
    elif (fact.bare and ask.seen.talk != NO_TALK) or (
        not fact.of_office and not fact.bare and _is_of_manual(reading, ask.seen.talk)
    ):
        return None  # asked of what the talk is about: "เปิดวันไหน"
    if fact is None:
        return None
    if fact.name in REACHES and (whose := group.id if group else _group_before(ask, fact)):
        return replace(_none_of_manual(reading), topic=f"{OTHER_GROUP}{whose}")
    of_office = replace(_none_of_manual(reading), topic=f"{OFFICE}{fact.name}")
    if fact.name != "responsible":
        return of_office
    about = _procedure_named(ask)
    return replace(of_office, procedure=about) if about else of_office


def _is_of_manual(reading: Reading, talk: Talk) -> bool:
    if talk.procedure is not None:
        return reading.kind in ("answer", "clarify", "calendar")
    return reading.kind == "answer" and reading.named and reading.score >= _SURE


def _none_of_manual(reading: Reading) -> Reading:
    kind = reading.kind if reading.kind in ("escalate", "smalltalk") else "escalate"
    return replace(
        reading, kind=kind, procedure=None, step=None, facet=None, month=None, options=(), named=False,
        complete=True, more=(), left=(), half=None,
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _folded_name(name: str) -> str:
    """Folded once: each question is held against hundreds of the manual's names."""
    return compact(name)


def _group_named(folded: str, groups: Sequence[OtherGroup]) -> tuple[OtherGroup | None, str]:
    """The group of which the longest name or subject stands in the text, and the text with "กลุ่ม" for it."""
    found: tuple[str, OtherGroup] | None = None
    for group in groups:
        for said in (group.name, group.name.removeprefix("กลุ่ม"), *group.also, *group.topics):
            name = _folded_name(said)
            longer = found is None or len(name) > len(found[0])
            if len(name) >= _SHORTEST_NAME and longer and name in folded:
                found = (name, group)
    return (found[1], folded.replace(found[0], compact("กลุ่ม"), 1)) if found else (None, folded)


def _group_before(ask: Ask, fact: OfficeFact) -> str | None:
    """The other group whose matter was asked last: its phone is what "ขอเบอร์โทรหน่อยค่ะ" then means."""
    last = ask.newest
    if fact.of_office or last is None or last.last_at is None or ask.now - last.last_at > CONTINUES:
        return None
    subject = last.subject or ""
    return subject.removeprefix(OTHER_GROUP) if subject.startswith(OTHER_GROUP) else None


def _procedure_named(ask: Ask) -> str | None:
    """Of which procedure somebody is responsible, or of what the talk is about."""
    about = _WHO.sub(" ", ask.said.text).strip()
    if not about:
        return ask.seen.talk.procedure
    reading = ask.desk.understanding.read(about)
    same = {one.procedure for one in reading.options} <= {reading.procedure}
    return reading.procedure if reading.named and reading.kind in ("answer", "clarify") and same else None


def _complains(folded: str, reading: Reading) -> bool:
    complaint = complaint_in(folded)
    if complaint is None or reading.topic in _KEPT:
        return False
    if (reading.topic or "").startswith(OTHER_GROUP) and not complaint.of_bot:
        return False
    if reading.topic == "person":
        return not _WANTS_A_PERSON.search(folded)
    asks = bool(_ASKS.search(folded))
    if reading.kind in ("answer", "calendar", "clarify"):
        return not asks and (complaint.of_bot or reading.score < _SURE or reading.kind == "clarify")
    return not asks or complaint.of_bot or complaint.says_so or reading.kind == "smalltalk"
