"""A whole procedure: its steps, its next date, its channels and fees, or the sum of its days."""

from handlers.answers import also_due, due_dates, other_readings
from handlers.contract.ask import Ask
from handlers.contract.reply import Reply
from knowledge.facts.manual import Facet
from line.cards.procedure_card import ProcedureAnswer, procedure_card


def answer(ask: Ask) -> Reply:
    procedure = ask.procedure
    assert procedure is not None
    asked: Facet = "timeline" if ask.reading.topic == "days-left" else ask.reading.facet or "steps"
    due = {step.number: due_dates.due(ask.desk, step, ask.today) for step in procedure.steps}
    total = ask.reading.topic == "total"
    shown = ProcedureAnswer(ask.desk.manual, procedure, due, asked, total, other_readings.buttons(ask))
    return ask.answered(
        *other_readings.alike(ask), procedure_card(shown, ask.audience), *also_due.mention(ask)
    )
