"""Pictures, stickers, files, places: a line saying what can be read. A group's are no business of ours."""

from handlers import enclose, officer
from handlers.ask import Ask
from handlers.reply import Reply
from line import footers, texts
from line.messages import text, with_quick_replies


def received(ask: Ask) -> Reply:
    if ask.seen.officer and (reply := officer.sticker(ask)) is not None:
        return reply
    if ask.seen.officer and (reply := enclose.from_officer(ask)) is not None:
        return reply
    if ask.in_group:
        return Reply()
    if (reply := enclose.from_asker(ask)) is not None:
        return ask.with_notice(reply)
    media = ask.said.media
    words = texts.STICKER if media == "sticker" else texts.cannot_read(media)
    return ask.with_notice(Reply((with_quick_replies(text(words), footers.everyday()),)))
