"""Ids of LINE: whether one is a person's or that of a chat of several."""

PERSON = "U"
"""LINE's ids tell by their first letter: U is a person, C a group, R a room."""


def is_person(chat: str) -> bool:
    """Whether messages to this id reach one person alone."""
    return chat.startswith(PERSON)


def is_group(chat: str) -> bool:
    """Whether several people read what is sent to this id: a group or a room."""
    return not is_person(chat)
