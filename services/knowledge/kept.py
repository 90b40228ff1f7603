"""The manual with what the office changed, for commands that work without a database too."""

from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database, DatabaseError
from domain.time import BANGKOK
from knowledge.facts.manual import Manual
from knowledge.loading.laying import Laid, laid_over
from knowledge.loading.load import MANUAL, parsed
from services.knowledge import overrides


def manual(database_url: str, now: datetime, folder: Path = MANUAL) -> Manual:
    """Raises KnowledgeError for problems of the YAML. Creates no file."""
    return laid(database_url, now, folder).manual


def laid(database_url: str, now: datetime, folder: Path = MANUAL) -> Laid:
    """The same, with what does not load and what changed beneath."""
    files = parsed(folder)
    try:
        database = Database(database_url)
    except DatabaseError:
        return laid_over(files, (), 0)
    try:
        if database.is_sqlite and not Path(database.url.database or "").is_file():
            return laid_over(files, (), 0)
        with database.read() as session:
            return overrides.laid(session, files, now.astimezone(BANGKOK).date())
    except SQLAlchemyError:  # not reachable, or its tables are older than this
        return laid_over(files, (), 0)
    finally:
        database.close()
