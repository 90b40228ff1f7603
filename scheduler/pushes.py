"""The messages of one push: everything that one group is told at once."""

from collections.abc import Sequence
from datetime import date

from line.cards import announce_card
from line.cards.preview_card import Previewed, preview_card
from line.messages import Message, text
from line.texts import announce_texts
from scheduler.calendar.due import Call, Decision
from scheduler.calendar.occasions import Occasion, Office
from scheduler.occasion_messages import said_on


def messages(office: Office, sent: Sequence[Decision], today: date, basic_id: str = "") -> list[Message]:
    """At most five messages; an officer's own text comes first."""
    ordered = sorted(sent, key=lambda one: (one.call.at, one.call.priority, one.call.id))
    written = [text(_written(office, one, today)) for one in ordered if one.call.own or one.call.text]
    previews = [_preview(office, one.call) for one in ordered if one.call.preview]
    said = [
        said_on(office, one.call.occasion, today, late=one.late)
        for one in ordered
        if one.call.occasion and not one.call.text
    ]
    written = written[: announce_card.MOST_OBJECTS - bool(said) - len(previews[:1])]
    room = announce_card.MOST_OBJECTS - len(written) - len(previews[:1])
    return [*written, *(announce_card.push_of(said, basic_id, room) if said else ()), *previews[:1]]


def title(office: Office, call: Call) -> str:
    """The title of a call, one line."""
    if call.own:
        return announce_texts.first_line(call.own.text)
    if call.occasion is None:
        return announce_texts.PREVIEW
    return occasion_title(office, call.occasion)


def occasion_title(office: Office, occasion: Occasion) -> str:
    said = said_on(office, occasion, occasion.day)
    if said.kind == "digest" or not said.entries:
        return announce_texts.title(said)
    return f"{announce_texts.title(said)} {said.entries[0].step.title}"


def _written(office: Office, sent: Decision, today: date) -> str:
    """An officer's text; a late one begins by saying so."""
    call, late = sent.call, announce_texts.late_by(sent.call.day, today) if sent.late else []
    words = call.text or ""
    if call.own:
        words = announce_texts.from_the_office(office.manual.office.group, call.own.text)
    return "\n".join([*late, words])


def _preview(office: Office, call: Call) -> Message:
    shown = [
        Previewed(one.id, one.role, announce_texts.as_text(said_on(office, one, one.day)))
        for one in call.preview
    ]
    return preview_card(call.preview[0].at, shown)
