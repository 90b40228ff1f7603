"""Which month a message names: 1-12, or this, next, last, all."""

import re

from rapidfuzz import fuzz

from knowledge.model import EndOfMonth, MonthSpan, Timeline
from knowledge.reading import MonthAsked
from knowledge.text import squeeze, squeezed

_NAMES = (
    ("มกราคม", "มกรา", "ม.ค."), ("กุมภาพันธ์", "กุมภา", "ก.พ."), ("มีนาคม", "มีนา", "มี.ค."),
    ("เมษายน", "เมษา", "เม.ย."), ("พฤษภาคม", "พฤษภา", "พ.ค."), ("มิถุนายน", "มิถุนา", "มิ.ย."),
    ("กรกฎาคม", "กรกฎา", "ก.ค."), ("สิงหาคม", "สิงหา", "ส.ค."), ("กันยายน", "กันยา", "ก.ย."),
    ("ตุลาคม", "ตุลา", "ต.ค."), ("พฤศจิกายน", "พฤศจิกา", "พ.ย."), ("ธันวาคม", "ธันวา", "ธ.ค."),
)  # fmt: skip
_ALSO = {
    2: ("กุมพา", "กุมพาพัน"),
    5: ("พฤษพา", "พฤกษภา", "พึดสะพา", "พฤสภา"),
    7: ("กรกดา", "กะระกะดา"),
    11: ("พฤศจิ", "พฤษจิ", "พรึดจิ", "พรึดสะจิ", "พึดสะจิ"),
}
"""How some are also written."""
_FOLDED = [
    (squeeze(name), month)
    for month, names in enumerate(_NAMES, start=1)
    for name in (*names[:2], *_ALSO.get(month, ()))
]
_BEFORE_SHORT = r"(?:(?<![ก-๎])|(?<=เดือน)|(?<=สิ้น)|(?<=ต้น)|(?<=ใน)|(?<=กลาง)|(?<=ปลาย))"


def _abbreviation(short: str) -> re.Pattern[str]:
    """Of "พ.ค.": with its dots anywhere, without them only where no other word goes on."""
    first, second, _ = short.split(".")
    return re.compile(rf"{first}\.{second}|{_BEFORE_SHORT}{first}\.? ?{second}(?:\.|(?![ก-๎]))")


_SHORT = [(_abbreviation(names[2]), month) for month, names in enumerate(_NAMES, start=1)]
_NUMBER = re.compile(r"เดือน(?:ที่)? ?(\d{1,2})(?!\d)(?! ?(?:เดือน|วัน|[.:]\d))")
_MONTHS = range(1, 13)
_THIS = squeezed(
    """
    เดือนนี้ เดือนเนี้ย เดือนปัจจุบัน ช่วงนี้ สิ้นเดือนนี้ ตอนนี้ สัปดาห์นี้ อาทิตย์นี้ วันนี้
    เดียนนี้ เดือนนี่
    """
)
_NEXT = squeezed(
    """
    เดือนหน้า เดือนต่อไป เดือนถัดไป เดือนถัดมา เดือนโน้น เดียนหน้า เดือนข้างหน้า
    เดือนที่จะถึง เดือนที่จะมาถึง เดือนที่กำลังจะถึง เดือนที่กำลังจะมา เดือนที่กำลังจะเข้า เดือนจะถึง พ้นเดือนนี้ หลังเดือนนี้
    """
)
_ALL = squeezed(
    """
    ทั้งปี ตลอดปี ตลอดทั้งปี แต่ละเดือน ทุกเดือน ปีนี้ รายเดือน ในหนึ่งปี ในรอบปี ปฏิทิน แต่ละปี
    ปีหนึ่ง ปีหนึ่งๆ ทั้งหมด ปีงบ รายปี ปีการศึกษานี้ 12เดือน
    ปีหน้า ปีถัดไป ปีต่อไป ปีที่แล้ว ปีก่อน
    """
)
"""The work of a year is that of every year."""

