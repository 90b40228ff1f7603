"""Where the office's pages are."""

from domain.addresses import is_guarded

PATH = "/console"


def console_address(public_url: str | None) -> str:
    """Empty where no address is set, or one on which a link could be read by others on the way."""
    return f"{public_url}{PATH}" if is_guarded(public_url) else ""
