"""LINE's limits on messages, and cuts that keep people's words within them.

LINE counts a text in UTF-16 code units, and labels and what a button says in graphemes:
a Thai consonant with its vowel and tone mark is one of these, and is never cut apart here.
"""

import unicodedata

MESSAGES = 5
TEXT = 5_000
"""UTF-16 code units."""
LONGEST_IN_ONE = 4_900
"""Most UTF-16 units of one part of a long text: leaves room for the words around it."""
ALT_TEXT = 1_500
QUICK_REPLIES = 13
QUICK_LABEL = 20
"""Most graphemes of a quick reply's label; other labels are counted in graphemes too."""
FLEX_LABEL = 40
POSTBACK_DATA = 300
DISPLAY_TEXT = 300
URI = 1_000
"""Characters, percent-encoded."""
BUBBLES = 12
CAROUSEL_BYTES = 48_000
"""Thai counted as six-byte escapes, the larger of the two ways in which LINE may count."""
BUBBLE_BYTES = 16_000
"""Half of what LINE names: it does not say whether it counts Thai as UTF-8 or as six-byte escapes."""

ELLIPSIS = "…"
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})
_JOINER = "\u200d"
_SARA_AM = frozenset("\u0e33\u0eb3")


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def graphemes(text: str) -> list[str]:
    """The text in pieces that a reader sees as one sign each: "ที่นี่" is two, "น้ำ" is one."""
    pieces: list[str] = []
    for letter in text:
        if pieces and _continues(pieces[-1], letter):
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def cut_graphemes(text: str, most: int) -> str:
    """At most `most` graphemes; an ellipsis, counted in, tells that something was left off."""
    if len(text) <= most:
        return text
    pieces = graphemes(text)
    if len(pieces) <= most:
        return text
    return "".join(pieces[: most - 1]).rstrip() + ELLIPSIS


def cut_utf16(text: str, most: int) -> str:
    """At most `most` UTF-16 code units, the ellipsis counted in; no sign is cut apart."""
    if utf16_length(text) <= most:
        return text
    kept, room = [], most - 1
    for piece in graphemes(text):
        room -= utf16_length(piece)
        if room < 0:
            break
        kept.append(piece)
    return "".join(kept).rstrip() + ELLIPSIS


def in_pieces(text: str, most: int) -> list[str]:
    """The whole text, in pieces of at most so many UTF-16 code units; no sign is cut apart."""
    pieces, room = [""], most
    if utf16_length(text) <= most:
        return [text]
    for sign in graphemes(text):
        room -= utf16_length(sign)
        if room < 0:
            pieces.append("")
            room = most - utf16_length(sign)
        pieces[-1] += sign
    return pieces


def without_controls(text: str) -> str:
    """One line of visible characters: without control and direction marks, which could garble the line."""
    seen = "".join(
        " " if letter.isspace() else letter
        for letter in text
        if letter.isspace() or letter == _JOINER or unicodedata.category(letter) not in _UNSEEN
    )
    return " ".join(seen.split())


def _continues(before: str, letter: str) -> bool:
    if letter in _SARA_AM or letter == _JOINER or before.endswith(_JOINER):
        return before not in ("\n", "\r")
    if "\U0001f3fb" <= letter <= "\U0001f3ff":
        return True
    if _is_flag_letter(letter):
        return len(before) == 1 and _is_flag_letter(before)
    return unicodedata.category(letter) in ("Mn", "Me", "Mc") and before not in ("\n", "\r")


def _is_flag_letter(letter: str) -> bool:
    return len(letter) == 1 and "\U0001f1e6" <= letter <= "\U0001f1ff"
