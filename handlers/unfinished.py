"""Half a sentence after which nothing came: an invitation to go on."""

from handlers.ask import Ask
from handlers.reply import Reply
from line import footers, texts
from line.messages import text, with_quick_replies


def answer(ask: Ask) -> Reply:
    return ask.answered(with_quick_replies(text(texts.UNFINISHED), footers.everyday()))
