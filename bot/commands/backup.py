"""`planbot backup` and `planbot restore`: the SQLite database as one file, and back."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
from sqlalchemy.exc import SQLAlchemyError

from bot import words
from bot.failure import Failure
from bot.opening import open_database
from bot.settings import environment, load
from bot.work.one_worker import require_no_worker
from db import backup as copies
from db.engine import Database, DatabaseError, reason_of
from db.privacy import erased
from db.schema import is_current, upgrade
from services.privacy import walk


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
def backup(path: Path) -> None:
    """Copy the database to FILE, also while planbot works."""
    database = open_database(load(environment(), secrets=False))
    if not database.is_sqlite:
        raise Failure(words.BACKUP_POSTGRESQL.format(path=path))
    place = Path(database.url.database or "")
    if not place.is_file():
        raise DatabaseError("unreachable", database.name)
    with _told(path):
        size = copies.copy(place, path)
    click.echo(words.BACKED_UP.format(path=path, size=size))


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
def restore(path: Path) -> None:
    """Put the database that FILE holds in place of the present one, which is kept beside it."""
    database = open_database(load(environment(), secrets=False))
    if not database.is_sqlite:
        raise Failure(words.RESTORE_POSTGRESQL.format(path=path))
    now, place = datetime.now(UTC), Path(database.url.database or "")
    new = place.with_name(f"{place.name}.restoring")
    new.unlink(missing_ok=True)
    with _told(path):
        copies.require_ours(path)
        require_no_worker(database)
        gone = _erased(database) if place.is_file() else {}
        database.close()
        copies.require_unused(place)
        try:
            copies.copy(path, new)
            again, left = _made_ready(new, gone, now)
            old = copies.replace(new, place, now)
        finally:
            for end in ("", "-wal", "-shm"):
                new.with_name(new.name + end).unlink(missing_ok=True)
    click.echo(words.RESTORED.format(path=path, erased=again, left=left, old=old or "-"))


def _erased(database: Database) -> Mapping[str, datetime]:
    """Who had their data erased, as far as the present database can still say."""
    try:
        if not is_current(database):
            upgrade(database)
        with database.read() as session:
            return erased.everybody(session)
    except (SQLAlchemyError, DatabaseError):  # spoilt: that is why it is replaced
        return {}


def _made_ready(file: Path, gone: Mapping[str, datetime], now: datetime) -> tuple[int, int]:
    """Bring a copy up to date, and erase again; how many people, and how much waits for an operator."""
    copy = Database(f"sqlite:///{file}")
    try:
        upgrade(copy)
        with copy.begin() as session:
            left = copies.stop_what_was_pending(session, now)
            known = erased.everybody(session)
            since = {person: at for person, at in gone.items() if known.get(person) != at}
            again = walk.known_among(session, since)
            for person in again:
                walk.erase(session, person, now)
            left_now = copies.stop_what_was_pending(session, now)
        with copy.engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return len(again), left + left_now
    except SQLAlchemyError as error:
        raise copies.BackupError("restore", reason_of(error)) from None
    except DatabaseError as error:
        raise copies.BackupError("restore", error.detail) from None
    finally:
        copy.close()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Errors of copying in words for the person who gave the command."""
    try:
        yield
    except copies.BackupError as error:
        sentence = {
            "exists": words.BACKUP_EXISTS,
            "failed": words.BACKUP_FAILED,
            "missing": words.NO_BACKUP,
            "foreign": words.NOT_A_BACKUP,
            "newer": words.BACKUP_NEWER,
            "in-use": words.RESTORE_IN_USE,
            "restore": words.RESTORE_FAILED,
        }[error.problem]
        raise Failure(sentence.format(path=path, reason=error.detail)) from None
