"""Greetings, thanks and the like: a friendly line, and where to go from there."""

from handlers.contract.ask import Ask
from handlers.contract.reply import Reply
from line.cards import quick_buttons
from line.messages import text, with_quick_replies
from line.texts import conversation_texts


def answer(ask: Ask) -> Reply:
    office = ask.desk.manual.office
    topic = ask.reading.topic or "greeting"
    if topic == "who":
        words = conversation_texts.who_am_i(ask.desk.bot.name, office.group, office.short)
    else:
        words = conversation_texts.SMALLTALK.get(topic, conversation_texts.SMALLTALK["greeting"])
    return ask.answered(with_quick_replies(text(words), quick_buttons.everyday()))
