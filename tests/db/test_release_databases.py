"""A database of each release, filled by that release's own code, is upgraded with all its rows.

Made by tests/release_database.py; see docs/developers.md, "Migrations".
"""

import sqlite3
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from fixtures_database import NO_POSTGRESQL, POSTGRESQL
from sqlalchemy import Connection, inspect, text

from db.engine import Database
from db.models.base import Base
from db.schema import is_current, upgrade

RELEASES = Path(__file__).parents[1] / "data" / "releases"

ROWS = {
    "0022": {
        "accounts": 1,
        "announcement_orders": 1,
        "announcements": 2,
        "attachments": 1,
        "chat_leases": 1,
        "consultation_counters": 1,
        "consultation_events": 22,
        "consultations": 5,
        "deliveries": 37,
        "drafts": 1,
        "entries": 1,
        "erasures": 1,
        "group_codes": 1,
        "groups": 1,
        "heartbeats": 1,
        "inbox": 28,
        "key_dates": 1,
        "officer_codes": 1,
        "officers": 2,
        "own_announcements": 1,
        "people": 2,
        "ratings": 1,
        "sent_messages": 38,
        "tombstones": 1,
        "turns": 5,
    },
}
"""By revision, how many rows of each table arrive. Where a migration is meant to change rows or to drop
a table, these figures are changed with it."""


@pytest.fixture(params=sorted(ROWS))
def revision(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["sqlite", "postgresql"])
def released(request: pytest.FixtureRequest, revision: str, tmp_path: Path) -> Iterator[Database]:
    """The database of that release, as it was left."""
    lines = (RELEASES / f"{revision}.{request.param}.sql").read_text("utf-8")
    if request.param == "sqlite":
        with sqlite3.connect(tmp_path / "planbot.db") as made:
            made.executescript(lines)
        made.close()
        database = Database(f"sqlite:///{tmp_path / 'planbot.db'}")
        yield database
        database.close()
        return
    if not POSTGRESQL:
        pytest.skip(NO_POSTGRESQL)
    schema = f"planbot_{uuid.uuid4().hex[:12]}"
    outside = Database(POSTGRESQL)
    with outside.engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    separator = "&" if "?" in POSTGRESQL else "?"
    database = Database(f"{POSTGRESQL}{separator}options=-csearch_path%3D{schema}")
    with database.engine.begin() as connection:
        _run(connection, lines)
    yield database
    database.close()
    with outside.engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    outside.close()


def _run(connection: Connection, lines: str) -> None:
    """Many statements at once, which SQLAlchemy itself does not send."""
    connection.connection.cursor().execute(lines)


def _counts(database: Database) -> dict[str, int]:
    with database.engine.connect() as connection:
        tables = set(inspect(connection).get_table_names()) - {"alembic_version"}
        return {name: connection.scalar(text(f"SELECT count(*) FROM {name}")) or 0 for name in sorted(tables)}


def test_a_release_database_has_rows_in_every_table(released: Database, revision: str) -> None:
    assert _counts(released) == ROWS[revision]


def test_a_release_database_is_upgraded_with_all_its_rows(released: Database, revision: str) -> None:
    upgrade(released)

    assert is_current(released) is True
    arrived = _counts(released)
    assert {name: arrived.get(name) for name in ROWS[revision]} == ROWS[revision]


def test_an_upgraded_release_database_is_what_the_models_say(released: Database) -> None:
    upgrade(released)

    with released.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_what_people_and_officers_said_is_there_after_the_upgrade(released: Database) -> None:
    upgrade(released)

    with released.engine.connect() as connection:
        case = connection.execute(
            text(
                "SELECT fiscal_year, state, person_name, school, question, answer"
                " FROM consultations WHERE id = 1"
            )
        ).one()
        entry = connection.execute(text("SELECT state, answer, approved_name FROM entries")).one()
        officers = connection.scalars(text("SELECT name FROM officers ORDER BY name")).all()
    assert tuple(case) == (
        2570,
        "confirmed",
        "ครูสมใจ",
        "โรงเรียนปิยะมหาราชาลัย",
        "ขอย้ายครูต้องทำยังไง",
        "ติดต่อกลุ่มบริหารงานบุคคลค่ะ",
    )
    assert tuple(entry) == ("approved", "ติดต่อกลุ่มบริหารงานบุคคลค่ะ", "สมศรี")
    assert officers == ["พี่นิด", "สมศรี"]
