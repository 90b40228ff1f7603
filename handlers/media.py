"""Pictures, stickers, files, places: a line saying what can be read. A group's are no business of ours."""

from handlers.asker import forward_media
from handlers.contract.ask import Ask
from handlers.contract.reply import Reply
from handlers.officer import officer
from line.cards import quick_buttons
from line.messages import text, with_quick_replies
from line.texts import conversation_texts


def received(ask: Ask) -> Reply:
    if ask.seen.officer and (reply := officer.sticker(ask)) is not None:
        return reply
    if ask.seen.officer and (reply := forward_media.from_officer(ask)) is not None:
        return reply
    if ask.in_group:
        return Reply()
    if (reply := forward_media.from_asker(ask)) is not None:
        return ask.with_notice(reply)
    media = ask.said.media
    words = conversation_texts.STICKER if media == "sticker" else conversation_texts.cannot_read(media)
    return ask.with_notice(Reply((with_quick_replies(text(words), quick_buttons.everyday()),)))
