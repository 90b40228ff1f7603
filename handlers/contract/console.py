"""The way into the office's pages, as handlers see it and what they may wish of it."""

from dataclasses import dataclass

LINK = "\ue002"
"""In a button's address: the token of the link that the Reply makes, written once it is stored."""
MOST_LINKS = 5
"""That an officer may ask for within ten minutes."""


@dataclass(frozen=True)
class MakeLink:
    """A one-time address for this officer; its token stands nowhere but in the reply."""

    person: str


@dataclass(frozen=True)
class EndSessions:
    """Log this officer out of the pages everywhere, also of links that are not spent yet."""

    person: str


ConsoleChange = MakeLink | EndSessions
