"""People, groups, their talk with the bot, and what they thought of its answers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session

from db.deliveries.reassign import hand_on
from db.models.chats import Account, Group, GroupCode, Person, Rating, Turn
from db.statements import fast_insert
from db.statements.upsert import insert_for
from domain.codes import CODE_KNOWN, CODE_LASTS, is_code, new_code
from domain.routing import NO_DUTIES, Duties
from domain.time import CLOCKS_AGREE

FORGOTTEN = "-"
"""In place of the chat, where a turn is kept for the count alone."""


def add_turn(
    session: Session,
    chat: str,
    person: str | None,
    text: str,
    reading: dict[str, Any],
    talk: dict[str, Any],
    now: datetime,
) -> Turn:
    turn = Turn(chat_id=chat, person_id=person, at=now, text=text, reading=reading, talk=talk)
    fast_insert.store(session, turn)
    return turn


def rate(
    session: Session,
    procedure: str | None,
    step: int | None,
    facet: str | None,
    month: str | None,
    right: bool,
    now: datetime,
) -> None:
    """Somebody said whether a card was right; a calendar card has a month, and a procedure or none."""
    session.add(Rating(at=now, procedure=procedure, step=step, facet=facet, month=month, right=right))


def follow(session: Session, person: str, now: datetime) -> None:
    row = {"id": person, "followed_at": now, "unfollowed_at": None}
    statement = insert_for(session, Person).values(row)
    session.execute(statement.on_conflict_do_update(index_elements=["id"], set_=row))


def unfollow(session: Session, person: str, now: datetime) -> None:
    statement = insert_for(session, Person).values(id=person, unfollowed_at=now)
    session.execute(statement.on_conflict_do_update(index_elements=["id"], set_={"unfollowed_at": now}))


def group_joined(session: Session, group: str, now: datetime) -> None:
    statement = insert_for(session, Group).values(id=group, joined_at=now)
    session.execute(
        statement.on_conflict_do_update(index_elements=["id"], set_={"joined_at": now, "left_at": None})
    )


def group_left(session: Session, group: str, now: datetime, duties: Duties = NO_DUTIES) -> None:
    session.execute(update(Group).where(Group.id == group).values(left_at=now))
    if role_of(session, group) == "officers":
        hand_on(session, group, now, duties)


def name_group(session: Session, group: str, name: str) -> None:
    session.execute(update(Group).where(Group.id == group).values(name=name))


def bind_group(session: Session, group: str, role: str, now: datetime, duties: Duties = NO_DUTIES) -> None:
    """Give a group its role; what happened before this moment is not owed to it."""
    was_officers = role != "officers" and role_of(session, group) == "officers"
    row = {"role": role, "bound_at": now}
    statement = insert_for(session, Group).values(id=group, **row)
    session.execute(statement.on_conflict_do_update(index_elements=["id"], set_=row))
    if was_officers:
        hand_on(session, group, now, duties)


def unbind_group(session: Session, group: str, now: datetime, duties: Duties = NO_DUTIES) -> bool:
    """Take a group's role away; False where there is no such group or it has none."""
    found = session.get(Group, group)
    if found is None or found.role is None:
        return False
    was_officers = found.role == "officers"
    found.role = found.bound_at = None
    session.flush()
    if was_officers:
        hand_on(session, group, now, duties)
    return True


def groups(session: Session) -> Sequence[Group]:
    return session.scalars(select(Group).order_by(Group.role, Group.name, Group.id)).all()


def find_group(session: Session, group: str) -> Group | None:
    return session.get(Group, group)


_ROLE = select(Group.role).where(Group.id == bindparam("group"))


def role_of(session: Session, group: str) -> str | None:
    return session.scalar(_ROLE, {"group": group})


def quiet_group(session: Session, group: str, until: datetime | None) -> None:
    """Answer no mere call words there until that moment; None: answer them."""
    statement = insert_for(session, Group).values(id=group, quiet_until=until)
    session.execute(statement.on_conflict_do_update(index_elements=["id"], set_={"quiet_until": until}))


_QUIET = select(Group.quiet_until).where(Group.id == bindparam("group"))


def is_quiet(session: Session, group: str, now: datetime) -> bool:
    until = session.scalar(_QUIET, {"group": group})
    return until is not None and now < until


def make_code(session: Session, role: str, now: datetime) -> GroupCode:
    """A code of eight letters, good once within ten minutes."""
    code = GroupCode(code=new_code(), role=role, until=now + CODE_LASTS)
    session.add(code)
    return code


def role_of_code(session: Session, code: str, now: datetime) -> str | None:
    """The role that this code gives, while it is good. `code`: in capitals."""
    if not is_code(code):
        return None
    query = select(GroupCode.role).where(GroupCode.code == code, GroupCode.until > now)
    return session.scalar(query)


def code_ran_out(session: Session, code: str, now: datetime) -> bool:
    """Whether it is a group's code that ran out or was used within the last day."""
    if not is_code(code):
        return False
    over = select(GroupCode.code).where(
        GroupCode.code == code, GroupCode.until <= now, GroupCode.until > now - CODE_KNOWN
    )
    return session.scalar(over) is not None


def use_code(session: Session, code: str, now: datetime) -> bool:
    """Use a code up; False where it is none that is good. It stays known for a day.

    It ends before `now`, so that it is used up by the clock of every other process as well.
    """
    good = update(GroupCode).where(GroupCode.code == code, GroupCode.until > now)
    used = good.values(until=now - CLOCKS_AGREE).returning(GroupCode.code)
    return session.scalar(used) is not None


def remember_account(
    session: Session,
    user_id: str,
    basic_id: str,
    name: str,
    now: datetime,
    *,
    marks_read_by_hand: bool = False,
) -> None:
    row = {
        "id": 1,
        "user_id": user_id,
        "basic_id": basic_id,
        "name": name,
        "marks_read_by_hand": marks_read_by_hand,
        "asked_at": now,
    }
    statement = insert_for(session, Account).values(row)
    session.execute(statement.on_conflict_do_update(index_elements=["id"], set_=row))


def account(session: Session) -> Account | None:
    return session.get(Account, 1)


def tidy(session: Session, now: datetime, words_before: datetime) -> None:
    """Drop codes a day after they ran out; of older talk, words and persons go and the count stays."""
    session.execute(delete(GroupCode).where(GroupCode.until <= now - CODE_KNOWN))
    old = update(Turn).where(Turn.at < words_before, Turn.text.is_not(None) | Turn.person_id.is_not(None))
    session.execute(old.values(text=None, person_id=None, chat_id=FORGOTTEN))


def has_unfollowed(session: Session, person: str) -> bool:
    """Whether the person blocked the bot, as far as LINE told us."""
    found = session.get(Person, person)
    return found is not None and found.unfollowed_at is not None
