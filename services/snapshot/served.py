"""The year's service so far, for an officer who asks for it."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from db import ledger
from domain.consultation import counted_at, is_service
from domain.time import BANGKOK, fiscal_year_at
from handlers.contract.reply import Said, Snapshot
from line.texts.work_texts import Served


def seen_by(session: Session, seen: Snapshot, said: Said, now: datetime) -> Snapshot:
    command = said.words.command
    if seen.officer is None or command is None or command.name != "statistics":
        return seen
    return replace(seen, served=served(session, now))


def served(session: Session, now: datetime) -> Served:
    year, month = fiscal_year_at(now), now.astimezone(BANGKOK).month
    rows = ledger.of_year(session, year)
    given = [row for row in rows if is_service(row.state, row.channel)]
    months = [
        counted_at(row.asked_at, row.escalated_at, row.number).astimezone(BANGKOK).month for row in given
    ]
    return Served(year, len(given), months.count(month), len(rows), len(ledger.waiting(session)))
