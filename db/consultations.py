"""Consultations: found, made, changed; each change names the version it was decided on."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import bindparam, case, or_, select, update
from sqlalchemy.orm import Session

from db.models.base import Moment
from db.models.chats import Person
from db.models.consultations import Consultation, ConsultationCounter, ConsultationEvent
from db.models.deliveries import SentMessage
from db.statements import fast_insert
from db.statements.literals import is_one_of
from db.statements.upsert import insert_for
from domain.consultation import CONTINUES, NOT_OVER, WAITING, State
from domain.time import fiscal_year_at

ANSWERED_LATELY = timedelta(days=1)
MOST = 40
IS_NOT_OVER = is_one_of(Consultation.state, *NOT_OVER)
"""In the words of the partial index over these."""


class Conflict(Exception):
    """A consultation was changed since it was read; nothing of this may be stored."""


def next_number(session: Session, year: int) -> int:
    """The next number of a fiscal year; two transactions never get the same one."""
    statement = insert_for(session, ConsultationCounter).values(fiscal_year=year, last=1)
    statement = statement.on_conflict_do_update(
        index_elements=["fiscal_year"], set_={"last": ConsultationCounter.last + 1}
    )
    return int(session.execute(statement.returning(ConsultationCounter.last)).scalar_one())


def add(session: Session, now: datetime, *, numbered: bool = False, **fields: Any) -> Consultation:
    if numbered:
        fields["fiscal_year"] = fiscal_year_at(now)
        fields["number"] = next_number(session, fields["fiscal_year"])
    made = Consultation(**{"version": 1, "asked_at": now, "last_at": now, **fields})
    fast_insert.store(session, made)
    return made


def change(session: Session, id: int, version: int, fields: Mapping[str, Any]) -> None:
    """Change a consultation as it was read; raises Conflict where somebody was faster."""
    statement = (
        update(Consultation)
        .where(Consultation.id == id, Consultation.version == version)
        .values(version=version + 1, **fields)
        .returning(Consultation.id)
        .execution_options(synchronize_session=False)
    )
    if session.scalar(statement) is None:
        raise Conflict(id)
    seen = session.identity_map.get(session.identity_key(Consultation, id))
    if seen is not None:
        session.expire(seen)  # else its next change would be taken for one of the version before


def note(
    session: Session,
    id: int,
    now: datetime,
    actor: str,
    what: str,
    *,
    words: str | None = None,
    knowledge: str | None = None,
    actor_id: str | None = None,
    actor_name: str | None = None,
    message_id: str | None = None,
) -> None:
    """Write into the history."""
    fast_insert.store(
        session,
        ConsultationEvent(
            consultation_id=id,
            at=now,
            actor=actor,
            what=what,
            words=words,
            knowledge=knowledge,
            actor_id=actor_id,
            actor_name=actor_name,
            message_id=message_id,
        ),
    )


def locked(session: Session, consultation: int) -> Consultation | None:
    """The consultation as it now is, kept from others until the end; None where somebody changes it."""
    query = select(Consultation).where(Consultation.id == consultation)
    query = query.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    return session.scalars(query).first()


def is_noted(session: Session, id: int, what: str, since: datetime) -> bool:
    """Whether the history has it since then."""
    query = select(ConsultationEvent.id).where(
        ConsultationEvent.consultation_id == id, ConsultationEvent.what == what, ConsultationEvent.at >= since
    )
    return session.scalar(query.limit(1)) is not None


def get(session: Session, id: int) -> Consultation | None:
    return session.get(Consultation, id)


_MATTERS = case(
    (Consultation.state.in_(WAITING) & Consultation.number.is_not(None), 0),
    (Consultation.number.is_not(None), 1),
    else_=2,
)
"""What planbot answered must never crowd out what waits for an officer."""
_MINE = (
    select(Consultation)
    .where(Consultation.person_id == bindparam("person"))
    .where(
        or_(
            Consultation.state.in_(NOT_OVER) & Consultation.number.is_not(None),
            Consultation.last_at > bindparam("since", type_=Moment),
        )
    )
    .order_by(_MATTERS, Consultation.id.desc())
    .limit(MOST)
)


def of_person(session: Session, person: str, now: datetime) -> Sequence[Consultation]:
    """Those that are not over, and those of the last half hour; newest first."""
    found = session.scalars(_MINE, {"person": person, "since": now - CONTINUES})
    return sorted(found, key=lambda one: one.id, reverse=True)


def numbered_of_person(session: Session, person: str, now: datetime) -> Sequence[Consultation]:
    """Those that officers got in this fiscal year and the last, and older ones that wait; newest first."""
    this = fiscal_year_at(now)
    query = select(Consultation).where(
        Consultation.person_id == person,
        Consultation.number.is_not(None),
        or_(Consultation.fiscal_year >= this - 1, Consultation.state.in_(WAITING)),
    )
    return session.scalars(query.order_by(Consultation.id.desc())).all()


def all_of_person(session: Session, person: str) -> Sequence[Consultation]:
    query = select(Consultation).where(Consultation.person_id == person)
    return session.scalars(query.order_by(Consultation.id.desc())).all()


def added_by(session: Session, person: str) -> dict[int, tuple[str, ...]]:
    """What a person added to consultations, by consultation, in the order it was said."""
    query = (
        select(ConsultationEvent.consultation_id, ConsultationEvent.words)
        .join(Consultation, Consultation.id == ConsultationEvent.consultation_id)
        .where(Consultation.person_id == person, ConsultationEvent.actor == "asker")
        .where(ConsultationEvent.what == "added", ConsultationEvent.words.is_not(None))
        .order_by(ConsultationEvent.id)
    )
    added: dict[int, tuple[str, ...]] = {}
    for id, words in session.execute(query):
        added[id] = (*added.get(id, ()), words or "")
    return added


def waiting(session: Session, officer: str | None, now: datetime, limit: int = 60) -> Sequence[Consultation]:
    """All that wait for an officer, oldest first, and what this one answered within a day."""
    lately = Consultation.answered_at > now - ANSWERED_LATELY
    query = select(Consultation).where(
        IS_NOT_OVER,
        or_(
            Consultation.state.in_(WAITING) & Consultation.number.is_not(None),
            (Consultation.state == State.ANSWERED) & (Consultation.officer_id == officer) & lately,
        ),
    )
    return session.scalars(query.order_by(Consultation.escalated_at, Consultation.id).limit(limit)).all()


def by_number(session: Session, number: int, year: int | None, now: datetime) -> Sequence[Consultation]:
    """The one of that number. With no year: this fiscal year's, and an older one that still waits."""
    query = select(Consultation).where(Consultation.number == number)
    if year is not None:
        return session.scalars(query.where(Consultation.fiscal_year == year)).all()
    this = fiscal_year_at(now)
    recent = query.where(Consultation.fiscal_year.in_((this, this - 1)))
    found = session.scalars(recent.order_by(Consultation.fiscal_year.desc())).all()
    current = [one for one in found if one.fiscal_year == this]
    older = [one for one in found if one.fiscal_year != this and (one.state in NOT_OVER or not current)]
    return [*current, *older]


