"""Owing a message to LINE: a reply to an event, or a push."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from db.deliveries import contents
from db.deliveries.carried import Along, take_along
from db.deliveries.claim import take
from db.deliveries.consultation_deliveries import forget_notice
from db.deliveries.contents import CARD
from db.models.deliveries import Delivery
from db.statements import fast_insert
from db.statements.literals import is_one_of
from domain.purposes import Purpose

MOST_OBJECTS = 5
"""Messages that LINE takes in one request."""

Messages = Sequence[dict[str, Any]]

_REPLY_GOES_FIRST = (
    select(Delivery.id)
    .where(Delivery.chat_id == bindparam("chat"), Delivery.kind == "reply")
    .where(is_one_of(Delivery.state, "waiting", "sending"))
    .limit(1)
)


def owe_reply(
    session: Session,
    chat: str,
    messages: Messages,
    *,
    to_group: bool,
    token: str,
    token_until: datetime,
    now: datetime,
    owner: str | None = None,
    consultation: int | None = None,
    alone: bool = False,
    kind: str = "",
) -> Delivery:
    """Owe an answer to an event. What the chat is still owed free of charge goes along, oldest first.

    With an `owner` it is taken by them in the same breath, to be sent right after the commit, unless an
    earlier reply into this chat is still on its way: then it waits for that one, and has no owner.
    `alone`: nothing else is owed here, and need not be looked for. `kind`: what the messages are.
    """
    along = Along() if alone else take_along(session, chat, MOST_OBJECTS - len(messages), now)
    delivery = Delivery(
        chat_id=chat,
        to_group=to_group,
        kind="reply",
        consultation_id=consultation,
        **contents.columns([*along.parts, *contents.same_for(messages, consultation, kind)]),
        reply_token=token,
        token_until=token_until,
        state="waiting",
        attempts=0,
        doubtful=False,
        next_try_at=now,
        created_at=now,
        owed_at=now,
        purpose=Purpose.NONE.value,
    )
    if owner and (alone or session.scalar(_REPLY_GOES_FIRST, {"chat": chat}) is None):
        take(delivery, owner, now)
    fast_insert.store(session, delivery)
    forget_notice(session, along.questions, now)
    return delivery


def owe_push(
    session: Session,
    chat: str,
    messages: Messages,
    *,
    to_group: bool,
    now: datetime,
    not_before: datetime | None = None,
    consultation: int | None = None,
    purpose: Purpose = Purpose.NONE,
    source: str | None = None,
    carried: bool = False,
    given: int | None = None,
) -> Delivery:
    """Owe a message that nobody's event answers; its retry key is kept before the first try.

    not_before: the earliest moment. source: LINE's id of the message that it comes of. carried: it costs
    nothing, and goes with the next reply there. given: the officer's answer that it is, where that waits.
    """
    due = max(not_before or now, now)
    delivery = Delivery(
        chat_id=chat,
        to_group=to_group,
        kind="push",
        **contents.columns(
            contents.same_for(messages, consultation, CARD if purpose == Purpose.QUESTION else "", source)
        ),
        retry_key=str(uuid.uuid4()),
        state="carried" if carried else "waiting",
        next_try_at=due,
        created_at=due,  # what is not yet due is not late
        owed_at=now,
        consultation_id=consultation,
        message_id=source,
        purpose=purpose.value,
        given_id=given,
    )
    session.add(delivery)
    session.flush()
    return delivery
