"""What stands before a step's card where a deadline is asked about that has passed, or may be missed."""

from handlers.answers import due_dates
from handlers.contract.ask import Ask
from knowledge.facts.manual import Step
from line.messages import Message, text
from line.texts import lateness_texts

JUST_PASSED = 60
"""Days after a deadline within which a question about it is about that one."""


def words(ask: Ask, step: Step) -> tuple[Message, ...]:
    """Empty where nothing is late and nobody asks if it is."""
    if ask.reading.topic == "in-time":
        return (text(_in_time(ask, step)),)
    if ask.reading.topic == "no-such-day":
        return (text(lateness_texts.NO_SUCH_DAY),)
    passed = due_dates.just_passed(ask.desk, step, ask.today, JUST_PASSED)
    if ask.reading.facet != "timeline" or step.acts != "school" or passed is None or passed >= ask.today:
        return ()
    return (text(lateness_texts.just_passed(passed, ask.today)),)


def _in_time(ask: Ask, step: Step) -> str:
    day = ask.reading.day or ask.today
    due = due_dates.just_passed(ask.desk, step, day, JUST_PASSED)
    return lateness_texts.in_time(due, day, ask.today) if due else lateness_texts.NO_DATE
