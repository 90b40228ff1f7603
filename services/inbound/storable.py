"""Make a webhook event storable: JSON can say things that no database takes."""

import re
from typing import Any

NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")
"""NUL and lone surrogates. Each is replaced by one character: positions in a text stay true."""
LEAST, MOST = -(2**63), 2**63 - 1
"""Integers of 64 bits, the largest that both databases take."""


def storable(value: Any) -> Any:
    """The same JSON value with unstorable characters replaced by U+FFFD and integers past 64 bits by null.

    The value must not be deeper than Python's recursion allows.
    """
    if isinstance(value, str):
        return NO_CHARACTER.sub("\ufffd", value)
    if isinstance(value, dict):
        return {storable(name): storable(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [storable(inner) for inner in value]
    if isinstance(value, int) and not LEAST <= value <= MOST:
        return None
    return value
