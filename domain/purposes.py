"""Purposes of deliveries: why a message is owed, and so what becomes of it where LINE does not take it."""

from enum import StrEnum


class Purpose(StrEnum):
    """A closed set, in the code and as a CHECK in the database. Words of at most ten letters."""

    NONE = ""
    """A reply of the bot, or a line on which nothing else depends."""
    ANSWER = "answer"
    """An officer's answer: it must reach its asker, or be carried to them."""
    QUESTION = "question"
    """Brings an asker's question, or what they add to it, to officers."""
    HELD_UP = "held-up"
    """Tells an asker that the question could not go to officers yet."""
    UNTOLD = "untold"
    """Tells an officer that an answer did not reach its asker."""
    NOTE = "note"
    """Tells officers who were not there what became of a consultation."""
    SHOWN = "shown"
    """Shows an officer what goes to whom while it can still be stopped."""
    CALENDAR = "calendar"
    """An announcement of the work calendar."""
    OWN = "own"
    """An announcement that an officer wrote, for a moment of their own choice."""
    NOTICE = "notice"
    """Tells officers about the announcing itself, or about what is wrong with planbot."""


BETWEEN_PEOPLE = (Purpose.ANSWER, Purpose.QUESTION)
"""Somebody waits for these: no outage loses them, however long it lasts."""

ANNOUNCEMENTS = (Purpose.CALENDAR, Purpose.OWN)
"""Decided upon anew by the calendar where they are late and surely were not sent."""

IN_GROUP_HOURS = (*ANNOUNCEMENTS, Purpose.NOTICE)
"""Sent only while groups may be spoken to."""
