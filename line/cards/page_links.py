"""Links from cards to the public pages. Nothing where the office has set no public address."""

from domain.time import buddhist
from knowledge.facts.manual import Procedure, Step
from line.actions import link
from line.cards import flex
from line.cards.flex import Node
from line.texts import labels


def step_path(procedure: Procedure, step: Step) -> str:
    return f"/manual/{procedure.id}#step-{step.number}"


def procedure_path(procedure: Procedure) -> str:
    return f"/manual/{procedure.id}"


def source(pages: str, words: str, path: str) -> Node:
    """Where an answer stands in the manual, a link to its public page where there is one."""
    if not pages:
        return flex.quiet(words, "xxs", margin="md")
    address = link(labels.SEE_ON_THE_WEB, f"{pages}{path}")
    return flex.words(words, "xxs", colour=flex.LINK, action=address, decoration="underline", margin="md")


def to_laws(pages: str, procedure: Procedure) -> Node | None:
    return _shown(pages, f"/manual/{procedure.id}#laws", labels.SEE_ON_THE_WEB)


def to_manual(pages: str) -> Node | None:
    return _shown(pages, "/manual", labels.WHOLE_MANUAL_ON_THE_WEB)


def to_month(pages: str, year: int, month: int) -> Node | None:
    """year: Gregorian."""
    return _shown(pages, f"/calendar#{buddhist(year)}-{month:02d}", labels.CALENDAR_ON_THE_WEB)


def to_contacts(pages: str) -> Node | None:
    return _shown(pages, "/#contact", labels.CONTACTS_ON_THE_WEB)


def _shown(pages: str, path: str, label: str) -> Node | None:
    """pages: the public address, without a slash at its end; empty where there is none."""
    if not pages:
        return None
    return flex.words(
        label, colour=flex.LINK, action=link(label, f"{pages}{path}"), decoration="underline", margin="md"
    )
