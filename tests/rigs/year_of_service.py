"""A fiscal year of consultations of every kind, for statistics and exports."""

import random
from datetime import datetime, timedelta
from typing import Any

from builders import bangkok

from db import consultations
from db.engine import Database

LATER = bangkok("2027-10-04 10:00")
"""A working day soon after the year: what was answered in its last days may still be taken up again."""


def a_year(database: Database, count: int = 260) -> None:
    """Of fiscal year 2570, with some just outside it and some that began before midnight of its first day."""
    chance = random.Random(7)
    begins = bangkok("2026-09-20 09:00")
    with database.begin() as session:
        for moment in ("2026-09-30 23:59:59", "2026-10-01 00:00", "2027-09-30 23:59:59", "2027-10-01 00:00"):
            _add(session, chance, bangkok(moment))
        over_midnight = {
            "state": "answered",
            "escalated_at": bangkok("2026-10-01 00:05"),
            "answered_by": "officer",
        }
        _keep(session, bangkok("2026-09-30 23:50"), "line", None, over_midnight, numbered=True)
        for _ in range(count):
            _add(session, chance, begins + timedelta(seconds=chance.randrange(385 * 24 * 3600)))


def _add(session: Any, chance: random.Random, asked: datetime) -> None:
    channel = chance.choice(("line", "line", "line", "line-group", "phone", "walk-in"))
    by_officer = channel in ("phone", "walk-in") or (channel == "line" and chance.random() < 0.7)
    fields = _of_officer(chance, asked, channel) if by_officer else _of_planbot(chance, asked)
    fields["question"] = "=HYPERLINK(1)" if chance.random() < 0.1 else "คำถาม"
    procedure = chance.choice((None, "plan-review", "records", "monitoring"))
    _keep(session, asked, channel, procedure, fields, numbered=by_officer)


def _keep(
    session: Any,
    asked: datetime,
    channel: str,
    procedure: str | None,
    fields: dict[str, Any],
    *,
    numbered: bool,
) -> None:
    at = fields.get("escalated_at", asked)
    made = consultations.add(session, at, numbered=numbered, channel=channel, procedure=procedure, **fields)
    last = max(moment for moment in (asked, fields.get("answered_at"), fields.get("reopened_at")) if moment)
    consultations.change(session, made.id, 1, {"asked_at": asked, "last_at": last})


def _of_planbot(chance: random.Random, asked: datetime) -> dict[str, Any]:
    apart = ("unanswered", "unchosen", "not-ours", "complaint")
    state = chance.choice((*("answered", "confirmed") * 4, *apart))
    done = state not in apart
    return {
        "state": state,
        "answered_by": "planbot" if done or chance.random() < 0.3 else None,
        "answered_at": asked if done else None,
        "confirmed_at": asked if state == "confirmed" else None,
        "entry_id": chance.choice((None, None, 3)) if done else None,
    }


def _of_officer(chance: random.Random, asked: datetime, channel: str) -> dict[str, Any]:
    waits, done = ("open", "taken", "reopened"), ("answered", "confirmed", "silent")
    state = chance.choice((*waits, *done, "closed", "withdrawn"))
    escalated = asked + timedelta(seconds=chance.randrange(1500) if channel == "line" else 0)
    is_answered = state in (*done, "reopened") or (state in ("closed", "withdrawn") and chance.random() < 0.3)
    answered = escalated + timedelta(seconds=chance.randrange(4 * 86400)) if is_answered else None
    again = answered and (state == "reopened" or chance.random() < 0.2)
    return {
        "state": state,
        "escalated_at": escalated,
        "expected_at": escalated + timedelta(seconds=chance.randrange(3 * 86400)),
        "answered_by": "officer" if is_answered else None,
        "answered_at": answered,
        "confirmed_at": answered if state == "confirmed" or (again and chance.random() < 0.5) else None,
        "reopened_at": answered if again else None,
    }
