"""What the manual does not answer: who can, and how to reach them."""

from dataclasses import replace
from datetime import timedelta

from handlers import group, passing
from handlers.ask import Ask
from handlers.reply import Reply
from knowledge.office import OtherGroup
from knowledge.reading import Reading
from line import footers, labels, texts, thai_dates
from line.actions import Action
from line.contact_card import contact_card

PASSED_ON = frozenset({"person", "case", "file", "system", "unknown"})
OTHER_GROUP = "other-group:"
ABOUT_THE_MANUAL = frozenset({"person", "case", "file", "system", "unknown"})
"""Topics where what the manual has on the subject is worth a button."""


def answer(ask: Ask) -> Reply:
    if ask.in_group:
        return group.to_own_chat(ask)
    topic = ask.reading.topic or "unknown"
    if ask.seen.staff and topic in PASSED_ON:
        return _to_officers(ask, topic)
    return contact(ask)


def _to_officers(ask: Ask, topic: str) -> Reply:
    """Asks whether the question may be passed on; nothing leaves the chat before the tap."""
    asks_itself = topic != "person" and ask.said.what in ("text", "edited")
    about = _about(ask.reading)
    question = ask.said.text if asks_itself else passing.latest_question(ask, about.procedure)
    if not question:
        return passing.ask_to_type(ask, about)
    because = texts.NOT_IN_MANUAL.get(topic, "") if asks_itself else ""
    card, keep = passing.propose(ask, question, because, about)
    reply = ask.answered(card)
    return replace(reply, changes=(*reply.changes, keep), meets=ask.seen.chat.person)


def contact(ask: Ask) -> Reply:
    """How to reach the office oneself."""
    manual, topic = ask.desk.manual, ask.reading.topic or "unknown"
    other = _other_group(ask, topic)
    ours = next((channel for channel in manual.channels if channel.role == "announcements"), None)
    because = texts.NOT_OURS.get(topic, texts.NOT_OURS["unknown"])
    if other:
        because = texts.other_group(other.name, manual.office.group)
    card = contact_card(
        manual.office,
        ours,
        because,
        note=texts.TABLE_IS_OURS if other else "",
        closed=_closed(ask),
        subject=_subject(ask) if topic == "person" else "",
        see=_see(ask) if topic in ABOUT_THE_MANUAL else None,
        ask_officer=bool(other) and bool(ask.seen.staff),
    )
    return ask.answered(card)


def _other_group(ask: Ask, topic: str) -> OtherGroup | None:
    wanted = topic.removeprefix(OTHER_GROUP)
    return next((other for other in ask.desk.manual.groups if topic != wanted and other.id == wanted), None)


def _about(reading: Reading) -> Reading:
    """Without a procedure that nobody named: a consultation is filed under what it is about, or nothing."""
    return reading if reading.named else replace(reading, procedure=None, step=None)


def _subject(ask: Ask) -> str:
    if ask.procedure is None or not ask.reading.named:
        return ""
    if ask.step is None:
        return ask.procedure.short
    return labels.subject(ask.procedure.short, ask.step.number, ask.step.title)


def _see(ask: Ask) -> Action | None:
    if ask.procedure is None or ask.said.what == "postback":
        return None
    if ask.step is None:
        return {**footers.all_steps(ask.procedure), "label": labels.SEE_MANUAL}
    return footers.to_step(ask.procedure, ask.step, label=labels.SEE_MANUAL)


def _closed(ask: Ask) -> str:
    """On a day off: when officers work again."""
    why = ask.desk.workdays.is_off(ask.today)
    if why is None:
        return ""
    again = ask.desk.workdays.next_on_or_after(ask.today + timedelta(days=1))
    return texts.closed_today(why, thai_dates.with_weekday(again))
