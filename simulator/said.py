"""What a test holds in its hand after a person did something: the way to what the bot made of it."""

from dataclasses import dataclass

from simulator.platform import Platform
from simulator.reading import buttons_of, text_of
from simulator.world.model import Json, Message

PATIENCE = 20.0
"""Seconds to wait for an answer where a test says nothing else."""


@dataclass(frozen=True)
class Said:
    """Something a person did in a chat, and the way to what the bot made of it."""

    platform: Platform
    chat: str
    message: Message | None
    """What stands in the chat; a tap may leave nothing."""
    event: Json | None
    """As it was told to the bot; None where it was not."""
    _before: int

    @property
    def reply_token(self) -> str | None:
        return self.event.get("replyToken") if self.event else None

    def answered(self) -> "Seen":
        """What the bot has sent into this chat since, by whatever way."""
        after = self.platform.state.chat_messages(self.chat)[self._before :]
        return Seen(tuple(message for message in after if message.sender is None))

    def answer(self, timeout: float = PATIENCE) -> "Seen":
        """Wait for it. Raises AssertionError when nothing comes."""
        if not self.platform.wait_until(lambda: bool(self.answered().messages), timeout):
            raise AssertionError(f"no answer within {timeout} s; {self._what_happened()}")
        return self.answered()

    def unanswered_for(self, seconds: float) -> bool:
        """Whether the bot stays silent so long."""
        return not self.platform.wait_until(lambda: bool(self.answered().messages), seconds)

    def _what_happened(self) -> str:
        tries = [delivery.outcome for delivery in self.platform.deliveries if self.event in delivery.events]
        calls = [f"{call.path} {call.status} {call.answer}" for call in self.platform.requests[-3:]]
        return f"webhook: {tries or 'none'}; last calls: {calls or 'none'}"


@dataclass(frozen=True)
class Seen:
    """Messages of the bot, as a person sees them."""

    messages: tuple[Message, ...]

    @property
    def text(self) -> str:
        """All their words, a line for each piece of a card."""
        return "\n".join(text_of(message.content) for message in self.messages)

    @property
    def alt_texts(self) -> list[str]:
        return [message.content["altText"] for message in self.messages if "altText" in message.content]

    @property
    def labels(self) -> list[str]:
        """Of all buttons, quick replies too."""
        return [button.label for message in self.messages for button in buttons_of(message.content)]

    @property
    def quotes(self) -> list[str]:
        """Ids of the messages they quote."""
        return [message.quotes for message in self.messages if message.quotes]


def message_id(quote: Said | Message | None) -> str | None:
    if quote is None or isinstance(quote, Message):
        return quote.id if quote else None
    return known_message(quote).id


def known_message(said: Said) -> Message:
    if said.message is None:
        raise AssertionError("that left no message in the chat")
    return said.message
