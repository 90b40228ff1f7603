""" "เข้าระบบ" and "ออกจากระบบทุกเครื่อง": an officer's way into the office's pages, and out of them."""

from datetime import timedelta

from domain.time import BANGKOK
from handlers.contract.ask import Ask
from handlers.contract.console import LINK, MOST_LINKS, EndSessions, MakeLink
from handlers.contract.reply import Reply
from handlers.words.commands import Command
from line.cards import console_card
from line.messages import text
from line.texts import console_texts

LASTS = timedelta(minutes=10)


def hear(ask: Ask, command: Command | None) -> Reply | None:
    """None for all else. A group is told where to type it: a button there would be for whoever taps first."""
    if command is None or command.name not in ("log-in", "log-out") or not command.sure:
        return None
    officer = ask.seen.officer
    if command.name == "log-in" and ask.in_group:
        return _say(console_texts.IN_OWN_CHAT)
    if officer is None or not officer.registered:
        return None
    if command.name == "log-out":
        return Reply((text(console_texts.LOGGED_OUT),), (EndSessions(officer.id),))
    return _link(ask, officer.id)


def _link(ask: Ask, person: str) -> Reply:
    if not ask.desk.console:
        return _say(console_texts.NO_ADDRESS)
    if ask.seen.links_lately >= MOST_LINKS:
        return _say(console_texts.TOO_MANY)
    address = f"{ask.desk.console}/in/{LINK}?openExternalBrowser=1"
    until = (ask.now + LASTS).astimezone(BANGKOK)
    return Reply((console_card.way_in(address, f"{until:%H:%M}"),), (MakeLink(person),))


def _say(words: str) -> Reply:
    return Reply((text(words),))
