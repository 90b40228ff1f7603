"""Thai as people type it, made comparable: one spelling of everything that looks or sounds alike.

NFKC is never used here: it splits ำ into two characters. Digits come out as 0-9.
"""

import re
import unicodedata
from functools import lru_cache

LONGEST = 1200
"""Characters of a message that are read; of a longer one its beginning and, above all, its end."""

_HEAD = 300
_DIGITS = str.maketrans(
    "๐๑๒๓๔๕๖๗๘๙０１２３４５６７８９①②③④⑤⑥⑦⑧⑨❶❷❸❹❺❻❼❽❾", "0123456789" * 2 + "123456789" * 2
)
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u061c\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_PRIVATE = dict(
    enumerate(
        "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
        "\u0e0d\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
        start=0xF700,
    )
)
"""Thai letters and marks at the places that old fonts and PDFs give them (U+F700 and on)."""
_BROKEN_AM = re.compile("([ก-ฮ][\u0e48-\u0e4b]?)(?: *\u0e4d *| +)([\u0e48-\u0e4b]?)\u0e32")
"""ำ as it comes out of PDFs: "คํ า", "ค า"."""
_TONE_BEFORE_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_MARK_TWICE = re.compile("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1+")
_LETTER_THRICE = re.compile(r"([^\d\s])\1{2,}")
_SPACE_BEFORE_MARK = re.compile("[ \t]+(?=[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])")
_SPACES = re.compile(r"\s+")

_TONES = re.compile("[\u0e47-\u0e4e]")
_MERGED = str.maketrans(
    {
        "ณ": "น", "ศ": "ส", "ษ": "ส", "ฎ": "ต", "ฏ": "ต", "ใ": "ไ", "ร": "ล", "ฬ": "ล",
        "ฐ": "ถ", "ฑ": "ท", "ฒ": "ท", "ธ": "ท", "ฌ": "ช", "ฆ": "ค", "ฃ": "ข", "ฅ": "ค",
        "ี": "ิ", "ื": "ึ", "ู": "ุ", "ๅ": "า", "ๆ": "", "ฯ": "",
    }
)  # fmt: skip
_NOT_WORD = re.compile("[^0-9a-z\u0e01-\u0e4e ]+")
_SPACE_NOT_BETWEEN_DIGITS = re.compile(r"(?<!\d) +| +(?!\d)")
_TWICE = re.compile(r"([^\d])\1+")
_END = r"(?=$|[\s.,!?…\d()\"'/])"
_PARTICLES = re.compile(
    "ครับผม|ขอรับ|คร[้๊]*[าั]+บ+|ค่ะ|(?:"
    "นะค่?ะ|นะคั[บพ]|(?<!ห)น[้๊]า[าๆ]*|นะจ๊?ะ|จ้ะ|(?<!เ)จ้[าๆ]*|จ๊ะ|จ๋า|ค่?ะ|ค้[าะ]*|คร[้๊]?[าั]?[บฟพช]|คัฟ|คับ|ค้าบ|งับ|ฮะ|ฮับ|ฮ้าฟ|นะ|"
    "(?<!คุณ)(?<!มี)(?<!เสีย)(?<=...)ค่าา?|เด้อ|เน้อ|น้อ|ด้วย|หน่อย|อ่ะ|อะ|ล่ะ|ละ|หว่า|เนี่ย|555+"
    ")+" + _END
)


@lru_cache(maxsize=16)
def normalise(text: str) -> str:
    """The same text in one spelling, still readable: "เเผน  ๕  ปี" becomes "แผน 5 ปี".

    Remembered, as one question is made so several times.
    """
    if len(text) > LONGEST:
        text = text[:_HEAD] + " " + text[_HEAD - LONGEST :]
    text = unicodedata.normalize("NFC", text.translate(_PRIVATE))
    text = _INVISIBLE.sub("", text).translate(_DIGITS).lower()
    text = text.replace("เเ", "แ").replace("ํํ", "ํ")
    text = _BROKEN_AM.sub("\\1\\2ำ", text)
    text = _TONE_BEFORE_AM.sub("\\1ำ", text)
    text = _MARK_TWICE.sub(r"\1", text)
    text = _LETTER_THRICE.sub(r"\1", text)
    text = _SPACE_BEFORE_MARK.sub("", text)
    return _SPACES.sub(" ", text).strip()


def without_particles(normal: str) -> str:
    """Polite endings off: "ส่งวันไหนคะ" becomes "ส่งวันไหน". Takes normalised text."""
    return _SPACES.sub(" ", _PARTICLES.sub("", normal)).strip()


def fold(text: str) -> str:
    """For comparing, not for reading: no tone marks, no spaces, like-sounding letters merged.

    "ส่งแผนปฏิบัติการ ที่ไหนคะ" and "สงเเผนปติบัติการทีใหน" come out nearly alike.
    """
    return squeeze(without_particles(normalise(text)))


def squeeze(normal: str) -> str:
    """`fold` for text that is normalised already."""
    text = _TONES.sub("", normal).translate(_MERGED)
    text = _NOT_WORD.sub(" ", text)
    text = _SPACE_NOT_BETWEEN_DIGITS.sub("", text)
    return _TWICE.sub(r"\1", text)


def is_thai(char: str) -> bool:
    return "\u0e01" <= char <= "\u0e4e"


def thai_letters(text: str) -> int:
    return sum(1 for char in text if is_thai(char))


def squeezed(words: str) -> tuple[str, ...]:
    """`squeeze` of each of these words, which stand apart by white space."""
    return tuple(squeeze(word) for word in words.split())
