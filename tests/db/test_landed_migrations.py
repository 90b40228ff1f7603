"""Migrations that were released are never changed: databases in the field were made by them as they stand.

The hash of one is set when its release is made; see docs/developers.md, "Migrations".
"""

import hashlib
from pathlib import Path

VERSIONS = Path(__file__).parents[2] / "db" / "migrations" / "versions"

RELEASED = {
    "0001_the_way_of_an_event": "e976f3d3b1c502c6df94331990288526",
    "0002_officers": "c550003e0a19282f30947840600a59ce",
    "0003_consultations": "932734e2f290f1823a27812d1c980149",
    "0004_entries": "61da3d2c88a07d5b9b39377d4ffe91fa",
    "0010_key_dates": "4c5d84193294b9e3002fe36c4f7c9f86",
    "0011_announcements": "6876bf048385824ed1e18c255d78b921",
    "0012_attachments": "20db1499d44f483253f0c67b9a06e118",
    "0015_messages_of_orders": "6b393fd3d9abccbaa8602194fe82bec5",
    "0016_messages_of_deliveries": "ce55dd01b22b2ec2e21c4b76865a7df6",
    "0020_what_messages_are": "943033808d8bdeca1d088a97d5404484",
    "0021_durations": "140d5a30907626412e3ed156f5fd1fcb",
    "0022_whose_answers": "97567214bdfd4641e80857026aa560c9",
}
"""The first half of SHA-256 over the text with LF line ends, by the file's name."""


def _hash(path: Path) -> str:
    plain = path.read_bytes().replace(b"\r\n", b"\n")
    return hashlib.sha256(plain).hexdigest()[:32]


def test_released_migrations_are_as_they_were() -> None:
    assert {name: _hash(VERSIONS / f"{name}.py") for name in RELEASED} == RELEASED


def test_no_migration_is_put_before_a_released_one() -> None:
    numbers = sorted(path.stem for path in VERSIONS.glob("[0-9]*.py"))

    assert numbers[: len(RELEASED)] == sorted(RELEASED)
