"""People in LINE for tests: `sim.person("...").says("...").answer().text`.

A running simulator in this process, which a bot in this or another process talks to over HTTP.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal, Self

from simulator.platform import SECRET, TOKEN, Platform
from simulator.reading import Button, buttons_of
from simulator.said import PATIENCE, Said, known_message, message_id
from simulator.server import serve
from simulator.webhooks import Pace
from simulator.world import samples
from simulator.world.acts import Acts, Speaker
from simulator.world.clock import Clock
from simulator.world.events import Where, event
from simulator.world.model import BotAccount, Group, Json, Message, Person

QUICK = Pace(redeliver_after=(0.2, 0.4, 0.8, 1.6, 3.2))
"""So that a test of redelivery need not wait for minutes."""

Kind = Literal["sticker", "image", "video", "audio", "file", "location"]


class Simulator:
    """LINE, running until closed. Use it in a `with`, or call `close`."""

    def __init__(
        self,
        webhook: str | None = None,
        *,
        clock: Clock | None = None,
        bot: BotAccount | None = None,
        secret: str = SECRET,
        token: str = TOKEN,
        quota: int | None = 300,
        pace: Pace = QUICK,
        port: int = 0,
    ) -> None:
        self.platform = Platform(clock, bot=bot, secret=secret, token=token, quota=quota, pace=pace)
        self.platform.settings.webhook_url = webhook
        self.server = serve(self.platform, port=port)
        self.url = self.server.url
        """To be set as the bot's address of LINE's API, both hosts; a browser finds the chat page there."""
        self.faults = self.platform.faults
        self.clock = self.platform.clock
        self.secret, self.token = secret, token

    def connect(self, webhook: str) -> None:
        """From now on events go to this address."""
        self.platform.settings.webhook_url = webhook

    def person(self, name: str, about: str = "", *, friend: bool = True) -> "Someone":
        """The person of that name, made at the first call. The bot is not told of them."""
        for known in self.platform.state.people.values():
            if known.name == name:
                return Someone(self, known)
        return Someone(self, self.platform.add_person(name, about, friend=friend))

    def group(
        self, name: str, members: Sequence["Someone"] = (), *, others: int = 0, bot: bool = True
    ) -> Group:
        """The group of that name, made at the first call. The bot is not told of it."""
        for known in self.platform.state.groups.values():
            if known.name == name:
                return known
        return self.platform.add_group(name, tuple(member.id for member in members), others, bot=bot)

    def together(self, *acts: Callable[[], object]) -> None:
        """What these do comes to the bot in one webhook body."""
        with self.platform.acts.together():
            for act in acts:
                act()

    def happens(self, kind: str, chat: "Someone | Group", **more: Any) -> Said:
        """An event of any kind, LINE's or none of LINE's; `more` overrides its fields (`mode="standby"`)."""
        state, group = self.platform.state, isinstance(chat, Group)
        with state.lock:
            told = event(state, kind, Where(chat.id, group, None if group else chat.id), more)
            state.events.append(told)
            self.platform.postman.send([told])
            return Said(self.platform, chat.id, None, told, len(state.chat_messages(chat.id)))

    def replies_to(self, said: Said) -> list[Message]:
        """What the bot sent with the reply token of just this event."""
        return [message for message in self.sent_to(said.chat) if message.reply_token == said.reply_token]

    def sent_to(self, chat: "str | Group | Someone") -> list[Message]:
        """All that the bot ever sent there, reply or push."""
        name = chat if isinstance(chat, str) else chat.id
        return [message for message in self.platform.state.chat_messages(name) if message.sender is None]

    def wait_until(self, true: Callable[[], bool], timeout: float = PATIENCE) -> bool:
        return self.platform.wait_until(true, timeout)

    def settle(self, timeout: float = PATIENCE) -> None:
        """Wait until the bot has answered every webhook that has set out."""
        if not self.wait_until(lambda: self.platform.postman.under_way == 0, timeout):
            raise AssertionError(f"webhooks still under way after {timeout} s")

    def close(self) -> None:
        self.platform.close()
        self.server.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@dataclass(frozen=True)
class Someone:
    """A person with LINE in their hand. `group` None is their chat with the bot."""

    sim: Simulator
    person: Person

    @property
    def id(self) -> str:
        return self.person.id

    @property
    def name(self) -> str:
        return self.person.name

    def says(self, text: str, *, quote: Said | Message | None = None) -> Said:
        """In 1:1 with the bot."""
        return self._does(lambda: self._acts.says(Speaker(self.id), text, (), message_id(quote)), self.id)

    def says_in(
        self, group: Group, text: str, *, mention: bool = False, quote: Said | Message | None = None
    ) -> Said:
        """`mention` picks the bot after an @; a text that lacks its name gets it in front."""
        text, targets = self._mention(text, mention)
        speaker = Speaker(self.id, group.id)
        return self._does(lambda: self._acts.says(speaker, text, targets, message_id(quote)), group.id)

    def sends(self, kind: Kind, group: Group | None = None) -> Said:
        """A sticker, a picture ... (a sample of the simulator's)."""
        speaker = Speaker(self.id, group.id if group else None)
        return self._does(lambda: self._acts.sends(speaker, samples.SAMPLES[kind]()), speaker.chat)

    def sends_pictures(self, count: int, group: Group | None = None, *, of: int | None = None) -> Said:
        """That many pictures at once; `of`: of so many, the last of which LINE does not bring."""
        speaker, total = Speaker(self.id, group.id if group else None), of or count

        def all_of_them() -> Message:
            sent = [self._acts.sends(speaker, one) for one in samples.together(total, count)]
            return sent[-1]

        return self._does(all_of_them, speaker.chat)

    def taps(
        self, label: str, group: Group | None = None, *, on: Message | None = None, picks: str | None = None
    ) -> Said:
        """The button of that label: on `on`, else on the newest message that has one.

        `picks`: of a date picker, in LINE's form (`2027-05-21T14:00`).
        """
        speaker = Speaker(self.id, group.id if group else None)
        button = self._find(label, speaker.chat, on)
        params = {button.action["mode"]: picks} if picks else None
        return self._does(lambda: self._acts.taps(speaker, button.action, params), speaker.chat)

    def posts_back(self, data: str, group: Group | None = None, shown: str | None = None) -> Said:
        """As from a button long gone from the chat."""
        action: Json = {"type": "postback", "data": data} | ({"displayText": shown} if shown else {})
        speaker = Speaker(self.id, group.id if group else None)
        return self._does(lambda: self._acts.taps(speaker, action), speaker.chat)

    def sees(self, group: Group | None = None) -> list[Button]:
        """All buttons in a chat, those of the newest message first, on a phone."""
        state = self.sim.platform.state
        chat = group.id if group else self.id
        shown = state.quick_replies.get(chat)
        found: list[Button] = []
        for message in reversed(self.sim.sent_to(chat)):
            found += buttons_of(message.content, quick_reply=message.id == shown)
        return found

    def edits(self, said: Said, text: str, *, mention: bool = False) -> Said:
        text, targets = self._mention(text, mention)
        return self._does(lambda: self._acts.edits(known_message(said).id, text, targets), said.chat)

    def unsends(self, said: Said) -> Said:
        return self._does(lambda: self._acts.unsends(known_message(said).id), said.chat)

    def follows(self) -> Said:
        return self._does(lambda: self._acts.follows(self.id), self.id)

    def blocks(self) -> Said:
        return self._does(lambda: self._acts.blocks(self.id), self.id)

    def invites_bot(self, group: Group) -> Said:
        return self._does(lambda: self._acts.invites_bot(group.id), group.id)

    def removes_bot(self, group: Group) -> Said:
        return self._does(lambda: self._acts.removes_bot(group.id), group.id)

    def joins(self, group: Group) -> Said:
        return self._does(lambda: self._acts.joins(self.id, group.id), group.id)

    def leaves(self, group: Group) -> Said:
        return self._does(lambda: self._acts.leaves(self.id, group.id), group.id)

    @property
    def _acts(self) -> Acts:
        return self.sim.platform.acts

    def _mention(self, text: str, mention: bool) -> tuple[str, tuple[str, ...]]:
        name = f"@{self.sim.platform.bot.name}"
        if not mention:
            return text, ()
        return (text if name in text else f"{name} {text}"), ("bot",)

    def _find(self, label: str, chat: str, on: Message | None) -> Button:
        shown = self.sim.platform.state.quick_replies.get(chat)
        messages = [on] if on is not None else list(reversed(self.sim.sent_to(chat)))
        labels: list[str] = []
        for message in messages:
            for button in buttons_of(message.content, quick_reply=message.id == shown):
                if button.label == label:
                    return button
                labels.append(button.label)
        raise AssertionError(f"no button {label!r} among {labels}")

    def _does(self, act: Callable[[], object], chat: str) -> Said:
        state = self.sim.platform.state
        with state.lock:
            before = len(state.events)
            done = act()
            told = state.events[-1] if len(state.events) > before else None
            message = done if isinstance(done, Message) else None
            return Said(self.sim.platform, chat, message, told, len(state.chat_messages(chat)))
