"""Copy a SQLite database while it is in use, and put a copy in its place."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import update
from sqlalchemy.orm import Session

from db.deliveries import failed
from db.models.inbox import InboxEvent
from db.schema import revisions


class BackupError(Exception):
    """`problem`: exists, failed, missing, foreign, newer, in-use; `detail` in the system's own words."""

    def __init__(self, problem: str, detail: str = "") -> None:
        super().__init__(f"{problem} {detail}".strip())
        self.problem = problem
        self.detail = detail


def copy(source: Path, target: Path) -> int:
    """Copy a database to a file that must not exist yet; its size in bytes. A failed copy leaves nothing."""
    part = target.with_name(f"{target.name}.part")
    if target.exists() or part.exists():
        raise BackupError("exists", str(target if target.exists() else part))
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        address = f"{source.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as whole, closing(sqlite3.connect(part)) as into:
            whole.backup(into, pages=2000)
            into.execute("PRAGMA journal_mode = DELETE")
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        os.link(part, target)  # unlike a rename it never replaces a file that came meanwhile
        return target.stat().st_size
    except FileExistsError:
        raise BackupError("exists", str(target)) from None
    except (sqlite3.Error, OSError) as error:
        raise BackupError("failed", str(getattr(error, "strerror", None) or error)) from None
    finally:
        part.unlink(missing_ok=True)


def require_ours(file: Path) -> None:
    """Raise BackupError unless the file is a whole database of this planbot or an older one."""
    if not file.is_file() or not os.access(file, os.R_OK):
        raise BackupError("missing")
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as found:
            whole = found.execute("PRAGMA quick_check").fetchone()[0]
            revision = found.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise BackupError("foreign", str(error)) from None
    if whole != "ok" or revision is None:
        raise BackupError("foreign", str(whole))
    if revision[0] not in revisions():
        raise BackupError("newer")


def require_unused(file: Path) -> None:
    """Raise BackupError where another program has the database open."""
    if not file.exists():
        return
    try:
        with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as found:
            # Only the last connection to a database can leave WAL mode; it also empties the log.
            if found.execute("PRAGMA journal_mode = DELETE").fetchone()[0] != "delete":
                raise BackupError("in-use")
    except sqlite3.OperationalError:
        raise BackupError("in-use") from None
    except sqlite3.DatabaseError:
        return  # spoilt: that is why another is to stand in its place


def replace(new: Path, place: Path, now: datetime) -> Path | None:
    """Put a database into its place; where the old one went, if there was one."""
    old = place.with_name(f"{place.name}.{now:%Y%m%d-%H%M%S}.old")
    try:
        had = place.exists()
        if had:
            os.link(place, old)
        for left in ("-wal", "-shm"):
            place.with_name(place.name + left).unlink(missing_ok=True)
        os.replace(new, place)
    except OSError as error:
        raise BackupError("failed", error.strerror or "") from None
    return old if had else None


def stop_what_was_pending(session: Session, now: datetime) -> int:
    """Leave what waited when the backup was made to an operator: most of it was done since; how many."""
    sent = failed.leave_to_operator(session, now)
    aside = {"state": "aside", "error": "restored from a backup", "handled_at": now}
    handled = session.execute(update(InboxEvent).where(InboxEvent.state == "waiting").values(**aside))
    return sent + int(getattr(handled, "rowcount", 0))
