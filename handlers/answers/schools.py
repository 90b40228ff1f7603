"""The school somebody names, against the office's list."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from handlers.words.particles import is_small, without_particle
from knowledge.facts.office import School
from knowledge.reading.reading import Reading
from knowledge.thai.text import normalise

LONGEST = 100
ALIKE, CLOSE = 82, 6
"""Shares of 100: from where two names are alike, and how near the second best leaves it open."""
SHORTEST = 4
"""Letters from which a part of a name may stand for it."""
LONGEST_BARE = 60
"""Letters of a name that nothing else shows to be one."""
ASKS = (
    "?", "ไหม", "มั้ย", "อะไร", "ไหน", "กี่", "อย่างไร", "ยังไง", "เมื่อไหร่", "เมื่อไร", "เมื่อใด", "ใคร", "เท่าไหร่",
    "เท่าไร", "ทำไม", "หรือยัง", "หรือเปล่า", "หรือไม่", "รึเปล่า", "บ้างคะ", "บ้างครับ",
)  # fmt: skip
BEGINS = (
    "โรงเรียน",
    "รร",
    "ร.ร",
    "วิทยาลัย",
    "สำนักงาน",
    "สพม",
    "สพป",
    "ศูนย์",
    "กลุ่ม",
    "กศน",
    "สกร",
    "เทศบาล",
    "อบจ",
)
ENDS = (
    "วิทยา", "วิทยาคม", "พิทยา", "พิทยาคม", "ศึกษา", "ราษฎร์", "วิทยาลัย", "พัฒนา", "อุปถัมภ์", "สรรค์", "เคราะห์", "นุกูล",
    "ประชา", "วิทยายน", "พิทย์", "วิทย์", "รังสฤษดิ์", "school", "college",
)  # fmt: skip


def plain(name: str) -> str:
    """Without what everybody leaves out: "โรงเรียน", "รร.", spaces."""
    name = normalise(name).replace(" ", "").replace("โรงเรียน", "").replace("รร.", "")
    return name.removeprefix("ร.ร.").removeprefix("รร").casefold()


def may_be_a_name(typed: str, reading: Reading) -> bool:
    """Whether what no list knows is something like a school's name, rather than a question or courtesy.

    A bare name looks to the understanding like unknown words or like small talk, so it cannot tell alone.
    """
    words = without_particle(typed).casefold()
    if is_small(words) or any(word in words for word in ASKS):
        return False
    if reading.kind in ("answer", "calendar"):
        return False
    if words.startswith(BEGINS) or words.endswith(ENDS):
        return True
    if len(words) > LONGEST_BARE:
        return False
    if reading.kind == "smalltalk":
        return reading.topic not in ("help", "who")
    return reading.kind == "escalate" and reading.topic == "unknown"


def matches(typed: str, schools: Sequence[School]) -> list[str]:
    """The schools that may be meant: one where it is plain, several where it is not, none where unknown."""
    wanted = plain(typed)
    if not wanted:
        return []
    scores: dict[str, float] = {}
    schools = [school for school in schools if not school.closed]
    for school in schools:
        names = _names(school)
        if wanted in names:
            return _same(wanted, schools)
        scores[school.name] = max(_score(wanted, name) for name in names)
    best = max(scores.values(), default=0)
    if best < ALIKE:
        return []
    return [name for name, score in scores.items() if score >= ALIKE and score > best - CLOSE]


def fit(typed: str, schools: Sequence[School]) -> tuple[list[str], float]:
    """The schools that these words may be the name of, and how near they come."""
    wanted, found = plain(typed), matches(typed, schools)
    near = {
        school.name: max(fuzz.ratio(wanted, name) for name in _names(school))
        for school in schools
        if school.name in found and any(_holds(wanted, name) for name in _names(school))
    }
    return [name for name in found if name in near], max(near.values(), default=0)


def _holds(wanted: str, name: str) -> bool:
    return len(wanted) <= len(name) or fuzz.ratio(wanted, name) >= ALIKE


def _names(school: School) -> list[str]:
    return [plain(name) for name in (school.name, *school.also)]


def _same(wanted: str, schools: Sequence[School]) -> list[str]:
    return [school.name for school in schools if wanted in _names(school)]


def _score(wanted: str, name: str) -> float:
    part = fuzz.partial_ratio(wanted, name) * 0.95 if len(wanted) >= SHORTEST else 0
    return max(fuzz.ratio(wanted, name), part)
