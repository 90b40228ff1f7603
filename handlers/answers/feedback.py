"""A person says whether an answer was right, or that no choice was hers."""

from collections.abc import Callable, Mapping

from handlers.contract.ask import Ask
from handlers.contract.reply import Reply
from handlers.contract.turn import Rate
from line.cards import quick_buttons
from line.cards.menu_card import menu_card
from line.messages import text, with_quick_replies
from line.texts import conversation_texts, labels

Fields = Mapping[str, str]


def right(ask: Ask, fields: Fields) -> Reply:
    thanks = with_quick_replies(text(conversation_texts.THANKS_RIGHT), quick_buttons.everyday())
    return Reply(() if ask.in_group else (thanks,), _rated(ask, fields, right=True))


def wrong(ask: Ask, fields: Fields) -> Reply:
    """The menu, with the way to an officer."""
    menu = menu_card(ask.desk.manual, conversation_texts.THANKS_WRONG, ask.desk.pages)
    return Reply(() if ask.in_group else (menu,), _rated(ask, fields, right=False))


def none_of_these(ask: Ask, fields: Fields) -> Reply:
    return Reply(
        () if ask.in_group else (menu_card(ask.desk.manual, conversation_texts.OTHER_WORDS, ask.desk.pages),)
    )


HANDLERS: Mapping[str, Callable[[Ask, Fields], Reply]] = {
    "right": right,
    "wrong": wrong,
    "none": none_of_these,
}


def _rated(ask: Ask, fields: Fields, right: bool) -> tuple[Rate, ...]:
    """Only what the manual has: a button may be forged or outlive its step."""
    procedure = ask.desk.manual.procedure(fields.get("p", ""))
    month = fields.get("m")
    if month in MONTHS:
        return (Rate(procedure.id if procedure else "", None, None, right, month),)
    if procedure is None:
        return ()
    numbers = {str(step.number): step.number for step in procedure.steps}
    facet = fields.get("f")
    known = facet if facet in labels.FACET_NAMES else None
    return (Rate(procedure.id, numbers.get(fields.get("s", "")), known, right),)


MONTHS = frozenset({"this", "next", "all", *(str(number) for number in range(1, 13))})
