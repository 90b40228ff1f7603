"""The log of what was done to officers and groups."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.officers import OfficeAct


def note(
    session: Session,
    what: str,
    now: datetime,
    *,
    by: str | None = None,
    by_name: str | None = None,
    about: str | None = None,
    about_name: str | None = None,
) -> None:
    session.add(OfficeAct(at=now, by=by, by_name=by_name, what=what, about=about, about_name=about_name))


def latest(session: Session, limit: int) -> Sequence[OfficeAct]:
    """Newest first."""
    return session.scalars(select(OfficeAct).order_by(OfficeAct.id.desc()).limit(limit)).all()
