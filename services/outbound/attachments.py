"""Fetch pictures and files from LINE and pass them on."""

import json
import logging
import uuid
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy.orm import Session

from db import attachments, consultations, deliveries, drafts, inbox
from db.attachments import Fetched, Wanted
from db.deliveries import consultation_deliveries, given_answers
from db.engine import Database
from db.inbox import Arrived
from db.models.attachments import Attachment
from db.models.consultations import Consultation
from domain.case_names import case_name
from domain.consultation import CONTINUES, State
from domain.ids import is_group
from domain.purposes import Purpose
from handlers.contract.attachments import messages_in
from handlers.officer.collecting import END
from line.cards import attachment_cards, case_cards
from line.cards.attachment_cards import LARGEST, LARGEST_PREVIEW, PICTURES, Enclosed, what
from line.gateway import Content, LineError, TooLarge
from line.limits import MESSAGES
from line.messages import Message, text
from line.texts import attachment_texts
from services.media_types import VIDEO, duration, media_type_of
from services.outbound.given_answers import note_attached

log = logging.getLogger("planbot.attaching")


APART = timedelta(seconds=1)
"""Between pushes with pictures that were sent together."""
MOST_TRIES = 8
"""Over some four minutes; LINE may still be preparing a video, or be down."""


PREPARING = 202


PASSING = frozenset({PREPARING, 408, 429})
"""Answers after which it is tried again; so it is after none, and after LINE's own failures."""


class Source(Protocol):
    def content(self, message: str, most: int, *, preview: bool = False) -> Content: ...


def end_what_waits(session: Session, row: Attachment | None, now: datetime) -> None:
    """An officer said "จบ" while this was still to come: once no more is, it is said again for them."""
    for draft in drafts.in_chat(session, row.chat_id) if row else ():
        held = messages_in(draft.data.get("texts", ()))
        if row is None or not draft.data.get("ended") or row.message_id not in held:
            continue
        if all(one.state != "wanted" for one in attachments.of_messages(session, held, draft.chat_id)):
            inbox.keep(session, [_ended_by(draft.chat_id, draft.person_id, now)], now)


def _ended_by(chat: str, person: str, now: datetime) -> Arrived:
    group = {"type": "group", "groupId": chat, "userId": person}
    event = {
        "type": "message",
        "timestamp": int(now.timestamp() * 1000),
        "source": {"type": "user", "userId": person} if chat == person else group,
        "message": {"type": "text", "text": END},
    }
    call = "direct" if chat == person else "none"
    return Arrived(f"ended-{uuid.uuid4().hex}", "message", now, chat, person, call=call, payload=event)


