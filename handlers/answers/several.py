"""A message that asks more than one thing: two answers in one reply, and the rest by name."""

from collections.abc import Mapping
from dataclasses import replace

from handlers.contract.ask import Ask, Handler, Intent
from handlers.contract.intent import intent_of
from handlers.contract.reply import Reply
from knowledge.reading.reading import Reading
from line.limits import MESSAGES
from line.messages import text
from line.texts import labels


def answer_with(answers: Mapping[Intent, Handler]) -> Handler:
    """A handler that answers what was read, and the next question beside it where there is one."""

    def answer(ask: Ask) -> Reply:
        first = answers[intent_of(ask)](ask)
        more = ask.reading.more
        if not more or not first.messages:
            return first
        beside = ask.read_as(more[0])
        cards = [card for card in answers[intent_of(beside)](beside).messages if "altText" in card]
        names = [name for name in (_name(ask, one) for one in more[1:]) if name]
        rest = (text(labels.ask_the_rest(names)),) if names else ()
        return replace(first, messages=(*first.messages, *cards[:1], *rest)[:MESSAGES])

    return answer


def _name(ask: Ask, reading: Reading) -> str:
    """What a question is about, for a person who is to ask it again."""
    other = ask.read_as(reading)
    if other.step is not None:
        return other.step.title
    return other.procedure.short if other.procedure else labels.CALENDAR
