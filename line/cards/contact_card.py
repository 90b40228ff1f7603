"""How to reach an officer. It says nothing was passed on, because nothing was."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from knowledge.facts.manual import Channel
from knowledge.facts.office import Office, OtherGroup
from line.actions import Action, link, website
from line.cards import flex, page_links, quick_buttons
from line.cards.flex import Node
from line.messages import Message
from line.messages import flex as card
from line.texts import labels


def contact_card(
    office: Office,
    line_group: Channel | None,
    because: str,
    *,
    of: OtherGroup | None = None,
    note: str = "",
    closed: str = "",
    subject: str = "",
    see: Action | None = None,
    ask_officer: bool = False,
    pages: str = "",
) -> Message:
    """`because` answers the person; `subject` is what she can say it is about; `see`: the manual's part.

    of: another group, whose ways are shown in place of ours.
    ask_officer: there is somebody whom the question may be passed to all the same.
    """
    colour = flex.PLAIN_ACCENT
    body: list[Node | None] = [
        flex.words(because, "md"),
        flex.quiet(note, margin="md") if note else None,
        flex.labelled(labels.SUBJECT, flex.words(subject)) if subject else None,
        flex.rule() if note or subject else None,
        *(_ways_of_other(office, of) if of else _ways(office, line_group)),
        page_links.to_contacts(pages) if of is None else None,
        flex.words(closed, margin="lg") if closed else None,
    ]
    other = quick_buttons.ask_officer() if ask_officer else quick_buttons.this_month()
    footer: list[Node | None] = [
        flex.button(see, colour) if see else None,
        *flex.pairs([flex.half(quick_buttons.menu(), colour), flex.half(other, colour)]),
    ]
    head = flex.header(labels.CONTACT, f"{of.name if of else office.group} {office.short}", colour)
    return card(_alt(of or office, because, closed), flex.bubble(head, body, footer))


def _ways(office: Office, line_group: Channel | None) -> Sequence[Node]:
    place = office.address or f"{office.group} {office.name}"
    ways = [
        _phone(office.phone) if office.phone else None,
        flex.labelled(labels.LINE_GROUP, flex.words(line_group.official)) if line_group else None,
        flex.labelled(labels.IN_PERSON, flex.words(place), _link(labels.MAP_LINK, office.map)),
        *_web(office.website, office.email),
        flex.labelled(labels.HOURS, flex.words(office.hours or labels.OFFICE_HOURS)),
    ]
    return [way for way in ways if way]


def _ways_of_other(office: Office, other: OtherGroup) -> Sequence[Node]:
    """That group's own, and what all groups share; a phone that is not filled in is said to be missing."""
    phone = (
        _phone(other.phone)
        if other.phone
        else flex.labelled(labels.PHONE, flex.words(labels.NOT_FILLED, colour=flex.QUIET))
    )
    place = " ".join(filter(None, [other.name, other.address, office.address or office.name]))
    ways = [
        phone,
        flex.labelled(labels.IN_PERSON, flex.words(place), _link(labels.MAP_LINK, office.map)),
        *_web(other.website or office.website, other.email),
        flex.labelled(labels.HOURS, flex.words(office.hours or labels.OFFICE_HOURS)),
    ]
    return [way for way in ways if way]


def _phone(number: str) -> Node:
    digits = re.split(r"ต่อ|กด|ext", number)[0]
    dial = link(number, "tel:" + quote("".join(digits.split()), safe="+,;*#"))
    return flex.labelled(labels.PHONE, flex.words(number, "lg", bold=True, action=dial))


def _web(address: str | None, email: str | None) -> list[Node]:
    ways = []
    if address:
        ways.append(
            flex.labelled(labels.WEBSITE, flex.words(address, action=website(labels.WEBSITE, address)))
        )
    if email:
        ways.append(flex.labelled(labels.EMAIL, flex.words(email)))
    return ways


def _link(label: str, address: str | None) -> Node | None:
    action = website(label, address) if address else None
    return flex.words(label, colour=flex.LINK, action=action, decoration="underline") if action else None


def _alt(whose: Office | OtherGroup, because: str, closed: str) -> str:
    phone = f"{labels.PHONE} {whose.phone}" if whose.phone and whose.phone not in because else ""
    return " ".join(filter(None, [because, phone, closed]))
