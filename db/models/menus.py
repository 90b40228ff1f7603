"""The tables of the rich menus, and of the leases under which one process does what none may do beside it."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, one_of

MENU_STATES = (
    "made",  # LINE has it; it has no image yet
    "shown",
    "old",  # another one is shown in its place; to be deleted in LINE
    "refused",  # LINE did not take it or its image, and has deleted it
)


class RichMenu(Base):
    """A menu made in LINE."""

    __tablename__ = "rich_menus"
    __table_args__ = (one_of("audience", "askers", "officers"), one_of("state", *MENU_STATES))

    id: Mapped[int] = mapped_column(primary_key=True)
    audience: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(10))
    menu_id: Mapped[str | None] = mapped_column(String(80))
    """LINE's id; None where LINE refused the menu itself."""
    design: Mapped[str] = mapped_column(String(64))
    """Hash of what stands on it, what its tiles do and its image in the repository."""
    image_hash: Mapped[str] = mapped_column(String(64))
    """Of the image as it was sent, which differs a little from machine to machine."""
    note: Mapped[str | None] = mapped_column(String(120))
    """LINE's words where it refused."""
    at: Mapped[datetime]


class MenuLink(Base):
    """An officer whose menu in LINE is the officers'."""

    __tablename__ = "menu_links"

    person_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    menu_id: Mapped[str | None] = mapped_column(String(80))
    """None: passed over, as the person is no friend of the bot."""
    at: Mapped[datetime]


class Lease(Base):
    """The right of one process to do something, until it runs out."""

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    owner: Mapped[str] = mapped_column(String(40))
    until: Mapped[datetime]
