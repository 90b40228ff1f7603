"""What the manual does not answer: who can, and how to reach them."""

from dataclasses import replace

from handlers.answers import contact, group
from handlers.asker import consent, escalate
from handlers.contract.ask import Ask
from handlers.contract.reply import Reply
from knowledge.reading.reading import Reading
from line.texts import conversation_texts


def answer(ask: Ask) -> Reply:
    if ask.in_group:
        return group.to_own_chat(ask)
    topic = ask.reading.topic or "unknown"
    if ask.seen.staff and topic in contact.PASSED_ON:
        return _to_officers(ask, topic)
    return contact.contact(ask)


def _to_officers(ask: Ask, topic: str) -> Reply:
    """Asks whether the question may be passed on; nothing leaves the chat before the tap."""
    asks_itself = topic != "person" and ask.said.what in ("text", "edited")
    about = _about(ask.reading)
    tapped = about.procedure if ask.said.what == "postback" else None
    question = ask.said.text if asks_itself else consent.latest_question(ask, tapped)
    if not question:
        return escalate.ask_to_type(ask, about)
    because = conversation_texts.NOT_IN_MANUAL.get(topic, "") if asks_itself else ""
    card, keep = escalate.propose(ask, question, because, about)
    reply = ask.answered(card)
    return replace(reply, changes=(*reply.changes, keep), meets=ask.seen.chat.person)


def _about(reading: Reading) -> Reading:
    """Without a procedure that nobody named: a consultation is filed under what it is about, or nothing."""
    return reading if reading.named else replace(reading, procedure=None, step=None)
