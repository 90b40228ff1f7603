"""In a group: one short answer that quotes the question, with its card; in doubt a line that leads to 1:1.

Whoever calls the bot, by mention or call word, gets a line at least. A quote of ours calls nobody: it also
stands in talk between people.
"""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from domain.consultation import COMPLAINT
from domain.time import BANGKOK
from handlers.answers import contact, several
from handlers.contract.ask import Ask, Handler, Intent
from handlers.contract.intent import intent_of
from handlers.contract.reply import QuietGroup, Reply
from knowledge.reading.kinds import talks_about_bot
from knowledge.thai.text import normalise
from line import thai_dates
from line.cards.own_chat_card import own_chat_card
from line.messages import Message, text
from line.texts import conversation_texts

ANSWERED: frozenset[Intent] = frozenset({"step", "procedure", "law", "calendar"})


def answer(ask: Ask, answers: Mapping[Intent, Handler]) -> Reply:
    about_bot = not ask.reading.to_bot or talks_about_bot(normalise(ask.said.called))
    if about_bot and ask.said.call != "mention":
        return Reply()
    intent = intent_of(ask)
    if intent in ANSWERED and not about_bot:
        reply = several.answer_with(answers)(ask)
        return Reply(_quoting(ask, reply.messages), reply.changes, reply.reading)
    if intent in ("menu", "privacy"):
        names = [procedure.short for procedure in ask.desk.manual.procedures]
        return ask.answered(text(conversation_texts.help_in_group(names), ask.said.quote_token))
    if not is_called(ask):
        return Reply()
    if ask.reading.topic == COMPLAINT:
        return ask.answered(text(conversation_texts.COMPLAINT_IN_GROUP, ask.said.quote_token))
    if intent == "office" and not about_bot:
        return answers[intent](ask)
    if intent == "smalltalk" or about_bot:
        return _small(ask)
    if (whose := contact.other_group_line(ask)) is not None:
        return ask.answered(text(whose, ask.said.quote_token))
    return to_own_chat(ask)


def is_called(ask: Ask) -> bool:
    """By its mention, its call word or a button of its own."""
    return ask.said.call in ("mention", "call-word", "postback")


def hushed(ask: Ask) -> Reply | None:
    """ "บอท เงียบ" until the next working day, "บอท พูดได้" until then; None for all else."""
    wish = ask.said.words.wish
    if not ask.in_group or ask.said.call not in ("mention", "call-word") or wish is None:
        return None
    if wish.name == "speak":
        return Reply((text(conversation_texts.SPEAKS_AGAIN, ask.said.quote_token),), (QuietGroup(None),))
    if wish.name != "quiet":
        return None
    day = ask.desk.workdays.next_on_or_after(ask.today + timedelta(days=1))
    told = conversation_texts.quiet_until(thai_dates.with_weekday(day), ask.desk.bot.name)
    until = datetime.combine(day, time(0), BANGKOK)
    return Reply((text(told, ask.said.quote_token),), (QuietGroup(until),))


def to_own_chat(ask: Ask) -> Reply:
    """One line that leads to the 1:1 chat, with the question filled in."""
    bot = ask.desk.bot
    if not bot.basic_id:
        return ask.answered(text(conversation_texts.OWN_CHAT_WITHOUT_LINK, ask.said.quote_token))
    return ask.answered(own_chat_card(bot.basic_id, ask.said.text))


def _small(ask: Ask) -> Reply:
    topic, office = ask.reading.topic or "", ask.desk.manual.office
    if topic == "who":
        words = conversation_texts.who_am_i(ask.desk.bot.name, office.group, office.short)
    else:
        words = conversation_texts.SMALLTALK.get(topic, conversation_texts.SMALLTALK["ok"])
    return ask.answered(text(words, ask.said.quote_token))


def _quoting(ask: Ask, messages: tuple[Message, ...]) -> tuple[Message, ...]:
    """The card, beside one text that quotes the question: what was to be said with it, or its own sentence.

    A tapped button has no message to quote.
    """
    cards = [message for message in messages if "altText" in message]
    if not ask.said.quote_token or not cards:
        return messages
    words = [message["text"] for message in messages if "text" in message]
    if messages[0] is cards[0]:
        words.insert(0, cards[0]["altText"])
    return (text("\n".join(words), ask.said.quote_token), *cards)
