"""What is due, starts, ends or runs in a month; or in the twelve months from this one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from handlers.answers import due_dates
from handlers.contract.ask import Ask
from handlers.contract.reply import Reply
from knowledge.facts.manual import Procedure
from knowledge.reading.reading import FOR_SCHOOLS
from line.calendar_entry import Entry
from line.cards.month_card import CalendarAnswer, Duty, Month, month_card, schools_card, year_card
from line.messages import text
from line.texts import announce_texts, conversation_texts
from scheduler.calendar.months import Item, month_items


def answer(ask: Ask) -> Reply:
    year, month = _first_month(ask)
    if ask.reading.month == "last":
        ask = ask.read_as(replace(ask.reading, month=month))
    asked = ask.reading.month or "this"
    only = ask.procedure
    count = 12 if asked == "all" else 1
    months = tuple(_month(ask, at, only) for at in _from(year, month, count))
    shown = CalendarAnswer(
        ask.desk.manual,
        ask.today,
        str(asked),
        months,
        only,
        None if asked == "all" else _ahead(ask, months[0]),
    )
    if ask.reading.topic == FOR_SCHOOLS:
        link = (text(announce_texts.subscribe_schools(ask.desk.feed)),) if _subscribes(ask) else ()
        return ask.answered(schools_card(shown, _duties(ask), ask.audience), *link)
    if asked != "all":
        return ask.answered(month_card(shown, ask.audience))
    odd = (text(conversation_texts.NO_SUCH_MONTH),) if ask.reading.topic == "no-such-month" else ()
    link = (text(announce_texts.subscribe(ask.desk.feed)),) if _subscribes(ask) and only is None else ()
    return ask.answered(*odd, year_card(shown, ask.audience), *link)


def _subscribes(ask: Ask) -> bool:
    return bool(ask.desk.feed) and not ask.in_group


def _duties(ask: Ask) -> list[Duty]:
    """All that schools must do: what has a date by date, then the rest as the manual has it."""
    desk = ask.desk
    found = [
        Duty(procedure, step, due_dates.due(desk, step, ask.today))
        for procedure, step in desk.manual.all_steps()
        if step.acts == "school"
    ]
    return sorted(found, key=lambda duty: duty.due.when.last if duty.due.when else date.max)


def _first_month(ask: Ask) -> tuple[int, int]:
    """A month that is named is the coming one, this one included."""
    today, asked = ask.today, ask.reading.month
    if asked == "next":
        return (today.year + today.month // 12, today.month % 12 + 1)
    if asked == "last":
        return (today.year - (today.month == 1), (today.month - 2) % 12 + 1)
    if isinstance(asked, int):
        return (today.year + (asked < today.month), asked)
    return (today.year, today.month)


def _from(year: int, month: int, count: int) -> Iterator[tuple[int, int]]:
    for at in range(month - 1, month - 1 + count):
        yield year + at // 12, at % 12 + 1


def _month(ask: Ask, year_month: tuple[int, int], only: Procedure | None) -> Month:
    desk = ask.desk
    items = month_items(desk.manual, *year_month, desk.key_dates, desk.workdays)
    entries = [_entry(ask, item) for item in items]
    return Month(*year_month, tuple(entry for entry in entries if entry and only in (None, entry.procedure)))


def _ahead(ask: Ask, shown: Month) -> Entry | None:
    """What schools must do next, where this month has nothing for them."""
    if any(entry.step.acts == "school" for entry in shown.entries):
        return None
    desk = ask.desk
    _, (year, month) = _from(shown.year, shown.month, 2)
    coming = [
        Entry(procedure, step, "due", due.when.last, due.when.last_working_day)
        for procedure, step in desk.manual.all_steps()
        if step.acts == "school" and (due := due_dates.due(desk, step, date(year, month, 1))).when
    ]
    return min(coming, key=lambda entry: entry.due, default=None)


def _entry(ask: Ask, item: Item) -> Entry | None:
    procedure = ask.desk.manual.procedure(item.procedure)
    step = procedure.step(item.step) if procedure else None
    if procedure is None or step is None:
        return None
    return Entry(
        procedure, step, item.why, item.due, item.last_working_day, item.first, item.closing, item.after
    )
