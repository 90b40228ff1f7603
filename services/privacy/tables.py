"""What takes words and persons out of tables in which that needs no more than the database."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from db import attachments, chats, code_tries, deliveries, drafts, inbox, officers
from db.console import sessions
from db.deliveries import failed, given_answers, withdraw
from db.models.chats import Person, Turn
from db.models.consultations import ConsultationEvent, Draft
from db.models.inbox import ChatLease, InboxEvent
from db.privacy import edits, erased, retention
from services.privacy.consultations import GONE
from services.privacy.row import Edited, Erasing, Times, Unsent

DELIVERIES_KEPT = timedelta(days=90)
"""What is known of what was sent: to whom, when, with which outcome."""


# Unsent
def message_unsent(session: Session, gone: Unsent) -> None:
    """The event, how it was read, and the answer to it that was not sent yet."""
    inbox.unsend(session, gone.message, gone.now)


def attachment_unsent(session: Session, gone: Unsent) -> None:
    attachments.erase_message(session, gone.message)


def draft_unsent(session: Session, gone: Unsent) -> None:
    drafts.take_back(session, gone.chat.id, gone.together)


# Edited
def message_edited(session: Session, changed: Edited) -> None:
    edits.forget_earlier(session, changed.message, changed.newest)


def consultation_edited(session: Session, changed: Edited) -> None:
    edits.reword(session, changed.message, changed.words)


def draft_edited(session: Session, changed: Edited) -> None:
    if changed.chat is not None:
        drafts.reword(session, changed.chat, changed.message, changed.words or "")


# Erased
def given_erased(session: Session, who: Erasing) -> None:
    """Answers that officers gave and that have not gone."""
    given_answers.forget(session, sorted(who.case_ids), who.now)


def events_erased(session: Session, who: Erasing) -> None:
    """Their own, and those in which officers answered them."""
    answers = select(ConsultationEvent.message_id).where(
        ConsultationEvent.consultation_id.in_(who.case_ids), ConsultationEvent.message_id.is_not(None)
    )
    handled = InboxEvent.message_id.in_(answers) & (InboxEvent.state != "waiting")
    session.execute(update(InboxEvent).where(handled).values(payload=None))
    events_left(session, who.person, who.now)


def events_left(session: Session, person: str, now: datetime) -> None:
    handled = InboxEvent.state != "waiting"
    done = update(InboxEvent).where(InboxEvent.person_id == person, handled)
    session.execute(done.values(payload=None, person_id=None))
    own = update(InboxEvent).where(InboxEvent.chat_id == person, handled)
    session.execute(own.values(payload=None, chat_id=GONE))


def turns_erased(session: Session, who: Erasing) -> None:
    turns_left(session, who.person, who.now)


def turns_left(session: Session, person: str, now: datetime) -> None:
    turns = update(Turn).where(Turn.person_id == person)
    session.execute(turns.values(text=None, person_id=None, chat_id=GONE))


def drafts_erased(session: Session, who: Erasing) -> None:
    drafts.forget(session, who.case_ids)
    session.execute(delete(Draft).where(Draft.person_id == who.person))


def person_erased(session: Session, who: Erasing) -> None:
    session.execute(delete(Person).where(Person.id == who.person))


def deliveries_erased(session: Session, who: Erasing) -> None:
    failed.forget_person(session, who.person)
    withdraw.of_chat(session, who.person, who.now)


def deliveries_left(session: Session, person: str, now: datetime) -> None:
    withdraw.forget_settled(session, [person])


def code_tries_erased(session: Session, who: Erasing) -> None:
    code_tries.forget(session, who.person)


def leases_left(session: Session, person: str, now: datetime) -> None:
    """The worker that did the erasing held one meanwhile."""
    session.execute(delete(ChatLease).where(ChatLease.chat_id == person, ChatLease.until < now))


# Kept long enough
def events_outlived(session: Session, times: Times) -> None:
    inbox.tidy(session, times.now, times.keep_raw)


def turns_outlived(session: Session, times: Times) -> None:
    chats.tidy(session, times.now, times.words_from)


def taught_outlived(session: Session, times: Times) -> None:
    retention.taught(session, times.words_from)


def drafts_outlived(session: Session, times: Times) -> None:
    drafts.tidy(session, times.now)


def consultations_outlived(session: Session, times: Times) -> None:
    retention.consultations(session, times.words_from)


def history_outlived(session: Session, times: Times) -> None:
    retention.history(session, times.words_from)


def attachments_outlived(session: Session, times: Times) -> None:
    attachments.tidy(session, times.now, times.words_from)


def deliveries_outlived(session: Session, times: Times) -> None:
    failed.forget_words(session, times.now - times.keep_raw)
    deliveries.tidy(session, times.now - DELIVERIES_KEPT)
    withdraw.drop_old(session, times.words_from, times.now)


def given_outlived(session: Session, times: Times) -> None:
    given_answers.tidy(session, times.now - DELIVERIES_KEPT, times.words_from)


def people_outlived(session: Session, times: Times) -> None:
    retention.people(session, times.words_from)


def codes_outlived(session: Session, times: Times) -> None:
    officers.tidy(session, times.now)


def sessions_outlived(session: Session, times: Times) -> None:
    sessions.tidy(session, times.now)


def erasures_outlived(session: Session, times: Times) -> None:
    erased.end(session, erased.over(session, times.now))


def hashes_outlived(session: Session, times: Times) -> None:
    erased.tidy(session, times.words_from)
