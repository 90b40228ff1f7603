"""In a group: one short answer that quotes the question, with its card; in doubt a line, or silence.

Only a mention surely asks the bot: the call word and a quote also stand in talk between people.
"""

from collections.abc import Mapping

from handlers.answers import several
from handlers.contract.ask import Ask, Handler, Intent
from handlers.contract.intent import intent_of
from handlers.contract.reply import Reply
from knowledge.reading.kinds import talks_about_bot
from knowledge.thai.text import normalise
from line.cards.own_chat_card import own_chat_card
from line.messages import Message, text
from line.texts import conversation_texts

ANSWERED: frozenset[Intent] = frozenset({"step", "procedure", "law", "calendar"})
WORTH_A_LINE = frozenset({"greeting", "thanks", "praise", "who"})


def answer(ask: Ask, answers: Mapping[Intent, Handler]) -> Reply:
    if not ask.reading.to_bot or talks_about_bot(normalise(ask.said.called)):
        return Reply()
    intent = intent_of(ask)
    if intent in ANSWERED:
        reply = several.answer_with(answers)(ask)
        return Reply(_quoting(ask, reply.messages), reply.changes, reply.reading)
    if intent in ("menu", "privacy"):
        names = [procedure.short for procedure in ask.desk.manual.procedures]
        return ask.answered(text(conversation_texts.help_in_group(names), ask.said.quote_token))
    wants_officer = ask.said.call == "call-word" and ask.reading.topic == "person"
    if not called_for_sure(ask) and not wants_officer:
        return Reply()
    if intent == "smalltalk":
        return _small(ask)
    return to_own_chat(ask)


def called_for_sure(ask: Ask) -> bool:
    return ask.said.call in ("mention", "postback")


def to_own_chat(ask: Ask) -> Reply:
    """One line that leads to the 1:1 chat, with the question filled in."""
    bot = ask.desk.bot
    if not bot.basic_id:
        return ask.answered(text(conversation_texts.OWN_CHAT_WITHOUT_LINK, ask.said.quote_token))
    return ask.answered(own_chat_card(bot.basic_id, ask.said.text))


def _small(ask: Ask) -> Reply:
    topic = ask.reading.topic or ""
    if topic not in WORTH_A_LINE:
        return Reply()
    office = ask.desk.manual.office
    who = conversation_texts.who_am_i(ask.desk.bot.name, office.group, office.short)
    return ask.answered(
        text(who if topic == "who" else conversation_texts.SMALLTALK[topic], ask.said.quote_token)
    )


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
