"""What can be asked."""

from handlers.contract.ask import Ask
from handlers.contract.reply import Reply
from line.cards.menu_card import menu_card


def answer(ask: Ask) -> Reply:
    return ask.answered(menu_card(ask.desk.manual, pages=ask.desk.pages))
