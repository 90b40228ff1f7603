"""A message that asks more than one thing: two answers in one reply, and the rest by name."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from handlers.contract.ask import Ask, Handler, Intent
from handlers.contract.intent import intent_of
from handlers.contract.reply import Change, Reply
from handlers.contract.turn import Remember, Second
from knowledge.reading.reading import Reading
from line.limits import MESSAGES
from line.messages import Message, text
from line.plain_text import as_text
from line.texts import labels


def answer_with(answers: Mapping[Intent, Handler]) -> Handler:
    """A handler that answers what was read, and the next question beside it where there is one."""

    def answer(ask: Ask) -> Reply:
        first = answers[intent_of(ask)](ask)
        more, left = ask.reading.more, ask.reading.left
        if not (more or left) or not first.messages:
            return first
        cards = _card_of(ask.read_as(more[0]), answers) if more else []
        named = [_name(ask, one) for one in (more[1:] if cards else more)]
        quoted = [labels.quoted(one) for one in left]
        names = list(dict.fromkeys(filter(None, (*named, *quoted))))
        rest = (text(labels.ask_the_rest(names)),) if names else ()
        messages = (*(*first.messages, *cards)[: MESSAGES - len(rest)], *rest)
        counted = Second(more[0], as_text(cards)) if cards else None
        return replace(first, messages=messages, changes=_with(counted, first.changes))

    return answer


def _card_of(beside: Ask, answers: Mapping[Intent, Handler]) -> list[Message]:
    return [card for card in answers[intent_of(beside)](beside).messages if "altText" in card][:1]


def _with(second: Second | None, changes: Sequence[Change]) -> tuple[Change, ...]:
    """The second question is kept, and counted, beside the first."""
    return tuple(replace(one, second=second) if isinstance(one, Remember) else one for one in changes)


def _name(ask: Ask, reading: Reading) -> str:
    """What a question is about, for a person who is to ask it again."""
    other = ask.read_as(reading)
    if other.step is not None:
        return other.step.title
    return other.procedure.short if other.procedure else labels.CALENDAR
