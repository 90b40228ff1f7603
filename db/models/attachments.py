"""The table of pictures and files that people send into consultations."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, one_of

ATTACHMENT_STATES = (
    "offered",  # nobody has said yet that it is to be passed on; not fetched
    "wanted",  # to be fetched from LINE
    "kept",  # here, and to be had at its address
    "failed",  # LINE did not give it, or it is too large
    "erased",  # taken back, or older than texts are kept
)


class Attachment(Base):
    """A picture or file out of LINE, to be had at an address that nobody can guess."""

    __tablename__ = "attachments"
    __table_args__ = (
        one_of("state", *ATTACHMENT_STATES),
        one_of("kind", "image", "video", "audio", "file"),
        Index(
            "ix_attachments_wanted",
            "next_try_at",
            sqlite_where=text("state = 'wanted'"),
            postgresql_where=text("state = 'wanted'"),
        ),
        Index(
            "ix_attachments_together",
            "together",
            sqlite_where=text("together IS NOT NULL AND passed_at IS NULL"),
            postgresql_where=text("together IS NOT NULL AND passed_at IS NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(64), unique=True)
    message_id: Mapped[str] = mapped_column(String(64), unique=True)
    """LINE's id of the message that it came in."""
    together: Mapped[str | None] = mapped_column(String(64))
    """Of pictures that were sent together: the message of the first."""
    place: Mapped[int | None]
    """Of a picture among those."""
    delivery_id: Mapped[int | None]
    """The push that it went out in, with others of them."""
    given_id: Mapped[int | None] = mapped_column(index=True)
    """The officer's answer that it is passed on as (`db/models/given_answers.py`)."""
    kind: Mapped[str] = mapped_column(String(5))
    name: Mapped[str | None] = mapped_column(String(200))
    """Of a file."""
    consultation_id: Mapped[int | None] = mapped_column(
        ForeignKey("consultations.id", ondelete="CASCADE"), index=True
    )
    chat_id: Mapped[str] = mapped_column(String(80))
    """Where it was sent; told there if it cannot be passed on."""
    from_officer: Mapped[bool]
    to_chat: Mapped[str | None] = mapped_column(String(80))
    """Where it goes as soon as it is here; None for a part of an answer of several messages."""
    state: Mapped[str] = mapped_column(String(10))
    media_type: Mapped[str | None] = mapped_column(String(80))
    is_picture: Mapped[bool] = mapped_column(default=False)
    """LINE can show a picture of it: itself, or of a video. All else goes as a link, or to be listened to."""
    duration: Mapped[int | None]
    """Of a sound or video, in milliseconds."""
    size: Mapped[int | None]
    attempts: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime]
    created_at: Mapped[datetime]
    passed_at: Mapped[datetime | None]
    content: Mapped[bytes | None] = mapped_column(deferred=True)
    preview: Mapped[bytes | None] = mapped_column(deferred=True)
    """A smaller picture, where the content is larger than LINE takes for one."""
