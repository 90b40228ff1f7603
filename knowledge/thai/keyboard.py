"""Text typed with the keyboard in the wrong language: "l'cz," for "ส่งแผน", "ยสฟื" for "plan"."""

_LATIN = "1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?"
_THAI = 'ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'

_TO_THAI = {ord(latin): thai for latin, thai in zip(_LATIN, _THAI, strict=True)}
_TO_LATIN = {ord(thai): latin for latin, thai in zip(_LATIN, _THAI, strict=True) if thai not in _LATIN}


def as_thai(text: str) -> str:
    """What the same keys give on a Thai (Kedmanee) keyboard. Wants the text before lower-casing."""
    return text.translate(_TO_THAI)


def as_latin(text: str) -> str:
    """What the same keys give on a Latin (QWERTY) keyboard."""
    return text.translate(_TO_LATIN)


def neighbours(char: str) -> str:
    """The keys beside a Thai letter's key, for making typing errors by rule."""
    place = _THAI.find(char)
    if place < 0:
        return ""
    beside = [place - 1, place + 1]
    return "".join(_THAI[at] for at in beside if 0 <= at < len(_THAI) and "\u0e01" <= _THAI[at] <= "\u0e4e")
