"""What officers taught and a second one approved, as the conversation uses it."""

from sqlalchemy.orm import Session

from db import entries
from db.models.consultations import TaughtEntry
from domain.time import BANGKOK
from knowledge.reading.taught_entries import Entry
from line import thai_dates
from line.texts.taught_texts import source_of


def approved_entries(session: Session) -> tuple[Entry, ...]:
    return tuple(entry_of(row) for row in entries.approved(session))


def entry_of(row: TaughtEntry) -> Entry:
    day = thai_dates.short((row.approved_at or row.drafted_at).astimezone(BANGKOK).date())
    return Entry(
        row.id, tuple(row.phrasings), row.answer, source_of(row.answered_name or row.drafted_name or "", day)
    )
