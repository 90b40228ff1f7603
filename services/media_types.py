"""What kind of file something is, by its first bytes, and what LINE can play."""

from db.models.attachments import Attachment
from line.gateway import Content


def duration(row: Attachment) -> int | None:
    """Of a sound that LINE can play."""
    return row.duration if row.kind == "audio" and row.media_type in PLAYABLE else None


MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"%PDF-", "application/pdf"),
)


VIDEO = "video/mp4"


PLAYABLE = frozenset({VIDEO, "audio/mp4", "audio/m4a", "audio/x-m4a", "audio/aac", "audio/mpeg"})


def media_type_of(content: Content, kind: str) -> str:
    """By its own first bytes; what LINE calls it counts for what can only be played."""
    for begins, media_type in MAGIC:
        if content.data.startswith(begins):
            return media_type
    told = content.media_type.partition(";")[0].strip().lower()
    return told if kind in ("video", "audio") and told in PLAYABLE else "application/octet-stream"
