"""The office's key dates for commands that work without a database too."""

from pathlib import Path
from typing import cast

from sqlalchemy.exc import SQLAlchemyError

from db import key_dates
from db.engine import Database, DatabaseError
from knowledge.facts.timeline import KeyDates


def kept(database_url: str) -> KeyDates:
    """What the database has; nothing where there is none yet. Creates no file."""
    try:
        database = Database(database_url)
        if database.is_sqlite and not Path(database.url.database or "").is_file():
            return {}
    except DatabaseError:
        return {}
    try:
        return of(database)
    except SQLAlchemyError:  # not reachable, or its tables are older than this
        return {}
    finally:
        database.close()


def of(database: Database) -> KeyDates:
    with database.read() as session:
        return cast(KeyDates, key_dates.by_name(session))
