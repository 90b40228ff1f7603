"""The ledger as the pages list it: filtered, searched, sorted, a page at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.models.attachments import Attachment
from db.models.consultations import Consultation, ConsultationEvent
from db.models.deliveries import Delivery
from db.statements.literals import is_one_of
from domain.case_names import number_in
from domain.consultation import CONTENT, ENDED_WITHOUT, IN_PERSON, LEFT_ALONE, NOT_OVER, OVER, WAITING, State
from domain.purposes import Purpose
from domain.time import fiscal_year_starts

ON_A_PAGE = 30
MOST_COUNTED = 1_000
"""More are said to be "more than so many": counting all of a long ledger takes longer than a page may."""
LOOKED_THROUGH = 50_000
"""Consultations that a search for words goes through, the newest: years of a busy office, in a blink."""
ESCAPE = "\\"
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
ARABIC_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

STATES: dict[str, tuple[State, ...]] = {
    "waiting": WAITING,
    "answered": (State.ANSWERED,),
    "done": CONTENT,
    "ended": ENDED_WITHOUT,
    "none": LEFT_ALONE,
}
assert set(OVER) <= {*STATES["done"], *STATES["ended"]}


@dataclass(frozen=True)
class Filter:
    """What of the ledger is wanted; empty fields leave all in."""

    state: str = ""
    """One of STATES."""
    by_planbot: bool = False
    """Also requests that never came to an officer."""
    officer: str = ""
    """An officer's id."""
    procedure: str = ""
    channel: str = ""
    """line, phone or walk-in."""
    year: int | None = None
    """Fiscal, พ.ศ."""
    words: tuple[str, ...] = ()
    """Each stands in the question, the answer, the talk, the asker's name, the school or the number."""
    sort: str = "new"
    """new, old, or due."""
    older: bool = False
    """Words are looked for beyond the newest LOOKED_THROUGH as well."""


@dataclass(frozen=True)
class Found:
    rows: Sequence[Consultation]
    count: int
    """Of all; one more than MOST_COUNTED where there are more."""
    older_left: bool = False
    """There are older ones in which the words were not looked for."""

    @property
    def is_more(self) -> bool:
        return self.count > MOST_COUNTED


def find(session: Session, wanted: Filter, page: int = 1) -> Found:
    """One page of what a filter leaves. The ledger is gone through one time: for the first pages at once."""
    oldest = _oldest_looked_at(session, wanted)
    among = [Consultation.id >= oldest] if oldest else []
    ids = _sorted(select(Consultation.id).where(*among, *_conditions(session, wanted)), wanted.sort)
    first = list(session.scalars(ids.limit(MOST_COUNTED + 1)))
    begin = (page - 1) * ON_A_PAGE
    if begin + ON_A_PAGE <= MOST_COUNTED or len(first) <= MOST_COUNTED:
        shown = first[begin : begin + ON_A_PAGE]
    else:
        shown = list(session.scalars(ids.offset(begin).limit(ON_A_PAGE)))
    rows = session.scalars(select(Consultation).where(Consultation.id.in_(shown)))
    return Found(sorted(rows, key=lambda one: shown.index(one.id)), len(first), oldest > 0)


def _oldest_looked_at(session: Session, wanted: Filter) -> int:
    """Id from which on words are looked for; 0 where in all."""
    if not wanted.words or wanted.older:
        return 0
    newest = select(Consultation.id)
    if wanted.by_planbot:
        newest = newest.order_by(Consultation.id.desc())
    else:
        numbered = (Consultation.fiscal_year > 0, Consultation.number.is_not(None))
        newest = newest.where(*numbered).order_by(Consultation.fiscal_year.desc(), Consultation.number.desc())
    last_left_out = session.scalar(newest.offset(LOOKED_THROUGH).limit(1))
    return last_left_out + 1 if last_left_out else 0


def recorded(session: Session, officer: str, limit: int) -> Sequence[Consultation]:
    """By phone or at the counter, as this officer wrote them down; newest first."""
    wrote = select(ConsultationEvent.consultation_id).where(
        ConsultationEvent.what == "recorded", ConsultationEvent.actor_id == officer
    )
    newest = wrote.order_by(ConsultationEvent.id.desc()).limit(limit)
    found = session.scalars(select(Consultation).where(Consultation.id.in_(newest)))
    return sorted(found, key=lambda one: one.id, reverse=True)


def every(session: Session, wanted: Filter, most: int) -> Sequence[Consultation]:
    """All that a filter leaves, for an export."""
    return session.scalars(
        _sorted(select(Consultation).where(*_conditions(session, wanted)), wanted.sort).limit(most)
    ).all()


def _sorted(query: Select[Any], sort: str) -> Select[Any]:
    match sort:
        case "old":
            return query.order_by(Consultation.id)
        case "due":
            unset = Consultation.expected_at.is_(None)
            return query.order_by(unset, Consultation.expected_at, Consultation.id)
        case _:
            return query.order_by(Consultation.id.desc())


