"""One-time codes as people type them: in small letters, with ค่ะ, an emoji or รหัส beside them."""

import re
from dataclasses import dataclass

from domain.codes import CODE_LENGTH, CODE_LETTERS
from handlers.words import particles
from handlers.words.fold import fold
from handlers.words.tokens import Vocabulary, literal

_SAID = literal("รหัส", "โค้ด", "code", "otp", "passcode")
_BESIDE = Vocabulary(
    {
        "said": (_SAID,),
        "courtesy": particles.COURTESY,
        "beside": (
            literal(
        "คือ นี้ ของ ผม หนู ดิฉัน ฉัน เรา เจ้าหน้าที่ ลงทะเบียน ผูกกลุ่ม กลุ่ม ใส่ "
        "พิมพ์ ส่ง ให้ ได้ มา แล้ว ขอ ใช้ ตาม แจ้ง ใหม่ เป็น is my the"
    ),
        ),
    }
)  # fmt: skip
_LATIN = re.compile(r"[0-9A-Za-z](?:[\s\-–_.]?[0-9A-Za-z])*")


@dataclass(frozen=True)
class Code:
    letters: str
    """In capitals, as codes are kept."""
    sure: bool
    """Surely meant as a code; False for what may as well be a word of eight letters."""


def code_in(text: str) -> Code | None:
    """The code that a message is; None where anything else is said."""
    if len(text) > 200:
        return None
    for run in _LATIN.finditer(text):
        for typed in {run[0], *re.split(r"\s", run[0])}:
            letters = re.sub(r"[^0-9A-Za-z]", "", typed).upper()
            if len(letters) != CODE_LENGTH or any(letter not in CODE_LETTERS for letter in letters):
                continue
            beside = _BESIDE.cut(fold(text.replace(typed, " ", 1)).compact)
            if beside is None:
                continue
            named = any(one.kind == "said" for one in beside)
            has_digit = any(letter.isdigit() for letter in letters)
            worded = not letters.isdigit()
            return Code(letters, worded and (named or has_digit or typed.isupper()))
    return None
