"""The settled questions of monthly digests, for commands that work without a database too."""

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database, DatabaseError
from scheduler.calendar.occasions import Occasion
from scheduler.digest_question import of_months, with_question


def filled(database_url: str, occasions: Iterable[Occasion]) -> list[Occasion]:
    """The occasions with the questions that officers were shown; as they are where there is no database."""
    found = list(occasions)
    try:
        database = Database(database_url)
        if database.is_sqlite and not Path(database.url.database or "").is_file():
            return found
    except DatabaseError:
        return found
    try:
        with database.read() as session:
            known = of_months(session, {one.month for one in found})
    except SQLAlchemyError:  # not reachable, or its tables are older than this
        return found
    finally:
        database.close()
    return [with_question(one, known) for one in found]
