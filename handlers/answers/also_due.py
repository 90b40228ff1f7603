"""What else of the subject is due within days: a free word of reminder beside an answer."""

from handlers.answers import due_dates
from handlers.contract.ask import Ask
from line.messages import Message, text
from line.texts import announce_texts

NEAR = 7
"""Days."""


def mention(ask: Ask) -> tuple[Message, ...]:
    """A line for the steps of this procedure, others than the one answered, that are due within a week."""
    procedure = ask.procedure
    if procedure is None:
        return ()
    near = []
    for step in procedure.steps:
        found = due_dates.due(ask.desk, step, ask.today).when
        if found is None or found.after or (found.first is not None and not found.running):
            continue
        if step is not ask.step and 0 <= (found.last - ask.today).days <= NEAR:
            near.append((found.last, step, found.last_working_day))
    lines = [announce_texts.near(step, last, off, ask.today, ask.desk.manual) for last, step, off in near]
    return (text("\n".join(lines)),) if lines else ()
