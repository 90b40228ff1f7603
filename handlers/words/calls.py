"""Who is called or mentioned by a text, as far as its letters tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.words import particles
from handlers.words.fold import Folded, compact, fold, is_parted
from handlers.words.tokens import Vocabulary, literal

EVERYBODY = ("all", "everyone", "ทุกคน", "ทั้งหมด")
CALL_WORD = "บอท"
_CALL_WORD = re.compile("บอ[ทต]")
_SPEECH = re.compile(r"[ก-ฮเแโใไ]")
"""What Thai may begin a word with: "บอทส่งแผนวันไหน", not "บอทานิก"."""
_NAMES = literal("น้อย นุ้ย ใหญ่ เล็ก โต ตัวจริง ติ๊ก ตี้ ซ่า เนต ตัน")
"""What makes a person's name of the call word, where nothing parts them."""
_PARTICLE = Vocabulary({"particle": particles.COURTESY[:4]})
_BEFORE = Vocabulary(
    {
        "opening": (
            literal(
                "น้อง พี่ คุณ เจ้า ท่าน นี่ นี่แน่ะ แน่ะ เฮ้ เฮ้ย โย่ ฮัลโหล ฮาโหล ดี สวัสดี หวัดดี ดีจ้า สวัสดีตอนเช้า "
                "อรุณสวัสดิ์ ขอโทษ โทษ รบกวน ขออนุญาต ขอบคุณ ขอถาม ถามหน่อย นะ น้า hi hey hello helo"
            ),
        ),
        "courtesy": particles.COURTESY[:3],
    }
)
"""What may stand before a call: a greeting, a courtesy; not a colleague, nor "พี่ๆ"."""
_MOST_BEFORE = 12


@dataclass(frozen=True)
class Called:
    end: int
    """Index in the text behind the call and the courtesy word that belongs to it: "บอทคะ"."""
    word: int
    """Index behind the call word alone."""


def call_in(text: str, names: Sequence[str] = ()) -> Called | None:
    """The call that a text begins with: the call word, or one of the bot's names, as a word.

    "👋บอท ...", "น้องบอท ...", "บอทคะ", "บอทส่งแผนวันไหน"; not "@บอทน้อย ..." and not "ถามบอทดู".
    """
    head = text[:200]
    folded, at = fold(head), 0
    for _ in range(_MOST_BEFORE):
        if (end := _call_at(head, folded, at, names)) is not None:
            word = folded.ends[end - 1]
            return Called(_behind_particle(head, folded, end), word)
        before = _BEFORE.head(folded.compact, at)
        if before is None:
            return None
        at = before.end
    return None


def _call_at(text: str, folded: Folded, at: int, names: Sequence[str]) -> int | None:
    """Where in the folded text the call ends that begins at `at`."""
    letters = folded.compact
    begins = folded.ends[at - 1] if at else 0
    is_tag = "@" in _signs_before(text, begins) or "＠" in _signs_before(text, begins)
    for name in sorted({compact(one) for one in names if compact(one)}, key=len, reverse=True):
        if letters.startswith(name, at) and _is_word(text, folded, at + len(name)):
            return at + len(name)
    found = _CALL_WORD.match(letters, at)
    if found is None:
        return None
    twice = found.end() + letters.startswith(letters[found.end() - 1], found.end())
    for end in (twice, found.end()):  # "บอทท คะ", "บอททำ"
        if _is_word(text, folded, end):
            return end
    goes_on = _SPEECH.match(letters, found.end()) and not _NAMES.match(letters, found.end())
    return found.end() if goes_on and not is_tag else None


def _signs_before(text: str, begins: int) -> str:
    found = re.match(r"[^\w]*", text[begins:])
    return found[0] if found else ""


def _is_word(text: str, folded: Folded, end: int) -> bool:
    """Whether nothing but a courtesy word goes on behind it; Latin and Thai part each other."""
    letters = folded.compact
    if end == len(letters) or is_parted(text, folded, end):
        return True
    if letters[end - 1].isascii() != letters[end].isascii():
        return True
    courtesy = _PARTICLE.head(letters, end)
    return courtesy is not None and (courtesy.end == len(letters) or is_parted(text, folded, courtesy.end))


def _behind_particle(text: str, folded: Folded, end: int) -> int:
    courtesy = _PARTICLE.head(folded.compact, end)
    parted = courtesy and (courtesy.end == len(folded.compact) or is_parted(text, folded, courtesy.end))
    at = folded.ends[(courtesy.end if courtesy and parted else end) - 1]
    while at < len(text) and "\u0e47" <= text[at] <= "\u0e4e":
        at += 1
    return at


def begins_with_name(text: str, names: Sequence[str]) -> bool:
    """Whether it begins by mentioning everybody or one of these names: "@สมศรี รบกวนตอบด้วยค่ะ".

    Without @, where it asks that person for something: "พี่สมศรี ตอบเรื่องนี้ให้หน่อยค่ะ".
    """
    if _asks_colleague(text, names):
        return True
    found = re.match(r"\W*?[@＠]\s*(?:พี่|น้อง|คุณ)?\s*(.*)", text, re.S)
    if found is None:
        return False
    rest = found[1].casefold()
    parts = [part for name in names for part in (name, *name.split()) if len(part) > 1]
    return any(rest.startswith(name.casefold()) for name in (*EVERYBODY, *parts))


_REQUEST = re.compile(r"(?:คะ|ค่ะ|ขา|ครับ|คับ)?\s*(?:รบกวน|ช่วย|ฝาก|ขอให้|ตอบ|ดู|รับ|โทร)(.*)", re.S)
_PLEASE = re.compile(r"หน่อย|ด้วย(?:ค|น|จ|\s|$)|ให้ที|ที(?:ค่ะ|ครับ|นะ)|ได้ไหม|ได้มั้ย|รบกวน|ฝาก")


def _asks_colleague(text: str, names: Sequence[str]) -> bool:
    """ "สมศรี ดูแลเรื่องนี้ค่ะ" tells of her, and is an answer."""
    begins = re.match(r"\W*(?:พี่|น้อง|คุณ)?\s*", text)
    rest = text[begins.end() if begins else 0 :]
    bare = [re.sub(r"^(?:พี่|น้อง|คุณ)\s*", "", part) for name in names for part in (name, *name.split())]
    for name in sorted({one for one in bare if len(one) > 1}, key=len, reverse=True):
        if rest.startswith(name) and _REQUEST.match(rest[len(name) :].lstrip()):
            return _PLEASE.search(rest[len(name) :]) is not None
    return False
