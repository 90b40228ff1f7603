"""How to reach an officer. It says nothing was passed on, because nothing was."""

from collections.abc import Sequence
from urllib.parse import quote

from knowledge.facts.manual import Channel
from knowledge.facts.office import Office
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
    note: str = "",
    closed: str = "",
    subject: str = "",
    see: Action | None = None,
    ask_officer: bool = False,
    pages: str = "",
) -> Message:
    """`because` answers the person; `subject` is what she can say it is about; `see`: the manual's part.

    ask_officer: there is somebody whom the question may be passed to all the same.
    """
    colour = flex.PLAIN_ACCENT
    body: list[Node | None] = [
        flex.words(because, "md"),
        flex.quiet(note, margin="md") if note else None,
        flex.labelled(labels.SUBJECT, flex.words(subject)) if subject else None,
        flex.rule() if note or subject else None,
        *_ways(office, line_group),
        page_links.to_contacts(pages),
        flex.words(closed, margin="lg") if closed else None,
    ]
    other = quick_buttons.ask_officer() if ask_officer else quick_buttons.this_month()
    footer: list[Node | None] = [
        flex.button(see, colour) if see else None,
        *flex.pairs([flex.half(quick_buttons.menu(), colour), flex.half(other, colour)]),
    ]
    head = flex.header(labels.CONTACT, f"{office.group} {office.short}", colour)
    return card(_alt(office, because, closed), flex.bubble(head, body, footer))


def _ways(office: Office, line_group: Channel | None) -> Sequence[Node]:
    ways = []
    if office.phone:
        dial = link(office.phone, "tel:" + quote("".join(office.phone.split()), safe="+,;*#"))
        ways.append(flex.labelled(labels.PHONE, flex.words(office.phone, "lg", bold=True, action=dial)))
    if line_group:
        ways.append(flex.labelled(labels.LINE_GROUP, flex.words(line_group.official)))
    ways.append(
        flex.labelled(labels.IN_PERSON, flex.words(office.address or f"{office.group} {office.name}"))
    )
    if office.website:
        ways.append(
            flex.labelled(
                labels.WEBSITE, flex.words(office.website, action=website(labels.WEBSITE, office.website))
            )
        )
    ways.append(flex.labelled(labels.HOURS, flex.words(labels.OFFICE_HOURS)))
    return ways


def _alt(office: Office, because: str, closed: str) -> str:
    phone = f"{labels.PHONE} {office.phone}" if office.phone else ""
    return " ".join(filter(None, [because, phone, closed]))
