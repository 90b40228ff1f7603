"""What a Reply makes and owes, once the database has given it its number."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import quote

from sqlalchemy.orm import Session

from handlers.contract.case import ID, NEW, NUMBER, Act, Escalate, Push
from handlers.contract.console import LINK
from handlers.contract.reply import Reply
from services.outbound.pushes import owe


@dataclass(frozen=True)
class Link:
    """The way into the office's pages that a Reply makes."""

    token: str


@dataclass(frozen=True)
class Made:
    """The consultation that a Reply makes."""

    id: int
    name: str


def rendered(reply: Reply, stored: Iterable[object]) -> Reply:
    """The reply with what its changes made (number, id, link), in place of the placeholders."""
    stored = list(stored)
    if (link := next((one for one in stored if isinstance(one, Link)), None)) is not None:
        raw = json.dumps(list(reply.messages), ensure_ascii=False).replace(LINK, link.token)
        reply = replace(reply, messages=tuple(json.loads(raw)))
    made = next((one for one in stored if isinstance(one, Made)), None)
    if made is None:
        return reply
    return replace(
        reply,
        messages=_filled(reply.messages, made),
        pushes=filled(reply.pushes, made),
        about=made.id if reply.about == NEW else reply.about,
    )


def filled(pushes: Iterable[Push], made: Made) -> tuple[Push, ...]:
    """The pushes with the number and id of what was made."""
    return tuple(
        replace(push, messages=_filled(push.messages, made), case=made.id if push.case == NEW else push.case)
        for push in pushes
    )


def _filled(messages: Sequence[Mapping[str, Any]], made: Made) -> tuple[Mapping[str, Any], ...]:
    raw = json.dumps(list(messages), ensure_ascii=False)
    raw = raw.replace(NUMBER, made.name).replace(quote(ID), str(made.id)).replace(ID, str(made.id))
    return tuple(json.loads(raw))


def source_of(reply: Reply) -> str | None:
    """LINE's id of the message that the reply's pushes come of."""
    made = [change for change in reply.changes if isinstance(change, Act | Escalate)]
    parts = [message for change in made if isinstance(change, Act) for message, _ in change.parts]
    return next((id for id in (*(change.message_id for change in made), *parts) if id), None)


def owe_all(session: Session, reply: Reply, now: datetime) -> None:
    source = source_of(reply)
    for push in reply.pushes:
        owe(session, push, source, now)
