"""The conversation: what was said and what we know -> a Reply. Nothing here reads or writes anything."""

from collections.abc import Mapping
from datetime import datetime

from handlers import (
    ask_officer,
    calendar,
    clarify,
    contacts,
    edited,
    law,
    media,
    menu,
    officer,
    postback,
    privacy,
    procedure,
    smalltalk,
    step,
    text,
    unfinished,
)
from handlers.ask import Ask, Handler, Intent
from handlers.reply import Desk, Reply, Said, Snapshot, What

ANSWERS: Mapping[Intent, Handler] = {
    "step": step.answer,
    "procedure": procedure.answer,
    "law": law.answer,
    "calendar": calendar.answer,
    "clarify": clarify.answer,
    "ask-officer": ask_officer.answer,
    "smalltalk": smalltalk.answer,
    "menu": menu.answer,
    "privacy": privacy.answer,
    "unfinished": unfinished.answer,
}

EVENTS: Mapping[What, Handler] = {
    "text": lambda ask: text.hear(ask, ANSWERS),
    "edited": lambda ask: edited.hear(ask, ANSWERS),
    "postback": lambda ask: postback.tapped(ask, ANSWERS),
    "media": media.received,
    "follow": contacts.followed,
    "unfollow": contacts.unfollowed,
    "join": contacts.joined,
    "leave": contacts.left,
    "unsend": contacts.unsent,
}


def respond(said: Said, seen: Snapshot, desk: Desk, now: datetime, *, final: bool = False) -> Reply:
    """What to say and what to keep. `now` is aware. `final`: a fragment is answered as it stands.

    What is unknown gets an empty reply: LINE adds kinds of events without notice.
    """
    handler = EVENTS.get(said.what)
    ask = Ask(said, seen, desk, now, final)
    return officer.with_expired(ask, officer.with_kept(ask, handler(ask))) if handler else Reply()
