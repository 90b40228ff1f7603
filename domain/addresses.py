"""Addresses of the web site, as they are set."""

from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def is_guarded(address: str | None) -> bool:
    """Whether what goes to and from this address cannot be read on the way: https, or this machine."""
    if not address:
        return False
    parts = urlsplit(address)
    return parts.scheme == "https" or parts.hostname in LOOPBACK
