"""What can be asked."""

from handlers.ask import Ask
from handlers.reply import Reply
from line.menu_card import menu_card


def answer(ask: Ask) -> Reply:
    return ask.answered(menu_card(ask.desk.manual, pages=ask.desk.pages))
