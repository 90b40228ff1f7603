"""Bringing the tables up to date, and refusing to work on old ones."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.exc import SQLAlchemyError

from db import announcement_models, attachment_models, consultation_models  # noqa: F401 (their tables)
from db.engine import Database, DatabaseError, reason_of

MIGRATIONS = Path(__file__).parent / "migrations"


def configuration(database: Database | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    if database:
        config.attributes["database"] = database
    return config


def upgrade(database: Database) -> None:
    """Migrate to the newest schema. Several processes may call it at once; one at a time works.

    Raises DatabaseError where the tables are of a newer planbot, or the database refuses.
    """
    try:
        command.upgrade(configuration(database), "head")
    except CommandError:  # it finds no migration by the name that stands in the database
        raise DatabaseError("newer", database.name) from None
    except SQLAlchemyError as error:
        raise DatabaseError("upgrade", f"{database.name}: {reason_of(error)}") from None


def is_current(database: Database) -> bool:
    newest = ScriptDirectory.from_config(configuration()).get_current_head()
    with database.engine.execution_options(read_only=True).connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == newest


def require_current(database: Database) -> None:
    """Raise DatabaseError where the tables are not of this version."""
    database.check()
    if not is_current(database):
        raise DatabaseError("schema", database.name)
