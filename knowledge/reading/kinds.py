"""What kind of message it is, where its words alone decide it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from knowledge.model.facets import by_words as by_facet
from knowledge.reading.fragments import ASKS, WANTS, introduces
from knowledge.reading.message import Message
from knowledge.thai.text import squeeze, squeezed, thai_letters
from knowledge.thai.word_signs import Cues, found

_LETTER = re.compile("[0-9a-z\u0e01-\u0e4e]")
_DIGITS = re.compile(r"^[0-9 .,/-]+$")
_LAUGH = re.compile(r"^(?:5{3,}\+?|ฮา+|หุหุ|ฮ่า+|(?:ha|he|hi){2,}|lol|แหะๆ?|แฮ่ๆ?|ก๊าก+|คิกๆ?|คริ|งุงิ|อิ|ๆ)+$")
_EMOTICON = re.compile(
    r"(?<![a-z])(?:t[_.^wv-]?t|x+d+|[:;=x8]['-]?[dpo3sx]|[ou0][._][ou0]|q[_.]?q|v_+v)(?![a-z])|<3+|:3"
)
_ABOUT_BOT = squeezed(
    """
    ตอบ เก่ง ดี ไว เร็ว ช้า น่ารัก ฉลาด โง่ พัง ตาย เอ๋อ งง มัน ตัวนี้ นี้ นี่ ไม่ตอบ ยังไม่ เจ๋ง
    ล้ำ ใช้ได้ ใช้ดี ที่เขต ของเขต เขา สุดยอด บอก มาแล้ว ตื่น หลับ
    """
)
_NOT = squeeze("ไม่")
_COUNTS = "0123456789 "
_IDLE = 40
"""Folded letters up to which a message may be idle talk."""
_NAME = 10
"""Folded letters up to which a message may be a mere name."""
_CLEARLY = 0.6
"""The likelihood from which a sort of smalltalk is clearly meant."""
_BOT = re.compile(r"^(?:น้อง)?(?:บอท|บอต|planbot|bot)(?P<apart>(?:ค่ะ|คะ|ครับ|จ๋า|จ้า|จ้ะ|จ๊ะ|[ ,:])*)")
_HAS_SAID = re.compile(
    r"(?:เขา|เค้า|มัน|นี้|นี่|ตัวนี้|(?:ของ|ที่)\S{2,12}?|ก็|เพิ่ง|เคย|จะ|ไม่|ได้| )*"
    r"(?:(?:บอก|แจ้ง|ตอบ|พูด|แนะนำ|ยืนยัน|เตือน|สรุป)(?:มา|ไว้|ไป|กลับ|แล้ว|เรา|ทุกคน| )*ว่า"
    r"|ตอบ(?:มา|กลับ|ไม่|ได้|แล้ว| )*(?:ผิด|ถูก|มั่ว|ตรง|แม่น|ไว|เร็ว|ช้า|ดี|เก่ง|ครบ|ชัด))"
)
"""After the bot's name: what it said, or how well; whatever is asked in it is not asked of the bot."""
_BOT_OR_PERSON = re.compile("คน[^ ]{0,6}(?:หรือ|รึ)|(?:หรือ|รึ)[^ ]{0,4}คน")
"""Asks who answers: "คนหรือบอท"."""
_QUESTION = re.compile(
    r"[ไใ]หม(?!่)|มั้ย|[ไใ]หน|[ไใ]หร่|(?:อะ|เมื่อ|เท่า|วัน|เดือน)ไร|ไง|อย่างไร|กี่|ใคร|ทำไม|หรือ|รึ|บ้าง"
    r"|(?:เมื่อ|วัน|เดือน|ทาง|มื้อ|ยาม)ใด|หยัง|ไส|ยัง(?:$| )|(?<!คำ)ขอ(?![งบ])|ช่วย(?!ได้|เยอะ|มาก)"
    r"|หน่อย|รบกวน|สอบถาม|อยาก(?:ทราบ|รู้|ถาม)|\?"
)


@dataclass(frozen=True)
class Sort:
    kind: Literal["smalltalk", "escalate"]
    topic: str
    because: str
    complete: bool = True


def by_words(message: Message, cues: Cues, known: float) -> Sort | None:
    """None where words alone do not decide."""
    if not _LETTER.search(message.normal):
        if any(char.isalpha() for char in message.normal):
            return Sort("escalate", "unknown", "a script that is neither Thai nor Latin")
        return Sort("smalltalk", "sticker", "no letters")
    if _LAUGH.match(message.normal):
        return Sort("smalltalk", "ok", "laughter")
    if not _LETTER.search(_EMOTICON.sub("", message.normal)):
        return Sort("smalltalk", "sticker", "a face of letters")
    if _DIGITS.match(message.normal):
        return Sort("smalltalk", "help", "a number that picks nothing")
    orders = found(cues.orders, message.folded)
    if orders:
        return Sort("escalate", "orders", f"order: {orders}")
    if message.foreign:
        polite = _smalltalk(message, cues)
        return polite or Sort("escalate", "foreign", "words of another language")
    who = cues.smalltalk_says.get("who", ())
    person = None if _BOT_OR_PERSON.search(message.normal) else found(cues.person, message.folded)
    if person and not by_facet(message.folded, cues) and not found(who, message.folded):
        return Sort("escalate", "person", f"a person wanted: {person}")
    if (polite := _smalltalk(message, cues)) is not None:
        return polite
    if introduces(message.normal, cues):
        return Sort("smalltalk", "greeting", "tells who it is", complete=False)
    return _fragment(message, cues) or _nonsense(message, known)


