"""Rules beyond the linter: errors are logged with their place, and old habits grow no further."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "console", "db", "domain", "handlers", "knowledge", "line", "scheduler", "services")
FILES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))

MOST_NAMED_ID = 100
"""Parameters and variables that hide the builtin `id`. No new ones: the figure only goes down."""


def _logged_errors(handler: ast.ExceptHandler) -> Iterator[ast.Call]:
    for node in ast.walk(handler):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            logger = ast.unparse(node.func.value).rsplit(".", 1)[-1].lstrip("_")
            if logger in ("log", "logger") and node.func.attr in ("error", "critical"):
                yield node


def _says_where(call: ast.Call) -> bool:
    said = ast.unparse(call)
    return "place_of(" in said or "'at_line'" in said


def test_a_caught_error_is_logged_with_its_class_and_place() -> None:
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                for call in _logged_errors(node):
                    assert _says_where(call), f"{path.relative_to(ROOT)}:{call.lineno} names no place"


def test_no_traceback_is_logged_as_it_may_hold_peoples_words() -> None:
    for path in FILES:
        assert not re.search(r"\blog(ger)?\.exception\(|exc_info=", path.read_text("utf-8")), path


def test_no_more_names_hide_the_builtin_id() -> None:
    ruff = [sys.executable, "-m", "ruff", "check", ".", "--isolated", "--output-format", "concise"]
    ended = subprocess.run([*ruff, "--select", "A001,A002"], cwd=ROOT, capture_output=True, text=True)

    assert len(re.findall(r"^\S+ A00[12] .*`id`", ended.stdout, re.MULTILINE)) <= MOST_NAMED_ID
