"""What is kept of a person, why, how long, and how to have it deleted."""

from handlers.contract.ask import Ask
from handlers.contract.reply import Reply
from line.cards import quick_buttons
from line.messages import text, with_quick_replies
from line.texts import conversation_texts


def answer(ask: Ask) -> Reply:
    notice = text(conversation_texts.privacy(ask.desk.manual.office.group, *ask.desk.keeps))
    return ask.answered(with_quick_replies(notice, quick_buttons.everyday()))
