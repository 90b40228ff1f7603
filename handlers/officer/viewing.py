""" "ดู ปศ. 2": a consultation with every message and act; and how long each that waits has waited."""

from datetime import datetime, timedelta

from domain.time import BANGKOK
from handlers.acts import routing
from handlers.contract.ask import Ask
from handlers.contract.case import Case, Happened
from handlers.contract.reply import Reply
from line import limits, thai_dates
from line.messages import text
from line.texts import case_texts, work_texts


def view(ask: Ask, case: Case) -> Reply:
    """The card with its buttons where it waits, then its history; of a very long one the newest part."""
    state = case_texts.state(case.state)
    due = _due(ask, case) if case.waits else ""
    head = work_texts.case_head(
        case.name,
        state,
        " · ".join(filter(None, (case.person_name, case.school))),
        routing.subject(ask, case.procedure, case.step),
        case.question,
        due,
    )
    lines = [_line(one, case.person_name) for one in ask.seen.aimed.history]
    card = routing.card(ask, case, state) if case.waits else ()
    pieces = limits.in_pieces("\n\n".join([head, work_texts.history(lines)]), limits.LONGEST_IN_ONE)
    room = limits.MESSAGES - len(card)
    if len(pieces) > room:
        pieces = [work_texts.LEFT_OFF, *pieces[-(room - 1) :]]
    return Reply((*card, *(text(piece) for piece in pieces)), about=case.id)


def waited(ask: Ask, case: Case) -> str:
    """How long it has waited, and when an answer is due."""
    since = case.waits_since
    so_far = work_texts.waited(ask.now - since) if since and since <= ask.now else ""
    return " · ".join(filter(None, (so_far, _due(ask, case))))


def most_urgent_first(case: Case) -> tuple[datetime, int]:
    """What is overdue comes before what is due later, and that before what has no such day."""
    return case.expected_at or datetime.max.replace(tzinfo=BANGKOK) - timedelta(days=2), case.id


def _due(ask: Ask, case: Case) -> str:
    if case.expected_at is None:
        return ""
    return work_texts.due(_moment(case.expected_at), overdue=case.expected_at < ask.now)


def _line(one: Happened, asker: str) -> str:
    who = {"asker": asker or work_texts.ASKER, "officer": one.name or work_texts.OFFICER}
    return work_texts.happened(_moment(one.at), who.get(one.actor, work_texts.BY_CLOCK), one.what, one.words)


def _moment(at: datetime) -> str:
    local = at.astimezone(BANGKOK)
    return f"{thai_dates.short(local.date())} {local:%H:%M}"
