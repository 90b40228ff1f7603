"""Fixtures that several rooms' tests share."""

import os

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
