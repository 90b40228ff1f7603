"""It may mean several things: the choices, each with what tells it apart."""

from handlers.answers import due_dates
from handlers.contract.ask import Ask
from handlers.contract.reply import Reply
from knowledge.reading.reading import Option
from line.actions import postback
from line.cards import flex, quick_buttons
from line.cards.clarify_card import Choice, clarify_card
from line.texts import labels, when_words


def answer(ask: Ask) -> Reply:
    options = ask.reading.options
    choices = [choice for option in options if (choice := _choice(ask, option, _facets_differ(options)))]
    procedures = {option.procedure for option in options}
    shared = procedures.pop() if len(procedures) == 1 else None
    return ask.answered(clarify_card(choices, shared, _asks(ask.reading.topic, len(choices))))


def _asks(topic: str | None, choices: int) -> str:
    if topic == "all":
        return labels.ONE_AT_A_TIME
    return labels.no_such_choice(choices) if topic == "no-such-choice" else labels.CLARIFY


def _facets_differ(options: tuple[Option, ...]) -> bool:
    return len({(option.procedure, option.step) for option in options}) < len(options)


def _choice(ask: Ask, option: Option, name_facet: bool) -> Choice | None:
    """Numbered as `Talk.options` is: an option is never left out unless the manual lost it."""
    procedure = ask.desk.manual.procedure(option.procedure)
    if procedure is None:
        return None
    colour = flex.accent(procedure.work)
    facet = option.facet or ask.reading.facet
    step = procedure.step(option.step) if option.step is not None else None
    if step is None:
        action = postback(
            procedure.short, labels.ask_steps(procedure.short), a="procedure", p=procedure.id, f=option.facet
        )
        title = labels.with_facet(procedure.short, option.facet) if name_facet else procedure.short
        return Choice(title, labels.whole(len(procedure.steps)), colour, action)
    due = due_dates.due(ask.desk, step, ask.today)
    apart = labels.apart(procedure.short, step.number, when_words.row(step.timeline, due))
    title = labels.with_facet(step.title, option.facet) if name_facet else step.title
    return Choice(title, apart, colour, quick_buttons.to_step(procedure, step, facet))
