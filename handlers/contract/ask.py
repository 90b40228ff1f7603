"""One thing said, with all a handler may know about it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from domain.time import BANGKOK
from handlers.contract.case import Case
from handlers.contract.mask import masked
from handlers.contract.reply import Desk, Reply, Said, Snapshot
from handlers.contract.turn import Remember
from knowledge.facts.manual import Procedure, Step
from knowledge.reading.reading import Reading
from line.cards.quick_buttons import Audience
from line.limits import MESSAGES
from line.messages import Message, text
from line.plain_text import as_text
from line.texts import case_texts

UNREAD = Reading("smalltalk", topic="help")

Intent = Literal[
    "step",
    "procedure",
    "law",
    "calendar",
    "clarify",
    "ask-officer",
    "smalltalk",
    "menu",
    "privacy",
    "unfinished",
    "office",
]
"""What an answer is to be about."""


@dataclass(frozen=True)
class Ask:
    said: Said
    seen: Snapshot
    desk: Desk
    now: datetime
    final: bool = False
    """A fragment that has waited long enough."""
    reading: Reading = UNREAD
    """How it was read; set before a handler of an intent runs."""
    instead_of: str | None = None
    """Subject of the answer on whose card another reading was tapped."""

    @property
    def today(self) -> date:
        return self.now.astimezone(BANGKOK).date()

    @property
    def in_group(self) -> bool:
        return self.seen.chat.kind == "group"

    @property
    def audience(self) -> Audience:
        return Audience(self.in_group, self.desk.bot.basic_id, self.said.text, self.desk.pages)

    @property
    def procedure(self) -> Procedure | None:
        return self.desk.manual.procedure(self.reading.procedure) if self.reading.procedure else None

    @property
    def step(self) -> Step | None:
        procedure, number = self.procedure, self.reading.step
        return procedure.step(number) if procedure and number is not None else None

    @property
    def newest(self) -> Case | None:
        """The consultation in which this person said something last."""
        return max(self.seen.mine, key=lambda case: (case.last_at or self.now, case.id), default=None)

    def masked(self) -> "Ask":
        """As it may be kept and passed on: without anybody's identity or phone number."""
        safe = masked(self.said.text)
        if safe == self.said.text:
            return self
        return replace(self, said=replace(self.said, text=safe, masked=True))

    def with_notice(self, reply: Reply) -> Reply:
        """Whoever typed an identity or phone number is told that it was masked."""
        if not self.said.masked or not reply.messages or len(reply.messages) >= MESSAGES:
            return reply
        return replace(reply, messages=(text(case_texts.MASKED), *reply.messages))

    def read_as(self, reading: Reading) -> "Ask":
        return replace(self, reading=reading)

    def answered(self, *messages: Message) -> Reply:
        """A reply that keeps this turn of the talk."""
        talk = self.desk.understanding.follow(self.seen.talk, self.reading)
        answer = as_text(messages)
        remember = Remember(
            self.said.text,
            self.reading,
            talk,
            self.said.message_id,
            answer,
            self.desk.version,
            self.instead_of,
        )
        return Reply(messages, (remember,), self.reading)


Handler = Callable[[Ask], Reply]
