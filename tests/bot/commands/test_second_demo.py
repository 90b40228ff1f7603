"""A second demo says that the first is running and where."""

import signal
import subprocess

from office import free_port
from shell import Shell, one_line


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

    first.send_signal(signal.SIGINT)
    first.wait(timeout=60)

    assert f"การสาธิตเปิดอยู่แล้วที่ http://127.0.0.1:{port}/" in one_line(second)
