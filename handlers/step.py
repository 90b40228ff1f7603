"""One step of a procedure, or how long there is left for it."""

from handlers import near, when
from handlers.ask import Ask
from handlers.reply import Reply
from knowledge.model import Facet
from line.step_card import StepAnswer, step_card


def answer(ask: Ask) -> Reply:
    procedure, step = ask.procedure, ask.step
    assert procedure is not None and step is not None
    days_left = ask.reading.topic == "days-left"
    asked: Facet = "timeline" if days_left else ask.reading.facet or "detail"
    due = when.due(ask.desk, step, ask.today, counted=asked == "timeline")
    shown = StepAnswer(ask.desk.manual, procedure, step, due, asked, days_left)
    return ask.answered(step_card(shown, ask.audience), *near.mention(ask))
