"""A database in which every column of the registry of privacy holds a mark of its own."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, LargeBinary, select
from sqlalchemy.orm import Session

from db.models.announcements import Announcement, AnnouncementOrder, OwnAnnouncement
from db.models.attachments import Attachment
from db.models.base import Base
from db.models.chats import Group, Person, Turn
from db.models.console import ConsoleDevice, ConsoleLink, ConsoleSession
from db.models.consultations import (
    Consultation,
    ConsultationEvent,
    Draft,
    ErasedPerson,
    Erasure,
    TaughtEntry,
)
from db.models.deliveries import Delivery, SentMessage
from db.models.given_answers import GivenAnswer
from db.models.inbox import ChatLease, CodeTries, InboxEvent
from db.models.menus import MenuLink
from db.models.officers import OfficeAct, Officer, OfficerCode
from db.models.overrides import DeclinedPhrasing, Override
from db.models.published_statistics import PublishedStatistics
from services.privacy.registry import ROWS

ASKER, OFFICER, GROUP = "U" + "5" * 32, "U" + "6" * 32, "C" + "7" * 32
ASKED, ANSWERED, WRITTEN, ORDERED = "m-asked", "m-answered", "m-written", "m-ordered"


def fill(session: Session, at: datetime) -> None:
    """One asker's question, an officer's answer, and all around it, last touched at that moment.

    Ids are beyond those that a new database gives, so that what follows may add rows.
    """
    event = {"occurred_at": at, "received_at": at, "ready_at": at, "state": "done", "call": "private"}
    _add(session, Turn, id=91, chat_id=ASKER, person_id=ASKER, at=at, reading={}, talk={})
    sent = {"created_at": at, "owed_at": at, "next_try_at": at, "to_group": False, "kind": "push"}
    _add(session, Delivery, "to asker", id=91, chat_id=ASKER, state="refused", settled_at=at, **sent)
    _add(session, Delivery, "aside", id=92, chat_id=ASKER, state="aside", **sent)
    _add(session, Delivery, "question", id=93, chat_id=OFFICER, state="waiting", purpose="question",
         consultation_id=91, message_id=ASKED, **sent)  # fmt: skip
    _add(session, Delivery, "question aside", id=94, chat_id=OFFICER, state="aside", purpose="question",
         consultation_id=91, message_id=ASKED, **sent)  # fmt: skip
    session.flush()
    _add(session, InboxEvent, "asked", webhook_event_id="e1", type="message", chat_id=ASKER, person_id=ASKER,
         message_id=ASKED, turn_id=91, delivery_id=91, **event)  # fmt: skip
    _add(session, InboxEvent, "answered", webhook_event_id="e2", type="message", chat_id=OFFICER,
         person_id=OFFICER, message_id=ANSWERED, **event)  # fmt: skip
    _fill_consultation(session, at)
    _fill_around(session, at)


def _fill_consultation(session: Session, at: datetime) -> None:
    _add(session, ChatLease, chat_id=ASKER, owner="w", until=at)
    _add(session, CodeTries, chat_id=ASKER, wrong=1, since=at)
    _add(session, Consultation, id=91, fiscal_year=2570, number=1, state="answered", channel="line",
         person_id=ASKER, chat_id=ASKER, officer_id=OFFICER, officer_chat=OFFICER, answered_by="officer",
         asked_at=at, escalated_at=at, answered_at=at, last_at=at)  # fmt: skip
    session.flush()
    case = session.scalars(select(Consultation)).one()
    _add(session, ConsultationEvent, "asked", consultation_id=91, at=at, actor="asker", actor_id=ASKER,
         what="escalated", message_id=ASKED, words=case.question)  # fmt: skip
    _add(session, ConsultationEvent, "added", consultation_id=91, at=at, actor="asker", actor_id=ASKER,
         what="added", message_id="m-added")  # fmt: skip
    _add(session, ConsultationEvent, "answered", consultation_id=91, at=at, actor="officer", actor_id=OFFICER,
         what="answered", message_id=ANSWERED, words=case.answer)  # fmt: skip
    drafted = {"drafted_by": OFFICER, "answered_by": OFFICER, "drafted_at": at, "consultation_id": 91}
    _add(session, TaughtEntry, "draft", id=91, state="draft", phrasings=[case.question], **drafted)
    _add(session, TaughtEntry, "approved", id=92, state="approved", approved_by=OFFICER, approved_at=at,
         phrasings=["ของคนอื่น"], **drafted)  # fmt: skip
    _add(session, Draft, chat_id=ASKER, person_id=ASKER, kind="question", until=at,
         data={"message": ASKED, "text": "mark drafts.data"})  # fmt: skip
    _add(session, Draft, "officer", chat_id=OFFICER, person_id=OFFICER, kind="answer", until=at,
         data={"case": 91, "parts": [{"message": ANSWERED, "text": "mark drafts.data officer"}]})  # fmt: skip
    _add(session, GivenAnswer, state="waiting", consultation_id=91, version=1, what="answered", given_at=at,
         chat_id=OFFICER, officer_id=OFFICER,
         contents={"message": ANSWERED, "words": "mark given_answers.contents"})  # fmt: skip
    _add(session, Attachment, token="t", message_id=ASKED, kind="file", consultation_id=91, chat_id=ASKER,
         from_officer=False, to_chat=OFFICER, state="kept", next_try_at=at, created_at=at,
         passed_at=at)  # fmt: skip


def _fill_around(session: Session, at: datetime) -> None:
    _add(session, SentMessage, message_id="s1", chat_id=ASKER, sent_at=at)
    _add(session, Person, id=ASKER, followed_at=at)
    _add(session, Group, id=GROUP, role="officers", joined_at=at)
    _add(session, Announcement, occasion="o", group_id=GROUP, at=at, until=date(2026, 1, 1), state="sent",
         recorded_at=at, checked_at=at)  # fmt: skip
    _add(session, AnnouncementOrder, occasion="own:9", role="officers", wish="edit", by=OFFICER, at=at,
         message_id=ORDERED)  # fmt: skip
    _add(session, OwnAnnouncement, by=OFFICER, state="draft", created_at=at, message_id=WRITTEN)
    _add(session, Officer, person_id=OFFICER, substitute_id=OFFICER, added_at=at)
    _add(session, PublishedStatistics, fiscal_year=2570, months=12, figures={}, published_at=at,
         published_by=OFFICER)  # fmt: skip
    _add(session, Override, action="set", kind="step", target="plan-review-4", field="fee", covers="",
         by=OFFICER, row="mark overrides.row", value="mark overrides.value",
         covered="mark overrides.covered", at=at, revision=1)  # fmt: skip
    _add(session, DeclinedPhrasing, words_hash="0" * 64, by=OFFICER, at=at)
    _add(session, OfficeAct, what="removed", by=OFFICER, about=OFFICER, at=at)
    _add(session, OfficerCode, code="c", until=at)
    _add(session, MenuLink, person_id=OFFICER, at=at)
    _add(session, ConsoleLink, token_hash="l", person_id=OFFICER, made_at=at, until=at)
    _add(session, ConsoleSession, token_hash="s", person_id=OFFICER, began_at=at, seen_at=at)
    _add(session, ConsoleDevice, token_hash="d", person_id=OFFICER, seen_at=at)
    _add(session, Erasure, person_id="U" + "8" * 32, at=at)
    _add(session, ErasedPerson, at=at)
    session.flush()


def marks(session: Session) -> dict[str, int]:
    """Of each column `table.column` that holds a mark, or the id of one of the persons: in how many rows."""
    session.flush()
    found: dict[str, int] = {}
    for table in Base.metadata.sorted_tables:
        for row in session.execute(select(table)).mappings():
            for name, value in row.items():
                said = value.decode() if isinstance(value, bytes) else str(value)
                if "mark" in said or said in (ASKER, OFFICER, GROUP, "U" + "8" * 32):
                    found[f"{table.name}.{name}"] = found.get(f"{table.name}.{name}", 0) + 1
    return found


def everything(session: Session) -> str:
    session.flush()
    tables = Base.metadata.sorted_tables
    return "\n".join(str(tuple(row)) for table in tables for row in session.execute(select(table)))


def _add(session: Session, model: type[Base], note: str = "", **values: Any) -> None:
    """A row with a mark in each column of text of the registry that is not given."""
    names = [name for row in ROWS if row.model is model for name in row.columns]
    table = Base.metadata.tables[model.__tablename__]
    for name in names:
        if name not in values:
            values[name] = _mark(f"mark {table.name}.{name} {note}".strip(), table.c[name].type)
    session.add(model(**values))


def _mark(words: str, kind: Any) -> Any:
    if isinstance(kind, LargeBinary):
        return words.encode()
    if isinstance(kind, JSON):
        said = {"type": "text", "text": words}
        return (
            {"message": said} if "payload" in words else [{"message": said} if "contents" in words else said]
        )
    return words