_BESIDE_A_MONTH = squeezed("แล้ว ของ เดือน มั่ง ไหม ลา ละ มีอะไร บ้าง คม ยน ก็อ ส่วน ต้องส่ง ต้องทำ ถ้า เป็น ที่")
_MONTH_BEFORE = squeezed("เดือนก่อน เดือนที่แล้ว")
_FOLLOWING = squeezed("เดือนถัด เดือนต่อ")
_THAT_MONTH = squeezed("เดือนนั้น เดือนเดียวกัน เดือนเดิม")
_NAMED_FROM = 6
"""Letters from which a misspelt name is looked for."""
_CLOSE = 75
"""Likeness (0-100) from which a misspelt name is taken for a month's."""
_MONTH = squeeze("เดือน")
_AFTER_MONTH = 12
"""Letters after "เดือน" in which the name of one is looked for."""
_SHORT_QUESTION = 20
"""Letters of a message after a month's list up to which a month in it is all that is asked."""


def month_in(normal: str, folded: str) -> MonthAsked | None:
    """The month named; all where several are, None where none is. "เดือนพ.ค." -> 5, "เดือนหน้า" -> "next"."""
    named = sorted((folded.find(name), month) for name, month in _FOLDED if name in folded)
    if not named:
        named = sorted((match.start(), month) for seen, month in _SHORT if (match := seen.search(normal)))
    if not named:
        named = [(number.start(), int(number.group(1))) for number in _NUMBER.finditer(normal)]
        named = [(at, month) for at, month in named if month in _MONTHS]
    if named:
        return named[0][1] if len({month for _, month in named}) == 1 else "all"
    if any(words in folded for words in _NEXT):
        return "next"
    if any(words in folded for words in _THIS):
        return "this"
    if any(words in folded for words in _MONTH_BEFORE):
        return "last"
    return "all" if any(words in folded for words in _ALL) else None


def no_such_month(normal: str) -> bool:
    """Names a month by a number that none has: "เดือน 13"."""
    numbers = [int(number.group(1)) for number in _NUMBER.finditer(normal)]
    return bool(numbers) and not any(number in _MONTHS for number in numbers)


def nearly_a_month(folded: str) -> int | None:
    """The month whose name stands in the text with a letter or two wrong."""
    said = [part[:_AFTER_MONTH] for part in _spoken(folded).split(_MONTH)[1:]] or [_spoken(folded)]
    close = [
        (fuzz.partial_ratio(_spoken(name), part), -month)
        for name, month in _FOLDED
        if len(name) >= _NAMED_FROM
        for part in said
        if len(part) >= _NAMED_FROM - 1
    ]
    score, month = max(close, default=(0.0, 0))
    return -month if score >= _CLOSE else None


def _spoken(folded: str) -> str:
    """ฤ as it is heard."""
    return folded.replace("ฤ", "ลึ").replace("พลึส", "พลึต")


def only_a_month(folded: str) -> bool:
    """Nothing but a month and small words: "แล้วเดือนหน้าล่ะ"."""
    rest = folded
    for words in sorted(
        (*(name for name, _ in _FOLDED), *_THIS, *_NEXT, *_ALL, *_MONTH_BEFORE), key=len, reverse=True
    ):
        rest = rest.replace(words, "")
    for words in _BESIDE_A_MONTH:
        rest = rest.replace(words, "")
    rest = re.sub(r"[0-9 ]|[มกพเสตท]ิ?[คพย]", "", rest)
    return len(rest) <= 1


def asked_again(normal: str, folded: str, before: MonthAsked | None) -> MonthAsked | None:
    """Another month after the one asked before: "แล้วเดือนถัดไป" after May is June. None where none is meant."""
    if before is None:
        return None
    if isinstance(before, int) and any(words in folded for words in _MONTH_BEFORE):
        return (before - 2) % 12 + 1
    month = month_in(normal, folded) if len(folded) < _SHORT_QUESTION else None
    if isinstance(before, int) and month == "next" and any(words in folded for words in _FOLLOWING):
        return before % 12 + 1
    return month


def says_that_month(folded: str) -> bool:
    return any(words in folded for words in _THAT_MONTH)


def month_of(timeline: Timeline) -> int | None:
    """The month in which a step is due or begins; None where it has none."""
    match timeline:
        case EndOfMonth():
            return timeline.month
        case MonthSpan():
            return timeline.first
        case _:
            return None
