"""A text message: read, then answered by what it asks."""

from collections.abc import Mapping
from datetime import timedelta

from handlers.answers import group, several
from handlers.asker import asker, escalate
from handlers.contract.ask import Ask, Handler, Intent
from handlers.contract.intent import intent_of
from handlers.contract.reply import BindGroup, RegisterOfficer, Reply
from handlers.officer import announce, knowledge_entries, officer
from handlers.understood import understood
from line.cards import menu_card, quick_buttons
from line.limits import utf16_length
from line.messages import text, with_quick_replies
from line.texts import conversation_texts

BURST = timedelta(seconds=2)
"""What is said within it belongs together."""
LONGEST_QUESTION = 2_000
"""UTF-16 code units; a dictated story has a few hundred."""


def hear(ask: Ask, answers: Mapping[Intent, Handler]) -> Reply:
    said, chat = ask.said, ask.seen.chat
    if said.codes_paused and chat.kind == "user":
        return Reply((text(conversation_texts.CODES_PAUSED),))
    if chat.kind == "group" and said.code_role:
        return Reply((text(conversation_texts.bound(said.code_role)),), (BindGroup(chat.id, said.code_role),))
    if said.code_ran_out:
        words = (
            conversation_texts.CODE_RAN_OUT if chat.kind == "user" else conversation_texts.GROUP_CODE_RAN_OUT
        )
        return Reply((text(words, said.quote_token if ask.in_group else None),))
    if chat.kind == "user" and said.officer_taken:
        return Reply((text(conversation_texts.officer_taken(said.officer_name)),))
    if chat.kind == "user" and said.officer_name:
        greeting = text(conversation_texts.officer_registered(said.officer_name))
        shown = (greeting, menu_card.commands_card())
        return Reply(shown, (RegisterOfficer(chat.person or chat.id, said.officer_name),))
    if said.code_unknown and ask.seen.officer is None:  # to whom it may be an answer
        return _code_unknown(ask)
    if chat.kind == "user" and (reply := asker.rights(ask)) is not None:
        return reply
    if (reply := group.hushed(ask)) is not None:
        return reply
    if (announcing := announce.hear(ask)) is not None:
        return announcing
    if (reply := officer.hear(ask)) is not None:
        return reply
    if chat.kind == "group" and said.call == "none":
        return Reply()
    ask = ask.masked()
    return ask.with_notice(_asked(ask, answers))


def _code_unknown(ask: Ask) -> Reply:
    """Said in 1:1, and in a group where the bot was called with it; never taken for a question."""
    if ask.in_group:
        called = ask.said.call in ("mention", "call-word", "quote")
        return (
            Reply((text(conversation_texts.GROUP_CODE_UNKNOWN, ask.said.quote_token),)) if called else Reply()
        )
    return Reply((text(conversation_texts.CODE_UNKNOWN),))


def _asked(ask: Ask, answers: Mapping[Intent, Handler]) -> Reply:
    said, chat = ask.said, ask.seen.chat
    if not said.words.visible and (declined := _declined(ask)) is not None:
        return declined
    if ask.in_group and asker.is_past_limit(ask):
        return asker.past_limit(ask)
    if chat.kind == "user" and (reply := asker.hear(ask)) is not None:
        return reply
    if (declined := _declined(ask)) is not None:
        return declined
    reading = understood(ask)
    ask = ask.read_as(reading)
    if _greets_behind(ask):
        return Reply(reading=reading)
    if (reply := knowledge_entries.answer(ask, reading)) is not None:
        return escalate.asks_on(ask, reply)
    if ask.in_group:
        return group.answer(ask, answers)
    # What follows an officer's greeting may be an answer to somebody: it must stay a message of its own.
    if (reading.half or not reading.complete) and not ask.final and not ask.seen.officer:
        return Reply(reading=reading, wait=True)
    wish = said.words.wish
    wants_officer = wish is not None and wish.name in ("officer", "pass-on")  # an officer may ask the others
    answer = several.answer_with(answers) if reading.more or reading.left else answers[intent_of(ask)]
    return escalate.asks_on(
        ask, answer(ask) if wants_officer else officer.answered_or_asked_back(ask, answer)
    )


def _greets_behind(ask: Ask) -> bool:
    """A greeting right behind a question is part of it: the answer has been given."""
    last = ask.newest.last_at if ask.newest else None
    greets = ask.reading.kind == "smalltalk" and ask.reading.topic == "greeting"
    here = not ask.in_group and ask.seen.officer is None
    return greets and here and last is not None and ask.now - last <= BURST


def _declined(ask: Ask) -> Reply | None:
    """What cannot be a question is declined in words, and silently passed by in a group."""
    if utf16_length(ask.said.text) > LONGEST_QUESTION:
        words = conversation_texts.TOO_LONG
    elif not ask.said.words.worded:
        words = conversation_texts.HOW_TO_CALL if ask.in_group else conversation_texts.EMPTY
    else:
        return None
    if ask.in_group:
        return Reply((text(words, ask.said.quote_token),)) if group.is_called(ask) else Reply()
    return Reply((with_quick_replies(text(words), quick_buttons.everyday()),))
