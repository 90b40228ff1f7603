"""One step of a procedure, or how long there is left for it."""

from handlers.answers import also_due, due_dates, lateness, other_readings
from handlers.contract.ask import Ask
from handlers.contract.reply import Reply
from knowledge.facts.manual import Facet, Procedure, Step
from line.cards.details_card import details_card
from line.cards.procedure_card import ProcedureAnswer, procedure_card
from line.cards.step_card import StepAnswer, step_card
from line.messages import text
from line.texts import conversation_texts


def answer(ask: Ask) -> Reply:
    procedure, step = ask.procedure, ask.step
    assert procedure is not None and step is not None
    if ask.reading.topic in ("first-step", "last-step"):
        return _at_the_end(ask, procedure, step)
    days_left = ask.reading.topic == "days-left"
    asked: Facet = "timeline" if days_left else ask.reading.facet or "detail"
    due = due_dates.due(ask.desk, step, ask.today, counted=asked == "timeline")
    others = other_readings.buttons(ask)
    shown = StepAnswer(ask.desk.manual, procedure, step, due, asked, days_left, others)
    if ask.reading.topic == "details":
        return ask.answered(details_card(shown, ask.audience))
    said = (*other_readings.alike(ask), *lateness.words(ask, step))
    return ask.answered(*said, step_card(shown, ask.audience), *also_due.mention(ask))


def _at_the_end(ask: Ask, procedure: Procedure, step: Step) -> Reply:
    """What comes after the last step, or before the first, was asked: nothing does. Here are all of them."""
    words = conversation_texts.at_the_end(procedure.short, step.number, last=ask.reading.topic == "last-step")
    due = {step.number: due_dates.due(ask.desk, step, ask.today) for step in procedure.steps}
    shown = ProcedureAnswer(ask.desk.manual, procedure, due, "steps")
    return ask.answered(text(words), procedure_card(shown, ask.audience))
