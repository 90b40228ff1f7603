"""Who may import whom."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = {
    "bot", "console", "db", "domain", "handlers", "knowledge", "line", "scheduler", "services", "simulator",
}  # fmt: skip
MAY_IMPORT = {
    "domain": set(),
    "knowledge": {"domain"},
    "db": {"domain"},
    "line": {"domain", "knowledge"},
    "handlers": {"domain", "knowledge", "line", "scheduler"},
    "scheduler": {"domain", "knowledge", "line", "db"},
    "services": {"domain", "knowledge", "line", "db", "scheduler", "handlers"},
    "console": {"domain", "knowledge", "line", "db", "scheduler", "handlers", "services"},
    "simulator": set(),
    "bot": ROOMS,
}
PURE_OF_SCHEDULER = {"scheduler.calendar", "scheduler.workdays", "scheduler.worktime"}
PURE_OF_LINE_FOR_HANDLERS = "line.gateway"
CARDS_MAY_KNOW = "line"


def imports(path: Path) -> list[str]:
    """Modules that a file imports, `from a import b` as a.b."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_a_room_imports_only_the_rooms_it_may(room: str) -> None:
    for path in sorted((ROOT / room).rglob("*.py")):
        for name in imports(path):
            other = name.split(".")[0]
            allowed = other not in ROOMS or other == room or other in MAY_IMPORT[room]
            assert allowed, f"{path.relative_to(ROOT)} imports {name}"


def test_handlers_use_only_the_pure_parts_of_scheduler_and_line() -> None:
    for path in sorted((ROOT / "handlers").rglob("*.py")):
        for name in imports(path):
            assert not name.startswith(PURE_OF_LINE_FOR_HANDLERS), f"{path.name} imports {name}"
            if name.startswith("scheduler."):
                assert ".".join(name.split(".")[:2]) in PURE_OF_SCHEDULER, f"{path.name} imports {name}"


def test_only_the_gateway_knows_the_sdks_client() -> None:
    for room in sorted(MAY_IMPORT.keys() - {"simulator"}):
        for path in sorted((ROOT / room).rglob("*.py")):
            if path != ROOT / "line" / "gateway.py":
                assert not any(name.startswith("linebot.v3.messaging") for name in imports(path)), path


def test_only_the_settings_read_the_environment() -> None:
    for room in sorted(MAY_IMPORT):
        for path in sorted((ROOT / room).rglob("*.py")):
            if path != ROOT / "bot" / "settings.py":
                assert "environ" not in path.read_text(encoding="utf-8").split(), path
                assert not any(name in ("os.environ", "os.getenv") for name in imports(path)), path
