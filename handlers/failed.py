"""A handler failed: one apology, with the way to an officer."""

from handlers.reply import Reply, Said, Snapshot
from line import footers, texts
from line.messages import text, with_quick_replies


def apology(said: Said, seen: Snapshot) -> Reply:
    """What to say instead of an answer; must itself lean on nothing that may fail."""
    if seen.chat.kind == "group":
        asked = said.call in ("mention", "postback")
        return Reply((text(texts.FAILED, said.quote_token),)) if asked else Reply()
    return Reply((with_quick_replies(text(texts.FAILED), footers.everyday()),))
