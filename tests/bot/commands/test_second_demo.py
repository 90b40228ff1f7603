"""A second demo says that the first is running and where."""

import contextlib
import signal
import subprocess
import threading
import urllib.request

from office import free_port
from shell import Shell, one_line

LONGEST_STOP = 6
"""Seconds. It is one or two; kept connections alone would hold it for ten."""


def asks_for_changes(port: int) -> None:
    with contextlib.suppress(OSError):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/sim/state?wait=4&since=1000000", timeout=20).close()


def test_a_second_demo_names_the_address_of_the_first(shell: Shell) -> None:
    port = free_port()
    first = subprocess.Popen(
        shell.command("demo", "--port", str(port)),
        cwd=shell.folder,
        env=shell.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert first.stdout and f"http://127.0.0.1:{port}/" in first.stdout.readline()

    second = shell.spawns("demo", "--port", str(free_port()))

    page = threading.Thread(target=asks_for_changes, args=(port,))
    page.start()  # as an open page does
    first.send_signal(signal.SIGINT)
    first.wait(timeout=LONGEST_STOP)
    page.join()

    assert f"การสาธิตเปิดอยู่แล้วที่ http://127.0.0.1:{port}/" in one_line(second)
