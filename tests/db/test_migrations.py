"""The migrations build what the models say, once, whoever runs them."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Connection, inspect, select, text

from db.engine import Database, DatabaseError
from db.models.base import Base
from db.models.deliveries import Delivery
from db.schema import MIGRATIONS, configuration, is_current, newest, require_current, upgrade

ROOT = Path(__file__).parents[2]


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    url: str = request.getfixturevalue("postgresql_url")
    schema = f"{url.rsplit('%3D', 1)[1]}_empty"
    with Database(url).engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    yield f"{url.rsplit('%3D', 1)[0]}%3D{schema}"
    with Database(url).engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))


@pytest.fixture
def empty(empty_url: str) -> Iterator[Database]:
    database = Database(empty_url)
    yield database
    database.close()


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, Base.metadata))


def test_the_migrations_build_exactly_what_the_models_say(empty: Database) -> None:
    upgrade(empty)

    with empty.engine.connect() as connection:
        assert differences(connection) == []


def test_the_next_migration_is_drafted_as_the_papers_say(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "db", tmp_path / "db")
    papers = (ROOT / "docs" / "developers.md").read_text(encoding="utf-8")
    snippet = papers.split("## Migrations")[1].split('python -c "')[1].split('"; rm draft.db*')[0]
    model = tmp_path / "db" / "models" / "chats.py"
    model.write_text(
        model.read_text("utf-8") + "\n\nclass Made(Base):\n    __tablename__ = 'made'\n"
        "    id: Mapped[int] = mapped_column(primary_key=True)\n",
        "utf-8",
    )

    ended = subprocess.run(
        [sys.executable, "-c", snippet],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )

    assert ended.returncode == 0, ended.stderr
    drafted = tmp_path / "db" / "migrations" / "versions" / f"{int(newest()) + 1:04}_what_changes.py"
    assert 'op.create_table("made"' in drafted.read_text("utf-8").replace("'", '"').replace("(\n    ", "(")


def test_the_newest_migration_by_name_is_the_one_that_alembic_comes_to_last() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == newest()


def test_a_database_that_is_up_to_date_is_opened_without_alembic(empty_url: str) -> None:
    upgrade(Database(empty_url))
    script = (
        "import sys; from db.engine import Database; from db.schema import upgrade;"
        "upgrade(Database(sys.argv[1])); print('alembic' in sys.modules)"
    )

    ran = subprocess.run([sys.executable, "-c", script, empty_url], cwd=ROOT, capture_output=True, text=True)

    assert ran.stdout == "False\n", ran.stderr


def test_what_the_models_lack_would_be_noticed(empty: Database) -> None:
    upgrade(empty)
    with empty.engine.begin() as connection:
        connection.execute(text("ALTER TABLE people ADD COLUMN shoe_size INTEGER"))

    with empty.engine.connect() as connection:
        assert len(differences(connection)) == 1


def test_the_closed_sets_of_the_tables_are_those_of_the_models(empty: Database) -> None:
    upgrade(empty)
    with empty.engine.connect() as connection:
        look = inspect(connection)
        built = {
            str(check["name"]): words_in(check["sqltext"])
            for table in Base.metadata.tables
            for check in look.get_check_constraints(table)
        }

    assert built == {
        str(check.name): words_in(str(check.sqltext))
        for table in Base.metadata.tables.values()
        for check in table.constraints
        if isinstance(check, CheckConstraint)
    }
    assert built["ck_inbox_state"] == ["waiting", "done", "aside"]


def words_in(check: str) -> list[str]:
    """Databases spell a check in their own ways; its words stay."""
    return re.findall(r"'([^']*)'", check)


def test_upgrading_twice_changes_nothing_and_loses_nothing(empty: Database) -> None:
    upgrade(empty)
    with empty.engine.begin() as connection:
        connection.execute(text("INSERT INTO people (id) VALUES ('U1')"))

    upgrade(empty)

    with empty.engine.connect() as connection:
        assert connection.execute(text("SELECT id FROM people")).all() == [("U1",)]
    assert is_current(empty) is True


def test_processes_that_upgrade_at_once_all_succeed(empty: Database, empty_url: str) -> None:
    code = (
        "import sys; from db.engine import Database; from db.schema import upgrade;"
        " sys.stdin.readline(); upgrade(Database(sys.argv[1]))"
    )
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", code, empty_url],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=dict(os.environ),
        )
        for _ in range(3)
    ]
    errors = [process.communicate("go\n", timeout=40)[1] for process in processes]

    assert [process.returncode for process in processes] == [0, 0, 0], errors
    assert is_current(empty) is True


def test_tables_of_an_older_planbot_are_refused_with_what_to_do(empty: Database) -> None:
    assert is_current(empty) is False

    with pytest.raises(DatabaseError) as refused:
        require_current(empty)

    assert (refused.value.problem, refused.value.detail) == ("schema", empty.name)
    upgrade(empty)
    require_current(empty)


def test_tables_of_a_newer_planbot_are_refused_and_left_alone(empty: Database) -> None:
    upgrade(empty)
    with empty.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    assert is_current(empty) is False
    with pytest.raises(DatabaseError) as refused:
        upgrade(empty)

    assert (refused.value.problem, refused.value.detail) == ("newer", empty.name)
    with empty.engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).all() == [("9999",)]


def test_an_upgrade_that_the_database_refuses_leaves_nothing_half_done(empty: Database) -> None:
    with empty.engine.begin() as connection:
        connection.execute(text("CREATE TABLE turns (id INTEGER)"))

    with pytest.raises(DatabaseError) as refused:
        upgrade(empty)

    assert refused.value.problem == "upgrade"
    with empty.engine.begin() as connection:
        connection.execute(text("DROP TABLE turns"))
    upgrade(empty)
    assert is_current(empty) is True


def test_what_was_said_where_nothing_was_answered_is_an_answer_no_more(empty: Database) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["database"] = empty
    command.upgrade(config, "0015")
    row = (
        "INSERT INTO consultations (version, state, channel, answer, asked_at, last_at)"
        " VALUES (1, :state, 'line', 'ภายใน 31 พฤษภาคม', '2026-11-23 03:00', '2026-11-23 03:00')"
    )
    with empty.engine.begin() as connection:
        for state in ("answered", "unanswered"):
            connection.execute(text(row), {"state": state})

    upgrade(empty)

    with empty.engine.connect() as connection:
        kept = connection.execute(text("SELECT state, answer FROM consultations ORDER BY id")).all()
    assert kept == [("answered", "ภายใน 31 พฤษภาคม"), ("unanswered", None)]


def test_entries_of_before_get_a_key_of_their_own_and_the_name_of_who_answered(empty: Database) -> None:
    command.upgrade(configuration(empty), "0015")
    with empty.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO consultations"
                " (id, version, state, channel, officer_id, officer_name, asked_at, last_at) VALUES"
                " (7, 1, 'answered', 'line', 'U1', 'พี่นิด', '2026-11-23 03:00:00', '2026-11-23 03:00')"
            )
        )
        for id, case in ((1, 7), (2, None)):
            connection.execute(
                text(
                    "INSERT INTO entries"
                    " (id, state, phrasings, answer, consultation_id, drafted_name, drafted_at)"
                    " VALUES (:id, 'draft', '[]', 'ได้', :case, 'สมศรี', '2026-11-23 03:00:00')"
                ),
                {"id": id, "case": case},
            )

    upgrade(empty)

    with empty.engine.begin() as connection:
        rows = connection.execute(
            text("SELECT key, answered_by, answered_name FROM entries ORDER BY id")
        ).all()
        connection.execute(text("DELETE FROM entries"))
        if empty.is_sqlite:
            made = text(
                "INSERT INTO entries (key, state, phrasings, answer, drafted_at)"
                " VALUES ('k', 'draft', '[]', 'ก', '2026-11-23 03:00:00') RETURNING id"
            )
            assert connection.execute(made).scalar_one() == 3  # an id is never given twice
    assert [row[1:] for row in rows] == [("U1", "พี่นิด"), (None, "สมศรี")]
    assert len({row[0] for row in rows}) == 2


def test_what_is_owed_becomes_one_list_and_an_unknown_purpose_is_set_aside(empty: Database) -> None:
    command.upgrade(configuration(empty), "0022")
    messages = '[{"type": "text", "text": "ก"}, {"type": "text", "text": "ข"}]'
    lists = f"'{messages}', '[7, null]', '[\"card\", \"\"]'"
    row = (
        "INSERT INTO deliveries (id, chat_id, to_group, kind, messages, about, kinds, state, late, attempts,"
        f" doubtful, next_try_at, created_at, purpose, message_id) VALUES (:id, 'U1', false, 'push', {lists},"
        " 'waiting', false, 0, false, '2026-11-23 03:00:00', '2026-11-23 03:00:00', :purpose, 'm1')"
    )
    event = (
        "INSERT INTO inbox (webhook_event_id, type, call, state, attempts, occurred_at, received_at,"
        " ready_at, delivery_id) VALUES ('e', 'message', 'none', 'done', 0, '2026-11-23 03:00:00',"
        " '2026-11-23 03:00:00', '2026-11-23 03:00:00', 1)"
    )
    with empty.engine.begin() as connection:
        for number, purpose in ((1, "question"), (2, "riddle")):
            connection.execute(text(row), {"id": number, "purpose": purpose})
        connection.execute(text(event))

    upgrade(empty)

    with empty.read() as session:
        asked, odd = session.scalars(select(Delivery).order_by(Delivery.id)).all()
        assert session.execute(text("SELECT delivery_id FROM inbox")).all() == [(1,)]
    assert asked.contents == [
        {"message": {"type": "text", "text": "ก"}, "about": 7, "kind": "card", "source": "m1"},
        {"message": {"type": "text", "text": "ข"}, "about": None, "kind": "", "source": "m1"},
    ]
    assert (asked.state, asked.purpose) == ("waiting", "question")
    assert (odd.state, odd.purpose, odd.outcome) == ("aside", "", "unknown purpose riddle")


def test_consultations_of_before_keep_their_history_and_get_their_subject(empty: Database) -> None:
    command.upgrade(configuration(empty), "0022")
    rows = [
        (1, "answered", "records", None, None), (2, "confirmed", None, 5, None),
        (3, "answered", None, None, None), (4, "unanswered", "records", None, None),
        (5, "answered", "records", None, 12),
    ]  # fmt: skip
    with empty.engine.begin() as connection:
        for id, state, procedure, entry, number in rows:
            connection.execute(
                text(
                    "INSERT INTO consultations (id, version, state, channel, procedure, entry_id, number,"
                    " fiscal_year, asked_at, last_at) VALUES (:id, 1, :state, 'line', :procedure, :entry,"
                    " :number, :year, '2026-11-23 03:00:00', '2026-11-23 03:00:00')"
                ),
                {
                    "id": id, "state": state, "procedure": procedure, "entry": entry, "number": number,
                    "year": 2570 if number else None,
                },
            )  # fmt: skip
            connection.execute(
                text(
                    "INSERT INTO consultation_events (consultation_id, at, actor, what, words)"
                    " VALUES (:id, '2026-11-23 03:00:00', 'asker', 'asked', 'ส่งแผนวันไหน')"
                ),
                {"id": id},
            )

    upgrade(empty)

    with empty.engine.begin() as connection:
        kept = connection.execute(text("SELECT id, state, subject FROM consultations ORDER BY id")).all()
        told = connection.execute(
            text("SELECT consultation_id, words FROM consultation_events ORDER BY consultation_id")
        ).all()
        connection.execute(text("DELETE FROM consultations WHERE id = 5"))
        left = connection.execute(text("SELECT count(*) FROM consultation_events")).scalar_one()
        made = text(
            "INSERT INTO consultations (version, state, channel, asked_at, last_at) VALUES"
            " (1, 'unchosen', 'line', '2026-11-23 03:00:00', '2026-11-23 03:00:00') RETURNING id"
        )
        if empty.is_sqlite:
            assert connection.execute(made).scalar_one() == 6  # an id is never given twice
    assert kept == [
        (1, "answered", "records"), (2, "confirmed", "entry:5"), (3, "answered", None),
        (4, "unanswered", None), (5, "answered", None),
    ]  # fmt: skip
    assert told == [(id, "ส่งแผนวันไหน") for id in (1, 2, 3, 4, 5)]
    assert left == 4
