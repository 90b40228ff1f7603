"""Databases for tests: SQLite always, PostgreSQL where TEST_DATABASE_URL names one."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from db.engine import Database
from db.models import Base
from db.schema import upgrade

POSTGRESQL = os.environ.get("TEST_DATABASE_URL", "")
NO_POSTGRESQL = "TEST_DATABASE_URL is not set: the PostgreSQL tests are left out"


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """A schema of its own in the test database, migrated, and dropped at the end."""
    if not POSTGRESQL:
        pytest.skip(NO_POSTGRESQL)
    schema = f"planbot_{uuid.uuid4().hex[:12]}"
    outside = Database(POSTGRESQL)
    with outside.engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    separator = "&" if "?" in POSTGRESQL else "?"
    # No test stops the server: waiting for its disk at each commit would show nothing.
    url = f"{POSTGRESQL}{separator}options=-csynchronous_commit%3Doff%20-csearch_path%3D{schema}"
    inside = Database(url)
    upgrade(inside)
    inside.close()
    yield url
    with outside.engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    outside.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty, migrated database, on each kind in turn."""
    return _empty(request, tmp_path)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def module_database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same for all tests of a file together."""
    return _empty(request, tmp_path_factory.mktemp("database"))


def _empty(request: pytest.FixtureRequest, folder: Path) -> str:
    if request.param == "postgresql":
        url: str = request.getfixturevalue("postgresql_url")
        database = Database(url)
        with database.begin() as session:
            for table in reversed(Base.metadata.sorted_tables):
                session.execute(table.delete())
    else:
        url = f"sqlite:///{folder / 'planbot.db'}"
        database = Database(url)
        upgrade(database)
    database.close()
    return url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close()
