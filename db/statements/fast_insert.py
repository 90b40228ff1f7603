"""Storing a new row without the session's bookkeeping, which costs more than the insert itself.

For what every question stores; elsewhere `session.add` is plainer.
"""

from functools import cache
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert

from db.models.base import Base


def store(session: Session, made: Base) -> None:
    """Insert a row that was just made, and give it its id. The session does not watch it afterwards."""
    values = {name: value for name, value in vars(made).items() if name != "_sa_instance_state"}
    vars(made)["id"] = session.connection().execute(_inserting(type(made)), values).scalar_one()


@cache
def _inserting(kind: type[Base]) -> ReturningInsert[Any]:
    table = kind.__table__
    assert isinstance(table, Table)
    return insert(table).returning(table.c.id)
