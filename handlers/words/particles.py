"""Words that say nothing of their own: courtesy, vocatives, thanks; as they stand in folded text.

Folded text has no tone marks and no stretched letters: ค่ะ is คะ, ค่าาา is คา, คร้าบบบ is คราบ.
"""

import re

from handlers.words.fold import compact, says
from handlers.words.tokens import Vocabulary, literal

COURTESY = (
    re.compile(r"ค[รลวฟ]*[ัา]+(?:[บปพฟช]|ส(?!ง))+(?![ะ-ฺ])(?:ผม|พม|กระผม)?"),  # ครับ คัฟ ครัช ครับผม; not of ครับส่ง
    re.compile(r"[งฮ]ั+[บฟ]+|ฮา*[บฟ]+|ฮ[ะา]+"),
    re.compile(r"ค[รล]?[ะา]+|ขะ+|จ[รล]?[ะา]+"),  # ค่ะ คะ ค่า คร่า จ้า จ้ะ
    re.compile(r"น[ะา]+|น[ะา]*จ[ะา]+|เนอะ?|เนาะ|เดอ|นอ|ดวย|หนอย|เถ?อะ|เถิด|ที|[สซ]ิ|อ[ะา]+|ล[ะา]+|ๆ+"),
    literal(
        "ขอบคุณ ขอบคุน ขอบพระคุณ ขอบใจ มาก ล่วงหน้า thankyou thanks thx tks thankyou "
        "โอเค โอเช ok okay okie สวัสดี หวัดดี สวัสดีตอนเช้า อรุณสวัสดิ์ รบกวน ขออนุญาต "
        "ขอโทษ ขออภัย โทษที ขอโทษที แหะ อิอิ คริคริ อุ๊ย อ้าว โอ๊ย เอ่อ พี่ น้อง ท่าน "
        "หัวหน้า ผอ ทุกคน ทุกท่าน แอดมิน admin บอท pls please ครัช คร"
    ),
)  # fmt: skip
LAUGHTER = re.compile("5{3,}")
ASKS = literal("ไหม มั้ย มั๊ย หรือเปล่า รึเปล่า ป่าว หรือ หรอ เหรอ")

_THANKS = literal("รับทราบ", "ทราบ", "แล้ว")
_SMALL = literal("ดี ใช่ ไม่ มี ได้ แน่ใจ บอก เลย ผม")
_PARTICLES = ("นะคะ", "นะครับ", "ค่ะ", "ครับ", "คะ", "คับ", "จ้า", "จ้ะ")
_ONLY_COURTESY = Vocabulary({"courtesy": (*COURTESY, LAUGHTER)})
_POLITE = Vocabulary({"courtesy": (*COURTESY, _THANKS)})
_SMALL_TALK = Vocabulary({"courtesy": (*COURTESY, _THANKS, _SMALL)})


def is_courtesy(words: str) -> bool:
    """Courtesy words, signs and emoji, and nothing else; also nothing at all."""
    return _ONLY_COURTESY.cut(compact(words)) is not None


def is_polite(words: str) -> bool:
    """Thanks and the like, signs and emoji alone; a question mark asks."""
    return not {"?", "？"} & set(words) and _POLITE.cut(compact(words)) is not None


def is_small(words: str) -> bool:
    """A greeting, a yes or a no, without anything said."""
    return _SMALL_TALK.cut(compact(words)) is not None


def without_particle(words: str) -> str:
    """ "ธาตุพนมค่ะ 🙏" without its last word of courtesy and the emoji around it."""
    words = without_signs(words)
    for particle in _PARTICLES:
        if words.endswith(particle):
            return without_signs(words.removesuffix(particle))
    return words


def without_signs(words: str) -> str:
    """Without emoji, punctuation and spaces at the end."""
    words = words.strip()
    while words and not says(words[-1]) and words[-1] not in ".)ฯๆ" and not _is_mark(words[-1]):
        words = words[:-1]
    return words


def _is_mark(letter: str) -> bool:
    return "\u0e30" <= letter <= "\u0e4e"
