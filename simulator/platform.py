"""The platform in one piece: its state, what people do, what the bot sends, and the webhooks between."""

import copy
import time
from collections.abc import Callable

from simulator.richmenus import RichMenus
from simulator.sending import Sending
from simulator.webhooks import Pace, Postman
from simulator.world import ids
from simulator.world.acts import Acts
from simulator.world.clock import Clock
from simulator.world.faults import Faults
from simulator.world.model import BotAccount, Delivery, Group, Json, Message, Person, Request
from simulator.world.state import Settings, State

SECRET = "simulator-channel-secret"
TOKEN = "simulator-channel-access-token"


class Platform:
    """Safe to use from any thread. `secret` and `token` are those of the bot's channel."""

    def __init__(
        self,
        clock: Clock | None = None,
        *,
        bot: BotAccount | None = None,
        secret: str = SECRET,
        token: str = TOKEN,
        quota: int | None = 300,
        pace: Pace | None = None,
    ) -> None:
        self.clock = clock or Clock()
        self.secret = secret
        self.token = token
        self.state = State(self.clock, bot or BotAccount(), quota)
        self.postman = Postman(self.state, secret, pace or Pace())
        self.acts = Acts(self.state, self.postman)
        self.sending = Sending(self.state)
        self.rich_menus = RichMenus(self.state)

    @property
    def bot(self) -> BotAccount:
        return self.state.bot

    @property
    def settings(self) -> Settings:
        return self.state.settings

    @property
    def faults(self) -> Faults:
        return self.state.faults

    def add_person(self, name: str, about: str = "", *, friend: bool = True) -> Person:
        with self.state.lock:
            person = Person(ids.user_id(name), name, about, friend)
            self.state.people[person.id] = person
            self.state.touch()
            return person

    def add_group(
        self, name: str, members: tuple[str, ...] = (), others: int = 0, *, bot: bool = True
    ) -> Group:
        """`others` are members who never speak; nothing is told to the bot."""
        with self.state.lock:
            group = Group(ids.group_id(name), name, list(members), others, bot)
            self.state.groups[group.id] = group
            self.state.touch()
            return group

    def introduce(self) -> None:
        """Tell the bot of all who are here already: a follow of each friend, a join of each group."""
        with self.state.lock:
            for person in self.state.people.values():
                if person.reachable:
                    self.acts.follows(person.id)
            for group in self.state.groups.values():
                if group.bot:
                    self.acts.invites_bot(group.id)

    @property
    def requests(self) -> list[Request]:
        """Every call of the API, the oldest first."""
        with self.state.lock:
            return list(self.state.requests)

    @property
    def deliveries(self) -> list[Delivery]:
        """Every try to bring a webhook, the oldest first."""
        with self.state.lock:
            return list(self.state.deliveries)

    @property
    def events(self) -> list[Json]:
        """Every event that happened, once each."""
        with self.state.lock:
            return copy.deepcopy(self.state.events)

    @property
    def messages(self) -> list[Message]:
        with self.state.lock:
            return list(self.state.messages.values())

    def send_again(self, event_id: str | None = None, *, redelivery: bool = False) -> None:
        """The event once more (the last one by default), as LINE may do at any time."""
        with self.state.lock:
            for event in reversed(self.state.events):
                if event_id in (None, event["webhookEventId"]):
                    self.postman.send_again(event, redelivery=redelivery)
                    return
        raise LookupError("no such event")

    def wait_until(self, true: Callable[[], bool], timeout: float) -> bool:
        """Looks again whenever something has changed here, and every 50 ms. Seconds of real time."""
        ends = time.monotonic() + timeout
        while not true():
            if time.monotonic() > ends:
                return False
            with self.state.changed:
                self.state.changed.wait(0.05)
        return True

    def close(self) -> None:
        """End the webhooks under way, and let no page wait for changes any longer."""
        with self.state.changed:
            self.state.is_closed = True
            self.state.changed.notify_all()
        self.postman.close()