class Quoted(NamedTuple):
    """A message of ours: where it was sent, what it is about, and what it is (None: not known)."""

    chat: str
    consultation: int | None
    kind: str | None


_QUOTED = select(SentMessage.chat_id, SentMessage.consultation_id, SentMessage.kind)


def quoted(session: Session, message_id: str) -> Quoted | None:
    """The message that is quoted, where it is ours, in whatever chat."""
    row = session.execute(_QUOTED.where(SentMessage.message_id == message_id)).first()
    return Quoted(*row) if row else None


def of_message(session: Session, message_id: str) -> Sequence[ConsultationEvent]:
    """What a message said in consultations."""
    return of_messages(session, [message_id])


def of_messages(session: Session, messages: Sequence[str]) -> Sequence[ConsultationEvent]:
    query = select(ConsultationEvent).where(ConsultationEvent.message_id.in_(messages))
    return session.scalars(query.order_by(ConsultationEvent.id)).all()


def history(session: Session, id: int) -> Sequence[ConsultationEvent]:
    query = select(ConsultationEvent).where(ConsultationEvent.consultation_id == id)
    return session.scalars(query.order_by(ConsultationEvent.id)).all()


def attended(session: Session, ids: Sequence[int], since: datetime) -> frozenset[int]:
    """Those to which an officer did something since."""
    query = select(ConsultationEvent.consultation_id).where(
        ConsultationEvent.consultation_id.in_(ids),
        ConsultationEvent.actor == "officer",
        ConsultationEvent.at > since,
    )
    return frozenset(session.scalars(query)) if ids else frozenset()


def name_officer(session: Session, person: str, name: str) -> None:
    """Who acted without a name that we knew: LINE has told it since."""
    unnamed = (Consultation.officer_id == person) & Consultation.officer_name.is_(None)
    session.execute(
        update(Consultation).where(unnamed).values(officer_name=name, version=Consultation.version + 1)
    )


# People
def tell_person(session: Session, id: str, **fields: str) -> None:
    """Keep a person's name or school."""
    statement = insert_for(session, Person).values(id=id, **fields)
    session.execute(statement.on_conflict_do_update(index_elements=["id"], set_=fields))


def forget_school(session: Session, person: str, school: str) -> None:
    """A person took back the message that named it."""
    named = update(Person).where(Person.id == person, Person.school == school)
    session.execute(named.values(school=None))
    asked = update(Consultation).where(Consultation.person_id == person, Consultation.school == school)
    session.execute(asked.values(school=None, version=Consultation.version + 1))


def not_over(session: Session) -> Sequence[Consultation]:
    """Every numbered one that waits, or was answered and not yet confirmed."""
    query = select(Consultation).where(IS_NOT_OVER, Consultation.number.is_not(None))
    return session.scalars(query.order_by(Consultation.id)).all()