def _conditions(session: Session, wanted: Filter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.state in STATES:
        found.append(is_one_of(Consultation.state, *STATES[wanted.state]))
        if set(STATES[wanted.state]) <= set(NOT_OVER):
            found.append(is_one_of(Consultation.state, *NOT_OVER))  # in the words of the partial index
    if not wanted.by_planbot:
        found.append(Consultation.number.is_not(None))
        if wanted.words:
            found.append(Consultation.fiscal_year > 0)  # looks through the index of numbered ones alone
    if wanted.officer:
        found.append(Consultation.officer_id == wanted.officer)
    if wanted.procedure:
        found.append(Consultation.procedure == wanted.procedure)
    if wanted.channel:
        in_person = wanted.channel in IN_PERSON
        found.append(
            Consultation.channel == wanted.channel if in_person else Consultation.channel.not_in(IN_PERSON)
        )
    if wanted.year:
        begins, ends = fiscal_year_starts(wanted.year), fiscal_year_starts(wanted.year + 1)
        found += [Consultation.asked_at >= begins, Consultation.asked_at < ends]
    like = _like_of(session)
    return [*found, *(_says(word, like) for word in wanted.words)]


Like = Callable[[InstrumentedAttribute[Any], str], ColumnElement[bool]]


def _like_of(session: Session) -> Like:
    """Without regard to large and small letters: SQLite's LIKE has none, and lower() takes long."""
    if session.get_bind().dialect.name == "sqlite":
        return lambda column, word: column.like(_inside(word), escape=ESCAPE)
    return lambda column, word: column.ilike(_inside(word), escape=ESCAPE)


def _says(word: str, like: Like) -> ColumnElement[bool]:
    """Whether a consultation has the word somewhere, with digits of either script.

    The talk is looked through where an officer had it: of others it holds the question and answer again.
    """
    arabic = word.translate(ARABIC_DIGITS)
    spellings = sorted({word, arabic, arabic.translate(THAI_DIGITS)})
    places = (Consultation.person_name, Consultation.school, Consultation.question, Consultation.answer)
    found = [like(place, one) for place in places for one in spellings]
    number, _, year = number_in(arabic).partition("/")
    if number.isdecimal() and len(number) < 7:
        of_year = [Consultation.fiscal_year == int(year)] if year.isdecimal() and len(year) == 4 else []
        found.append(and_(Consultation.number == int(number), *of_year))
    said = or_(*(like(ConsultationEvent.words, one) for one in spellings))
    talk = exists().where(ConsultationEvent.consultation_id == Consultation.id, said)
    return or_(*found, and_(Consultation.number.is_not(None), talk))


def _inside(word: str) -> str:
    for sign in (ESCAPE, "%", "_"):
        word = word.replace(sign, ESCAPE + sign)
    return f"%{word}%"


def attachments(session: Session, case: int) -> Sequence[Attachment]:
    """But for those that nobody passed on yet, from LINE or from a page."""
    query = select(Attachment).where(Attachment.consultation_id == case, Attachment.state != "offered")
    chosen = Attachment.message_id.like("page:%") & Attachment.passed_at.is_(None)
    query = query.where(~chosen)
    return session.scalars(query.order_by(Attachment.id)).all()


def answers_owed(session: Session, case: int) -> Sequence[Delivery]:
    """How the officers' answers fared on their way, oldest first."""
    query = select(Delivery).where(
        Delivery.consultation_id == case, Delivery.purpose == Purpose.ANSWER, Delivery.state != "withdrawn"
    )
    return session.scalars(query.order_by(Delivery.id)).all()


def officers(session: Session) -> list[tuple[str, str]]:
    """Id and name of everybody who ever answered as a named officer, now or before."""
    query = (
        select(Consultation.officer_id, func.max(Consultation.officer_name))
        .where(Consultation.officer_id.is_not(None), Consultation.number.is_not(None))
        .group_by(Consultation.officer_id)
    )
    return sorted(
        ((person or "", name or "") for person, name in session.execute(query)), key=lambda one: one[1]
    )


def undelivered(session: Session) -> Sequence[Consultation]:
    """Consultations with an officer's answer that has not reached its asker, oldest first."""
    on_hold = is_one_of(Delivery.state, "held", "carried", "refused", "unknown")
    stuck = select(Delivery.consultation_id).where(Delivery.purpose == Purpose.ANSWER, on_hold)
    query = select(Consultation).where(Consultation.id.in_(stuck), Consultation.state != State.WITHDRAWN)
    return session.scalars(query.order_by(Consultation.id)).all()


def waiting(session: Session) -> Sequence[Consultation]:
    """All that wait for an officer, the one promised soonest first."""
    query = select(Consultation).where(
        is_one_of(Consultation.state, *NOT_OVER),
        is_one_of(Consultation.state, *WAITING),
        Consultation.number.is_not(None),
    )
    unset = Consultation.expected_at.is_(None)
    return session.scalars(query.order_by(unset, Consultation.expected_at, Consultation.id)).all()


def is_late(case: Consultation, now: datetime) -> bool:
    return case.state in WAITING and case.expected_at is not None and case.expected_at < now
