"""Text made comparable: what cannot be seen, signs, emoji, tone marks and stretched letters taken off.

Each folded letter knows where it stood, so that what stands behind it can be taken as it was typed.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and signs that are drawn as nothing."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_TONES = frozenset("\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4e")
_KEPT_SIGNS = frozenset("#/")
_ALIKE = {"เเ": "แ", "ํา": "ำ"}
_ENCLOSING = "\u20e3"
"""The sign that makes a keycap of a digit."""


@dataclass(frozen=True)
class Folded:
    compact: str
    """Letters, digits, # and / alone; a space only between two digits that stand apart."""
    ends: tuple[int, ...]
    """For each letter of `compact`, the index in the text behind what it was made of."""


def is_unseen(letter: str) -> bool:
    """Whether a letter is drawn as nothing; a space is not, nor is anything beside what it modifies."""
    if letter in _FILLERS or "\ufe00" <= letter <= "\ufe0f" or "\U000e0000" <= letter <= "\U000e0fff":
        return True
    return unicodedata.category(letter) in _UNSEEN and not letter.isspace()


def shows(text: str) -> bool:
    """Whether anything of the text can be seen."""
    return any(not letter.isspace() and not is_unseen(letter) for letter in text)


def says(text: str) -> bool:
    """Whether there is a letter or digit in it, rather than signs and emoji alone."""
    return any(letter.isalnum() and not is_unseen(letter) for letter in text)


def fold(text: str) -> Folded:
    letters: list[str] = []
    ends: list[int] = []
    apart = False
    for at, letter in _plain(text):
        if letter == " ":
            apart = True
            continue
        if letter.isdigit() and letters and letters[-1].isdigit() and apart:
            letters.append(" ")
            ends.append(at)
        apart = False
        pair = letters[-1] + letter if letters else ""
        if pair in _ALIKE:
            letters[-1], ends[-1] = _ALIKE[pair], at
        else:
            letters.append(letter)
            ends.append(at)
    return _unstretched(letters, ends)


def _unstretched(letters: list[str], ends: list[int]) -> Folded:
    """A letter three times or more is one: "คร้าบบบ". Twice it may end one word and begin the next."""
    kept: list[str] = []
    kept_ends: list[int] = []
    at = 0
    while at < len(letters):
        last = at
        while last + 1 < len(letters) and letters[last + 1] == letters[at] and not letters[at].isdigit():
            last += 1
        count = 1 if last - at > 1 else last - at + 1
        kept += letters[at : at + count]
        kept_ends += [*ends[at : at + count - 1], ends[last]]
        at = last + 1
    return Folded("".join(kept), tuple(kept_ends))


def _plain(text: str) -> Iterator[tuple[int, str]]:
    """Each sign that counts, a space for the others, with the index behind it."""
    for at, letter in enumerate(text, start=1):
        if is_unseen(letter) or letter in _TONES or letter == _ENCLOSING:
            continue
        digit = unicodedata.digit(letter, None)
        if digit is not None:
            yield at, str(digit)
            continue
        letter = {"＃": "#", "／": "/", "⁄": "/"}.get(letter, letter)
        category = unicodedata.category(letter)
        if letter in _KEPT_SIGNS or category[0] in "LM":
            for one in letter.casefold():
                yield at, one
        else:
            yield at, " "


def compact(text: str) -> str:
    return fold(text).compact


def is_parted(text: str, folded: Folded, at: int) -> bool:
    """Whether a space or sign stands behind the folded letter that ends at `at`."""
    end = folded.ends[at - 1]
    while end < len(text) and (is_unseen(text[end]) or "\u0e47" <= text[end] <= "\u0e4e"):
        end += 1
    return end < len(text) and not text[end].isalnum() and not "\u0e30" <= text[end] <= "\u0e3a"
