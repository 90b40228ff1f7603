"""Pictures and files that officers choose on a page, made ready to be passed on as those out of LINE are."""

import io
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from db import attachments
from line.cards.attachment_cards import LARGEST, LARGEST_PREVIEW
from line.limits import without_controls
from services.media_types import MAGIC

if TYPE_CHECKING:
    from PIL import Image

PICTURES = {"image/jpeg": "JPEG", "image/png": "PNG"}
NAMED_PICTURES = frozenset({".jpg", ".jpeg", ".png"})
FILES = frozenset({
    ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp",
    ".txt", ".csv", ".zip", ".mp3", ".m4a", ".mp4",
})  # fmt: skip
"""Ends of names of what is passed on as a link."""
LONGEST_NAME = 100
MOST_PIXELS = 50_000_000
"""A picture of more is none that a phone makes, and would fill the memory."""
PREVIEW_SIDE = 1024
KINDS_TOLD = "รูป JPG หรือ PNG, PDF, Word, Excel, PowerPoint, ข้อความ, CSV, ZIP, MP3, M4A, MP4"


@dataclass(frozen=True)
class Upload:
    """What is kept of a chosen file."""

    name: str
    kind: str
    """image or file."""
    content: bytes
    media_type: str
    preview: bytes | None = None
    is_picture: bool = False


@dataclass(frozen=True)
class NotTaken:
    """Why it is not passed on, in Thai."""

    why: str


def judged(named: str, data: bytes) -> Upload | NotTaken:
    """data: at most one byte more than LARGEST is looked at."""
    name = _name(named)
    ending = PurePosixPath(name).suffix.lower()
    if not data:
        return NotTaken(f"{name}: ไฟล์ว่าง จึงยังไม่ได้แนบ")
    if len(data) > LARGEST:
        return NotTaken(f"{name}: ใหญ่เกิน 10 MB จึงยังไม่ได้แนบ")
    magic = next((one for begins, one in MAGIC if data.startswith(begins)), "")
    if magic in PICTURES:
        return _picture(name, data, magic)
    if ending in NAMED_PICTURES:
        return NotTaken(f"{name}: เปิดเป็นรูปไม่ได้ จึงยังไม่ได้แนบ")
    if ending not in FILES:
        return NotTaken(f"{name}: ไฟล์ชนิดนี้ส่งต่อไม่ได้ จึงยังไม่ได้แนบ ส่งได้: {KINDS_TOLD}")
    return Upload(name, "file", data, magic or "application/octet-stream")


def keep(session: Session, upload: Upload, consultation: int, chat: str, now: datetime) -> str:
    """Kept for an answer to that consultation, until it goes or a day is over; its token.

    chat: of the officer who chose it.
    """
    token = secrets.token_urlsafe(32)
    attachments.add(
        session,
        now,
        token=token,
        message_id=f"page:{secrets.token_urlsafe(16)}",
        kind=upload.kind,
        name=upload.name if upload.kind == "file" else None,
        consultation_id=consultation,
        chat_id=chat,
        from_officer=True,
        state="kept",
        content=upload.content,
        preview=upload.preview,
        media_type=upload.media_type,
        is_picture=upload.is_picture,
        size=len(upload.content),
    )
    return token


def _picture(name: str, data: bytes, media_type: str) -> Upload | NotTaken:
    """Written anew: what a phone notes beside a picture (the place, the time) goes to nobody."""
    from PIL import Image, ImageOps, UnidentifiedImageError  # only here: it takes memory

    try:
        with Image.open(io.BytesIO(data), formats=list(PICTURES.values())) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return NotTaken(f"{name}: รูปใหญ่เกินไป จึงยังไม่ได้แนบ")
            upright = ImageOps.exif_transpose(opened)
            content = _written(upright, PICTURES[media_type])
            upright.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
            preview = _written(upright.convert("RGB"), "JPEG")
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError):
        return NotTaken(f"{name}: เปิดเป็นรูปไม่ได้ จึงยังไม่ได้แนบ")
    if len(content) > LARGEST:
        return NotTaken(f"{name}: ใหญ่เกิน 10 MB จึงยังไม่ได้แนบ")
    small = None if len(content) <= LARGEST_PREVIEW else preview
    is_picture = len(small or content) <= LARGEST_PREVIEW
    return Upload(name, "image", content, media_type, small, is_picture)


def _written(picture: "Image.Image", kind: str) -> bytes:
    out = io.BytesIO()
    clean = picture.copy()
    clean.info = {}
    clean.save(out, kind, **({"quality": 88} if kind == "JPEG" else {}))
    return out.getvalue()


def _name(named: str) -> str:
    """Without folders, control and direction marks; its end is kept where it is cut."""
    path = PurePosixPath(without_controls(named).replace("\\", "/").rpartition("/")[2] or "ไฟล์")
    ending = path.suffix[:10]
    return f"{path.stem[: LONGEST_NAME - len(ending)]}{ending}"
