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
    _ask_glibc("mallopt", M_ARENA_MAX, HEAPS)


def settle() -> None:
    """What was loaded stays, so it is no garbage to look for; give back what loading took besides."""
    gc.collect()
    gc.freeze()
    _ask_glibc("malloc_trim", 0)


def _ask_glibc(name: str, *numbers: int) -> None:
    try:
        getattr(ctypes.CDLL(None), name)(*numbers)
    except (OSError, AttributeError, TypeError):
        return
