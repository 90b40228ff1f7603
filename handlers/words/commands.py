"""The officers' command that a message is, whatever courtesy, signs, emoji and number stand beside it."""

import re
from dataclasses import dataclass, replace

from handlers.words import particles
from handlers.words.command_rows import BY_NAME, COMMANDS, HOLD_ON, UNDO, Name, Row
from handlers.words.fold import Folded, compact, fold, is_parted
from handlers.words.numbers import DIGITS, MARKS, CaseNumber, leading, number_of
from handlers.words.tokens import Token, Vocabulary, literal


@dataclass(frozen=True)
class Command:
    row: Row
    numbers: tuple[CaseNumber, ...] = ()
    rest: str = ""
    """Words behind command and number, as typed; empty where only courtesy stands there."""
    behind: str = ""
    """Words behind the command, its number still there."""
    sure: bool = True
    """False: it may as well be something said to somebody: "ปิดแล้วค่ะ"."""
    numbered_first: bool = False

    @property
    def name(self) -> Name:
        return self.row.name

    @property
    def number(self) -> CaseNumber | None:
        return self.numbers[0] if self.numbers else None


_PLACE = rf"(?:(?:เรือง|เคส|คำถาม|เลขที|หมายเลข|ขอ|เลข|ที){{0,4}}{MARKS}?)"
_NUMBER = re.compile(_PLACE + DIGITS)
_VOCABULARY = Vocabulary(
    {
        **{f"word:{row.name}": (literal(row.word, *row.also),) for row in COMMANDS if row.takes != "date"},
        "number": (_NUMBER,),
        "and": (literal("และ", "กับ"),),
        "object": (literal("เรื่อง เคส คำถาม เรื่องนี้ เคสนี้ อันนี้ คำถามนี้ ข้อนี้ ปศ"),),
        "front": (literal("ผม หนู ดิฉัน ฉัน เรา เดี๋ยว งั้น ขอ ก็"),),
        "done": (literal("แล้ว", "เรียบร้อย", "เรียบร้อยแล้ว"),),
        "alone": (literal("เอง", "ไว้", "เลย", "ก่อน", "งาน", "ให้", "นี้"),),
        "asks": (literal("ใคร", "มี", "ยัง", "หรือยัง", "รึยัง", "ได้ไหม", "ได้มั้ย", "บ้าง"), particles.ASKS),
        "courtesy": (*particles.COURTESY, particles.LAUGHTER),
    }
)
_UNDO = Vocabulary(
    {
        "undo": (literal(UNDO.word, *UNDO.also),),
        "number": (_NUMBER,),
        "beside": (
            literal(
                "ส่งผิด", "พิมพ์ผิด", "ผิด", "ข้อความ", "ข้อความนี้", "ข้อความนั้น", "เมื่อกี้", "เมื่อตะกี้", "นี่", "นั่น", "อันนั้น"
            ),
            literal(
                "เรื่อง",
                "เคส",
                "คำถาม",
                "เรื่องนี้",
                "เคสนี้",
                "อันนี้",
                "คำถามนี้",
                "ข้อนี้",
                "ปศ",
                "หยุด",
                "หยุดก่อน",
                "ขอ",
                "ผม",
                "หนู",
            ),
        ),
        "courtesy": (*particles.COURTESY, particles.LAUGHTER),
    }
)
_HOLD_ON = Vocabulary(
    {
        "hold-on": (literal(HOLD_ON.word, *HOLD_ON.also),),
        "courtesy": (*particles.COURTESY, particles.LAUGHTER, literal("เลย", "ขอ")),
    }
)
_WITH_WORDS = {
    name: literal(BY_NAME[name].word, *BY_NAME[name].also) for name in ("correct", "hand-over", "away")
}
_MARKED_AT_END = re.compile(
    r"\s*(?:เรื่อง|ป\s*\.?\s*ศ\s*\.?|#|＃)\s*([0-9๐-๙]{1,6})(?:\s*/\s*([0-9๐-๙]{2,4}))?\W*$"
)
_WHO = frozenset({"ผม", "หนู", "ดิฉัน", "ฉัน", "เรา", "พี", "นอง", "เดียว"})
"""Folded words that say who does it, so that it is no advice to somebody: "พี่รับเอง", not "รับเอง"."""


def command_in(text: str, folded: Folded) -> Command | None:
    """The command that the whole message is; None where it says anything else."""
    if (stops := _UNDO.cut(folded.compact)) is not None and any(one.kind == "undo" for one in stops):
        first = next(one.kind for one in stops if one.kind in ("undo", "number")) == "number"
        return Command(UNDO, _numbers(stops), numbered_first=first)
    tokens = _VOCABULARY.cut(folded.compact)
    command = _whole(tokens) if tokens is not None else _with_words(text, folded)
    if command and command.name == "take" and not command.numbers and _OKAY.search(text):
        return replace(command, sure=False)
    if command is None and (held := _HOLD_ON.cut(folded.compact)) is not None:
        return Command(HOLD_ON) if any(one.kind == "hold-on" for one in held) else None
    return command


