"""To whom a question goes, when officers get it, and when an answer can be expected."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from domain.ids import is_group as is_group
from domain.time import BANGKOK
from handlers.contract.ask import Ask
from handlers.contract.case import ID, NEW, NUMBER, Case, Officer, Push, Staff
from knowledge.facts.manual import Manual
from knowledge.facts.office import Duty
from line import thai_dates
from line.cards import case_cards
from line.messages import Message
from line.texts import case_texts as texts
from line.texts import labels
from scheduler.calendar.worktime import after_working_hours, next_open


def responsible(staff: Staff, duty: Duty, procedure: str | None) -> Officer | None:
    """The one officer whose subject it is, or who stands in; None where that is nobody."""
    wanted = [name for one in duty.responsible if one.procedure == procedure for name in one.officers]
    for name in wanted:
        found = next((one for one in staff.officers if name in (one.id, one.name)), None)
        if (there := in_office(staff, found)) is not None:
            return there
    return None


def in_office(staff: Staff, officer: Officer | None) -> Officer | None:
    """The officer, or who stands in while they are away; None where neither is there."""
    passed: set[str] = set()
    while officer and officer.away and officer.id not in passed:
        passed.add(officer.id)
        officer = staff.officer(officer.substitute)
    return officer if officer and not officer.away else None


def officers_of(ask: Ask, case: Case) -> Sequence[tuple[str, bool]]:
    """Where a consultation's officer hears of it: whoever answers it now, for a chat may be theirs no more.

    The officers' group where it was taken up there; else the officer, who may have left or be away.
    """
    staff = ask.seen.staff
    if case.officer_chat and case.officer_chat == staff.group:
        return [(staff.group, True)]
    officer = staff.officer(case.officer_chat) or staff.officer(case.officer)
    there = in_office(staff, officer) or responsible(staff, ask.desk.manual.duty, case.procedure)
    return chats_of(staff, there)


def chats_of(staff: Staff, officer: Officer | None, but: str | None = None) -> Sequence[tuple[str, bool]]:
    """Where a card goes, and whether that is a group: the officer, else the group, else every officer."""
    if officer:
        return [(officer.id, False)]
    if staff.group:
        return [(staff.group, True)]
    present = [one for one in staff.officers if not one.away] or list(staff.officers)
    return [(one.id, False) for one in present if one.id != but]


def opens_at(ask: Ask) -> datetime | None:
    """When officers may be written to; None where that is now."""
    at = next_open(ask.now, ask.desk.workdays, ask.desk.hours)
    return at if at > ask.now else None


def waits_until(ask: Ask, case: Case) -> datetime | None:
    """When what an asker says of a consultation goes to officers; None where that is now.

    Who did something to it within the last half hour is there, whatever the hour.
    """
    return None if case.id in ask.seen.attended else opens_at(ask)


def expected_at(ask: Ask) -> datetime:
    hours = timedelta(hours=ask.desk.manual.duty.answer_within_hours)
    return after_working_hours(ask.now, hours, ask.desk.workdays)


def moment(at: datetime) -> str:
    local = at.astimezone(BANGKOK)
    return texts.moment(thai_dates.with_weekday(local.date()), f"{local:%H:%M}")


def subject(ask: Ask, procedure: str | None, step: int | None) -> str:
    return subject_in(ask.desk.manual, procedure, step)


def subject_in(manual: Manual, procedure: str | None, step: int | None) -> str:
    found = manual.procedure(procedure) if procedure else None
    if found is None:
        return ""
    number = found.step(step) if step is not None else None
    return labels.subject(found.short, number.number, number.title) if number else found.short


def new_card(
    ask: Ask, question: str, school: str, procedure: str | None, step: int | None, expected: str
) -> Sequence[Message]:
    """The card of a question that gets its number as it is stored."""
    name = ask.seen.profile.name
    about = subject(ask, procedure, step)
    return case_cards.question_card(case_cards.Question(NUMBER, ID, question, name, school, about, expected))


def card(ask: Ask, case: Case, lead: str) -> Sequence[Message]:
    about = subject(ask, case.procedure, case.step)
    return case_cards.question_card(
        case_cards.Question(
            case.name, str(case.id), case.question, case.person_name, case.school, about, lead=lead
        )
    )


def to_chats(
    chats: Sequence[tuple[str, bool]],
    messages: Sequence[Message],
    not_before: datetime | None,
    case: int = NEW,
) -> tuple[Push, ...]:
    return tuple(Push(chat, tuple(messages), group, case, not_before=not_before) for chat, group in chats)


def of_asker(pushes: Sequence[Push]) -> tuple[Push, ...]:
    """The same, known for what the asker said: where it cannot go the asker is told."""
    return tuple(replace(push, question=True) for push in pushes)
