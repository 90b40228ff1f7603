"""What officers taught: given to whoever asks, drafted from an answer, approved by another officer."""

from collections.abc import Callable, Mapping

from domain.consultation import State
from domain.ids import is_group
from handlers.acts import routing
from handlers.answers.group import is_called
from handlers.asker import forward_media
from handlers.contract.ask import Ask
from handlers.contract.case import ID, NUMBER, Case, EntryMove, Learn, Officer, Push
from handlers.contract.reply import Reply
from knowledge.reading.reading import Reading
from knowledge.reading.taught_entries import find
from line.cards import case_cards, quick_buttons
from line.messages import text, with_quick_replies
from line.texts import case_texts as texts
from line.texts import taught_texts as said
from line.texts import undo_texts

TOPIC = "entry:"


def answer(ask: Ask, reading: Reading) -> Reply | None:
    """What an officer taught on this very question, whatever the manual has near it."""
    entry = find(ask.said.text, ask.desk.entries)
    if entry is None or (ask.in_group and not (reading.to_bot and is_called(ask))):
        return None
    taught = Reading("answer", score=1.0, topic=f"{TOPIC}{entry.id}")
    ask = ask.read_as(taught)
    words = text(said.taught(entry.answer, entry.source), ask.said.quote_token if ask.in_group else None)
    return ask.answered(words if ask.in_group else with_quick_replies(words, quick_buttons.everyday()))


def learn(ask: Ask, case: Case) -> Reply:
    """Draft an entry from an answered consultation, and ask the other officers to approve it."""
    officer = ask.seen.officer
    if officer is None or not officer.registered:
        return _say(texts.ONLY_REGISTERED)
    if any(one.case == case.id and one.waits for one in ask.seen.given):
        return _say(undo_texts.not_yet_sent(case.name))
    answered = forward_media.words_of(case.answer)
    if not case.question or not answered or case.state == State.WITHDRAWN:
        return _say(said.NOTHING_TO_LEARN)
    before = ask.seen.entry
    if before is not None and before.state != "withdrawn":
        return _say(said.learned_already(before.id, before.state == "draft"))
    card = case_cards.entry_card(NUMBER, ID, case.question, answered, case.officer_name or officer.name)
    staff = ask.seen.staff
    chats = [staff.group] if staff.group else [one.id for one in staff.officers if one.id != officer.id]
    if not chats:
        return _say(said.NOBODY_APPROVES)
    pushes = tuple(
        Push(chat, (card,), is_group(chat), not_before=routing.opens_at(ask))
        for chat in chats
        if chat != ask.seen.chat.id
    )
    here = (text(said.drafted(NUMBER)), card) if ask.in_group else (text(said.drafted(NUMBER)),)
    whose = (case.officer, case.officer_name or None)
    change = Learn(case.id, case.version, case.question, answered, officer, whose)
    return Reply(here, (change,), pushes=pushes)


def approve(ask: Ask, fields: Mapping[str, str]) -> Reply:
    officer, entry = ask.seen.officer, ask.seen.entry
    if (wrong := _cannot(officer)) is not None or entry is None or officer is None:
        return wrong or _say(said.ENTRY_GONE)
    if entry.state != "draft":
        return _say(said.ENTRY_GONE)
    if officer.id in (entry.drafted_by, entry.answered_by):
        return _say(said.NOT_YOUR_OWN)
    return Reply(
        (text(said.approved(entry.id, officer.name)),), (EntryMove(entry.id, "draft", True, officer),)
    )


def reject(ask: Ask, fields: Mapping[str, str]) -> Reply:
    officer, entry = ask.seen.officer, ask.seen.entry
    if (wrong := _cannot(officer)) is not None or entry is None or officer is None:
        return wrong or _say(said.ENTRY_GONE)
    if entry.state != "draft":
        return _say(said.ENTRY_GONE)
    return Reply((text(said.rejected(entry.id)),), (EntryMove(entry.id, "draft", False, officer),))


def withdraw(ask: Ask, number: int) -> Reply:
    officer = ask.seen.officer
    if (wrong := _cannot(officer)) is not None or officer is None:
        return wrong or _say(texts.ONLY_REGISTERED)
    entry = ask.seen.entry  # the desk may still have one that was withdrawn a moment ago
    if entry is None or entry.id != number or entry.state != "approved":
        return _say(said.ENTRY_GONE)
    return Reply((text(said.entry_withdrawn(number)),), (EntryMove(number, "approved", False, officer),))


def learn_this(ask: Ask, fields: Mapping[str, str]) -> Reply:
    case = ask.seen.aimed.case
    if case is None or ask.seen.officer is None:
        return _say(texts.ONLY_REGISTERED)
    return learn(ask, case)


def _cannot(officer: Officer | None) -> Reply | None:
    return None if officer and officer.registered else _say(texts.ONLY_REGISTERED)


def _say(words: str) -> Reply:
    return Reply((text(words),))


BUTTONS: Mapping[str, Callable[[Ask, Mapping[str, str]], Reply]] = {
    "learn": learn_this,
    "approve": approve,
    "reject": reject,
}
