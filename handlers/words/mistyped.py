"""Words that are a command but for one slip of the finger, as "ร้บค่ะ" and "ปืดค่ะ"."""

import re
from collections.abc import Iterator

from handlers.words import particles
from handlers.words.command_rows import COMMANDS, Row
from handlers.words.fold import compact
from handlers.words.numbers import DIGITS, MARKS
from handlers.words.tokens import Vocabulary, literal

_KEYS = ("ๆไำพะัีรนยบล", "ฟหกดเ้่าสวง", "ผปแอิืทมใฝ", "ภถุึคตจขช")
"""Rows of the Thai keyboard: a finger that slips hits the letter beside the one it meant."""
_ABOVE_AND_BELOW = "ัิีึืุู"
_WORDS = "รีบ นับ ผิด ปัด ตื่น คน คั่น คัน จับ ตบ ดี คุน คุณ กู ส่ง ลบ จบ กิน อด ปลด ถาม นอน โอ้ย โอ๊ย โอเค ลอง รอ มา ไป ได้"
"""What people say that is near a command, and is none."""
_REAL = frozenset(compact(one) for one in _WORDS.split())


def _slips(word: str) -> Iterator[str]:
    """Everything that one slip makes of a folded word."""
    for at, letter in enumerate(word):
        before, after = word[:at], word[at + 1 :]
        for row in _KEYS:
            place = row.find(letter)
            for beside in (place - 1, place + 1):
                if place >= 0 and 0 <= beside < len(row):
                    yield before + row[beside] + after
        if letter in _ABOVE_AND_BELOW:
            yield from (before + other + after for other in _ABOVE_AND_BELOW)
            yield before + after
        elif len(word) > 3:
            yield before + after
        yield before + letter + letter + after
        if after:
            yield before + after[0] + letter + after[1:]


def _is_near(slipped: str) -> bool:
    return len(slipped) > 1 and slipped not in _REAL and not particles.is_small(slipped)


def _forms(row: Row, commands: frozenset[str]) -> re.Pattern[str]:
    near = {compact(one) for one in _slips(compact(row.word))}
    longest_first = sorted((one for one in near - commands if _is_near(one)), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


_BARE = tuple(row for row in COMMANDS if not row.of_entry and (row.is_of_case or row.may_be_said_bare))
_COMMANDS = frozenset(compact(word) for row in COMMANDS for word in (row.word, *row.also))
_VOCABULARY = Vocabulary(
    {
        **{row.name: (_forms(row, _COMMANDS),) for row in _BARE},
        "number": (re.compile(rf"{MARKS}?{DIGITS}"),),
        "object": (literal("เรื่อง เคส คำถาม เรื่องนี้ เคสนี้ คำถามนี้"),),
        "courtesy": (*particles.COURTESY, particles.LAUGHTER),
    }
)
_ROWS = {str(row.name): row for row in _BARE}
_LONGEST = 60


def mistyped(words: str) -> Row | None:
    """The command that the whole text is but for a slip; None where it is one, or anything else."""
    folded = compact(words)
    tokens = _VOCABULARY.cut(folded) if len(folded) <= _LONGEST else None
    found = [one for one in tokens or () if one.kind in _ROWS]
    return _ROWS[found[0].kind] if len(found) == 1 else None
