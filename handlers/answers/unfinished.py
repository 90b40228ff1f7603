"""Half a sentence after which nothing came: an invitation to go on."""

from handlers.contract.ask import Ask
from handlers.contract.reply import Reply
from line.cards import quick_buttons
from line.messages import text, with_quick_replies
from line.texts import conversation_texts


def answer(ask: Ask) -> Reply:
    return ask.answered(with_quick_replies(text(conversation_texts.UNFINISHED), quick_buttons.everyday()))
