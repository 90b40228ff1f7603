"""Turns an occasion into the announcement that is sent."""

from collections.abc import Sequence
from datetime import date, timedelta

from knowledge.facts.timeline import next_when
from line.calendar_entry import Entry
from line.cards import announce_card
from line.messages import Message
from line.texts import announce_texts
from line.texts.announce_texts import Announcement, AskedMost, Unset
from line.texts.when_words import Due
from scheduler.calendar.months import Item
from scheduler.calendar.occasions import Occasion, Office


def said_on(office: Office, occasion: Occasion, today: date, *, late: bool = False) -> Announcement:
    """The announcement of an occasion as of `today`; items already past are left out."""
    entries = tuple(
        entry
        for item in occasion.items
        if item.due >= today or item.after
        for entry in [entry_of(office, item)]
        if entry
    )
    return Announcement(
        manual=office.manual,
        today=today,
        kind=occasion.kind,
        entries=entries,
        month=occasion.month,
        ahead=entry_of(office, occasion.ahead) if occasion.ahead else None,
        none_for=occasion.none_for,
        question=_question(office, occasion, today),
        unset=tuple(Unset(one.name, one.fiscal_year) for one in occasion.unset),
        working_days_left=_working_days_left(office, occasion, today),
        planned=occasion.day if late else None,
    )


def text_of(office: Office, occasion: Occasion) -> str:
    """The announcement as plain text, as of its own day."""
    return announce_texts.as_text(said_on(office, occasion, occasion.day))


def messages_of(said: Sequence[Announcement], basic_id: str = "") -> list[Message]:
    return announce_card.push_of(said, basic_id)


def entry_of(office: Office, item: Item) -> Entry | None:
    procedure = office.manual.procedure(item.procedure)
    step = procedure.step(item.step) if procedure else None
    if procedure is None or step is None:
        return None
    return Entry(
        procedure, step, item.why, item.due, item.last_working_day, item.first, item.closing, item.after
    )


def _question(office: Office, occasion: Occasion, today: date) -> AskedMost | None:
    """None where nothing was asked most, or the manual has that step no more."""
    asked = occasion.question
    procedure = office.manual.procedure(asked.procedure) if asked else None
    step = procedure.step(asked.step) if asked and procedure else None
    if procedure is None or step is None:
        return None
    return AskedMost(procedure, step, Due(next_when(step.timeline, today, office.key_dates, office.is_off)))


def _working_days_left(office: Office, occasion: Occasion, today: date) -> int | None:
    """Working days before the closing day: today is counted, the closing day is not."""
    closing = next((item.closing for item in occasion.items if item.closing), None)
    if occasion.working_days is None or closing is None:
        return None
    return office.workdays.count(today - timedelta(days=1), closing - timedelta(days=1))
