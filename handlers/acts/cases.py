"""What an officer may do with a consultation but answer it: take it, give it back, hand it over, close it.

As in `answers`: nothing here knows an event or a chat.
"""

from collections.abc import Mapping
from datetime import datetime

from domain.consultation import State
from domain.ids import is_group
from domain.routing import Held, Officer, in_office, who_answers
from handlers.acts import routing
from handlers.acts.answers import By, Done, Refused, busy, told_to_group, told_to_taker
from handlers.contract.case import Act, Case, Push
from knowledge.facts.manual import Manual
from line.messages import text
from line.texts import case_texts as texts


def take(case: Case, by: By, now: datetime, message: str | None = None) -> Done | Refused:
    """message: LINE's id of the one that says so, here and below."""
    if (refused := _not_waiting(case, by)) is not None:
        return refused
    if case.state == State.TAKEN and case.officer != (by.officer.id or None):
        return Refused(texts.taken_already(case.name, case.officer_name))
    fields = {
        "state": State.TAKEN,
        "officer_id": by.officer.id or None,
        "officer_name": by.officer.name or None,
        "officer_chat": by.chat,
        "taken_at": now,
    }
    told = texts.taken(case.name, by.officer.name)
    return _done(case, by, "taken", fields, told, told_to_group(case, by, told), message)


def give_back(case: Case, by: By, manual: Manual, message: str | None = None) -> Done | Refused:
    if (refused := _not_waiting(case, by)) is not None:
        return refused
    if case.officer and case.officer != by.officer.id:
        return Refused(texts.not_yours(case.name, case.officer_name))
    fields = {"state": State.OPEN, "officer_id": None, "officer_name": None, "officer_chat": None}
    back, but = Held(case.procedure), {by.officer.id, case.person}
    found = who_answers(by.staff, manual.duty.duties, back, but)
    others = [chat for chat in found if chat != by.chat]
    card = routing.card_in(manual, case, texts.state(State.OPEN))
    pushes = routing.of_asker(routing.to_chats(others, card, by.opens_at, case.id))
    return _done(case, by, "given-back", fields, texts.given_back(case.name), pushes, message)


def hand_over(
    case: Case,
    by: By,
    to: Officer | None,
    manual: Manual,
    now: datetime,
    *,
    typed: str = "",
    message: str | None = None,
) -> Done | Refused:
    """to: None where `typed` names nobody, or more than one."""
    if (refused := _not_waiting(case, by)) is not None:
        return refused
    if to is None:
        return Refused(texts.no_such_officer(typed, [one.name for one in by.staff.officers]))
    to = in_office(by.staff, to) or to
    fields = {
        "state": State.TAKEN,
        "officer_id": to.id,
        "officer_name": to.name,
        "officer_chat": to.id,
        "taken_at": now,
    }
    card = routing.card_in(manual, case, texts.handed_to_you(case.name, by.officer.name))
    pushes = routing.of_asker(routing.to_chats([to.id], card, by.opens_at, case.id))
    news = texts.handed_over_by(case.name, by.officer.name, to.name)
    if to.id != case.officer:
        pushes += told_to_taker(case, by, news)
    pushes += told_to_group(case, by, news)
    return _done(case, by, "handed-over", fields, texts.handed_over(case.name, to.name), pushes, message)


def close(case: Case, by: By, now: datetime, message: str | None = None) -> Done | Refused:
    if (refused := busy(case, by)) is not None:
        return refused
    if not case.waits and case.state != State.ANSWERED:
        return Refused(texts.not_waiting(case.name, case.state))
    fields = {"state": State.CLOSED, "closed_at": now, "live_until": None}
    news = texts.closed_by(case.name, by.officer.name)
    told = told_to_taker(case, by, news) + told_to_group(case, by, news)
    if case.chat:
        closed = text(texts.closed_to_asker(case.name))
        told += (Push(case.chat, (closed,), is_group(case.chat), case.id),)
    return _done(case, by, "closed", fields, texts.closed(case.name), told, message)


def _not_waiting(case: Case, by: By) -> Refused | None:
    """An answer to it is in its window, or it waits for no officer."""
    return busy(case, by) or (None if case.waits else Refused(texts.not_waiting(case.name, case.state)))


def _done(
    case: Case,
    by: By,
    what: str,
    fields: Mapping[str, object],
    told: str,
    pushes: tuple[Push, ...],
    message: str | None,
) -> Done:
    act = Act(case.id, case.version, what, "officer", by.officer, None, fields, message)
    return Done((act,), pushes, told=told)
