"""Which month a message names: 1-12, or this, next, last, all."""

import re
from collections.abc import Sequence
from datetime import date

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from knowledge.facts.manual import EndOfMonth, MonthSpan, Timeline
from knowledge.reading.reading import MonthAsked
from knowledge.thai.month_names import NAMES
from knowledge.thai.text import squeeze, squeezed

_ALSO = {
    2: ("กุมพา", "กุมพาพัน"),
    5: ("พฤษพา", "พฤกษภา", "พึดสะพา", "พฤสภา"),
    7: ("กรกดา", "กะระกะดา"),
    11: ("พฤศจิ", "พฤษจิ", "พรึดจิ", "พรึดสะจิ", "พึดสะจิ"),
}
"""How some are also written."""
_FOLDED = [
    (squeeze(name), month)
    for month, names in enumerate(NAMES, start=1)
    for name in (*names[:2], *_ALSO.get(month, ()))
]
_NOT_AFTER = (
    "(?<!คลุ)(?<!พิ)(?<!นอง)(?<!คุน)(?<!นาง)(?<!สาว)(?<!ชึอ)(?<!อาจาลย)(?<!ผุอำนวยกาล)(?<!ผอ)(?<!ลองผอ)(?<!หมอ)"
)
"""Folded: before a name that is a person's."""
_NOT_BEFORE = {9: "(?!ว|ก(?!ับ|อ|ำหน))", 3: "(?!ทิ|ลิ)", 10: "(?!กาล|ลาก)"}
"""Folded, by month: what makes another word of its short name: "กันยาว", "มีนาที", "ตุลาการ"."""
_SEEN = [(re.compile(_NOT_AFTER + name + _NOT_BEFORE.get(month, "")), month) for name, month in _FOLDED]
_BEFORE_SHORT = r"(?:(?<![ก-๎])|(?<=เดือน)|(?<=สิ้น)|(?<=ต้น)|(?<=ใน)|(?<=กลาง)|(?<=ปลาย))"


def _abbreviation(short: str) -> re.Pattern[str]:
    """Of "พ.ค.": with its dots anywhere, without them only where no other word goes on; "ก.พ.7" is a form."""
    first, second, _ = short.split(".")
    form = r"(?!\.? ?7(?!\d))" if short == "ก.พ." else ""
    plain = rf"{_BEFORE_SHORT}{first}\.? ?{second}(?:\.|(?![ก-๎]))"
    return re.compile(rf"(?:{first}\.{second}|{plain}){form}")


_SHORT = [(_abbreviation(names[2]), month) for month, names in enumerate(NAMES, start=1)]
_NUMBER = re.compile(r"เดือน(?:ที่)? ?(\d{1,2})(?!\d)(?! ?(?:เดือน|วัน|[.:]\d))")
_FIGURES = (
    re.compile(
        r"(?<![\d/.\-ว])(?<!ว )(?:\d{1,2}[/\-.])?(0?[1-9]|1[0-2])[/\-.](?:25\d\d|20\d\d|[67]\d)(?![\d/\-])"
    ),
    re.compile(r"(?<![\d/.\-])(?:25\d\d|20\d\d)[/\-.](0[1-9]|1[0-2])(?:[/\-.]\d{1,2})?(?![\d/\-])"),
)
"""A month in figures with its year in either calendar: "05/2570", "5/70", "2027-05"."""
_COUNTS = {
    "1": 1,
    "หนึ่ง": 1,
    "เดียว": 1,
    "2": 2,
    "สอง": 2,
    "3": 3,
    "สาม": 3,
    "4": 4,
    "สี่": 4,
    "5": 5,
    "6": 6,
    "หก": 6,
}
_MONTHS_ON = re.compile(
    rf"(?:อีก|ใน) ?({'|'.join(_COUNTS)}) ?เดือน(?!กว่า)"
    rf"|({'|'.join(_COUNTS)}) ?เดือน(?:ข้างหน้า|ต่อจากนี้|จากนี้|นับจากนี้|ให้หลัง|ถัดไป)"
)
_AFTER_IT = re.compile("(?:ถัดจาก|หลังจาก|หลัง|ตอจาก|พนจาก|พน)(?:เดึอน)?$")
_BEFORE_IT = re.compile("เดึอน(?:ทิ)?(?:กอนหนา|กอน)(?:เดึอน)?$")
_TERM = squeezed("ภาคเรียนหน้า เทอมหน้า ภาคเรียนนี้ เทอมนี้ ภาคเรียนที่ เทอม1 เทอม2 เทอมแรก เทอมสอง ภาคการศึกษา")
_NEARLY_NEXT = squeeze("หน้า")
_NOT_NEXT = squeezed("หา นาน หนึ่ง หนี หนัง หน่อย นาย นาง")
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
    เดือนหลังจากนั้น เดือนหลังจากนี้ เดือนต่อจากนี้ เดือนต่อจากนั้น
    เดือนที่จะถึง เดือนที่จะมาถึง เดือนที่กำลังจะถึง เดือนที่กำลังจะมา เดือนที่กำลังจะเข้า เดือนจะถึง พ้นเดือนนี้ หลังเดือนนี้
    """
)
_ALL = squeezed(
    """
    ทั้งปี ตลอดปี ตลอดทั้งปี แต่ละเดือน ทุกเดือน ปีนี้ รายเดือน ในหนึ่งปี ในรอบปี ปฏิทิน แต่ละปี
    ปีหนึ่ง ปีหนึ่งๆ ทั้งหมด ปีงบ รายปี ปีการศึกษานี้ 12เดือน
    ปีหน้า ปีถัดไป ปีต่อไป ปีที่แล้ว ปีก่อน ทั้งสิบสองเดือน สิบสองเดือน เดือนไหนบ้าง เดือนไหนมีงาน เดือนไหนมีอะไร
    ต้นปีถึงสิ้นปี ต้นปียันสิ้นปี ต้นปีจนสิ้นปี ต้นปีถึงท้ายปี ตลอดทั้งปีนี้
    """
)
"""The work of a year is that of every year."""
_BESIDE_A_MONTH = squeezed("แล้ว ของ เดือน มั่ง ไหม ลา ละ มีอะไร บ้าง คม ยน ก็อ ส่วน ต้องส่ง ต้องทำ ถ้า เป็น ที่")
_MONTH_BEFORE = squeezed("เดือนก่อน เดือนที่แล้ว")
_UNTIL = squeeze("ถึง")
_FOLLOWING = squeezed("เดือนถัด เดือนต่อ เดือนหลังจาก")
_THAT_MONTH = squeezed("เดือนนั้น เดือนเดียวกัน เดือนเดิม")
_NAMED_FROM = 6
"""Letters from which a misspelt name is looked for."""
_CLOSE = 75
"""Likeness (0-100) from which a misspelt name is taken for a month's."""
_MONTH = squeeze("เดือน")
_AFTER_MONTH = 12
"""Letters after "เดือน" in which the name of one is looked for."""
_NO_MARCH = ("มิน่า", "มิหน้า")
_SHORT_QUESTION = 20
"""Letters of a message after a month's list up to which a month in it is all that is asked."""