def _smalltalk(message: Message, cues: Cues) -> Sort | None:
    """Nothing but polite words: which sort the strongest of them is."""
    text = message.folded
    if not text:
        return Sort("smalltalk", "ok", "only particles")
    if len(text) < 40:
        for topic, words in cues.smalltalk_says.items():
            said = found(words, text)
            if said and len(said) * 2 >= len(text):
                return Sort("smalltalk", topic, f"says {said}")
    if len(text) > 60:
        return None
    counted = cues.polite.cut(text)
    rest = counted.strip(_COUNTS)
    if rest:
        return _thanked(text, rest, cues)
    told = [
        (topic == "thanks", len(word), topic, word)
        for topic, words in cues.smalltalk.items()
        if (word := found([word for word in words if len(word) > 1], text))
    ]
    if not told:
        return None if counted else Sort("smalltalk", "ok", "names somebody, asks nothing", complete=False)
    _, _, topic, word = max(told)
    if topic in ("sorry", "ok") and text.startswith(tuple(_long(cues.smalltalk.get("greeting", ())))):
        topic = "greeting"
    return Sort("smalltalk", topic, f"only polite words: {word}", complete=topic != "greeting")


def _thanked(text: str, rest: str, cues: Cues) -> Sort | None:
    """Thanks or greetings with a few words beside them that ask nothing: "ส่งเรียบร้อยแล้ว ขอบคุณนะคะ"."""
    thanks = found(_long(cues.smalltalk.get("thanks", ())), text)
    greeting = found(_long(cues.smalltalk.get("greeting", ())), text)
    said = text.replace(thanks or greeting or " ", "")
    if any(word in said for word in (*ASKS, *WANTS)):
        return None
    if thanks:
        return Sort("smalltalk", "thanks", f"thanks and no question: {thanks}")
    if greeting and len(rest) < 8 and not by_facet(text, cues):
        return Sort("smalltalk", "greeting", f"a greeting and no question: {greeting}", complete=False)
    return None


def _long(words: Sequence[str]) -> list[str]:
    """Those that can hardly stand in another word."""
    return [word for word in words if len(word) > 4]


def _fragment(message: Message, cues: Cues) -> Sort | None:
    """Only openings: "สอบถามหน่อยค่ะ", "คือว่า"."""
    if len(message.folded) > 60 or cues.opening.cut(message.folded):
        return None
    return Sort("smalltalk", "help", "an opening without a question", complete=False)


def _nonsense(message: Message, known: float) -> Sort | None:
    """Letters that make no words we have ever seen."""
    if len(message.folded) < 3 and not message.folded.isdigit() and thai_letters(message.folded) < 2:
        return Sort("escalate", "unknown", "too short to mean anything")
    if known < 0.3 and len(message.folded) > 2:
        return Sort("escalate", "unknown", f"only {known:.0%} of it is familiar")
    return None


def is_idle(message: Message, cues: Cues) -> bool:
    """A few words that ask, want and name nothing: "หนาวแล้วเนาะ". What is wrong is not idle: "ไฟไม่มา"."""
    text = message.folded
    if len(text) > _IDLE or any(word in text for word in (*ASKS, *WANTS, _NOT)):
        return False
    if found(cues.subjects, text) or by_facet(text, cues):
        return False
    return not cues.shown(text)


def is_mere_name(message: Message, topic: str | None, likely: Mapping[str, float]) -> bool:
    """A word that nothing is asked of and that no sort of smalltalk clearly has: "สถานที่"."""
    short = len(message.folded) <= _NAME and " " not in message.normal
    return short and (topic == "ok" or max(likely.values()) < _CLEARLY)


def talks_about_bot(normal: str) -> bool:
    """A sentence that begins with the bot's name and is not said to it: "บอทตอบไวดีนะ".

    "บอทบอกว่าส่งวันไหน" tells of it. A name that nothing parts from the rest is what the sentence is about,
    unless it asks: "บอทของเขตเก่งเรื่องแผน", but "บอทส่งแผนวันไหน".
    """
    named = _BOT.match(normal)
    if not named:
        return False
    rest = normal[named.end() :]
    if _HAS_SAID.match(rest):
        return True
    about = bool(rest) and not named["apart"]
    about = about or any(squeeze(rest).startswith(word) for word in _ABOUT_BOT)
    return about and not _QUESTION.search(rest)
