"""What people are in the middle of, followed when a message that it is made of is edited or taken back.

A draft that hangs on one message has its id as `message`; a list of collected parts holds mappings, each with
the `message` of its own.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from db.models.consultations import Draft

LASTS = timedelta(hours=24)
RAN_OUT_KEPT = timedelta(days=7)
"""A draft that ran out is kept over a weekend, to tell whose it is that nothing of it was sent."""

Part = Mapping[str, Any]
WORDS = ("text", "words")
"""Where a part keeps what was written."""


_DRAFT = select(Draft).where(Draft.chat_id == bindparam("chat"), Draft.person_id == bindparam("person"))


def of(session: Session, chat: str, person: str) -> Draft | None:
    """What a person is in the middle of; it may have run out."""
    return session.scalars(_DRAFT, {"chat": chat, "person": person}).first()


def in_chat(session: Session, chat: str) -> Sequence[Draft]:
    return session.scalars(select(Draft).where(Draft.chat_id == chat)).all()


def keep(
    session: Session, chat: str, person: str, kind: str | None, data: Mapping[str, Any], now: datetime
) -> None:
    """Replace what a person is in the middle of; `kind` None ends it."""
    old = session.get(Draft, (chat, person))
    if old:
        session.delete(old)
        session.flush()
    if kind:
        made = Draft(chat_id=chat, person_id=person, kind=kind, data=dict(data), until=now + LASTS)
        session.add(made)


def tidy(session: Session, now: datetime) -> None:
    session.execute(delete(Draft).where(Draft.until <= now - RAN_OUT_KEPT))


def take_back(session: Session, chat: str, messages: Iterable[str]) -> None:
    """These were unsent: a draft that hangs on one ends, a part that came in one is dropped."""
    gone = frozenset(messages)
    for draft in session.scalars(select(Draft).where(Draft.chat_id == chat)).all():
        if draft.data.get("message") in gone:
            session.delete(draft)
        else:
            draft.data = _parts(draft.data, lambda part: None if part.get("message") in gone else part)


def reword(session: Session, chat: str, message: str, words: str) -> None:
    """This one was edited: a part that came in it says what it says now."""

    def newest(part: Part) -> Part:
        if part.get("message") != message:
            return part
        return {name: words if name in WORDS else value for name, value in part.items()}

    for draft in session.scalars(select(Draft).where(Draft.chat_id == chat)).all():
        draft.data = _parts(draft.data, newest)


def forget(session: Session, consultations: Set[int]) -> None:
    """What officers began for these ends; what they keep for others stays."""
    for draft in session.scalars(select(Draft)).all():
        own = draft.data.get("case")

        def others(part: Part, own: object = own) -> Part | None:
            return None if part.get("case", own) in consultations else part

        data = _parts(draft.data, others)
        if data.get("back", {}).get("case") in consultations:
            del data["back"]
        if own not in consultations:
            draft.data = data
        elif left := data.get("texts"):
            draft.kind, draft.data = "more", {"texts": left}
        else:
            session.delete(draft)


def _parts(data: Part, change: Callable[[Part], Part | None]) -> dict[str, Any]:
    """A draft's data with each collected part changed; None drops it."""

    def parts(value: Any) -> Any:
        if not isinstance(value, list):
            return value
        changed = [change(one) if isinstance(one, Mapping) else one for one in value]
        return [one for one in changed if one is not None]

    return {name: parts(value) for name, value in data.items()}
