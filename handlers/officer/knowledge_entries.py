"""What officers taught: given to whoever asks, drafted from an answer, approved by another officer."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from handlers.acts import entries
from handlers.acts.answers import Done, Refused
from handlers.answers.group import is_called
from handlers.asker import forward_media
from handlers.contract.ask import Ask
from handlers.contract.case import Case, Keep
from handlers.contract.reply import Reply
from handlers.officer import proposing
from handlers.officer.acting import by
from knowledge.reading.reading import Reading
from knowledge.reading.taught_entries import find
from line.cards import quick_buttons
from line.messages import text, with_quick_replies
from line.texts import case_texts as texts
from line.texts import taught_texts as said

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
    question, answered = case.question, forward_media.words_of(case.answer)
    if (refused := entries.cannot(case, by(ask), answered, ask.seen.entry)) is not None:
        return _say(refused.why)
    if entries.is_of_one(case, question, answered, ask.desk.manual.schools):
        return proposing.show(ask, case, question, answered)
    return _proposed(ask, case, question, answered)


def propose(ask: Ask) -> Reply | None:
    """What was shown for editing, as the officer left it; None where nothing was."""
    draft, case = ask.seen.draft, ask.seen.drafted
    if draft is None or draft.kind != proposing.KIND or case is None:
        return None
    answer = forward_media.words_of(case.answer)
    if (refused := entries.cannot(case, by(ask), answer, ask.seen.entry)) is not None:
        return replace(_say(refused.why), changes=(Keep(None),))
    question, answered = proposing.texts_of(draft, case)
    warned = entries.is_of_one(case, question, answered, ask.desk.manual.schools)
    reply = _proposed(ask, case, question, answered, said.WARNED if warned else "")
    return replace(reply, changes=(*reply.changes, Keep(None)))


def _proposed(ask: Ask, case: Case, question: str, answered: str, warning: str = "") -> Reply:
    """Ask the other officers to approve it."""
    whose = case.officer_name or (ask.seen.officer.name if ask.seen.officer else None)
    wanted = entries.Proposal((question,), answered, (case.officer, whose or None))
    came = entries.propose(wanted, by(ask), case, warning=warning)
    if isinstance(came, Refused):
        return _say(came.why)
    cards = entries.cards_of(wanted, by(ask), warning) if ask.in_group else ()
    return Reply((text(came.told), *cards), came.changes, pushes=came.pushes)


def approve(ask: Ask, fields: Mapping[str, str]) -> Reply:
    return _done(entries.approve(ask.seen.entry, ask.seen.officer))


def reject(ask: Ask, fields: Mapping[str, str]) -> Reply:
    return _done(entries.reject(ask.seen.entry, ask.seen.officer))


def withdraw(ask: Ask, number: int) -> Reply:
    entry = ask.seen.entry  # the desk may still have one that was withdrawn a moment ago
    return _done(entries.withdraw(entry if entry and entry.id == number else None, ask.seen.officer))


def learn_this(ask: Ask, fields: Mapping[str, str]) -> Reply:
    case = ask.seen.aimed.case
    if case is None or ask.seen.officer is None:
        return _say(texts.ONLY_REGISTERED)
    return learn(ask, case)


def _done(came: Done | Refused) -> Reply:
    return _say(came.why) if isinstance(came, Refused) else Reply((text(came.told),), came.changes)


def _say(words: str) -> Reply:
    return Reply((text(words),))


BUTTONS: Mapping[str, Callable[[Ask, Mapping[str, str]], Reply]] = {
    "learn": learn_this,
    "approve": approve,
    "reject": reject,
}
