"""Rich menus as they were made in LINE."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from db.models.menus import MenuLink, RichMenu


class Shown(NamedTuple):
    """A menu in use."""

    menu_id: str
    design: str
    at: datetime
    """Since when."""


class Refused(NamedTuple):
    audience: str
    design: str
    note: str


def every(session: Session) -> Sequence[RichMenu]:
    return session.scalars(select(RichMenu).order_by(RichMenu.id)).all()


def shown(session: Session, audience: str) -> Shown | None:
    """The menu that this audience has; None before there is one."""
    query = select(RichMenu.menu_id, RichMenu.design, RichMenu.at).where(
        RichMenu.audience == audience, RichMenu.state == "shown"
    )
    row = session.execute(query.order_by(RichMenu.id.desc()).limit(1)).first()
    return Shown(row[0] or "", row[1], row[2]) if row else None


def is_refused(session: Session, audience: str, design: str) -> bool:
    """Whether LINE has refused this very menu."""
    refused_now = (RichMenu.audience == audience) & (RichMenu.state == "refused")
    return session.scalar(select(exists().where(refused_now, RichMenu.design == design))) is True


def refused(session: Session) -> list[Refused]:
    query = select(RichMenu.audience, RichMenu.design, RichMenu.note).where(RichMenu.state == "refused")
    return [Refused(row[0], row[1], row[2] or "") for row in session.execute(query.order_by(RichMenu.id))]


def to_delete(session: Session) -> list[str]:
    """Menus that LINE has and nobody is to see: old ones, and those whose making broke off."""
    query = select(RichMenu.menu_id).where(RichMenu.state.in_(("old", "made")), RichMenu.menu_id.is_not(None))
    linked = select(MenuLink.menu_id).where(MenuLink.menu_id.is_not(None))
    query = query.where(RichMenu.menu_id.not_in(linked) | (RichMenu.state == "made"))
    return [str(one) for one in session.scalars(query.order_by(RichMenu.id))]


def made(session: Session, audience: str, menu_id: str, hashes: tuple[str, str], now: datetime) -> None:
    """hashes: of the design and of the image that will be sent."""
    design, image = hashes
    session.add(
        RichMenu(audience=audience, state="made", menu_id=menu_id, design=design, image_hash=image, at=now)
    )
    session.flush()


def show(session: Session, menu_id: str, now: datetime) -> None:
    """It is the one that its audience has from now on; what was refused before it is forgotten."""
    row = session.scalars(select(RichMenu).where(RichMenu.menu_id == menu_id)).one()
    others = (RichMenu.audience == row.audience) & (RichMenu.id != row.id)
    session.execute(update(RichMenu).where(others, RichMenu.state == "shown").values(state="old"))
    session.execute(delete(RichMenu).where(others, RichMenu.state == "refused"))
    row.state, row.at = "shown", now
    session.flush()


def refuse(session: Session, audience: str, hashes: tuple[str, str], note: str, now: datetime) -> None:
    """LINE does not take this menu: it is not tried again as it is."""
    session.execute(delete(RichMenu).where(RichMenu.audience == audience, RichMenu.state == "refused"))
    design, image = hashes
    session.add(
        RichMenu(audience=audience, state="refused", design=design, image_hash=image, note=note[:120], at=now)
    )


def forget_refusals(session: Session) -> None:
    session.execute(delete(RichMenu).where(RichMenu.state == "refused"))


def forget(session: Session, menu_id: str) -> None:
    """LINE has it no more, and nobody is linked to it."""
    session.execute(delete(RichMenu).where(RichMenu.menu_id == menu_id))
    session.execute(delete(MenuLink).where(MenuLink.menu_id == menu_id))
