"""All that the platform knows, and the one lock that guards it."""

import threading
from dataclasses import dataclass, field
from datetime import datetime

from simulator.world import ids
from simulator.world.clock import Clock
from simulator.world.faults import Faults
from simulator.world.model import BotAccount, Delivery, Group, Json, Message, Person, Refusal, Request, Via
from simulator.world.tokens import Quota, ReplyTokens, RetryKeys

QUOTABLE = {"text", "textV2", "sticker", "image", "video", "template", "flex"}


@dataclass
class Settings:
    """Things of LINE that differ between accounts, or that LINE has not written down."""

    postback_names_user_in_group: bool = False
    """Whether a postback from a group carries source.userId: LINE's reference speaks of messages only."""
    chat: bool = False
    """Chat is on in OA Manager: messages count as read when they are marked so, not by themselves."""
    redelivery: bool = True
    use_webhook: bool = True
    webhook_url: str | None = None


class State:
    """Change it only while holding `lock`, and call `touch` after."""

    def __init__(self, clock: Clock, bot: BotAccount, quota: int | None) -> None:
        self.lock = threading.RLock()
        self.changed = threading.Condition(self.lock)
        self.is_closed = False
        self.version = 0
        self.clock = clock
        self.bot = bot
        self.settings = Settings()
        self.faults = Faults()
        self.people: dict[str, Person] = {}
        self.groups: dict[str, Group] = {}
        self.messages: dict[str, Message] = {}
        self.chats: dict[str, list[Message]] = {}
        self.quotable: dict[str, Message] = {}
        """By quote token. Tokens never expire; an edited message has several."""
        self.quick_replies: dict[str, str] = {}
        """Of each chat, the message whose quick reply is on show."""
        self.loading: dict[str, datetime] = {}
        """Of each chat, until when the loading animation runs."""
        self.tokens = ReplyTokens()
        self.keys = RetryKeys()
        self.quota = Quota(quota)
        self.events: list[Json] = []
        """Every event that happened, as it was first told."""
        self.requests: list[Request] = []
        self.deliveries: list[Delivery] = []
        self._message_ids = ids.message_ids()

    def touch(self) -> int:
        self.version += 1
        self.changed.notify_all()
        return self.version

    def add_message(self, said: "NewMessage") -> Message:
        """Put a message into its chat. Whatever quick reply was on show there goes."""
        message = Message(
            id=next(self._message_ids),
            chat=said.chat,
            sender=said.sender,
            at=self.clock.now(),
            content=said.content,
            via=said.via,
            version=self.touch(),
            quotes=said.quotes,
            reply_token=said.reply_token,
            read_token=ids.quote_token() if said.sender and said.via == "person" else None,
        )
        self.quick_replies.pop(said.chat, None)
        self.loading.pop(said.chat, None)
        if message.content["type"] in QUOTABLE:
            message.quote_token = ids.quote_token()
        if said.delivered:
            self.messages[message.id] = message
            self.chats.setdefault(said.chat, []).append(message)
            if message.quote_token:
                self.quotable[message.quote_token] = message
        return message

    def mark_as_read(self, token: object) -> None:
        """The message of that token, and those before it in its chat."""
        with self.lock:
            marked = next((one for one in self.messages.values() if one.read_token == token), None)
            if marked is None or not isinstance(token, str):
                raise Refusal(400, "Invalid markAsReadToken")
            for message in self.chats[marked.chat]:
                if message.sender and not message.read:
                    message.read, message.version = True, self.touch()
                if message is marked:
                    return

    def chat_messages(self, chat: str) -> list[Message]:
        """In order."""
        with self.lock:
            return list(self.chats.get(chat, []))

    def known_person(self, user_id: str) -> Person:
        if user_id not in self.people:
            raise Refusal(404, "Not found")
        return self.people[user_id]

    def bots_group(self, group_id: str) -> Group:
        """A group the bot is in; of others it may know nothing."""
        group = self.groups.get(group_id)
        if group is None or not group.bot:
            raise Refusal(404, "Not found")
        return group


@dataclass(frozen=True)
class NewMessage:
    chat: str
    sender: str | None
    content: Json
    via: Via
    quotes: str | None = None
    reply_token: str | None = None
    delivered: bool = field(default=True)
    """False: LINE takes it and nobody gets it."""
