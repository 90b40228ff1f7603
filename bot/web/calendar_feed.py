"""Where people find the work calendar to subscribe to."""

from bot.settings import Settings
from console.public.routes import CALENDAR


def address(settings: Settings) -> str:
    """Empty where the public address is not set."""
    return f"{settings.public_url}{CALENDAR}" if settings.public_url else ""
