"""How to reach the office oneself."""

from datetime import timedelta

from handlers.contract.ask import Ask
from handlers.contract.reply import Reply
from knowledge.facts.office import OtherGroup
from knowledge.reading.reading import Reading
from line import thai_dates
from line.actions import Action
from line.cards import quick_buttons
from line.cards.contact_card import contact_card
from line.messages import Message
from line.texts import asker_texts, case_texts, conversation_texts, labels

PASSED_ON = frozenset({"person", "person-about", "case", "file", "system", "foreign", "unknown", "complaint"})
"""Topics that are passed to officers, where there are any; what the manual has on them is worth a button."""
OTHER_GROUP = "other-group:"


def contact(ask: Ask) -> Reply:
    """The card with every channel; with nobody who gets questions in LINE it says so."""
    topic = ask.reading.topic or "unknown"
    because = conversation_texts.NOT_OURS.get(topic, conversation_texts.NOT_OURS["unknown"])
    nobody = topic in PASSED_ON and not ask.seen.staff
    return _card(ask, because, asker_texts.NOBODY_YET if nobody else "")


def nobody(ask: Ask) -> Reply:
    """Agreed to, and there is no officer any more whom it could go to."""
    return _card(ask.read_as(Reading("escalate", topic="person")), case_texts.NOBODY)


def _card(ask: Ask, because: str, note: str = "") -> Reply:
    manual, topic = ask.desk.manual, ask.reading.topic or "unknown"
    other = _other_group(ask, topic)
    ours = next((channel for channel in manual.channels if channel.role == "announcements"), None)
    if other:
        because, note = (
            conversation_texts.other_group(other.name, manual.office.group),
            conversation_texts.TABLE_IS_OURS,
        )
    card = contact_card(
        manual.office,
        ours,
        because,
        of=other,
        note=note,
        closed=_closed(ask),
        subject=_subject(ask) if topic == "person" else "",
        see=_see(ask) if topic in PASSED_ON else None,
        ask_officer=bool(other) and bool(ask.seen.staff),
        pages=ask.desk.pages,
    )
    return ask.answered(card)


def office_card(ask: Ask, because: str) -> Message:
    """How to reach our group, below what was asked of the office."""
    manual = ask.desk.manual
    ours = next((channel for channel in manual.channels if channel.role == "announcements"), None)
    staffed = bool(ask.seen.staff)
    return contact_card(
        manual.office, ours, because, closed=_closed(ask), ask_officer=staffed, pages=ask.desk.pages
    )


def _other_group(ask: Ask, topic: str) -> OtherGroup | None:
    wanted = topic.removeprefix(OTHER_GROUP)
    return next((other for other in ask.desk.manual.groups if topic != wanted and other.id == wanted), None)


def other_group_line(ask: Ask) -> str | None:
    """Whose it is, where it is another group's; None where it is not."""
    other = _other_group(ask, ask.reading.topic or "")
    if other is None:
        return None
    phone = f" {labels.PHONE} {other.phone}" if other.phone else ""
    return conversation_texts.other_group(other.name, ask.desk.manual.office.group) + phone


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
        return {**quick_buttons.all_steps(ask.procedure), "label": labels.SEE_MANUAL}
    return quick_buttons.to_step(ask.procedure, ask.step, label=labels.SEE_MANUAL)


def _closed(ask: Ask) -> str:
    """On a day off: when officers work again."""
    why = ask.desk.workdays.is_off(ask.today)
    if why is None:
        return ""
    again = ask.desk.workdays.next_on_or_after(ask.today + timedelta(days=1))
    return conversation_texts.closed_today(why, thai_dates.with_weekday(again))
