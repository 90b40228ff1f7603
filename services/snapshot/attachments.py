"""Pictures and files as handlers see them."""

from urllib.parse import parse_qs

from sqlalchemy.orm import Session

from db import attachments
from db.models.attachments import Attachment
from handlers.contract.attachments import Attached, messages_in
from handlers.contract.case import Draft
from handlers.contract.reply import Chat
from services.media_types import duration


# What a handler sees, and storing what it wished
def seen(session: Session, draft: Draft | None, data: str, chat: Chat) -> tuple[Attached, ...]:
    """Those that the draft holds, or that the tapped button names; of this chat alone."""
    named = _named(data) if data else messages_in(draft.data.get("texts", ())) if draft else []
    get = attachments.sent_with if data else attachments.of_messages
    found = get(session, named, chat.id) if named else ()
    return tuple(attached_of(row) for row in found)


def _named(data: str) -> list[str]:
    try:
        fields = parse_qs(data, max_num_fields=20)
    except ValueError:
        return []
    return fields.get("m", []) if fields.get("a") == ["pass"] else []


def attached_of(row: Attachment) -> Attached:
    return Attached(
        row.message_id,
        row.kind,
        row.name or "",
        row.state,
        row.token,
        row.size or 0,
        row.is_picture,
        duration(row),
    )
