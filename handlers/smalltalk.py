"""Greetings, thanks and the like: a friendly line, and where to go from there."""

from handlers.ask import Ask
from handlers.reply import Reply
from line import footers, texts
from line.messages import text, with_quick_replies


def answer(ask: Ask) -> Reply:
    office = ask.desk.manual.office
    topic = ask.reading.topic or "greeting"
    if topic == "who":
        words = texts.who_am_i(ask.desk.bot.name, office.group, office.short)
    else:
        words = texts.SMALLTALK.get(topic, texts.SMALLTALK["greeting"])
    return ask.answered(with_quick_replies(text(words), footers.everyday()))
