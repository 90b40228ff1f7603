"""What officers may do to officers: invite, rename, rank, put on leave, remove. Nothing here knows a page."""

from collections.abc import Sequence
from datetime import date, datetime, time

from domain.ranks import Rank
from domain.time import BANGKOK
from handlers.acts.answers import Refused
from handlers.contract.officers import Colleague, Invite, Leave, Remove, Rename, SetRank
from line.texts import console_texts as texts

LONGEST_NAME = 60
ENDS_AT = time(23, 59)

Roster = Sequence[Colleague]


def name_problem(name: str, roster: Roster, but: str = "") -> Refused | None:
    """Why nobody can be called so. but: whose own name it may be."""
    if not any(letter.isalpha() for letter in name) or len(name) > LONGEST_NAME:
        return Refused(texts.NAME)
    wanted = _plain(name)
    if any(_plain(one.name) == wanted and one.id != but for one in roster):
        return Refused(texts.taken(name))
    return None


def invite(by: Colleague, name: str, rank: Rank, roster: Roster) -> Invite | Refused:
    """Nobody gives more than she has."""
    if not by.rank.reaches(Rank.HEAD) or not by.rank.reaches(rank):
        return Refused(texts.ABOVE)
    return name_problem(name, roster) or Invite(name, rank)


def rename(by: Colleague, who: Colleague, name: str, roster: Roster) -> Rename | Refused:
    return _above(by, who) or name_problem(name, roster, who.id) or Rename(who.id, name)


def rank(by: Colleague, who: Colleague, to: Rank, roster: Roster) -> SetRank | Refused:
    if (refused := _above(by, who)) is not None:
        return refused
    if not by.rank.reaches(to):
        return Refused(texts.ABOVE)
    return _last(who, to, roster) or SetRank(who.id, to)


def remove(by: Colleague, who: Colleague, roster: Roster) -> Remove | Refused:
    return _above(by, who) or _last(who, None, roster) or Remove(who.id)


def leave(
    by: Colleague, who: Colleague, begins: date | None, ends: date, to: Colleague | None, today: date
) -> Leave | Refused:
    """From the first to the last day, both included. begins: None from now on."""
    if by.id != who.id and (refused := _above(by, who)) is not None:
        return refused
    if ends < today:
        return Refused(texts.LEAVE_OVER)
    if begins is not None and begins > ends:
        return Refused(texts.LEAVE_TURNED)
    if to is None or to.id == who.id:
        return Refused(texts.LEAVE_NOBODY)
    first = None if begins is None or begins <= today else datetime.combine(begins, time(), BANGKOK)
    return Leave(who.id, first, datetime.combine(ends, ENDS_AT, BANGKOK), to.id)


def back(by: Colleague, who: Colleague) -> Leave | Refused:
    if by.id != who.id and (refused := _above(by, who)) is not None:
        return refused
    return Leave(who.id, None, None, None)


def _above(by: Colleague, who: Colleague) -> Refused | None:
    """Heads decide of officers and of heads, admins of all."""
    allowed = by.rank.reaches(Rank.HEAD) and by.rank.reaches(who.rank)
    return None if allowed else Refused(texts.ABOVE)


def _last(who: Colleague, to: Rank | None, roster: Roster) -> Refused | None:
    """The office would be without a head, or the system without an admin. to: what she then is."""
    left = [one.rank for one in roster if one.id != who.id] + ([to] if to else [])
    for needed, why in ((Rank.ADMIN, texts.LAST_ADMIN), (Rank.HEAD, texts.LAST_HEAD)):
        if who.rank.reaches(needed) and not any(one.reaches(needed) for one in left):
            return Refused(why)
    return None


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()
