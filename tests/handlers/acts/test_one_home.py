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


def test_taught_entries_are_drafted_and_moved_by_acts_alone() -> None:
    files = [path for room in ("handlers", "console", "services") for path in (ROOT / room).rglob("*.py")]
    made = {
        path.relative_to(ROOT).as_posix()
        for path in files
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("Learn", "EntryMove")
    }

    assert made == {"handlers/acts/entries.py"}
