"""Alembic's entry: runs the migrations on the database handed over by `db.schema`."""

from alembic import context
from sqlalchemy import text

from db import announcement_models, attachment_models, consultation_models  # noqa: F401 (their tables)
from db.models import Base

LOCK = 7_203_111
"""An arbitrary number of ours, so that on PostgreSQL one process migrates at a time."""

database = context.config.attributes["database"]
with database.engine.connect() as connection, connection.begin():
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    context.run_migrations()
