"""Where an error happened, for logs: never its words."""

import traceback
from pathlib import Path

HOME = Path(__file__).parent.parent


ROOMS = (
    "bot",
    "console",
    "db",
    "domain",
    "handlers",
    "knowledge",
    "line",
    "scheduler",
    "services",
    "simulator",
)


def place_of(error: BaseException) -> str:
    """Class and place of an error, never its words: they may hold somebody's text.

    The place is the innermost line of planbot's own code: that of a library says little.
    """
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _is_ours(frame.filename)] or frames
    where = f"{'/'.join(ours[-1].filename.split('/')[-2:])}:{ours[-1].lineno}" if ours else "?"
    return f"{type(error).__name__} at {where}"


def _is_ours(file: str) -> bool:
    path = Path(file)
    return path.is_relative_to(HOME) and path.relative_to(HOME).parts[0] in ROOMS
