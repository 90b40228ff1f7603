"""Logging: a fixed phrase and its fields, a line each. Never anybody's words, names or tokens."""

import logging
import sys
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

_ORDINARY = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "color_message"}


class Fields(logging.Formatter):
    """`2027-05-24 08:30:00 INFO planbot.worker event handled event=12 chat=3`"""

    def format(self, record: logging.LogRecord) -> str:
        fields = {key: value for key, value in vars(record).items() if key not in _ORDINARY}
        told = (f"{key}={' '.join(str(value).split())}" for key, value in fields.items())
        return " ".join([super().format(record), *told])


def set_up(level: int = logging.INFO) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Fields("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in ("apscheduler", "alembic", "waitress"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # It warns of every request that waits some milliseconds for a thread, as in any burst they do.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    # It warns of every connection it makes again, with addresses that hold people's and groups' ids.
    logging.getLogger("urllib3").setLevel(logging.ERROR)


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
