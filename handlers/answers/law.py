"""The laws a procedure rests on."""

from handlers.answers import also_due
from handlers.contract.ask import Ask
from handlers.contract.reply import Reply
from line.cards.law_card import law_card


def answer(ask: Ask) -> Reply:
    assert ask.procedure is not None
    return ask.answered(law_card(ask.desk.manual, ask.procedure, ask.audience), *also_due.mention(ask))
