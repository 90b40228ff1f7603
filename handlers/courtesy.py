"""Words that carry no wish of their own: what is left of a text without them."""

from collections.abc import Iterable

POLITE = (
    "ขอบคุณ", "ขอบพระคุณ", "ขอบใจ", "ค่ะ", "ครับ", "คะ", "โอเค", "ok",
    "รับทราบ", "ทราบ", "แล้ว", "มาก", "นะ", "จ้า", "ๆ", " ",
)  # fmt: skip
SMALL = (*POLITE, "สวัสดี", "หวัดดี", "ดีจ้า", "ใช่", "ไม่", "มี", "ได้", "แน่ใจ", "บอก", "เลย", "จ้ะ", "คับ", "ผม")
PARTICLES = ("นะคะ", "นะครับ", "ค่ะ", "ครับ", "คะ", "คับ", "จ้า", "จ้ะ")
MENU = ("เมนู", "menu")
BESIDE_MENU = ("ขอ", "ดู", "เปิด", "กลับ", "ไป", "ที่", "หลัก", "หน่อย", "ด้วย", "อยาก", "บอท", "หน้า")


def is_polite(words: str) -> bool:
    """Thanks and the like, signs and emoji alone; a question mark asks."""
    return "?" not in words and _nothing_left(words, POLITE)


def is_small(words: str) -> bool:
    """A greeting, a yes or a no, without anything said."""
    return _nothing_left(words, SMALL)


def asks_for_menu(words: str) -> bool:
    asked = any(word in words.casefold() for word in MENU)
    return asked and _nothing_left(words, (*MENU, *BESIDE_MENU, *POLITE))


def without_particle(words: str) -> str:
    """ "ธาตุพนมค่ะ" without its last word of courtesy."""
    words = words.strip()
    for particle in PARTICLES:
        if words.endswith(particle):
            return words.removesuffix(particle).strip()
    return words


def _nothing_left(words: str, known: Iterable[str]) -> bool:
    rest = words.casefold()
    for word in sorted(known, key=len, reverse=True):
        rest = rest.replace(word, "")
    return not any(letter.isalnum() for letter in rest)
