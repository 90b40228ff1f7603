"""`POST /callback`: check the signature, keep the events in one commit, answer 200. Nothing else."""

import json
import logging
import math
import re
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import Any, cast

from flask import Blueprint, Response, request
from linebot.v3.webhook import SignatureValidator
from sqlalchemy import text
from sqlalchemy.event import listen
from sqlalchemy.orm import Session
from werkzeug.exceptions import RequestEntityTooLarge

from bot.web.arrival import waited
from bot.web.gathering import PATIENCE, Gathering, NotKept
from db import chats, code_tries, deliveries, inbox, officers
from db.engine import Database
from handlers.words.codes import code_in
from knowledge.facts.manual import Role
from services import metrics
from services.inbound.events import (
    OWES_NOTHING,
    Facts,
    Source,
    event_id,
    event_type,
    is_deep,
    judge,
    message_id,
    occurred_at,
    quoted_id,
    source_of,
    text_of,
)
from services.inbound.fields import Event
from services.inbound.masked import masked_event
from services.inbound.storable import storable
from services.privacy import walk

log = logging.getLogger("planbot.webhook")

_BRACKETS = re.compile(rb'"(?:[^"\\]|\\.)*"|[][{}]', re.DOTALL)
_TOO_DEEP = 200
_TOO_LONG = 100
"""Digits; Python itself reads no more than 4,300."""

CHANNEL = "planbot_inbox"
"""What PostgreSQL's LISTEN waits for."""


def webhook(
    secret: str, database: Database, clock: Callable[[], datetime], ring: Callable[[], None]
) -> Blueprint:
    """The webhook's route; `ring` wakes a worker of this process, if there is one."""
    routes = Blueprint("webhook", __name__)
    validator = SignatureValidator(secret)
    gathering = Gathering(database, clock, keep)

    @routes.post("/callback")
    def callback() -> Response:
        began = time.monotonic() - waited()
        answer = taken()
        metrics.acknowledged(answer.status_code, time.monotonic() - began)
        return answer

    def taken() -> Response:
        body = _body()
        if not _is_signed(validator, body, request.headers.get("X-Line-Signature")):
            return _plain("bad signature", 400)
        events = events_in(body)
        if events is None:
            return _plain("not a webhook body", 400)
        try:
            if events:
                gathering.keep(events, within=PATIENCE - waited())
                ring()
        except NotKept as error:
            # Not kept, so not acknowledged: LINE delivers it again.
            log.warning("webhook not acknowledged", extra={"reason": str(error)})
            return _plain("try again later", 503)
        return _plain("OK", 200)

    return routes


def _body() -> bytes:
    """As it was sent; raises RequestEntityTooLarge past the limit, also where no length was told."""
    body = request.get_data()
    if request.content_length is None and len(body) >= (request.max_content_length or math.inf):
        raise RequestEntityTooLarge
    return body


def _plain(words: str, status: int) -> Response:
    return Response(words, status, mimetype="text/plain")


def _is_signed(validator: SignatureValidator, body: bytes, signature: str | None) -> bool:
    try:
        return bool(signature) and bool(validator.validate(body.decode("utf-8"), signature))
    except (ValueError, TypeError):
        return False


def events_in(body: bytes) -> list[Event] | None:
    """The events of a webhook body; None where it is not an object of LINE's. Odd ones are left out."""
    try:
        parsed = _parsed(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(parsed, dict):
        return None
    events = parsed.get("events", [])
    if not isinstance(events, list):
        return []
    return [storable(event) for event in events if isinstance(event, dict) and not is_deep(event)]


def _parsed(body: bytes) -> Any:
    # PostgreSQL takes no numbers that are none or endless; LINE has no use for them either.
    read = partial(json.loads, parse_float=_finite, parse_int=_whole, parse_constant=lambda _: None)
    try:
        return read(body)
    except RecursionError:
        return read(_shallow(body))


def _shallow(body: bytes) -> bytes:
    """The same JSON without what is nested too deep to be read: its event is odd, the others may be good."""
    kept, depth, begin = [], 0, 0
    for sign in _BRACKETS.finditer(body):
        if sign.group() in (b"[", b"{"):
            depth += 1
            if depth == _TOO_DEEP:
                kept.append(body[begin : sign.start()] + b"null")
        elif sign.group() in (b"]", b"}"):
            if depth == _TOO_DEEP:
                begin = sign.end()
            depth -= 1
    return b"".join(kept) + body[begin:]


def _whole(digits: str) -> int | None:
    return int(digits) if len(digits) < _TOO_LONG else None


def _finite(digits: str) -> float | None:
    number = float(digits)
    return number if math.isfinite(number) else None


def keep(session: Session, events: list[Event], now: datetime) -> None:
    """Judge events and keep of each what may be kept."""
    arrived = {event_id(event): _arrived(session, event, now) for event in events}
    inbox.keep(session, arrived.values(), now)
    listen(session, "after_commit", lambda _: _tell(arrived.values()), once=True)
    for event in events:
        gone = message_id(event) if event_type(event) == "messageEdited" else None
        if gone and (kept := arrived[event_id(event)]).payload is None:
            walk.edit_away(session, gone, kept.occurred_at, now)
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(f"NOTIFY {CHANNEL}"))


def _tell(arrived: Iterable[inbox.Arrived]) -> None:
    for kept in arrived:
        if kept.payload is not None:
            log.info("event kept", extra={"event": kept.webhook_event_id, "kind": kept.type})


OLD = timedelta(days=3)
"""Past this age an event that comes for the first time is no longer acted on: LINE brings its own sooner."""


def _arrived(session: Session, event: Event, now: datetime) -> inbox.Arrived:
    source = source_of(event)
    facts = _facts(session, event, source.chat, now) if source.kind == "group" else Facts()
    verdict = judge(event, facts)
    id, type_, at = event_id(event), event_type(event), occurred_at(event, now)
    if not verdict.keep:
        return inbox.Arrived(id, type_, at)
    too_old = now - at > OLD and type_ not in OWES_NOTHING
    return inbox.Arrived(
        id,
        type_,
        at,
        too_old=too_old,
        chat_id=source.chat,
        person_id=source.person,
        message_id=message_id(event),
        call=verdict.call,
        payload=None if too_old and source.kind == "group" else _safe(session, event, source, facts.role),
    )


def _safe(session: Session, event: Event, source: Source, role: Role | None) -> Event:
    """With people's numbers masked. Where officers answer, what is no answer is masked once that is known."""
    safe = masked_event(event)
    if safe is event or role == "officers":
        return event
    own = source.person if source.kind == "user" else None
    return event if own and officers.name_of(session, own) is not None else safe


def _facts(session: Session, event: Event, group: str, now: datetime) -> Facts:
    quoted = quoted_id(event)
    words = text_of(event)
    account = chats.account(session)
    return Facts(
        role=cast(Role | None, chats.role_of(session, group)),
        quotes_us=quoted is not None and deliveries.is_ours(session, quoted, group),
        is_code=_is_code(session, group, words, now),
        names=(account.name,) if account else (),
        is_quiet=chats.is_quiet(session, group, now),
    )


def _is_code(session: Session, group: str, words: str, now: datetime) -> bool:
    """Whether a group's code stands in the words, one that is good or was within a day.

    Wrong ones are counted, and after too many none is looked at for a while.
    """
    code = code_in(words)
    if code is None or code_tries.is_paused(session, group, now):
        return False
    if chats.role_of_code(session, code.letters, now) or chats.code_ran_out(session, code.letters, now):
        return True
    code_tries.count_wrong(session, group, now)
    return False
