"""Nothing that people typed can command the terminal of who reads it."""

from pathlib import Path

from builders import NOON
from shell import Shell

from db import chats
from db.engine import Database


def test_control_characters_in_a_groups_name_never_reach_the_terminal(shell: Shell, file_url: str) -> None:
    database = Database(file_url)
    with database.begin() as session:
        chats.group_joined(session, "C1", NOON)
        chats.name_group(session, "C1", "\x1b[31mแดง\x07\x9b2J\u202e กลุ่ม\r")
    database.close()

    inside = shell.runs("groups", "list", DATABASE_URL=file_url)
    outside = shell.spawns("groups", "list", DATABASE_URL=file_url)

    assert inside.out == outside.out
    assert inside.out.endswith("แดง2J กลุ่ม\n")


def test_control_characters_in_an_error_never_reach_the_terminal(shell: Shell, tmp_path: Path) -> None:
    ended = shell.runs("groups", "bind", "--role", "officers", "C\x1b[2J")

    assert "\x1b" not in ended.error
