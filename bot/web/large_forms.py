"""Forms of the office's pages that bring files: larger and slower than all else, and few at a time."""

import re

MOST_BYTES = 32_000_000
"""Read of a body; the page refuses a little less in words."""
READ_SECONDS = 120
"""From the first byte to the last: a phone sends ten megabytes in a minute or two."""
AT_ONCE = 4
"""Of each process."""
_PATH = re.compile(r"/console/cases/\d+")


def may_be_large(method: str, path: str) -> bool:
    return method == "POST" and _PATH.fullmatch(path) is not None
