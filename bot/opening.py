"""Opening the database as the settings say."""

from typing import TYPE_CHECKING

from bot.settings import Settings
from db.engine import Database

if TYPE_CHECKING:
    pass


def open_database(settings: Settings) -> Database:
    return Database(settings.database_url, power_safe=settings.power_safe, pool_size=16)
