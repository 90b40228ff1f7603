"""No act has a second home: what officers want stored is decided in `handlers/acts` alone."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent.parent
ACTED = {
    "OrderAnnouncement",
    "WriteAnnouncement",
    "DraftAnnouncement",
    "ConfirmAnnouncement",
    "CancelAnnouncement",
}
RECORDED = {"Record"}


def _made(path: Path) -> set[str]:
    """The changes that a file makes; naming one as a case of `match` makes none."""
    tree = ast.parse(path.read_text("utf-8"))
    called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {one.id for one in called if isinstance(one, ast.Name)} & (ACTED | RECORDED)


def test_announcements_and_records_are_decided_by_acts_alone() -> None:
    rooms = ("handlers", "console", "services", "bot")
    files = [path for room in rooms for path in (ROOT / room).rglob("*.py")]
    made = {path.relative_to(ROOT).as_posix(): _made(path) for path in files}

    assert {path: names for path, names in made.items() if names} == {
        "handlers/acts/announcements.py": ACTED,
        "handlers/acts/records.py": RECORDED,
    }
