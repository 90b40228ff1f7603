"""INSERT with ON CONFLICT, which SQLite and PostgreSQL spell alike but SQLAlchemy does not."""

from functools import cache
from importlib import import_module
from typing import Any

from sqlalchemy.orm import Session


def insert_for(session: Session, table: Any) -> Any:
    return insert_of(session.get_bind().dialect.name)(table)


@cache
def insert_of(dialect: str) -> Any:
    # Only the one that is used: the other's dialect would stay in memory for nothing.
    return import_module(f"sqlalchemy.dialects.{dialect}").insert
