"""The officer whom a question is for, mentioned in the officers' group: a text of ours before the card."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from db import consultations, officers
from db.deliveries import Part, parts_of
from db.models.consultations import Consultation
from db.models.deliveries import Delivery
from db.staff import staff
from domain.case_names import case_name
from domain.purposes import Purpose
from domain.routing import Duties, Held, Staff, one_officer
from line.limits import MESSAGES
from line.messages import mentioning
from line.texts import case_texts

MENTIONING = (Purpose.QUESTION, Purpose.UNTOLD)
"""Purposes of pushes that an officer is to act upon."""
MEMBER_FOR, NO_MEMBER_FOR = timedelta(hours=1), timedelta(minutes=5)
"""How long what LINE said of a member is taken to be so."""

IsMember = Callable[[str, str], bool]
"""Whether LINE knows this person (second) as a member of this group; in doubt not."""


@dataclass(frozen=True)
class Lead:
    """What goes before the messages of a push, where the person is a member of its group."""

    person: str
    part: Part


def lead_of(session: Session, delivery: Delivery, duties: Duties, now: datetime) -> Lead | None:
    """None where nobody in particular is meant, there is no room, or the push may be there already.

    LINE knows a repeat by its key whatever it carries, but a refused mention could no more be told from a
    refused repeat: what may have gone out goes again without it.
    """
    if delivery.kind != "push" or not delivery.to_group or delivery.doubtful:
        return None
    if delivery.purpose not in MENTIONING or delivery.consultation_id is None:
        return None
    parts = parts_of(delivery)
    case = consultations.get(session, delivery.consultation_id)
    there = staff(session, now)
    if case is None or delivery.chat_id != there.group or not 0 < len(parts) < MESSAGES:
        return None
    person = _meant(session, case, there, duties)
    if person is None:
        return None
    words = case_texts.for_you(case_name(case.number, case.fiscal_year))
    return Lead(person, replace(parts[0], message=dict(mentioning(words, person))))


def _meant(session: Session, case: Consultation, there: Staff, duties: Duties) -> str | None:
    """Who took it up in the group, registered or not, else who has it or is responsible for its subject."""
    held = Held(case.procedure, case.officer_id, case.officer_chat)
    taker = held.officer if held.chat == there.group else None
    if taker and there.officer(taker) is None and not officers.was_removed(session, taker):
        return taker
    officer = one_officer(there, duties, held, but={case.person_id})
    return officer.id if officer else None


class Members:
    """Who is a member of which group, as LINE said lately."""

    def __init__(self, is_member: IsMember, clock: Callable[[], datetime]) -> None:
        self._is_member, self._clock = is_member, clock
        self._known: dict[tuple[str, str], tuple[bool, datetime]] = {}

    def has(self, group: str, person: str) -> bool:
        known, until = self._known.get((group, person), (False, None))
        if until is not None and self._clock() < until:
            return known
        return self._keep(group, person, self._is_member(group, person))

    def refused(self, group: str, person: str) -> None:
        """LINE took no mention of this person there."""
        self._keep(group, person, False)

    def _keep(self, group: str, person: str, there: bool) -> bool:
        until = self._clock() + (MEMBER_FOR if there else NO_MEMBER_FOR)
        self._known[group, person] = (there, until)
        return there
