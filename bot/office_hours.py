"""When officers may be written to, as the settings say."""

from bot.settings import Settings
from scheduler.calendar.worktime import Hours


def hours_of(settings: Settings) -> Hours:
    """When officers may be written to."""
    given = settings.office_hours
    return Hours(given.start, given.end, given.always)
