"""What was said, read one time: text, command, wish, code, number, call. Imports nothing of the handlers."""

from handlers.words.reading import NOTHING_SAID, Words, read

__all__ = ["NOTHING_SAID", "Words", "read"]
