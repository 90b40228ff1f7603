"""Ids and tokens, shaped as LINE shapes them."""

import hashlib
import itertools
import secrets
from collections.abc import Iterator
from datetime import datetime

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def user_id(name: str) -> str:
    """The same name has the same id in every run, so a bot's database outlives the simulator."""
    return "U" + hashlib.md5(f"user {name}".encode(), usedforsecurity=False).hexdigest()


def group_id(name: str) -> str:
    return "C" + hashlib.md5(f"group {name}".encode(), usedforsecurity=False).hexdigest()


def ulid(moment: datetime) -> str:
    """26 characters: 48 bits of milliseconds, then 80 random bits."""
    value = (int(moment.timestamp() * 1000) << 80) | secrets.randbits(80)
    return "".join(CROCKFORD[(value >> shift) & 31] for shift in range(125, -1, -5))


def message_ids() -> Iterator[str]:
    """Rising digits, from a random start so that two runs do not share ids."""
    return map(str, itertools.count(10**17 + secrets.randbelow(8 * 10**17), 7))


def reply_token() -> str:
    return secrets.token_hex(16)


def quote_token() -> str:
    return secrets.token_urlsafe(48)
