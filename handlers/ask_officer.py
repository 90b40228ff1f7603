"""What the manual does not answer: who can, and how to reach them."""

from datetime import timedelta

from handlers import group
from handlers.ask import Ask
from handlers.reply import Reply
from knowledge.model import OtherGroup
from line import footers, labels, texts, thai_dates
from line.actions import Action
from line.contact_card import contact_card

OTHER_GROUP = "other-group:"
ABOUT_THE_MANUAL = frozenset({"person", "case", "file", "system", "unknown"})
"""Topics where what the manual has on the subject is worth a button."""


def answer(ask: Ask) -> Reply:
    if ask.in_group:
        return group.to_own_chat(ask)
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
    )
    return ask.answered(card)


def _other_group(ask: Ask, topic: str) -> OtherGroup | None:
    wanted = topic.removeprefix(OTHER_GROUP)
    return next((other for other in ask.desk.manual.groups if topic != wanted and other.id == wanted), None)


def _subject(ask: Ask) -> str:
    if ask.procedure is None:
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
