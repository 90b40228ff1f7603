"""A message that was edited after its earlier wording was heard: what came of that decides what follows."""

from collections.abc import Mapping
from dataclasses import replace

from handlers import text
from handlers.contract import officer_draft
from handlers.contract.ask import Ask, Handler, Intent
from handlers.contract.case import Keep
from handlers.contract.intent import same_answer
from handlers.contract.reply import Reply
from handlers.officer import answering, walk_in
from line.messages import text as plain
from line.texts import case_texts

SENT = frozenset({"answered", "corrected", "part"})


def hear(ask: Ask, answers: Mapping[Intent, Handler]) -> Reply:
    """What led to nothing is heard as if said now; what was answered, where it now asks something else.

    An officer's answer in its undo window goes in its newest words.
    """
    waits = [one for one in ask.seen.given if one.waits and ask.said.message_id in one.messages]
    if waits and ask.seen.aimed.case is not None:
        return answering.reword(ask, ask.seen.aimed.case, waits[0].id)
    if SENT.intersection(ask.seen.did):
        return Reply((plain(case_texts.EDITED),))
    if ask.seen.did or _is_collected(ask):
        return Reply()
    # Whatever the person is in the middle of now did not wait for this message; what is kept is kept.
    lines = walk_in.without(ask.seen.draft, lambda line: line["message"] == ask.said.message_id)
    left = lines or officer_draft.resting(ask.seen.draft)
    now = replace(ask, seen=replace(ask.seen, draft=left, drafted=None))
    reply = text.hear(now, answers)
    if _hangs_on_it(ask):
        return replace(reply, changes=(Keep(left if lines else None), *reply.changes))
    before = ask.seen.answered
    if before is not None and reply.reading is not None and same_answer(reply.reading, before):
        return Reply(reading=reply.reading)
    return reply


def _is_collected(ask: Ask) -> bool:
    """A part of something that is not said to its end: it is kept in its newest words."""
    if walk_in.shown_lines(ask.seen.draft):
        return False
    lists = ask.seen.draft.data.values() if ask.seen.draft else ()
    parts = [one for each in lists if isinstance(each, list) for one in each if isinstance(one, Mapping)]
    return any(part.get("message") == ask.said.message_id for part in parts)


def _hangs_on_it(ask: Ask) -> bool:
    messages = [line["message"] for line in walk_in.shown_lines(ask.seen.draft)]
    if ask.seen.draft is not None:
        messages.append(ask.seen.draft.data.get("message"))
    return ask.said.message_id in messages
