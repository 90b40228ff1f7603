"""The form of one-time codes: which signs they have, how many, and how long they are good."""

import secrets
from datetime import timedelta

CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No sign that is easily taken for another."""
CODE_LENGTH = 8
CODE_LASTS = timedelta(minutes=10)
CODE_KNOWN = timedelta(days=1)
"""After a code ran out or was used, so long whoever types it is told so."""


def new_code() -> str:
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def is_code(text: str) -> bool:
    """Whether it has the form of a code, in capitals."""
    return len(text) == CODE_LENGTH and all(letter in CODE_LETTERS for letter in text)
