"""What officers taught: given to whoever asks, drafted from an answer, approved by another officer."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from domain.consultation import State
from domain.ids import is_group
from handlers.acts import routing
from handlers.answers.group import is_called
from handlers.asker import forward_media
from handlers.contract.ask import Ask
from handlers.contract.case import ID, NUMBER, Case, EntryMove, Keep, Learn, Officer, Push
from handlers.contract.reply import Reply
from handlers.officer import proposing
from knowledge.reading.reading import Reading
from knowledge.reading.taught_entries import find
from line.cards import entry_cards, quick_buttons
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
    """Draft an entry from an answered consultation; one of one school or case is shown for editing first."""
    if (refused := _refused(ask, case)) is not None:
        return refused
    question, answered = case.question, forward_media.words_of(case.answer)
    if proposing.is_of_one(case, question, answered, ask.desk.manual.schools):
        return proposing.show(ask, case, question, answered)
    return _proposed(ask, case, question, answered)


def propose(ask: Ask) -> Reply | None:
    """What was shown for editing, as the officer left it; None where nothing was."""
    draft, case = ask.seen.draft, ask.seen.drafted
    if draft is None or draft.kind != proposing.KIND or case is None:
        return None
    if (refused := _refused(ask, case)) is not None:
        return replace(refused, changes=(Keep(None),))
    question, answered = proposing.texts_of(draft, case)
    warned = proposing.is_of_one(case, question, answered, ask.desk.manual.schools)
    reply = _proposed(ask, case, question, answered, said.WARNED if warned else "")
    return replace(reply, changes=(*reply.changes, Keep(None)))


def _refused(ask: Ask, case: Case) -> Reply | None:
    """Why nothing can be proposed of this consultation."""
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
    return None


def _proposed(ask: Ask, case: Case, question: str, answered: str, warning: str = "") -> Reply:
    """Ask the other officers to approve it."""
    officer, staff = ask.seen.officer, ask.seen.staff
    assert officer is not None
    whose = case.officer_name or officer.name
    cards = entry_cards.entry_card(NUMBER, ID, question, answered, whose, warning)
    chats = [staff.group] if staff.group else [one.id for one in staff.officers if one.id != officer.id]
    if not chats:
        return _say(said.NOBODY_APPROVES)
    pushes = tuple(
        Push(chat, cards, is_group(chat), not_before=routing.opens_at(ask))
        for chat in chats
        if chat != ask.seen.chat.id
    )
    here = (text(said.drafted(NUMBER)), *cards) if ask.in_group else (text(said.drafted(NUMBER)),)
    given_by = (case.officer, case.officer_name or None)
    change = Learn(case.id, case.version, question, answered, officer, given_by)
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
