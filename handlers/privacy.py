"""What is kept of a person, why, how long, and how to have it deleted."""

from handlers.ask import Ask
from handlers.reply import Reply
from line import footers, texts
from line.messages import text, with_quick_replies


def answer(ask: Ask) -> Reply:
    notice = text(texts.privacy(ask.desk.manual.office.group, *ask.desk.keeps))
    return ask.answered(with_quick_replies(notice, footers.everyday()))
