"""What the chat tells beyond the manual's steps, for a search on a page. Pure, and nothing is counted."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from domain.consultation import OFFICE
from handlers.contract.ask import Ask
from handlers.contract.reply import Chat, Desk, Said, Snapshot
from handlers.office_facts.answer import told_of
from handlers.understood import understood
from knowledge.reading.reading import Reading
from knowledge.reading.taught_entries import find


@dataclass(frozen=True)
class Told:
    kind: Literal["taught", "office"]
    words: str
    fact: str = ""
    """Of the office: which of its facts."""
    on_card: bool = False
    """The ways to reach the office belong below."""


def read(text: str, desk: Desk, now: datetime) -> Told | Reading:
    """An approved answer of an officer, a fact of the office itself, or else how the chat reads the words."""
    entry = find(text, desk.entries)
    if entry is not None:
        return Told("taught", entry.answer)
    ask = Ask(Said("text", text=text), Snapshot(Chat("page", "user", "page")), desk, now, final=True)
    reading = understood(ask)
    if not (reading.topic or "").startswith(OFFICE):
        return reading
    found = told_of(ask.read_as(reading))
    return Told("office", found.words, (reading.topic or "").removeprefix(OFFICE), found.on_card)
