"""What officers ask of their own work: its statistics, the commands, how to record a call."""

from collections.abc import Callable, Mapping

from handlers.contract.ask import Ask
from handlers.contract.reply import Reply
from handlers.words.commands import Command
from line.cards import menu_card
from line.messages import text
from line.texts import case_texts, record_texts


def hear(ask: Ask, command: Command) -> Reply | None:
    """None for other commands, and for a word that officers say to each other in their group."""
    does = DOES.get(command.name)
    if does is None or (ask.in_group and ask.said.call == "none"):
        return None
    return does(ask)


def tapped(ask: Ask, fields: Mapping[str, str]) -> Reply:
    """The menu's tile opened the keyboard with a line's first word in it; here is how the line goes on."""
    if ask.seen.officer is None:
        return Reply((text(case_texts.ONLY_REGISTERED),)) if not ask.in_group else Reply()
    return _record_call(ask)


def _statistics(ask: Ask) -> Reply:
    served = ask.seen.served
    if served is None:
        return Reply()
    month = (ask.today.year, ask.today.month)
    return Reply((menu_card.statistics_card(served, month, ask.desk.pages),))


def _commands(ask: Ask) -> Reply:
    return Reply((menu_card.commands_card(),))


def _record_call(ask: Ask) -> Reply:
    return Reply((text(record_texts.HOW_TO_RECORD),))


DOES: Mapping[str, Callable[[Ask], Reply]] = {
    "statistics": _statistics,
    "commands": _commands,
    "record-call": _record_call,
}