def month_in(normal: str, folded: str, today: date | None = None) -> MonthAsked | None:
    """The month named; all where several are, None where none is. "เดือนพ.ค." -> 5, "เดือนหน้า" -> "next".

    `today` is needed for months counted from now ("อีก 2 เดือน"); without it such a one is "all".
    """
    named = sorted(_by_name(folded))
    if not named:
        named = sorted((match.start(), month) for seen, month in _SHORT if (match := seen.search(normal)))
    if not named:
        named = [(said.start(), int(said.group(1))) for seen in _FIGURES for said in seen.finditer(normal)]
    if not named:
        named = [(number.start(), int(number.group(1))) for number in _NUMBER.finditer(normal)]
        named = [(at, month) for at, month in named if month in _MONTHS]
    if named:
        return _one_or_all([month for _, month in named], _UNTIL in folded)
    return _counted(normal, today) or _by_words(normal, folded)


def _by_name(folded: str) -> list[tuple[int, int]]:
    """Where months are named, each moved by what stands before it: "เดือนหลังสิงหา" is September."""
    found = []
    for seen, month in _SEEN:
        said = seen.search(folded)
        if said is None:
            continue
        before = folded[: said.start()]
        moved = month + bool(_AFTER_IT.search(before)) - bool(_BEFORE_IT.search(before))
        found.append((said.start(), (moved - 1) % 12 + 1))
    return found


def _counted(normal: str, today: date | None) -> MonthAsked | None:
    """So many months from now."""
    said = _MONTHS_ON.search(normal)
    if said is None:
        return None
    count = _COUNTS[said.group(1) or said.group(2)]
    if count == 1:
        return "next"
    return (today.month + count - 1) % 12 + 1 if today else "all"


def _by_words(normal: str, folded: str) -> MonthAsked | None:
    """This one, the next, the last, or all of the year; a term of school stands for its year."""
    if any(words in folded for words in _NEXT) or _nearly_next(normal):
        return "next"
    if any(words in folded for words in _THIS):
        return "this"
    if any(words in folded for words in _MONTH_BEFORE):
        return "last"
    return "all" if any(words in folded for words in (*_ALL, *_TERM)) else None


def _nearly_next(normal: str) -> bool:
    """ "เดือนหน้า" with a letter wrong: "เดือนหร้า", "เดือนน่า", "เดือนหน้ส"."""
    heard = (squeeze(after[:5].strip()) for after in normal.split("เดือน")[1:])
    return any(
        len(said) >= length
        and said[0] in "หนฟก"
        and said[length - 1] in "าสะน"
        and not said.startswith(_NOT_NEXT)
        and Levenshtein.distance(said[:length], _NEARLY_NEXT) <= 1
        for said in heard
        for length in (2, 3)
    )


def _one_or_all(named: Sequence[int], spans: bool) -> MonthAsked:
    """Of a span that is no whole year ("ธันวาถึงมกรา") its first; of other months all."""
    if len(set(named)) == 1 or (spans and named[-1] != (named[0] + 10) % 12 + 1):
        return named[0]
    return "all"


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


def only_a_month(normal: str, folded: str) -> bool:
    """Nothing but a month and small words: "แล้วเดือนหน้าล่ะ", but not "มิน่าล่ะ", which folds to มีนา."""
    if normal.startswith(_NO_MARCH):
        return False
    rest = folded
    for words in sorted(
        (*(name for name, _ in _FOLDED), *_THIS, *_NEXT, *_ALL, *_MONTH_BEFORE), key=len, reverse=True
    ):
        rest = rest.replace(words, "")
    for words in _BESIDE_A_MONTH:
        rest = rest.replace(words, "")
    rest = re.sub(r"[0-9 ]|[มกพเสตท]ิ?[คพย]", "", rest)
    return len(rest) <= 1


def asked_again(
    normal: str, folded: str, before: MonthAsked | None, today: date | None = None
) -> MonthAsked | None:
    """Another month after the one asked before: "แล้วเดือนถัดไป" after May is June. None where none is meant."""
    if before is None:
        return None
    if isinstance(before, int) and any(words in folded for words in _MONTH_BEFORE):
        return (before - 2) % 12 + 1
    month = month_in(normal, folded, today) if len(folded) < _SHORT_QUESTION else None
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
