"""To whom a question goes, when officers get it, and when an answer can be expected."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from domain.ids import is_group as is_group
from domain.routing import who_answers
from domain.time import BANGKOK
from handlers.contract.ask import Ask
from handlers.contract.case import ID, NEW, NUMBER, Case, Push
from knowledge.facts.manual import Manual
from line import thai_dates
from line.cards import case_cards
from line.messages import Message
from line.texts import case_texts as texts
from line.texts import labels
from scheduler.calendar.worktime import after_working_hours, next_open


def officers_of(ask: Ask, case: Case) -> Sequence[str]:
    """Chats in which officers hear of a consultation now; never its asker's own."""
    return who_answers(ask.seen.staff, ask.desk.manual.duty.duties, case.held, but={case.person})


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
    return card_in(ask.desk.manual, case, lead)


def card_in(manual: Manual, case: Case, lead: str) -> Sequence[Message]:
    about = subject_in(manual, case.procedure, case.step)
    return case_cards.question_card(
        case_cards.Question(
            case.name, str(case.id), case.question, case.person_name, case.school, about, lead=lead
        )
    )


def to_chats(
    chats: Sequence[str],
    messages: Sequence[Message],
    not_before: datetime | None,
    case: int = NEW,
) -> tuple[Push, ...]:
    return tuple(Push(chat, tuple(messages), is_group(chat), case, not_before=not_before) for chat in chats)


def of_asker(pushes: Sequence[Push]) -> tuple[Push, ...]:
    """The same, known for what the asker said: where it cannot go the asker is told."""
    return tuple(replace(push, question=True) for push in pushes)