# Fetching
class Fetcher:
    """Fetches what is wanted, with no transaction open meanwhile, and owes what goes on its own."""

    def __init__(
        self,
        database: Database,
        line: Source,
        clock: Callable[[], datetime],
        address: str,
        opens: Callable[[datetime], datetime] = lambda now: now,
    ) -> None:
        """`address`: under which they are to be had. `opens`: when officers may be written to."""
        self._database, self._line, self._clock, self._address = database, line, clock, address
        self._opens = opens

    def fetch_due(self) -> int:
        """Try each that is due once; how many there were."""
        with self._database.read() as session:
            something = attachments.something_wanted(session, self._clock())
            sets = attachments.sets_to_pass(session)
        wanted: list[Wanted] = []
        if something:
            with self._database.begin() as session:
                wanted = attachments.claim_wanted(session, self._clock())
            for one in wanted:
                self._fetch(one)
            with self._database.read() as session:
                sets = attachments.sets_to_pass(session)
        for together in sets:
            self._pass_set(together)
        return len(wanted)

    def _fetch(self, wanted: Wanted) -> None:
        try:
            fetched = fetch(self._line, wanted)
        except TooLarge:
            self._give_up(wanted, attachment_texts.TOO_LARGE)
        except LineError as error:
            passing = error.status is None or error.status >= 500 or error.status in PASSING
            if passing and wanted.attempts < MOST_TRIES:
                pause = timedelta(seconds=min(2**wanted.attempts, 120))
                with self._database.begin() as session:
                    attachments.try_again(session, wanted.id, self._clock() + pause)
            else:
                log.warning(
                    "attachment not to be had", extra={"attachment": wanted.id, "status": error.status}
                )
                self._give_up(wanted, attachment_texts.NOT_TO_BE_HAD)
        else:
            self._keep(wanted, fetched)

    def _keep(self, wanted: Wanted, fetched: Fetched) -> None:
        now = self._clock()
        with self._database.begin() as session:
            attachments.lock_set(session, wanted.together)
            row = attachments.keep(session, wanted.id, fetched, now)
            end_what_waits(session, row, now)
            case = consultations.get(session, row.consultation_id or 0) if row and row.to_chat else None
            if row is not None and row.together and case is not None:
                _tell_failed(session, row, case, attachment_texts.NOT_TO_BE_HAD, now)
            if row is None or row.together or case is None or case.state == State.WITHDRAWN:
                return
            self._owe(session, [row], case, now)

    def _pass_set(self, together: str) -> None:
        """Pictures that were sent together go on together, in as few pushes as LINE takes."""
        now = self._clock()
        with self._database.begin() as session:
            rows = attachments.to_pass(session, together)
            case = consultations.get(session, rows[0].consultation_id or 0) if rows else None
            for row in rows:
                row.passed_at = now
            if case is None or case.state == State.WITHDRAWN:
                return
            for given in dict.fromkeys(row.given_id for row in rows):  # of a late one it is another
                self._owe(session, [row for row in rows if row.given_id == given], case, now)

    def _owe(self, session: Session, rows: Sequence[Attachment], case: Consultation, now: datetime) -> None:
        """As one answer or addition. In its undo window an officer's waits, and is noted once it goes."""
        messages, first = self._messages(rows, case), rows[0]
        at = now if first.from_officer else self._goes_at(session, first, now)
        given = given_answers.locked(session, first.given_id)
        if given is not None and given.state == "stopped":
            return
        held = given if given is not None and given.state == "waiting" else None
        for begin in range(0, len(messages), MESSAGES):
            part = [dict(one) for one in messages[begin : begin + MESSAGES]]
            shown = json.dumps(part)
            brought = [row for row in rows if row.token in shown]
            owed = deliveries.owe_push(
                session,
                first.to_chat or "",
                part,
                to_group=is_group(first.to_chat or ""),
                now=now,
                not_before=at + APART * (begin // MESSAGES),
                consultation=case.id,
                purpose=_purpose(first),
                source=brought[0].message_id if brought else None,
                given=held.id if held else None,
            )
            if held is not None:
                given_answers.hold_fetched(session, held, owed.id, now)
            for row in brought if first.together else ():
                row.delivery_id = owed.id
        for row in rows if held is None else ():
            note_attached(session, row, case, now)

    def _goes_at(self, session: Session, row: Attachment, now: datetime) -> datetime:
        """What an asker adds waits with the card for officers' hours, unless an officer is there."""
        case, opens = row.consultation_id or 0, self._opens(now)
        if opens <= now or consultations.attended(session, [case], now - CONTINUES):
            return now
        return consultation_deliveries.goes_at(session, row.to_chat or "", opens)

    def _messages(self, rows: Sequence[Attachment], case: Consultation) -> Sequence[Message]:
        shown = [self._message(row) for row in rows]
        name, first = case_name(case.number, case.fiscal_year), rows[0]
        if first.from_officer:
            lead = attachment_texts.more_of(name)
            return case_cards.answer_messages(shown, case.id, case.question or "", lead)
        lead = attachment_texts.from_asker(_named(rows), name, case.person_name or "")
        return (text(lead), *shown)

    def _message(self, row: Attachment) -> Message:
        address = f"{self._address}/{row.token}"
        return attachment_cards.message(
            Enclosed(address, row.kind, row.name or "", row.size or 0, row.is_picture, duration(row))
        )

    def _give_up(self, wanted: Wanted, why: str) -> None:
        """Whoever sent it is told where they sent it."""
        now = self._clock()
        with self._database.begin() as session:
            attachments.lock_set(session, wanted.together)
            row = attachments.fail(session, wanted.id)
            end_what_waits(session, row, now)
            given_answers.end_if_nothing_left(session, row.given_id if row else None, now)
            case = consultations.get(session, row.consultation_id or 0) if row else None
            if row is None or case is None:
                return
            _tell_failed(session, row, case, why, now)


def _tell_failed(session: Session, row: Attachment, case: Consultation, why: str, now: datetime) -> None:
    """Whoever sent it; of pictures that were sent together once, when none is waited for any more."""
    in_set = row.together if row.to_chat else None  # a part of an answer is told of on its own
    failed = attachments.failed_of_set(session, in_set) if in_set else 1
    if not failed:
        return
    named = what(row.kind, row.name or "") if failed == 1 else attachment_texts.pictures(failed)
    name = case_name(case.number, case.fiscal_year)
    words = attachment_texts.failed(named, name, why, row.from_officer)
    deliveries.owe_push(
        session,
        row.chat_id,
        [dict(text(words))],
        to_group=is_group(row.chat_id),
        now=now,
        consultation=case.id,
    )


def _named(rows: Sequence[Attachment]) -> str:
    if len(rows) > 1:
        return attachment_texts.pictures(len(rows))
    return what(rows[0].kind, rows[0].name or "")


def _purpose(row: Attachment) -> Purpose:
    return Purpose.ANSWER if row.from_officer else Purpose.QUESTION


def fetch(line: Source, wanted: Wanted) -> Fetched:
    """Raises LineError or TooLarge. Videos, and pictures too large for it, come with LINE's preview."""
    content = line.content(wanted.message_id, LARGEST)
    media_type = media_type_of(content, wanted.kind)
    if media_type not in (*PICTURES, VIDEO):
        return Fetched(content.data, None, media_type, False)
    if media_type != VIDEO and len(content.data) <= LARGEST_PREVIEW:
        return Fetched(content.data, None, media_type, wanted.kind == "image")
    try:
        preview = line.content(wanted.message_id, LARGEST_PREVIEW, preview=True)
    except (LineError, TooLarge):
        return Fetched(content.data, None, media_type, False)  # it goes as a link
    is_shown = media_type == VIDEO or wanted.kind == "image"
    is_picture = is_shown and media_type_of(preview, "image") in PICTURES
    return Fetched(content.data, preview.data if is_picture else None, media_type, is_picture)
