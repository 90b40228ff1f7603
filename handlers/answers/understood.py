"""How a text is read: by the understanding of the manual, and by what its words alone say of us."""

import re
from dataclasses import replace

from domain.consultation import COMPLAINT, OTHER_GROUP
from handlers.contract.ask import Ask
from handlers.words import passing_on
from handlers.words.complaints import complaint_in
from knowledge.reading.reading import Reading, Talk

_ASKS = re.compile(
    "ไหม|มัย(?!า)|อะไร(?!เลย)|ไหน|ยังไง|ยังงัย|อยางไร|กี|(?<!ไมมี)ใคร|เทาไ|เมือไ|หรือยัง|หรือเปลา|รึยัง|รึเปลา|หรือไม|ไดปะ|ชวยบอก|ขอทราบ|อยากทราบ"
    "|หมายถึง|ถามถึง|ถามเรือง"
)
_WANTS_A_PERSON = re.compile("ขอ|อยาก|ให|เอา|คุย|ติดตอ|ฝาก|ถาม|ตองการ|สงตอ|เบอร")
_SURE = 0.6
_KEPT = frozenset({"system", "case", "file", "orders", "foreign"})
"""Topics of their own, which get the way to a person as it is."""


def understood(ask: Ask) -> Reading:
    said, talk = ask.said, ask.seen.talk
    wish = said.words.wish
    if wish is not None and wish.name in ("officer", "pass-on"):
        return _person(talk)
    if wish is not None and wish.name == "manual":  # whatever was talked about before
        return Reading("smalltalk", topic="help", score=1.0)
    reading = ask.desk.understanding.read(said.text, talk, in_group=ask.in_group, today=ask.today)
    if _complains(said.words.folded, reading):
        return Reading(
            "escalate", score=0.9, topic=COMPLAINT, named=False, to_bot=reading.to_bot, why=("complains",)
        )
    if reading.topic == "person" and passing_on.says_more(said.words.folded):
        if complaint_in(said.words.folded):  # of the bot, and whatever was asked of it before is meant
            return reading
        return replace(reading, topic="person-about", named=False)
    return reading


def _person(talk: Talk) -> Reading:
    return Reading(
        "escalate", talk.procedure, talk.step, talk.facet, score=0.9, topic="person",
        named=talk.procedure is not None, why=("a person is wished for",),
    )  # fmt: skip


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
