"""What the manual does not answer: who can, and how to reach them."""

from dataclasses import replace

from handlers import directly, group, passing
from handlers.ask import Ask
from handlers.reply import Reply
from line import texts


def answer(ask: Ask) -> Reply:
    if ask.in_group:
        return group.to_own_chat(ask)
    topic = ask.reading.topic or "unknown"
    if ask.seen.staff and topic in directly.PASSED_ON:
        return _to_officers(ask, topic)
    return directly.contact(ask)


def _to_officers(ask: Ask, topic: str) -> Reply:
    """Asks whether the question may be passed on; nothing leaves the chat before the tap."""
    asks_itself = topic != "person" and ask.said.what in ("text", "edited")
    question = ask.said.text if asks_itself else passing.latest_question(ask, ask.reading.procedure)
    if not question:
        return passing.ask_to_type(ask, ask.reading)
    because = texts.NOT_IN_MANUAL.get(topic, "") if asks_itself else ""
    card, keep = passing.propose(ask, question, because, ask.reading)
    reply = ask.answered(card)
    return replace(reply, changes=(*reply.changes, keep), meets=ask.seen.chat.person)
