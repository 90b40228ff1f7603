"""What a command cannot do, in words for the person who gave it."""


class Failure(Exception):
    """Ends the command with this one line and exit code 1."""
