"""Buttons on an answer's card for the other readings that the question may have."""

from handlers.contract.ask import Ask
from handlers.contract.counting import subject_of_answer
from knowledge.reading.reading import Option
from line.actions import Action, instead_of, postback
from line.cards import quick_buttons
from line.messages import Message, text
from line.texts import labels


def buttons(ask: Ask) -> tuple[Action, ...]:
    """One a reading that the manual still has; none where the answer is sure.

    Each names the subject that was answered, so that a tap is counted as the same request.
    """
    if ask.reading.kind != "answer":
        return ()
    found = [button for option in ask.reading.options if (button := _button(ask, option))]
    answered = subject_of_answer(ask.reading, ask.today)
    return tuple(instead_of(answered, button) for button in found)


def alike(ask: Ask) -> tuple[Message, ...]:
    """Says that the answer holds for all that the question may mean."""
    return (text(labels.ALIKE),) if ask.reading.topic == "alike" else ()


def _button(ask: Ask, option: Option) -> Action | None:
    procedure = ask.desk.manual.procedure(option.procedure)
    facet = option.facet or ask.reading.facet
    if procedure is None:
        return None
    if option.step is None:
        says = labels.ask_steps(procedure.short)
        return postback(labels.whole_of(procedure.short), says, a="procedure", p=procedure.id, f=facet)
    step = procedure.step(option.step)
    if step is None:
        return None
    return quick_buttons.to_step(procedure, step, facet, labels.step_meant(step.title, step.number))
