"""Keeping a long-lived process quick to start and small."""

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager

M_ARENA_MAX = -8
"""glibc's number for how many heaps threads may have."""

HEAPS = 2


@contextmanager
def loading() -> Iterator[None]:
    """What is loaded now stays for good: looking through it for garbage again and again is time lost."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def share_heaps() -> None:
    """Let threads share two heaps. Each would have its own, and keep what it once needed; before they start.

    Does nothing where the C library is not glibc.
    """
    try:
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, HEAPS)
    except (OSError, AttributeError, TypeError):
        return