def _whole(tokens: list[Token]) -> Command | None:
    at = [index for index, one in enumerate(tokens) if one.kind.startswith("word:")]
    if not at or len({tokens[index].kind for index in at}) > 1:
        return None
    row = BY_NAME[tokens[at[0]].kind.removeprefix("word:")]
    before, after = tokens[: at[0]], tokens[at[-1] + 1 :]
    if any(one.kind == "front" for one in after):
        return None  # "คืนเดียวค่ะ"
    if row.name in ("give-back", "view") and after and after[0].text == "นี":
        return None  # "คืนนี้ค่ะ", "ดูนี่ค่ะ"
    if any(one.kind == "alone" for one in before):
        return None  # "ให้ ผอ. รับ"
    numbers = _numbers(tokens)
    first = any(one.kind == "number" for one in before)
    if row.takes == "nothing" and numbers and (first or row.name != "end"):
        return None
    kinds = {one.kind for one in (*before, *after)}
    if "done" in kinds and row.when_done == "no":
        return None
    if any(tokens[index].text != compact(row.word) for index in at):
        kinds.add("object")  # "ปิดเรื่องแล้ว"
    sure = _is_sure(row, before, kinds, bool(numbers) and not first)
    return Command(row, numbers, sure=sure, numbered_first=first)


def _numbers(tokens: list[Token]) -> tuple[CaseNumber, ...]:
    """555 behind another number or a word of courtesy is laughter."""
    found: list[CaseNumber] = []
    for at, one in enumerate(tokens):
        spoken = any(other.kind in ("number", "courtesy") for other in tokens[:at])
        if one.kind == "number" and not (spoken and particles.LAUGHTER.fullmatch(one.text)):
            found.append(number_of(one.groups[0] or "", one.groups[1]))
    return tuple(found)


def _is_sure(row: Row, before: list[Token], kinds: set[str], numbered: bool) -> bool:
    """`numbered`: a number stands behind the command, as it does behind nothing else that is said so."""
    if row.name == "waiting":
        return True
    if "asks" in kinds or (row.name == "end" and numbered):
        return False
    if numbered:
        return True
    if (
        row.name == "take"
        and "object" not in kinds
        and [one.text for one in before if one.kind != "courtesy"] == ["ขอ"]
    ):
        return False  # "ขอรับ" also is a word of courtesy
    if "alone" in kinds:
        return "object" in kinds or bool(_WHO & {one.text for one in before})
    return "done" not in kinds or row.when_done == "yes" or "object" in kinds


def _with_words(text: str, folded: Folded) -> Command | None:
    """ "ส่งผิด 12 ...", "โอน 12 ให้ ...", "ไม่อยู่ถึง ...", with courtesy or a marked number before it."""
    lead = leading(text, folded)
    if lead is not None:
        inner = command_in(lead.rest, fold(lead.rest))
        if inner is None or inner.row.takes not in ("words", "name") or inner.numbers:
            return None
        return replace(inner, numbers=(lead.number,), numbered_first=True)
    at = _behind_courtesy(folded.compact)
    for name, pattern in _WITH_WORDS.items():
        if found := pattern.match(folded.compact, at):
            return _behind(text, folded, BY_NAME[name], found.end())
    return None


def _behind_courtesy(letters: str, at: int = 0) -> int:
    while (word := _COURTESY.head(letters, at)) is not None:
        at = word.end
    return at


def _behind(text: str, folded: Folded, row: Row, at: int) -> Command | None:
    """`at`: where the command's word ends."""
    letters = folded.compact
    number = _NUMBER.match(letters, at)
    parted = is_parted(text, folded, at)
    if row.takes == "date":
        return Command(row, rest=text[folded.ends[at - 1] :].strip())
    if row.takes == "name":
        return _handed_over(text, folded, row, at, number)
    sure = True
    if not parted and number is None:
        at, sure = _behind_courtesy(letters, at), False  # "ส่งผิดค่ะ ..."
        if at == len(letters) or not is_parted(text, folded, at) or letters[:at].endswith("ผิด"):
            return None  # "ส่งผิดระบบ ให้ส่งใหม่"
    behind = _worded(text[folded.ends[at - 1] :])
    if number is None or not sure:
        return Command(row, rest=behind, behind=behind, sure=sure)
    rest = _worded(text[folded.ends[number.end() - 1] :])
    return Command(row, (number_of(number[1], number[2]),), rest, behind)


def _handed_over(
    text: str, folded: Folded, row: Row, at: int, number: re.Match[str] | None
) -> Command | None:
    sure = number is not None or is_parted(text, folded, at)
    numbers: tuple[CaseNumber, ...] = (number_of(number[1], number[2]),) if number else ()
    rest = text[folded.ends[(number.end() if number else at) - 1] :]
    if not numbers and (last := _MARKED_AT_END.search(rest)):
        digits = fold(f"{last[1]}/{last[2]}" if last[2] else last[1]).compact.partition("/")
        numbers, rest = (number_of(digits[0], digits[2] or None),), rest[: last.start()]
    return Command(row, numbers, _worded(rest), sure=sure)


def _worded(rest: str) -> str:
    """As typed; empty where only courtesy, signs and emoji are left."""
    rest = rest.lstrip(" \t\r\n:：\ufe0f\u20e3").strip()
    return "" if particles.is_courtesy(rest) else rest


_OKAY = re.compile("โอเค+ร[้๊]?[ัา]+[บฟพ]")
"""โอเคครับ with a letter lost, which may be no more than that."""
_COURTESY = Vocabulary({"courtesy": particles.COURTESY})
