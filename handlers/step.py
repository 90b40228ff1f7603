"""One step of a procedure, or how long there is left for it."""

from handlers import lateness, near, other_readings, when
from handlers.ask import Ask
from handlers.reply import Reply
from knowledge.model import Facet, Procedure, Step
from line import texts
from line.messages import text
from line.procedure_card import ProcedureAnswer, procedure_card
from line.step_card import StepAnswer, step_card


def answer(ask: Ask) -> Reply:
    procedure, step = ask.procedure, ask.step
    assert procedure is not None and step is not None
    if ask.reading.topic in ("first-step", "last-step"):
        return _at_the_end(ask, procedure, step)
    days_left = ask.reading.topic == "days-left"
    asked: Facet = "timeline" if days_left else ask.reading.facet or "detail"
    due = when.due(ask.desk, step, ask.today, counted=asked == "timeline")
    others = other_readings.buttons(ask)
    shown = StepAnswer(ask.desk.manual, procedure, step, due, asked, days_left, others)
    said = (*other_readings.alike(ask), *lateness.words(ask, step))
    return ask.answered(*said, step_card(shown, ask.audience), *near.mention(ask))


def _at_the_end(ask: Ask, procedure: Procedure, step: Step) -> Reply:
    """What comes after the last step, or before the first, was asked: nothing does. Here are all of them."""
    words = texts.at_the_end(procedure.short, step.number, last=ask.reading.topic == "last-step")
    due = {step.number: when.due(ask.desk, step, ask.today) for step in procedure.steps}
    shown = ProcedureAnswer(ask.desk.manual, procedure, due, "steps")
    return ask.answered(text(words), procedure_card(shown, ask.audience))
