"""Officers' answers in their undo window: kept, stopped, sent at once, gone."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from db import attachments
from db.deliveries import undo_window
from db.deliveries.states import end_where, is_pending
from db.models.deliveries import Delivery
from db.models.given_answers import GivenAnswer
from db.statements.literals import equals

IS_WAITING = equals(GivenAnswer.state, "waiting")
"""In the words of the partial index over these."""


def keep(session: Session, now: datetime, **fields: Any) -> GivenAnswer:
    made = GivenAnswer(state="waiting", given_at=now, **fields)
    session.add(made)
    session.flush()
    return made


def begin_window(session: Session, given: int, shown_by: int | None, seconds: int, now: datetime) -> None:
    """The deliveries of an answer wait until it was shown, and then so many seconds.

    What is still to be fetched has none yet: its window is kept with the answer until then.
    """
    undo_window.hold_until_after(session, _deliveries(session, given), shown_by, seconds, now)
    row = session.get(GivenAnswer, given)
    if row is not None and row.what == "attached":
        _keep_window(row, shown_by, seconds)


def _keep_window(row: GivenAnswer, shown_by: int | None, seconds: int) -> None:
    row.contents = {**(row.contents or {}), "window": [shown_by, seconds]}


def hold_fetched(session: Session, row: GivenAnswer, delivery: int, now: datetime) -> None:
    """What was fetched waits for what is left of its window; fetched later than that, it goes at once."""
    shown_by, seconds = (row.contents or {}).get("window", [None, 0])
    began = now if shown_by or not seconds else row.given_at
    undo_window.hold_until_after(session, [delivery], shown_by, seconds, began)


def _deliveries(session: Session, given: int) -> Sequence[int]:
    return session.scalars(select(Delivery.id).where(Delivery.given_id == given)).all()


# Found
def locked(session: Session, given: int | None) -> GivenAnswer | None:
    """As it stands now, and stays until the end of the transaction."""
    if given is None:
        return None
    return session.get(GivenAnswer, given, with_for_update=True, populate_existing=True)


def get(session: Session, given: int) -> GivenAnswer | None:
    return session.get(GivenAnswer, given)


def waiting(session: Session) -> Sequence[GivenAnswer]:
    """All that may still be stopped, oldest first."""
    return session.scalars(select(GivenAnswer).where(IS_WAITING).order_by(GivenAnswer.id)).all()


def of_consultation(session: Session, consultation: int) -> Sequence[GivenAnswer]:
    query = select(GivenAnswer).where(GivenAnswer.consultation_id == consultation)
    return session.scalars(query.order_by(GivenAnswer.id)).all()


def last_in(session: Session, chat: str, since: datetime) -> GivenAnswer | None:
    """The last one that was given in that chat since then, whatever became of it."""
    query = select(GivenAnswer).where(GivenAnswer.chat_id == chat, GivenAnswer.given_at >= since)
    return session.scalars(query.order_by(GivenAnswer.id.desc()).limit(1)).first()


def ends_at(session: Session, given: int) -> datetime | None:
    """When its window ends; None while the reply that shows it is still on its way."""
    held = select(Delivery.undo_until, Delivery.waits_for_id).where(Delivery.given_id == given)
    rows = session.execute(held).all()
    until = [at for at, waits_for in rows if at is not None and waits_for is None]
    return max(until) if until and len(until) == len(rows) else None


def said_in(session: Session, messages: Sequence[str]) -> Sequence[GivenAnswer]:
    """Those waiting that came, or a part of which came, in one of these messages."""
    return [one for one in waiting(session) if not set(messages).isdisjoint(messages_of(one.contents))]


def messages_of(contents: Mapping[str, Any] | None) -> Sequence[str]:
    """LINE's ids of the messages that an answer came in."""
    found = contents or {}
    return [one for one in (found.get("message"), *(id for id, _ in found.get("parts", ()))) if one]


# Ended
def stop(session: Session, given: int, now: datetime) -> bool:
    """It goes no more; False where a worker has taken it, or it was stopped before."""
    files = attachments.of_given(session, given, locked=True)
    if not undo_window.stop(session, _deliveries(session, given), now):
        return False
    if not _settle(session, given, "stopped", now):
        return False
    attachments.offer_again(files)
    return True


def end_if_nothing_left(session: Session, given: int | None, now: datetime) -> None:
    """Nothing of what it was to bring can be had: it goes no more."""
    files = attachments.of_given(session, given, locked=True) if given is not None else ()
    if given is None or any(one.state in ("wanted", "kept") for one in files) or _deliveries(session, given):
        return
    _settle(session, given, "stopped", now)


def stop_of(session: Session, consultation: int, now: datetime) -> Sequence[GivenAnswer]:
    """Nothing that waits for the asker of this consultation goes: the answers that were stopped by it."""
    query = select(GivenAnswer).where(IS_WAITING, GivenAnswer.consultation_id == consultation)
    return [one for one in session.scalars(query.order_by(GivenAnswer.id)) if stop(session, one.id, now)]


def send_now(session: Session, given: int, now: datetime) -> bool:
    """Its window ends; False where it was over."""
    files = attachments.of_given(session, given, locked=True)
    sent = bool(undo_window.send_now(session, _deliveries(session, given), now))
    row = locked(session, given) if files else None
    if row is None or row.state != "waiting":
        return sent
    _keep_window(row, None, 0)  # of what is still to be fetched
    return True


def went(session: Session, given: int, now: datetime) -> bool:
    """A worker takes it to be sent; False where it was taken or stopped before."""
    return _settle(session, given, "went", now)


def _settle(session: Session, given: int, state: str, now: datetime) -> bool:
    """Nothing of what it says is kept here afterwards."""
    ends = update(GivenAnswer).where(GivenAnswer.id == given, IS_WAITING)
    values = {"state": state, "settled_at": now, "contents": None}
    return session.scalar(ends.values(**values).returning(GivenAnswer.id)) is not None


def carry(session: Session, given: int) -> None:
    """All of it waits for the asker's next message."""
    parts = (Delivery.given_id == given) & is_pending()
    session.execute(update(Delivery).where(parts).values(state="carried"))


# Kept no longer
def forget(session: Session, consultations: Sequence[int], now: datetime) -> None:
    """An asker has their data erased: what was not sent goes nowhere."""
    theirs = GivenAnswer.consultation_id.in_(consultations)
    ids = select(GivenAnswer.id).where(theirs)
    end_where(session, Delivery.given_id.in_(ids) & is_pending(), "withdrawn", now)
    session.execute(update(GivenAnswer).where(theirs, IS_WAITING).values(state="stopped", settled_at=now))
    session.execute(update(GivenAnswer).where(theirs).values(contents=None))


def tidy(session: Session, before: datetime, words_before: datetime) -> None:
    """Drop those that ended before the first moment, and what waits still from before the other."""
    old = or_(GivenAnswer.settled_at < before, IS_WAITING & (GivenAnswer.given_at < words_before))
    session.execute(delete(GivenAnswer).where(old))
