"""How much one may have to hold in the head: files of a folder, lines of a file, lines of a function."""

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROOMS = (
    "bot", "console", "db", "domain", "handlers", "knowledge",
    "line", "scheduler", "services", "simulator", "tests",
)  # fmt: skip
NOT_COUNTED = "db/migrations/versions/"
"""A migration is written once and read in order."""

MOST_FILES = 20
MOST_LINES = 300
MOST_LINES_OF_A_FUNCTION = 40
LONGEST_NAME = 70

# What is above its bound, with its figure. These tables only shrink: lower a figure when it sinks.
LONG_FILES: dict[str, int] = {
    "bot/work/worker.py": 327,
    "db/inbox.py": 346,
    "knowledge/reading/months.py": 307,
    "services/dispatcher.py": 335,
    "tests/bot/commands/test_doctor.py": 307,
    "tests/bot/test_settings.py": 320,
    "tests/db/test_migrations.py": 345,
    "tests/services/privacy/test_unsends.py": 385,
    "tests/services/reports/test_ledger_recounted.py": 358,
}
LONG_FUNCTIONS: dict[str, int] = {
    "bot/commands/demo.py:demo": 49,
    "bot/work/worker.py:__init__": 49,
    "db/deliveries/owe.py:owe_reply": 42,
    "knowledge/reading/understand.py:_ranked": 55,
    "services/reports/tables.py:ledger": 43,
    "services/snapshot/consultations.py:seen_by": 45,
    "services/store/consultations.py:store": 42,
    "simulator/page.py:blueprint": 42,
    "tests/db/test_migrations.py:test_consultations_of_before_keep_their_history_and_get_their_subject": 49,
    "tests/e2e/test_consultations_in_browser.py:test_three_questions_answered_in_mixed_order_reach_their_own_askers_alone": 44,  # noqa: E501
}
LONG_NAMES = 180
"""Tests whose names are longer than 70 characters."""


@cache
def sources() -> dict[str, str]:
    """The text of each module by its path."""
    paths = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path, source in sources().items():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield path, node


def test_a_folder_has_no_more_files_than_one_can_overlook() -> None:
    files = Counter(
        path.rpartition("/")[0]
        for path in sources()
        if not path.endswith("/__init__.py") and not path.startswith(NOT_COUNTED)
    )
    assert {folder: count for folder, count in files.items() if count > MOST_FILES} == {}


def test_a_file_has_at_most_300_lines() -> None:
    lines = {path: source.count("\n") for path, source in sources().items()}
    assert {path: count for path, count in lines.items() if count > LONG_FILES.get(path, MOST_LINES)} == {}


def test_a_function_has_at_most_40_lines() -> None:
    lengths = {
        f"{path}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path, node in functions()
        if not path.startswith(NOT_COUNTED)
    }
    too_long = {
        name: count
        for name, count in lengths.items()
        if count > LONG_FUNCTIONS.get(name, MOST_LINES_OF_A_FUNCTION)
    }
    assert too_long == {}


def test_no_exception_is_kept_for_what_is_gone() -> None:
    known = {f"{path}:{node.name}" for path, node in functions()}
    assert LONG_FILES.keys() <= sources().keys()
    assert LONG_FUNCTIONS.keys() <= known


def test_names_of_tests_are_at_most_70_characters() -> None:
    tests = [node.name for path, node in functions() if path.startswith("tests/")]
    too_long = [name for name in tests if name.startswith("test_") and len(name) > LONGEST_NAME]
    assert len(too_long) <= LONG_NAMES, too_long
