"""What is to be announced, as the pages show it: the card, when, where, and what it costs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from console.office.address import PATH
from console.office.announcing.card import Card, cards_of
from console.office.cases import moment
from console.public.site import Facts
from db import announcements as kept
from db import chats, officers
from db.announcements import OWN
from domain.time import BANGKOK
from handlers.contract.announcements import Announcing, Planned
from knowledge.facts.manual import Role
from line import thai_dates
from line.cards import announce_card
from line.messages import Message, text
from line.texts import announce_texts
from line.texts.notice_texts import ROLES
from scheduler import digest_question
from scheduler.calendar.due import LOOK_BACK
from scheduler.calendar.occasions import Occasion, occasions
from scheduler.occasion_messages import said_on
from services.snapshot.announcements import announcing

ANNOUNCEMENTS = f"{PATH}/announcements"
FARTHEST = timedelta(days=190)
"""So far ahead one may be looked at."""


@dataclass(frozen=True)
class Coming:
    """One that is still to be sent."""

    planned: Planned
    href: str
    group: str
    """Of its role, in words."""
    groups: tuple[str, ...]
    """Names of the LINE groups, where they are known."""
    cost: int | None
    """Messages of the quota; None where there is no group."""
    cards: Sequence[Card]
    words: str
    """The same as plain text."""
    is_own: bool = False
    ordered: str = ""
    """By whom and when, where officers ordered something."""

    @property
    def day(self) -> date:
        return self.planned.at.astimezone(BANGKOK).date()

    @property
    def when(self) -> str:
        return f"{thai_dates.with_weekday(self.day)} {self.time} น."

    @property
    def time(self) -> str:
        return f"{self.planned.at.astimezone(BANGKOK):%H:%M}"

    @property
    def is_reworded(self) -> bool:
        order = self.planned.order
        return order is not None and order.wish == "edit"


class Seen:
    """What is known of announcements at a moment, for one page."""

    def __init__(self, db: Session, facts: Facts, now: datetime, until: date) -> None:
        self.db, self.facts, self.now = db, facts, now
        today = now.astimezone(BANGKOK).date()
        heard = occasions(facts.office, today - LOOK_BACK, until)
        self.announcing: Announcing = announcing(db, facts.office, now, until, heard)
        known = digest_question.of_months(db, {one.month for one in heard if one.kind == "digest"})
        self._heard: Mapping[tuple[str, Role], Occasion] = {
            (one.id, one.role): digest_question.with_question(one, known) for one in heard
        }
        self._groups = _groups(db)
        self._names = {one.person_id: one.name for one in officers.current(db)}

    def coming(self) -> list[Coming]:
        """The nearest first."""
        own = [self._own(one) for one in self.announcing.own]
        planned = [self._planned(one) for one in self.announcing.planned]
        return sorted([*own, *planned], key=lambda one: (one.planned.at, one.group))

    def one(self, occasion: str, role: str) -> Coming | None:
        found = self.planned(occasion, role)
        return self._planned(found) if found else None

    def planned(self, occasion: str, role: str) -> Planned | None:
        every = self.announcing.planned
        return next((one for one in every if (one.id, one.role) == (occasion, role)), None)

    def own_planned(self, number: int) -> Planned | None:
        return next((one for one in self.announcing.own if one.id == f"{OWN}{number}"), None)

    def own(self, number: int) -> Coming | None:
        found = self.own_planned(number)
        return self._own(found) if found else None

    def groups_of(self, role: str) -> tuple[str, ...]:
        return self._groups.get(role, ())

    def _planned(self, one: Planned) -> Coming:
        occasion, order = self._heard[one.id, one.role], one.order
        said = said_on(self.facts.office, occasion, occasion.day)
        own_words = order.text if order else ""
        message: Message = text(own_words) if own_words else self._card(said)
        ordered = f"{self._names.get(order.by or '', 'เจ้าหน้าที่')} {moment(order.at)}" if order else ""
        return Coming(
            one,
            f"{ANNOUNCEMENTS}/{one.role}/{one.id}",
            ROLES[one.role],
            self.groups_of(one.role),
            self.announcing.members.get(one.role),
            cards_of([message]),
            own_words or announce_texts.as_text(said),
            ordered=ordered,
        )

    def _card(self, said: announce_texts.Announcement) -> Message:
        return announce_card.announcement_card(said, self.facts.basic_id)

    def _own(self, one: Planned) -> Coming:
        number = int(one.id.removeprefix(OWN))
        row = kept.own(self.db, number)
        written = row.text if row else ""
        by = self._names.get(row.by or "", "เจ้าหน้าที่") if row else ""
        return Coming(
            one,
            f"{ANNOUNCEMENTS}/own/{number}",
            ROLES[one.role],
            self.groups_of(one.role),
            self.announcing.members.get(one.role),
            own_cards(self.facts, written),
            written,
            is_own=True,
            ordered=f"{by} {moment(row.created_at)}" if row else "",
        )


def own_cards(facts: Facts, written: str) -> list[Card]:
    """What an officer wrote, as it is sent."""
    return cards_of([text(announce_texts.from_the_office(facts.manual.office.group, written))])


def _groups(db: Session) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for group in chats.groups(db):
        if group.role and not group.left_at:
            name = group.name or "(ยังไม่ทราบชื่อกลุ่ม)"
            found[group.role] = (*found.get(group.role, ()), name)
    return found
