"""An empty, migrated SQLite file for each test: migrations run once in a process, their result is copied."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

from db.engine import Database
from db.schema import upgrade


def migrated(file: Path) -> Database:
    """The database of a new file at that place."""
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_template(), file)
    return Database(f"sqlite:///{file}")


@cache
def _template() -> Path:
    folder = tempfile.TemporaryDirectory(prefix="planbot-template-")
    _kept.append(folder)
    file = Path(folder.name) / "planbot.db"
    database = Database(f"sqlite:///{file}")
    upgrade(database)
    database.close()
    assert [path.name for path in file.parent.iterdir()] == ["planbot.db"]
    return file


_kept: list[tempfile.TemporaryDirectory[str]] = []
