"""Officers whose menu in LINE is the officers'."""

from datetime import datetime

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from db.models.chats import Person
from db.models.menus import MenuLink
from db.models.officers import Officer
from db.statements.upsert import insert_for


def to_link(session: Session, menu_id: str) -> list[str]:
    """Officers who have not this menu: new ones, those of an old menu, and those who added the bot since."""
    has = exists().where(MenuLink.person_id == Officer.person_id)
    met_since = Person.followed_at > MenuLink.at
    other = MenuLink.menu_id.is_not(None) & (MenuLink.menu_id != menu_id)
    behind = (
        select(MenuLink.person_id).outerjoin(Person, Person.id == MenuLink.person_id).where(other | met_since)
    )
    query = select(Officer.person_id).where(Officer.removed_at.is_(None))
    query = query.where(~has | Officer.person_id.in_(behind))
    return list(session.scalars(query.order_by(Officer.person_id)))


def to_unlink(session: Session) -> list[str]:
    """Those who have the officers' menu, and are officers no more."""
    current = select(Officer.person_id).where(Officer.removed_at.is_(None))
    query = select(MenuLink.person_id).where(MenuLink.person_id.not_in(current))
    return list(session.scalars(query.order_by(MenuLink.person_id)))


def link(session: Session, person: str, menu_id: str | None, now: datetime) -> None:
    """None: passed over, as the person is no friend of the bot."""
    row = {"menu_id": menu_id, "at": now}
    statement = insert_for(session, MenuLink).values(person_id=person, **row)
    session.execute(statement.on_conflict_do_update(index_elements=["person_id"], set_=row))


def unlink(session: Session, person: str) -> None:
    session.execute(delete(MenuLink).where(MenuLink.person_id == person))


def count(session: Session) -> tuple[int, int]:
    """Officers who have the menu, and those passed over."""
    found = list(session.scalars(select(MenuLink.menu_id)))
    return sum(one is not None for one in found), sum(one is None for one in found)
