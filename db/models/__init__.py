"""The tables: with any of them all are known to the metadata."""

from db.models import (
    announcements,
    attachments,
    base,
    chats,
    console,
    consultations,
    deliveries,
    given_answers,
    inbox,
    incidents,
    menus,
    officers,
    overrides,
    published_statistics,
)

__all__ = [
    "announcements",
    "attachments",
    "base",
    "chats",
    "console",
    "consultations",
    "deliveries",
    "given_answers",
    "inbox",
    "incidents",
    "menus",
    "officers",
    "overrides",
    "published_statistics",
]
