"""The talk and the reading that a turn kept, as typed values."""

from typing import Any

from pydantic import TypeAdapter, ValidationError

from knowledge.reading.reading import Reading, Talk

TALK = TypeAdapter(Talk)


READING = TypeAdapter(Reading)


def talk_from(stored: dict[str, Any] | None) -> Talk:
    """The talk as it was kept; empty where there is none or an older version kept it differently."""
    try:
        return TALK.validate_python(stored) if stored else Talk()
    except ValidationError:
        return Talk()


def reading_from(stored: dict[str, Any]) -> Reading | None:
    try:
        return READING.validate_python(stored)
    except ValidationError:
        return None
