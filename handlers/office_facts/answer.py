"""Facts of the office itself, out of its own files: what is not filled in is said to be so."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from domain.consultation import OFFICE
from domain.time import fiscal_year
from handlers.answers.contact import office_card
from handlers.contract.ask import Ask
from handlers.contract.published import Published
from handlers.contract.reply import Reply
from handlers.contract.turn import Remember
from handlers.office_facts import open_days
from line.cards import quick_buttons
from line.cards.menu_card import menu_card
from line.messages import Message, text, with_quick_replies
from line.texts import office_texts as texts

_LINE_ID = re.compile("U[0-9a-f]{32}")


@dataclass(frozen=True)
class Told:
    words: str
    filled: bool = True
    """The office's files, or the calendar, have it."""
    on_card: bool = False
    """With the ways to reach the office below."""


def answer(ask: Ask) -> Reply:
    name, told = _name(ask), told_of(ask)
    counted = replace(
        ask.reading, kind="answer" if told.filled else "escalate", procedure=None, step=None, named=False
    )
    reply = ask.read_as(counted).answered(_message(ask, name, told))
    # The talk goes on about what it was about; how the question was read is told apart from how it counts.
    changes = [
        replace(one, talk=ask.seen.talk) if isinstance(one, Remember) else one for one in reply.changes
    ]
    return replace(reply, changes=tuple(changes), reading=ask.reading)


def told_of(ask: Ask) -> Told:
    """What is said of the fact that the question was read to ask for."""
    name = _name(ask)
    return _TELLS[name](ask) if name in _TELLS else _reach(ask, name)


def _name(ask: Ask) -> str:
    return (ask.reading.topic or "").removeprefix(OFFICE)


def _message(ask: Ask, name: str, told: Told) -> Message:
    if ask.in_group:
        return text(told.words, ask.said.quote_token)
    if told.on_card:
        return office_card(ask, told.words)
    if name == "manual":
        return menu_card(ask.desk.manual, told.words, ask.desk.pages)
    return with_quick_replies(text(told.words), quick_buttons.everyday())


def _reach(ask: Ask, name: str) -> Told:
    office = ask.desk.manual.office
    whose = f"{office.group} {office.short}"
    if name not in texts.LABELS:
        return Told(texts.ways(whose), on_card=True)
    value = getattr(office, name)
    if not value:
        return Told(texts.not_filled(name, whose), filled=False, on_card=True)
    return Told(texts.told(name, whose, value), on_card=True)


def _hours(ask: Ask) -> Told:
    return Told(open_days.hours(ask))


def _day(ask: Ask) -> Told:
    return Told(*open_days.day(ask))


def _days_off(ask: Ask) -> Told:
    return Told(*open_days.days_off(ask))


def _manual(ask: Ask) -> Told:
    office, page = ask.desk.manual.office, bool(ask.desk.pages)
    return Told(texts.manual(office.manual, office.manual_year, page), filled=page)


def _responsible(ask: Ask) -> Told:
    """Of the procedure named, else of all; names as the office writes them, and no LINE ids."""
    manual, procedure = ask.desk.manual, ask.procedure
    if "หัวหน" in ask.said.text or "ผอ" in ask.said.text or "ผู้อำนวยการ" in ask.said.text:
        head = _named(ask, manual.duty.head)
        if head:
            return Told(texts.head(manual.office.group, head), on_card=True)
        return Told(texts.head_not_filled(manual.office.group), filled=False, on_card=True)
    wanted = [procedure] if procedure else list(manual.procedures)
    rows = []
    for one in wanted:
        names = [name for who in manual.duty.duties.get(one.id, ()) if (name := _named(ask, who))]
        if names:
            rows.append(texts.responsible(one.short, names))
    if not rows:
        return Told(texts.nobody_named(procedure.short if procedure else ""), filled=False, on_card=True)
    return Told("\n".join(rows), on_card=True)


def _named(ask: Ask, who: str | None) -> str:
    """As the office writes it; a LINE id is looked up, and never shown."""
    if who is None or not _LINE_ID.fullmatch(who):
        return who or ""
    officer = ask.seen.staff.officer(who)
    return officer.name if officer else ""


def _statistics(ask: Ask) -> Told:
    """Of this fiscal year, as published; else that it is not, with the last that was."""
    year = open_days.fiscal_year_asked(ask) or fiscal_year(ask.today)
    page = f"{ask.desk.pages}/statistics" if ask.desk.pages else ""
    of_year = next((one for one in ask.desk.published if one.fiscal_year == year), None)
    if of_year:
        return Told(_published(of_year, page))
    last = next(iter(ask.desk.published), None)
    words = texts.not_published(year, "" if last else page)
    if last:
        words = f"{words}\n{texts.last_published(_published(last, page))}"
    return Told(words, filled=False)


def _published(one: Published, page: str) -> str:
    return texts.statistics(
        texts.period(one.fiscal_year, one.months), one.services, one.requests, one.on, page
    )


_TELLS: Mapping[str, Callable[[Ask], Told]] = {
    "hours": _hours,
    "day": _day,
    "days-off": _days_off,
    "manual": _manual,
    "responsible": _responsible,
    "statistics": _statistics,
}
