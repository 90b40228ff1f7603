"""Fixtures that several rooms' tests share."""

import os
import zlib

import pytest

pytest_plugins = [
    "written_deliveries",
    "browser",
    "demo_page",
    "fault_table",
    "fixtures_database",
    "fixtures_knowledge",
    "fixtures_office",
    "shell",
]

_left_out: list[str] = []

WAITING = ("tests/e2e/", "tests/scheduler/test_two_years.py", "tests/bot/web/test_slow_connections.py")
"""Files whose tests take long and mostly wait for other processes."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where several processes test, what waits and what computes is mixed, and what takes long is not last.

    A file's tests stay together, and the order is the same in each process and each run.
    """
    if os.environ.get("PYTEST_XDIST_WORKER"):
        items.sort(key=lambda item: _place(item.nodeid.partition("::")[0]))


def _place(file: str) -> float:
    """Between 0 and 1: by chance, but the same each time."""
    chance = zlib.crc32(file.encode()) / 2**32
    return chance * 0.8 if file.startswith(WAITING) else chance


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped:
        _left_out.append(report.nodeid)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Where all tests must run (PLANBOT_TEST_ALL), one left out is a failure."""
    if _left_out and os.environ.get("PLANBOT_TEST_ALL"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _left_out:
        terminalreporter.section("left out")
        terminalreporter.line(f"{len(_left_out)} tests were left out; the reasons stand above")
