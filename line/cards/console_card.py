"""The card with the one-time button into the office's pages, and the word of a login."""

from line.actions import link, says
from line.cards import flex
from line.messages import Message
from line.messages import flex as card
from line.texts import console_texts as texts


def way_in(address: str, until: str) -> Message:
    """The address stands in the button alone: LINE fetches one in a text for its preview."""
    colour = flex.PLAIN_ACCENT
    words = texts.link(until)
    body = [flex.words(words, "md", margin="none"), flex.quiet(texts.NOT_TO_OTHERS, margin="md")]
    footer = [flex.button(link(texts.OPEN, address), colour, "primary")]
    header = flex.header("เจ้าหน้าที่", texts.TITLE, colour)
    return card(f"{texts.TITLE}: {words}", flex.bubble(header, body, footer))


def logged_in(at: str, device: str, new: bool) -> Message:
    words = texts.logged_in(at, device, new)
    button = flex.button(says(texts.LOG_OUT, texts.LOG_OUT), flex.PLAIN_ACCENT)
    bubble = {"type": "bubble", "body": flex.column(flex.words(words), button, spacing="sm")}
    return card(words, bubble)
