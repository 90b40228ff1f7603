"""Bringing the tables up to date, and refusing to work on old ones.

Alembic is loaded only to migrate: an up-to-date planbot does not carry it in memory.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text
from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database, DatabaseError, reason_of
from db.models import inbox  # noqa: F401 (the tables)

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"


def newest() -> str:
    """The newest revision: the one that no other migration follows."""
    followed = set(_named("down_revision"))
    return max(revision for revision in revisions() if revision not in followed)


def revisions() -> set[str]:
    """Every revision that this planbot knows."""
    return set(_named("revision"))


def _named(name: str) -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py")]
    return [found[1] for text in texts if (found := re.search(rf'^{name} = "(\w+)"', text, re.M))]


def upgrade(database: Database) -> None:
    """Migrate to the newest schema. Several processes may call it at once; one at a time works.

    Raises DatabaseError where the tables are of a newer planbot, or the database refuses.
    """
    try:
        if not is_current(database):
            _migrate(database)
    except SQLAlchemyError as error:
        raise DatabaseError("upgrade", f"{database.name}: {reason_of(error)}") from None


def _migrate(database: Database) -> None:
    from alembic import command
    from alembic.util import CommandError

    try:
        with database.without_haste():
            command.upgrade(configuration(database), "head")
    except CommandError:  # it finds no migration by the name that stands in the database
        raise DatabaseError("newer", database.name) from None


def configuration(database: Database) -> "Config":
    """Alembic's, for whoever drafts the next migration."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["database"] = database
    return config


def is_current(database: Database) -> bool:
    with database.engine.execution_options(read_only=True).connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return revision == newest()


def require_current(database: Database) -> None:
    """Raise DatabaseError where the tables are not of this version."""
    database.check()
    if not is_current(database):
        raise DatabaseError("schema", database.name)
