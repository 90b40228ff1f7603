"""Officers announce: what they write themselves, and what they think of what the calendar will say.

Anybody else who writes these words gets the ordinary bot.
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import cast, get_args

from domain.time import BANGKOK
from handlers.acts import announcements as acts
from handlers.acts.answers import Refused
from handlers.contract.announcements import Announcing, Planned
from handlers.contract.ask import Ask
from handlers.contract.reply import Reply
from knowledge.facts.manual import Role
from line.cards import officer_announce_cards as words
from line.cards.officer_announce_cards import Listed
from line.cards.preview_card import EDIT_WORD
from line.messages import text

Fields = Mapping[str, str]

WRITE, WAITING = "ประกาศ", "ประกาศที่รอ"
BUTTONS = frozenset({"announce", "own", "own-cancel"})
SHOWN = 40


def is_about(said: str) -> bool:
    return said.strip().startswith((WRITE, EDIT_WORD))


def hear(ask: Ask) -> Reply | None:
    """None for what is not an officer's word on announcements."""
    known, said = ask.seen.announcing, ask.said.text.strip()
    if ask.seen.officer is None or known is None:
        return None
    if said == WAITING:
        return _list(ask, known)
    if said == WRITE and not ask.in_group:
        return Reply((text(words.HOW_TO_ANNOUNCE), *_list(ask, known).messages))
    if said.startswith(EDIT_WORD):
        return _edit(ask, known, said.removeprefix(EDIT_WORD).strip())
    wanted = re.match(rf"{WRITE}[\s:]+(?=\S)", said)
    if ask.in_group or not ask.seen.officer.registered or not wanted or not ask.said.message_id:
        return None
    return _write(ask, known, said[wanted.end() :].strip())


def tapped(ask: Ask, fields: Fields) -> Reply | None:
    """None for somebody who is no officer."""
    known = ask.seen.announcing
    if ask.seen.officer is None or known is None:
        return None
    match fields.get("a"):
        case "announce":
            return _wish(ask, known, fields)
        case "own-cancel":
            return _cancel(known, fields)
        case _:
            return None if ask.in_group else _own(ask, known, fields)


def _write(ask: Ask, known: Announcing, written: str) -> Reply:
    message = ask.said.message_id or ""
    done = acts.draft(written, message, known.members)
    if isinstance(done, Refused):
        return Reply((text(done.why),))
    return Reply((words.pick_group(message, written, known.members),), done.changes)


def _own(ask: Ask, known: Announcing, fields: Fields) -> Reply:
    """From a draft to what is confirmed: first the group, then the moment, then once more."""
    draft, role = known.draft, _role(fields)
    if draft is None or not draft.open or role is None:
        return Reply((text(words.DRAFT_GONE),))
    if fields.get("w") == "cancel":
        return _done(acts.cancel_draft(draft))
    at = _moment(ask, fields) if "t" in fields else ask.now
    if (refused := acts.cannot_go(role, at, known.members, ask.now)) is not None or at is None:
        return Reply((text(refused.why if refused else words.MOMENT_GONE),))
    if "t" not in fields:
        return Reply((words.pick_moment(draft.message_id, role, _morning(ask)),))
    if fields.get("w") != "sure":
        when = fields["t"] if fields["t"] == "now" else at.astimezone(BANGKOK).isoformat()
        cost = known.members[role]
        return Reply((words.confirm(draft.message_id, draft.text, role, when, at, cost),))
    return _done(acts.confirm(draft, role, at, known.members, ask.now))


def _morning(ask: Ask) -> datetime:
    day = ask.desk.workdays.next_on_or_after(ask.today + timedelta(days=1))
    return datetime.combine(day, ask.desk.announce_at, BANGKOK)


def _moment(ask: Ask, fields: Fields) -> datetime | None:
    if fields["t"] == "now":
        return ask.now
    if fields["t"] == "morning":
        return _morning(ask)
    try:
        picked = datetime.fromisoformat(fields.get("at") or fields["t"])
    except ValueError:
        return None
    return picked if picked.tzinfo else picked.replace(tzinfo=BANGKOK)


def _wish(ask: Ask, known: Announcing, fields: Fields) -> Reply:
    planned, wish = _planned(known, fields.get("o", ""), fields.get("r", "")), fields.get("w")
    if wish == "edit" and planned is not None:
        return Reply((text(words.how_to_edit(planned.id, planned.role)),))
    if wish == "send":
        return _done(acts.send(planned))
    if wish == "stop" or planned is None:
        return _done(acts.stop(planned))
    return Reply()


def _edit(ask: Ask, known: Announcing, rest: str) -> Reply:
    """`<occasion> <role>` and on the next line the new words."""
    found = re.match(r"(\S+)[ \t]+([a-z]+)\s+(?=\S)", rest)
    if not found:
        return Reply((text(words.EDIT_FORM),))
    planned, written = _planned(known, found[1], found[2]), rest[found.end() :].strip()
    return _done(acts.reword(planned, written, ask.said.message_id))


def _list(ask: Ask, known: Announcing) -> Reply:
    listed = [Listed(one.id, one.role, one.at, one.title, own=True) for one in known.own]
    listed += [Listed(one.id, one.role, one.at, one.title, stopped=one.stopped) for one in known.planned]
    if not listed:
        return Reply((text(words.NOTHING_WAITS),))
    return Reply((words.waiting_card(sorted(listed, key=lambda one: one.at)[:SHOWN]),))


def _cancel(known: Announcing, fields: Fields) -> Reply:
    return _done(acts.cancel(next((one for one in known.own if one.id == fields.get("o")), None)))


def _done(done: acts.Done | Refused) -> Reply:
    if isinstance(done, Refused):
        return Reply((text(done.why),))
    return Reply((text(done.told),), done.changes)


def _planned(known: Announcing, id: str, role: str) -> Planned | None:
    return next((one for one in known.planned if one.id == id and one.role == role), None)


def _role(fields: Fields) -> Role | None:
    role = fields.get("r", "")
    return cast(Role, role) if role in get_args(Role) else None
