"""The laws a procedure rests on."""

from handlers import near
from handlers.ask import Ask
from handlers.reply import Reply
from line.law_card import law_card


def answer(ask: Ask) -> Reply:
    assert ask.procedure is not None
    return ask.answered(law_card(ask.desk.manual, ask.procedure, ask.audience), *near.mention(ask))
