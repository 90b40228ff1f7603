"""Officers' commands: งานค้าง, รับ 12, คืน 12, โอน 12 ชื่อ, ปิด 12, ไม่อยู่ถึง, กลับมาแล้ว."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from domain.consultation import State
from domain.time import year_typed
from handlers.acts import cases, officers
from handlers.acts.answers import Done, Refused
from handlers.contract import officer_draft
from handlers.contract.ask import Ask
from handlers.contract.case import Away, Case, Keep, Officer
from handlers.contract.officers import Colleague
from handlers.contract.reply import Reply
from handlers.officer import about_work, viewing
from handlers.officer.acting import by
from handlers.officer.answering import nameless
from handlers.words.away import Absence, absence_in
from handlers.words.commands import Command
from handlers.words.names import candidates, is_no_name
from line import thai_dates
from line.cards import case_cards
from line.messages import Message, text
from line.texts import answer_texts
from line.texts import case_texts as texts

SHOWN = 30


def hear(ask: Ask, command: Command | None) -> Reply | None:
    """Commands about no consultation; None for all else."""
    if command is not None and command.name == "waiting":
        waits = sorted((one for one in ask.seen.waiting if one.waits), key=viewing.most_urgent_first)
        if not waits:
            return Reply((text(texts.NOTHING_WAITS),))
        return Reply((open_cases(ask, "", waits),))
    if command is not None and (told := about_work.hear(ask, command)) is not None:
        return told
    if command is not None and command.name in ("back", "away"):
        if ask.seen.officer is None or not ask.seen.officer.registered:
            return Reply((text(texts.ONLY_REGISTERED),))
        return _back(ask) if command.name == "back" else _away(ask, command.rest)
    return None


def open_cases(ask: Ask, lead: str, waits: Sequence[Case]) -> Message:
    rows = [
        texts.open_row(
            case.name, case.question, " · ".join(filter(None, (case.person_name, case.school))), case.state,
            case.officer_name if case.state == State.TAKEN else "", viewing.waited(ask, case),
        )
        for case in waits[:SHOWN]
    ]  # fmt: skip
    words = texts.open_list(rows, max(0, len(waits) - SHOWN))
    return case_cards.open_list(f"{lead}\n\n{words}".strip(), [(case.name, case.id) for case in waits])


def take(ask: Ask, case: Case) -> Reply:
    reply = _done(ask, case, cases.take(case, by(ask), ask.now, ask.said.message_id))
    return replace(reply, meets=nameless(_me(ask))) if reply.changes else reply


def collect(ask: Ask, case: Case) -> Reply:
    """From here on, what this officer sends here is collected for that consultation."""
    if not ask.seen.chat.person:
        return _say(texts.NO_ID_HERE)
    if case.state == State.WITHDRAWN:
        return _say(answer_texts.withdrawn_answer(case.name))
    draft = officer_draft.begin(ask.seen.draft, "answer", case)
    here, others = officer_draft.kept_for(draft, case.id), officer_draft.counted(draft, case.id)
    told = answer_texts.collecting(case.name, len(here)) + (
        f"\n{answer_texts.still_kept(others)}" if others else ""
    )
    return Reply((text(told),), (Keep(draft),), about=case.id)


def give_back(ask: Ask, case: Case) -> Reply:
    return _done(ask, case, cases.give_back(case, by(ask), ask.desk.manual, ask.said.message_id))


def hand_over(ask: Ask, case: Case, typed: str) -> Reply:
    to, manual, message = officer_named(ask, typed), ask.desk.manual, ask.said.message_id
    done = cases.hand_over(case, by(ask), to, manual, ask.now, typed=typed, message=message)
    return _done(ask, case, done)


def close(ask: Ask, case: Case) -> Reply:
    return _done(ask, case, cases.close(case, by(ask), ask.now, ask.said.message_id))


def officer_named(ask: Ask, typed: str, *, done: bool = False) -> Officer | None:
    """The officer of that name; None where none or several may be meant. "ให้พี่สมศรีค่ะ 🙏" is สมศรี.

    `done`: with แล้ว behind the name.
    """
    return next((found for name in candidates(typed, done=done) if (found := _exactly(ask, name))), None)


def may_be_a_name(typed: str) -> bool:
    """One word that is more than courtesy, แล้ว or ให้."""
    return len(typed.split()) < 2 and not is_no_name(typed)


def _exactly(ask: Ask, typed: str) -> Officer | None:
    wanted = "".join(typed.split())
    names = {one.id: "".join(one.name.split()) for one in ask.seen.staff.officers}
    exact = [id for id, name in names.items() if name == wanted]
    parts = [id for id, name in names.items() if wanted and wanted in name]
    found = exact or parts
    return ask.seen.staff.officer(found[0]) if len(found) == 1 else None


def _away(ask: Ask, words: str) -> Reply:
    found = absence_in(words)
    to = officer_named(ask, found.who) if found else None
    until = _day(found, ask.today) if found else None
    if found and until and to is None:
        return _say(texts.no_such_officer(found.who, [one.name for one in ask.seen.staff.officers]))
    if until is None or to is None or to.id == _me(ask).id:
        return _say(texts.HOW_AWAY)
    me = Colleague(_me(ask).id, _me(ask).name)
    leave = officers.leave(me, me, None, until, Colleague(to.id, to.name), ask.today)
    if isinstance(leave, Refused):
        return _say(leave.why)
    told = texts.away(thai_dates.with_weekday(until), to.name)
    return Reply((text(told),), (Away(leave.until, leave.substitute),))


def _day(found: Absence, today: date) -> date | None:
    """A day as typed, พ.ศ. or ค.ศ.; with no year the coming one. None for no day, or one that has passed."""
    year = found.year
    if year is not None:
        year = year_typed(year)
    try:
        chosen = date(year or today.year, found.month, found.day)
        if year is None and chosen < today:
            chosen = date(today.year + 1, found.month, found.day)
    except ValueError:
        return None
    return chosen if chosen >= today else None


def _back(ask: Ask) -> Reply:
    return Reply((text(texts.BACK),), (Away(None),))


def _me(ask: Ask) -> Officer:
    assert ask.seen.officer is not None
    return ask.seen.officer


def _done(ask: Ask, case: Case, done: Done | Refused) -> Reply:
    if isinstance(done, Refused):
        return _say(done.why)
    return Reply((text(done.told),), done.changes, pushes=done.pushes, about=case.id)


def _say(words: str) -> Reply:
    return Reply((text(words),))
