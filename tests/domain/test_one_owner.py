"""Facts of the domain stand in one file each: no copy may drift."""

import ast
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from domain.consultation import State

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("bot", "console", "db", "domain", "handlers", "knowledge", "line", "scheduler", "services")
"""Not `simulator`, which stands for LINE and imports nothing of the product."""
FROZEN = "db/migrations"
"""A migration says what was true when it was written, and imports nothing of the product."""
MANUAL = ("knowledge/manual", "knowledge/training")
"""Data, not code."""
STATES = {state.name for state in State}


@cache
def files() -> tuple[tuple[str, ast.Module], ...]:
    paths = {str(path.relative_to(ROOT)): path for room in ROOMS for path in (ROOT / room).rglob("*.py")}
    return tuple(
        (name, ast.parse(path.read_text(encoding="utf-8")))
        for name, path in sorted(paths.items())
        if not name.startswith((FROZEN, *MANUAL))
    )


def having(is_it: Callable[[ast.AST], bool]) -> set[str]:
    """Files in which a part of the code is of that kind."""
    return {name for name, tree in files() if any(is_it(node) for node in ast.walk(tree))}


def is_constant(node: ast.AST, *values: object) -> bool:
    return (
        isinstance(node, ast.Constant)
        and not isinstance(node.value, bool)
        and any(type(node.value) is type(value) and node.value == value for value in values)
    )


def names_zone(node: ast.AST) -> bool:
    return is_constant(node, "Asia/Bangkok") or (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "ZoneInfo"
    )


def converts_years(node: ast.AST) -> bool:
    """543 as a number; in a sentence ("ลบ 543") it tells a person how to."""
    return is_constant(node, 543)


def compares_with_october(node: ast.AST) -> bool:
    """`day.month >= 10`: the rule by which a fiscal year begins."""
    return (
        isinstance(node, ast.Compare)
        and isinstance(node.left, ast.Attribute | ast.Name)
        and "month" in ast.unparse(node.left)
        and any(is_constant(other, 9, 10) for other in node.comparators)
    )


def writes_case_name(node: ast.AST) -> bool:
    """A number put behind "ปศ. "; "ปศ. 12" in a sentence is an example of what to type."""
    if not isinstance(node, ast.JoinedStr):
        return is_constant(node, "ปศ. ", "ปศ.")
    return any(
        isinstance(before, ast.Constant)
        and str(before.value).endswith(("ปศ.", "ปศ. "))
        and isinstance(after, ast.FormattedValue)
        for before, after in zip(node.values, node.values[1:], strict=False)
    )


def writes_number_and_year(node: ast.AST) -> bool:
    """f"{number}/{fiscal_year}", whatever stands before it."""
    if not isinstance(node, ast.JoinedStr):
        return False
    written = ast.unparse(node)
    return "number}/{" in written and "fiscal_year}" in written


def reads_kind_of_id(node: ast.AST) -> bool:
    """`id.startswith("U")`, or the first letter compared with it."""
    letters = ("U", "C", "R")
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr == "startswith" and any(
            is_constant(part, *letters) for given in node.args for part in ast.walk(given)
        )
    return (
        isinstance(node, ast.Compare)
        and isinstance(node.left, ast.Subscript)
        and any(is_constant(other, *letters) for other in node.comparators)
    )


def lists_states(node: ast.AST) -> bool:
    """Two states or more side by side: a set of states that has no name."""
    if not isinstance(node, ast.Tuple | ast.List | ast.Set):
        return False
    named = [
        one
        for one in node.elts
        if isinstance(one, ast.Attribute)
        and one.attr in STATES
        and isinstance(one.value, ast.Name)
        and one.value.id == "State"
    ]
    return len(named) >= 2


@pytest.mark.parametrize(
    ("fact", "owner"),
    [
        (names_zone, "domain/time.py"),
        (converts_years, "domain/time.py"),
        (compares_with_october, "domain/time.py"),
        (writes_case_name, "domain/case_names.py"),
        (writes_number_and_year, "domain/case_names.py"),
        (reads_kind_of_id, "domain/ids.py"),
        (lists_states, "domain/consultation.py"),
    ],
)
def test_a_fact_of_the_domain_has_one_owner(fact: Callable[[ast.AST], bool], owner: str) -> None:
    assert having(fact) - {owner} == set()


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        (names_zone, 'ZONE = ZoneInfo("Asia/Bangkok")'),
        (names_zone, 'timezone="Asia/Bangkok"'),
        (converts_years, "day.year + 543"),
        (compares_with_october, "day.year + (day.month >= 10)"),
        (compares_with_october, "year - 1 if month > 9 else year"),
        (writes_case_name, 'f"ปศ. {case.number}/{case.fiscal_year}"'),
        (writes_case_name, 'f"เรื่อง ปศ. {number}"'),
        (writes_case_name, 'name.removeprefix("ปศ. ")'),
        (writes_number_and_year, 'f"{one.number}/{one.fiscal_year}"'),
        (reads_kind_of_id, 'not chat.startswith("U")'),
        (reads_kind_of_id, 'chat.startswith(("C", "R"))'),
        (reads_kind_of_id, 'chat[0] == "U"'),
        (lists_states, "state in (State.OPEN, State.TAKEN)"),
    ],
)
def test_a_copy_of_a_fact_is_found(fact: Callable[[ast.AST], bool], code: str) -> None:
    assert any(fact(node) for node in ast.walk(ast.parse(code if "=" not in code[:9] else f"f({code})")))


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        (converts_years, '"ให้ใช้ปี ค.ศ. (ลบ 543)"'),
        (writes_case_name, '"พิมพ์เลขที่นำหน้า เช่น “ปศ. 12 ...”"'),
        (reads_kind_of_id, 'text.startswith("ปศ")'),
        (lists_states, "(State.OPEN, chat)"),
    ],
)
def test_what_only_speaks_of_a_fact_is_no_copy(fact: Callable[[ast.AST], bool], code: str) -> None:
    assert not any(fact(node) for node in ast.walk(ast.parse(code)))
