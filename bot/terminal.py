"""Keep control characters, which people can put into names and texts, away from the terminal."""

import re
import sys
from typing import Any, TextIO, cast

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters but line feed and tab, signs that turn the direction of writing, lone surrogates."""


class _Plain:
    """A text stream that leaves out control characters."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(CONTROL.sub("", text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def guard() -> None:
    """From now on nothing that this process prints can command the terminal."""
    sys.stdout = cast(TextIO, _Plain(sys.stdout))
    sys.stderr = cast(TextIO, _Plain(sys.stderr))
