"""The conversation: what was said and what we know -> a Reply. Nothing here reads or writes anything."""

from collections.abc import Mapping
from datetime import datetime

from handlers import come_and_go, edited, media, postback, text
from handlers.answers import calendar, clarify, law, menu, privacy, procedure, smalltalk, step, unfinished
from handlers.asker import ask_officer
from handlers.contract.ask import Ask, Handler, Intent
from handlers.contract.reply import Desk, Reply, Said, Snapshot, What
from handlers.office_facts import answer as facts_of_office
from handlers.officer import officer

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
    "office": facts_of_office.answer,
}

EVENTS: Mapping[What, Handler] = {
    "text": lambda ask: text.hear(ask, ANSWERS),
    "edited": lambda ask: edited.hear(ask, ANSWERS),
    "postback": lambda ask: postback.tapped(ask, ANSWERS),
    "media": media.received,
    "follow": come_and_go.followed,
    "unfollow": come_and_go.unfollowed,
    "join": come_and_go.joined,
    "leave": come_and_go.left,
    "unsend": come_and_go.unsent,
}


def respond(said: Said, seen: Snapshot, desk: Desk, now: datetime, *, final: bool = False) -> Reply:
    """What to say and what to keep. `now` is aware. `final`: a fragment is answered as it stands.

    What is unknown gets an empty reply: LINE adds kinds of events without notice.
    """
    handler = EVENTS.get(said.what)
    ask = Ask(said, seen, desk, now, final)
    return officer.with_expired(ask, officer.with_kept(ask, handler(ask))) if handler else Reply()
