"""`python -m simulator` and what it is given on the command line."""

import socket
import subprocess
import sys

import pytest


def started(*options: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "simulator", *options], capture_output=True, text=True, timeout=30
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("option", "given", "wanted"),
    [
        ("--port", "99999", "must be a number from 0 to 65535, not 99999"),
        ("--port", "-5", "must be a number from 0 to 65535, not -5"),
        ("--quota", "-1", "must be a number from 0 to 1000000000, not -1"),
        ("--at", "May", "must be a moment as 2027-05-24T08:30+07:00, not May"),
    ],
)
def test_an_option_that_makes_no_sense_is_told_in_one_line(option: str, given: str, wanted: str) -> None:
    code, out, told = started(option, given)

    assert (code, out) == (2, "")
    assert told == f"simulator: argument {option}: {wanted} (--help lists the options)\n"


def test_an_address_it_cannot_listen_on_is_told_in_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        busy = started("--port", port)
    nowhere = started("--host", "nowhere.invalid")

    assert busy == (1, "", f"simulator: cannot listen on 127.0.0.1:{port}: Address already in use\n")
    assert nowhere[:2] == (1, "")
    assert nowhere[2].startswith("simulator: cannot listen on nowhere.invalid:8000: ")
    assert nowhere[2].count("\n") == 1
