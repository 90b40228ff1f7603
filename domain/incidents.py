"""What can go wrong with planbot as a whole, so that somebody has to hear of it."""

from enum import StrEnum


class Incident(StrEnum):
    """A closed set, in the code and as a CHECK in the database. Words of at most ten letters."""

    LINE = "line"
    """LINE refuses the channel access token, or what it is used for."""
    QUEUE = "queue"
    """A question or a message has waited for minutes."""
    CLOCK = "clock"
    """The clock that announces stands still."""
    QUOTA = "quota"
    """Few messages of the month are left."""
    DISK = "disk"
    """The disk is nearly full."""
    FACTS = "facts"
    """The office has not filled in what it is asked about."""
