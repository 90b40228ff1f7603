"""Deliveries are written in db/deliveries/ alone."""

import ast
from pathlib import Path

import pytest
from builders import NOON, TEACHER
from written_deliveries import WrittenElsewhere

from db import deliveries
from db.engine import Database

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "console", "db", "domain", "handlers", "knowledge", "line", "scheduler", "services")
STATEMENTS = {"update", "delete", "insert", "insert_for", "Delivery"}


def writes(tree: ast.AST) -> list[int]:
    """Lines with `Delivery(...)`, or an UPDATE, DELETE or INSERT of it."""
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        named = [argument.id for argument in node.args if isinstance(argument, ast.Name)]
        if node.func.id == "Delivery" or (node.func.id in STATEMENTS and "Delivery" in named):
            found.append(node.lineno)
    return sorted(found)


def test_no_statement_elsewhere_writes_deliveries() -> None:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if name.startswith(("db/deliveries/", "db/migrations/")):
                continue
            assert writes(ast.parse(path.read_text("utf-8"))) == [], name


def test_a_statement_elsewhere_would_be_found() -> None:
    code = "session.execute(update(Delivery).values(state='sent'))\nDelivery(chat_id='U')\nupdate(Turn)"

    assert writes(ast.parse(code)) == [1, 2]


def test_an_attribute_set_elsewhere_fails_the_tests(database: Database) -> None:
    with database.begin() as session:
        made = deliveries.owe_push(session, TEACHER, [], to_group=False, now=NOON)
        elsewhere = compile("made.state = 'carried'", str(ROOT / "bot" / "undelivered.py"), "exec")

        with pytest.raises(WrittenElsewhere):
            exec(elsewhere, {"made": made})
