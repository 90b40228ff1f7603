"""Other ways to ask, offered out of people's talk: what was marked wrong, chosen after asking back, answered.

Nothing of them is kept: they are read out of the ledger, and go with it. What an officer declined is known by
a hash. Words about one school, one person or with a number of somebody are never offered.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, cast

from sqlalchemy.orm import Session

from db.knowledge import suggestions as kept
from db.knowledge.suggestions import Told
from domain.consultation import SERVED, State
from handlers.acts.entries import is_of_one
from handlers.contract.case import Case
from handlers.contract.mask import DOT, masked
from handlers.words.fold import says
from knowledge.facts.manual import Facet, Manual
from knowledge.reading.taught_entries import keys
from services.knowledge import phrasings
from services.knowledge.approved import approved_entries

Source = Literal["chosen", "wrong", "answered"]
LOOKS_BACK = timedelta(days=120)
SHORTEST, LONGEST = 6, 200
_OF_WHOLE = ("steps", "law")


@dataclass(frozen=True)
class Suggestion:
    case: int
    """The newest consultation that it is from; names it."""
    words: str
    source: Source
    procedure: str | None = None
    """What answers it; None where nobody has said."""
    step: int | None = None
    facet: Facet = "detail"
    count: int = 1
    """So often asked."""

    @property
    def thing(self) -> str:
        """As the office's changes name it: "plan-review-4"; empty where nobody has said."""
        if self.procedure is None:
            return ""
        whole = self.step is None or self.facet in _OF_WHOLE
        return self.procedure if whole else f"{self.procedure}-{self.step}"


def offered(session: Session, manual: Manual, now: datetime) -> Sequence[Suggestion]:
    """The most asked first."""
    declined, known = kept.declined(session), _known(session, manual)
    found: dict[str, Suggestion] = {}
    for told in kept.lately(session, now - LOOKS_BACK):
        one = _of(told)
        if one is None:
            continue
        name = hash_of(one.words)
        if name in found:
            found[name] = replace(found[name], count=found[name].count + 1)
        elif name not in declined and not known & set(keys(one.words)) and _is_fit(told, one.words, manual):
            found[name] = one
    return sorted(found.values(), key=lambda one: -one.count)


def _known(session: Session, manual: Manual) -> set[str]:
    """Keys of all that the bot knows already."""
    words = [one.words for one in phrasings.every(manual)]
    words += [asked for entry in approved_entries(session) for asked in entry.phrasings]
    return {key for one in words for key in keys(one)}


def find(offers: Iterable[Suggestion], case: int) -> Suggestion | None:
    return next((one for one in offers if one.case == case), None)


def decline(session: Session, words: str, by: str | None, name: str | None, now: datetime) -> None:
    """It is offered no more, whoever asks it again."""
    kept.decline(session, hash_of(words), by, name, now)


def hash_of(words: str) -> str:
    """The same for the same question."""
    return hashlib.sha256((keys(words) or ("",))[-1].encode()).hexdigest()


def _of(told: Told) -> Suggestion | None:
    """What a consultation offers."""
    row, events = told.row, list(told.events)
    what = [one for one, _ in events]
    first = next((words for one, words in events if one == "asked" and words), row.question or "")
    words = masked(" ".join(first.split()))
    about = (row.procedure, row.step, cast(Facet, row.facet or "detail"))
    if row.answered_by == "planbot" and row.state in SERVED and row.procedure and _was_chosen(what):
        return Suggestion(row.id, words, "chosen", *about)
    if row.answered_by == "officer" and row.state in SERVED:
        return Suggestion(row.id, masked(" ".join((row.question or "").split())), "answered", *about)
    if "wrong" in what and row.state == State.UNANSWERED:
        return Suggestion(row.id, words, "wrong")
    return None


def _was_chosen(what: Sequence[str]) -> bool:
    """Asked back and then chosen, or another reading tapped on the answer's card."""
    return what in (["asked", "asked", "answered"], ["asked", "answered", "moved", "asked", "answered"])


def _is_fit(told: Told, words: str, manual: Manual) -> bool:
    if DOT in words or not SHORTEST <= len(words) <= LONGEST or not says(words):
        return False
    row = told.row
    case = Case(
        row.id, row.version, State(row.state), school=row.school or "", person_name=row.person_name or ""
    )
    return not is_of_one(case, words, "", manual.schools)
