"""What the manual does not answer: who can, and how to reach them."""

from collections.abc import Sequence
from dataclasses import replace

from domain.consultation import MONTH
from handlers.answers import contact, group
from handlers.asker import consent, escalate
from handlers.contract.ask import Ask
from handlers.contract.case import Case
from handlers.contract.reply import Reply
from knowledge.reading.reading import Reading
from line.actions import Action, postback
from line.cards import case_cards
from line.texts import asker_texts, conversation_texts


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
    tapped = escalate.subject_of(ask, about) if ask.said.what == "postback" else None
    question = ask.said.text if asks_itself else consent.latest_question(ask, tapped)
    last = () if asks_itself or tapped else consent.asked_last(ask)
    if not question and len(last) > 1:
        return _which(ask, last)
    if len(last) == 1 and last[0].question == question and last[0].procedure:
        about = replace(about, procedure=last[0].procedure, step=last[0].step)
    if not question:
        return escalate.ask_to_type(ask, about)
    because = conversation_texts.NOT_IN_MANUAL.get(topic, "") if asks_itself else ""
    card, keep = escalate.propose(ask, question, because, about)
    reply = ask.answered(card)
    return replace(reply, changes=(*reply.changes, keep), meets=ask.seen.chat.person)


def _which(ask: Ask, asked: Sequence[Case]) -> Reply:
    """One message asked of two subjects: of which an officer is to answer only its asker knows."""
    buttons = [button for case in asked if (button := _of(ask, case))]
    return Reply((case_cards.choices(asker_texts.WHICH_QUESTION, buttons),), reading=ask.reading)


def _of(ask: Ask, case: Case) -> Action | None:
    procedure = ask.desk.manual.procedure(case.procedure or "")
    if procedure is not None:
        step = ask.desk.manual.step(procedure.id, case.step or 0)
        name = step.title if step else procedure.short
        return postback(name[:40], name, a="officer", p=procedure.id, s=case.step)
    month = (case.subject or "").partition(MONTH)[2]
    name = asker_texts.calendar_of(month)
    return postback(name, name, a="officer", m=month) if name else None


def _about(reading: Reading) -> Reading:
    """Without a procedure that nobody named: a consultation is filed under what it is about, or nothing."""
    return reading if reading.named else replace(reading, procedure=None, step=None)
