"""A handler failed: one apology, with the way to an officer."""

from handlers.contract.reply import Reply, Said, Snapshot
from line.cards import quick_buttons
from line.messages import text, with_quick_replies
from line.texts import conversation_texts


def apology(said: Said, seen: Snapshot) -> Reply:
    """What to say instead of an answer; must itself lean on nothing that may fail."""
    if seen.chat.kind == "group":
        asked = said.call in ("mention", "postback")
        return Reply((text(conversation_texts.FAILED, said.quote_token),)) if asked else Reply()
    return Reply((with_quick_replies(text(conversation_texts.FAILED), quick_buttons.everyday()),))
