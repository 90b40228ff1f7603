"""Who may import whom: between rooms, and between the folders inside a room."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

MAY_IMPORT = {
    "domain": set(),
    "simulator": set(),
    "knowledge": {"domain"},
    "db": {"domain"},
    "line": {"domain", "knowledge"},
    "scheduler": {"domain", "knowledge", "line", "db"},
    "handlers": {"domain", "knowledge", "line", "scheduler"},
    "services": {"domain", "knowledge", "line", "db", "scheduler", "handlers"},
    "console": {"domain", "knowledge", "line", "db", "scheduler", "handlers", "services"},
    "bot": {"domain", "simulator", "knowledge", "line", "db", "scheduler", "handlers", "services", "console"},
}  # fmt: skip

ORDER = {
    "domain": ["*"],
    "simulator": ["world", "limits", "*"],
    "knowledge": ["facts", "thai", "loading", "model", "reading", "fitting"],
    "db": [
        "models",
        "statements",
        "engine schema attachments staff",
        "staff",
        "deliveries",
        "privacy",
        "knowledge",
        "menus",
        "health",
        "console",
        "*",
        "migrations",
    ],
    "line": ["*", "texts", "cards", "menus"],
    "scheduler": ["calendar", "*"],
    "handlers": ["words", "contract", "acts", "answers", "office_facts", "asker", "officer", "*"],
    "services": [
        "memory media_types metrics",
        "inbound",
        "knowledge",
        "outbound",
        "privacy",
        "snapshot",
        "store",
        "reports",
        "*",
    ],
    "console": ["*", "public", "office"],
    "bot": [
        "failure words announcing_words menu_words overrides_words setting_names setting_values "
        "settings log terminal office_hours opening",
        "web",
        "work",
        "commands",
        "*",
    ],
}
"""The folders of a room from the lowest up; a file imports from its own folder and from lower ones alone.

A module's name stands for that file of the room itself, `*` for all its other files.
"""
PURE_OF_SCHEDULER = "scheduler.calendar"
NOT_FOR_HANDLERS = "line.gateway"


@cache
def modules() -> dict[str, Path]:
    """Every module of the product and its file."""
    found = {}
    for room in MAY_IMPORT:
        for path in sorted((ROOT / room).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def imports(path: Path) -> tuple[str, ...]:
    """Modules that a file imports, `from a import b` as a.b."""
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return tuple(found)


def modules_imported(path: Path) -> Iterator[str]:
    """The product's own modules that a file imports."""
    for name in imports(path):
        module = name if name in modules() else name.rpartition(".")[0]
        if module in modules() and modules()[module] != path:
            yield module


def place(module: str) -> int:
    """Where a module's folder stands in the order of its room."""
    room, _, rest = module.partition(".")
    is_folder = modules()[module].parent != ROOT / room
    name = rest.partition(".")[0] if is_folder or rest else "*"
    order = [level.split() for level in ORDER[room]]
    found = [at for at, names in enumerate(order) if name in names]
    if found:
        return found[0]
    assert not is_folder, f"{room}/{name} has no place in ORDER"
    assert ["*"] in order, f"{module} has no place in ORDER"
    return order.index(["*"])


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_a_room_imports_only_the_rooms_it_may(room: str) -> None:
    for path in sorted((ROOT / room).rglob("*.py")):
        for name in imports(path):
            other = name.split(".")[0]
            allowed = other not in MAY_IMPORT or other == room or other in MAY_IMPORT[room]
            assert allowed, f"{path.relative_to(ROOT)} imports {name}"


@pytest.mark.parametrize("room", sorted(ORDER))
def test_folders_in_a_room_import_downward_only(room: str) -> None:
    upward = [
        f"{module} imports {other}"
        for module, path in modules().items()
        if module.split(".")[0] == room and path.name != "__init__.py"
        for other in modules_imported(path)
        if other.split(".")[0] == room and place(other) > place(module)
    ]
    assert upward == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    below: dict[str, set[str]] = {
        module: set(modules_imported(path))
        for module, path in modules().items()
        if path.name != "__init__.py"
    }
    while free := [module for module, others in below.items() if not others & below.keys()]:
        for module in free:
            del below[module]
    assert sorted(below) == []


def test_every_folder_of_modules_is_a_package() -> None:
    for path in modules().values():
        assert (path.parent / "__init__.py").is_file(), path.parent


def test_every_room_is_installed() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = settings["tool"]["setuptools"]["packages"]["find"]
    assert set(packages) == {"include"}
    assert sorted(packages["include"]) == sorted(f"{room}*" for room in MAY_IMPORT)


def test_every_room_has_its_order() -> None:
    with_code = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    assert with_code == MAY_IMPORT.keys() == ORDER.keys()


def test_handlers_use_only_the_pure_parts_below_them() -> None:
    for path in sorted((ROOT / "handlers").rglob("*.py")):
        for name in imports(path):
            assert not name.startswith(NOT_FOR_HANDLERS), f"{path.name} imports {name}"
            if name.startswith("scheduler."):
                assert name.startswith(f"{PURE_OF_SCHEDULER}."), f"{path.name} imports {name}"


def test_the_work_calendar_needs_no_database_and_no_line() -> None:
    for path in sorted((ROOT / "scheduler" / "calendar").rglob("*.py")):
        rooms = {name.split(".")[0] for name in imports(path)} & MAY_IMPORT.keys()
        assert rooms <= {"domain", "knowledge", "scheduler"}, path


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


def test_the_architecture_names_every_folder() -> None:
    paper = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    folders = {
        path.parent.relative_to(ROOT).as_posix()
        for path in modules().values()
        if path.parent.parent != ROOT and "migrations" not in path.parts
    }
    assert sorted(folder for folder in folders if f"`{folder}/`" not in paper) == []
