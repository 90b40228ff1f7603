"""Pictures, stickers, files, places: a line saying what can be read. A group's are no business of ours."""

from handlers.ask import Ask
from handlers.reply import Reply
from line import case_texts, footers, texts
from line.messages import text, with_quick_replies


def received(ask: Ask) -> Reply:
    draft = ask.seen.draft
    if ask.seen.officer and draft and draft.kind in ("answer", "correct"):
        return Reply((text(case_texts.NO_MEDIA),))
    if ask.in_group:
        return Reply()
    media = ask.said.media
    words = texts.STICKER if media == "sticker" else texts.cannot_read(media)
    return Reply((with_quick_replies(text(words), footers.everyday()),))
