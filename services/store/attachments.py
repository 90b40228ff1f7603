"""Store what handlers want of pictures and files."""

from datetime import datetime

from sqlalchemy.orm import Session

from db import attachments
from handlers.contract.attachments import Attach, AttachmentChange, Passed, PassOn
from handlers.contract.reply import Chat


def store(session: Session, change: AttachmentChange, chat: Chat, now: datetime) -> None:
    match change:
        case Attach():
            attachments.add(
                session,
                now,
                message_id=change.message,
                kind=change.kind,
                name=change.name or None,
                consultation_id=change.case,
                chat_id=chat.id,
                from_officer=change.from_officer,
                to_chat=change.to,
                state="wanted" if change.fetch else "offered",
                duration=change.duration,
                together=change.together,
                place=change.place,
            )
        case PassOn(message=message, case=case, to=to):
            attachments.want(session, message, case, to, now)
        case Passed(messages=messages):
            attachments.passed(session, messages, now)
