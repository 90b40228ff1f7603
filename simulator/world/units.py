"""How LINE counts the length of a text."""

import unicodedata

JOINER = "\u200d"
SARA_AM = {"\u0e33", "\u0eb3"}
"""Thai and Lao AM: letters by category, yet part of the cluster before them (UAX #29, SpacingMark)."""


def utf16_units(text: str) -> int:
    """Of a message's text: an emoji is 2, each Thai consonant, vowel or tone mark 1."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def graphemes(text: str) -> int:
    """Of labels and the like: what a reader sees as one sign, so ที่ is 1.

    UAX #29 as far as labels need it: marks, joined emoji, skin tones, flags, CR LF.
    """
    count, flags, before = 0, 0, ""
    for sign in text:
        if is_flag(sign):
            flags += 1
            joins = flags % 2 == 0
        else:
            flags = 0
            joins = extends(sign) or before == JOINER or (before == "\r" and sign == "\n")
        count += not (joins and before)
        before = sign
    return count


def extends(sign: str) -> bool:
    return (
        unicodedata.category(sign) in ("Mn", "Me", "Mc")
        or sign == JOINER
        or sign in SARA_AM
        or "\U0001f3fb" <= sign <= "\U0001f3ff"
        or "\U000e0020" <= sign <= "\U000e007f"
    )


def is_flag(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"
