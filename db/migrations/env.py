"""Alembic's entry: runs the migrations on the database handed over by `db.schema`."""

from alembic import context
from sqlalchemy import Connection, text

from db.models.base import Base

LOCK = 7_203_111
"""An arbitrary number of ours, so that on PostgreSQL one process migrates at a time."""

database = context.config.attributes["database"]


def migrate(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    context.run_migrations()


with database.engine.connect() as connection:
    if database.is_sqlite:
        # A table that is made anew is dropped on the way, and what refers to it must not notice.
        raw = connection.connection.dbapi_connection
        raw.execute("PRAGMA foreign_keys = OFF")
    try:
        with connection.begin():
            migrate(connection)
    finally:
        if database.is_sqlite:
            raw.execute("PRAGMA foreign_keys = ON")
