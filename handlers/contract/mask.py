"""Identity and phone numbers that people type: made unreadable before anything is kept or passed on."""

import re
import unicodedata
from collections.abc import Sequence

DOT = "•"
"""In place of each digit: as long as it was, so that LINE's positions in the text stay right."""
_UNSEEN = "\ufe0f\u20e3\u00ad\u200b-\u200f\u2060\ufeff"
_GAP = re.compile(rf"[{_UNSEEN}]*(?:[\s()\-–.,_/·‐‑‒—―−－][{_UNSEEN}]*){{1,4}}|[{_UNSEEN}]+")
"""What may stand between the digits of one number. Not a colon: it tells the time."""
_GROUP = re.compile("\\d(?:[\ufe0f\u20e3]*\\d)*")
"""Decimal digits of any script; keycaps stand as digits with a sign behind each."""
_DIGIT = re.compile(r"\d")
_STRONG = ".,_/"
"""Signs that also make sums, decimals, times, dates and the numbers of letters."""
_AREA = re.compile(r"02|0[3-9]\d")
_YEAR = re.compile(r"(?:25|20|19)\d\d")
_LONGEST = 13
_ON_THE_CARD = (1, 4, 5, 2, 1)
"""Digits of an identity number, group by group, as it is printed."""


def masked(text: str) -> str:
    """The text with identity numbers, also mistyped ones, and phone numbers made unreadable.

    Sums, dates, times, years and the numbers of letters stay. A number begins and ends where digits do.
    """
    found = _numbers(text)
    for start, end in found:
        text = text[:start] + _DIGIT.sub(DOT, text[start:end]) + text[end:]
    return text


def _numbers(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for run in _runs(text):
        at = 0
        while at < len(run):
            last = _end(text, run, at)
            if last is not None:
                found.append((run[at].start(), run[last].end()))
            at = at + 1 if last is None else last + 1
    return found


def _runs(text: str) -> list[list[re.Match[str]]]:
    """Groups of digits with nothing but gaps between them."""
    runs: list[list[re.Match[str]]] = []
    for group in _GROUP.finditer(text):
        if runs and _GAP.fullmatch(text, runs[-1][-1].end(), group.start()):
            runs[-1].append(group)
        else:
            runs.append([group])
    return runs


def _end(text: str, run: Sequence[re.Match[str]], first: int) -> int | None:
    """The last group of the number that begins with the group `first`; None where none does."""
    groups: list[str] = []
    gaps: list[str] = []
    start = run[first].start()
    before = text[max(0, start - 2) : start]
    for last in range(first, len(run)):
        if groups:
            gaps.append(_kind(text[run[last - 1].end() : run[last].start()]))
        groups.append(_plain(run[last][0]))
        if sum(map(len, groups)) > _LONGEST + 3:  # 0066 and (0) before a number
            return None
        if _is_as_one(groups, gaps) or (is_identity("".join(groups)) and _is_whole(groups, gaps)):
            return last
        if _is_phone(groups, gaps, before):
            return last
    return None


def _plain(typed: str) -> str:
    """The digits as 0-9."""
    return "".join(str(unicodedata.decimal(letter)) for letter in typed if letter.isdecimal())


def _is_as_one(groups: Sequence[str], gaps: Sequence[str]) -> bool:
    """Thirteen digits without a gap, or as the card has them: an identity number, mistyped or not."""
    sizes = tuple(map(len, groups))
    return sizes == (_LONGEST,) or (sizes == _ON_THE_CARD and len(set(gaps)) == 1 and gaps[0] != ",")


def _kind(gap: str) -> str:
    """The sign that a gap is made with; a space for all that are as good as one."""
    return next((sign for sign in gap if sign in _STRONG), " ")


def is_identity(digits: str) -> bool:
    """Whether thirteen digits are a Thai identity number: the last one is a check digit."""
    if len(digits) != 13:
        return False
    total = sum(int(digit) * (13 - at) for at, digit in enumerate(digits[:12]))
    return (11 - total % 11) % 10 == int(digits[12])


def _is_whole(groups: Sequence[str], gaps: Sequence[str]) -> bool:
    """Groups that are one number, rather than several beside each other: every tenth would pass the check."""
    if len(set(gaps)) > 1 or sum(bool(_YEAR.fullmatch(group)) for group in groups[1:]) > 1:
        return False
    if "," in gaps and tuple(map(len, groups)) != _ON_THE_CARD:  # a sum, or a list
        return False
    return not _is_date(groups)


def _is_phone(typed: Sequence[str], between: Sequence[str], before: str) -> bool:
    groups, gaps = _at_home(list(typed), list(between), before)
    digits = "".join(groups)
    if len(digits) != (10 if digits[1:2] in ("6", "8", "9") else 9) or digits[0] != "0" or digits[1] in "01":
        return False
    if "/" in gaps:  # "081/2345678"; anything else is a date or the number of a letter
        plain = gaps.index("/") == 0 and _AREA.fullmatch(groups[0]) and not _YEAR.fullmatch(groups[1])
        if not plain or "/" in gaps[1:]:
            return False
    elif len(set(gaps)) > 1 and not (len(groups[0]) == 3 and _AREA.fullmatch(groups[0])):
        return False  # "08.30 - 16.30 12"
    elif gaps and gaps[0] != " " and len(groups[0]) == 1:
        return False  # "0.8125"
    in_sum = "," in gaps and before[-1:] == "," and before[-2:-1].isdecimal()
    return not in_sum and not _is_date(groups)


def _at_home(groups: list[str], gaps: list[str], before: str) -> tuple[list[str], list[str]]:
    """As dialled at home: "+66 (0)81 234 5678" is 081 234 5678. A bare 66 is taken for a mobile's alone."""
    code = next((code for code in ("0066", "66") if groups[0].startswith(code)), "")
    if not code:
        return groups, gaps
    rest = [groups[0][len(code) :], *groups[1:]]
    if not rest[0]:
        rest, gaps = rest[1:], gaps[1:]
    surely = code == "0066" or before.endswith(("+", "＋"))
    if not rest or not (surely or (rest[0][0] in "689" and set(gaps) <= {" "})):
        return groups, gaps
    if rest[0] == "0" and len(rest) > 1:
        rest, gaps = ["0" + rest[1], *rest[2:]], gaps[1:]
    return [rest[0] if rest[0].startswith("0") else "0" + rest[0], *rest[1:]], gaps


def _is_date(groups: Sequence[str]) -> bool:
    """Day, month and year, and something after them."""
    return len(groups) > 2 and max(map(len, groups[:2])) <= 2 and bool(_YEAR.fullmatch(groups[2]))
