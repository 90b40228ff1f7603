"""A line in a group with a button that opens the 1:1 chat with the question filled in."""

from line.actions import link, own_chat_uri
from line.cards import flex
from line.limits import without_controls
from line.messages import Message
from line.messages import flex as card
from line.texts import conversation_texts, labels


def own_chat_card(basic_id: str, question: str) -> Message:
    line = conversation_texts.ask_in_own_chat(without_controls(question))
    colour = flex.PLAIN_ACCENT
    body = flex.column(
        flex.words(line),
        flex.button(link(labels.OWN_CHAT, own_chat_uri(basic_id, question)), colour),
        flex.quiet(conversation_texts.on_a_pc(basic_id), "xxs"),
        paddingAll="12px",
        spacing="sm",
    )
    return card(line, {"type": "bubble", "size": "kilo", "body": body})
