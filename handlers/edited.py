"""A question that was edited: answered again only if it now asks something else."""

from collections.abc import Mapping

from handlers import announce, text
from handlers.ask import Ask, Handler, Intent
from handlers.intent import same_answer
from handlers.reply import Reply
from line import case_texts
from line.messages import text as plain


def hear(ask: Ask, answers: Mapping[Intent, Handler]) -> Reply:
    """Silent where the earlier wording got no answer: it was not for us."""
    if ask.seen.officer and ask.seen.aimed.case:
        return Reply((plain(case_texts.EDITED),))
    if (announcing := announce.hear(ask)) is not None:
        return announcing
    if ask.seen.answered is None or (ask.in_group and ask.said.call == "none"):
        return Reply()
    reading = ask.desk.understanding.read(ask.said.text, ask.seen.talk, in_group=ask.in_group)
    if same_answer(reading, ask.seen.answered):
        return Reply(reading=reading)
    return text.hear(ask, answers)
