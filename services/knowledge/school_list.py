"""A column of school names as it was pasted, sorted into what is new, there already, or no name."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from handlers.answers.schools import plain
from knowledge.facts.office import School

LONGEST = 100
MOST_LINES = 2_000
NEAR = 83
"""Share of 100 from which two names may be of one school, one of them written otherwise."""
NO_NAMES = ("", "ชื่อ", "รายชื่อ", "ลำดับ", "ที่", "ลำดับที่", "สถานศึกษา", "ชื่อสถานศึกษา", "ชื่อเต็ม", "name", "school")
"""Heads of a table, as `plain` writes them."""
FORMULA = ("=", "+", "-", "@")
_TAG = re.compile(r"<[^<>]*>")
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd\ud800-\udfff]"
)
"""Signs that show nothing, or that no database takes."""
_SCHOOL = re.compile(r"(โรงเรียน|รร\.|ร\.ร\.).")
_NUMBER = re.compile(r"^[\d๐-๙]+\s*[.)\-]?\s+|^[\d๐-๙]+[.)]\s*")
_LEADING_VOWEL = re.compile("([เแโใไ])([ก-ฮ])")


@dataclass(frozen=True)
class Near:
    """A name that may be another spelling of one that is there."""

    name: str
    like: str


@dataclass(frozen=True)
class Pasted:
    """What became of the lines; each line is counted once."""

    new: tuple[str, ...] = ()
    near: tuple[Near, ...] = ()
    doubles: tuple[str, ...] = ()
    """Said twice in what was pasted."""
    known: tuple[str, ...] = ()
    """In the list already."""
    refused: tuple[str, ...] = ()
    """No names: too long, without letters, formulas, heads of a table."""
    blanks: int = 0
    left_out: int = 0
    """Lines past the most that are taken at once."""


def clean(line: str) -> str:
    """The name in a line of a table: its first cell with letters, without tags, numbers and unseen signs."""
    cells = [_clean(cell) for cell in line.split("\t")]
    named = [cell for cell in cells if _SCHOOL.match(cell)]
    with_letters = [cell for cell in cells if sum(letter.isalpha() for letter in cell) > 1]
    return next(iter([*named, *with_letters, *filter(None, cells)]), "")


def _clean(cell: str) -> str:
    text = _TAG.sub(" ", html.unescape(UNSEEN.sub("", cell).replace("\xa0", " ")))
    return _NUMBER.sub("", " ".join(text.strip(' "').split()))


def is_name(name: str) -> bool:
    has_letters = sum(letter.isalpha() for letter in name) > 1
    is_odd = name.startswith(FORMULA) or "<" in name or ">" in name
    return has_letters and not is_odd and len(name) <= LONGEST and plain(name) not in NO_NAMES


def sorted_out(pasted: str, schools: Sequence[School]) -> Pasted:
    """Names are alike where only "โรงเรียน", spaces and the like are different."""
    all_lines = pasted.splitlines()
    lines = [clean(line) for line in all_lines[:MOST_LINES]]
    there = {plain(name): school.name for school in schools for name in (school.name, *school.also)}
    listed, taken = dict(there), dict[str, str]()
    new, near, doubles, known, refused = [], [], [], [], []
    for name in filter(None, lines):
        key = plain(name)
        if not is_name(name):
            refused.append(name[:LONGEST])
        elif key in there:
            known.append(name)
        elif key in taken:
            doubles.append(name)
        elif (like := _like(key, listed)) is not None:
            near.append(Near(name, like))
            taken[key] = listed[key] = name
        else:
            new.append(name)
            taken[key] = listed[key] = name
    return Pasted(
        tuple(new),
        tuple(near),
        tuple(doubles),
        tuple(known),
        tuple(refused),
        sum(not line for line in lines),
        max(0, len(all_lines) - MOST_LINES),
    )


def _like(key: str, names: dict[str, str]) -> str | None:
    found = process.extractOne(key, names.keys(), scorer=fuzz.ratio, processor=None, score_cutoff=NEAR)
    return names[found[0]] if found else None


def same(name: str, schools: Sequence[School], but: str = "") -> str | None:
    """The school (but this one) that is called so already."""
    wanted = plain(name)
    return next(
        (
            one.name
            for one in schools
            if one.name != but and wanted in {plain(other) for other in (one.name, *one.also)}
        ),
        None,
    )


def in_order(schools: Sequence[School]) -> list[School]:
    """As a Thai dictionary has them, near enough."""
    return sorted(schools, key=lambda one: _LEADING_VOWEL.sub(r"\2\1", plain(one.name)))


def found(schools: Sequence[School], words: str) -> list[School]:
    """Those in whose names the words stand."""
    wanted = plain(words) or words.casefold().replace(" ", "")
    return [one for one in schools if any(wanted in plain(name) for name in (one.name, *one.also))]
