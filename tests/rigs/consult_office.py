"""A planbot without processes: real handlers and database, a LINE that records, people who speak and tap."""

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import parse_qs

from builders import GROUP, SettableClock, a_text, an_event, bangkok
from sqlalchemy import select

from bot.web.webhook import keep
from db import chats, consultations, officers
from db.engine import Database
from db.models.consultations import Consultation
from handlers.contract.reply import Bot, Desk
from knowledge.facts.manual import Manual
from knowledge.facts.office import Duty, Responsible, School
from knowledge.loading.load import load_manual
from knowledge.reading.reading import Reading, Talk
from knowledge.reading.understand import Understanding
from line.gateway import Content, Outcome, Sent, TooLarge
from line.plain_text import as_text
from scheduler.calendar.workdays import Workdays
from scheduler.calendar.worktime import Hours, next_open
from services.dispatcher import Dispatcher
from services.outbound.attachments import Fetcher
from services.outbound.delivery import Courier
from simulator.limits.message_limits import rule
from simulator.limits.objects import check

TEACHER = "U" + "1" * 32
SECOND, THIRD = "U" + "2" * 32, "U" + "3" * 32
NID, SOMSRI = "U" + "a" * 32, "U" + "b" * 32
OFFICERS = GROUP
MONDAY_TEN = bangkok("2026-11-23 10:00")
UNKNOWN = Reading("escalate", topic="unknown")
PLAN = Reading("answer", procedure="plan-review", step=4, facet="timeline", score=0.9)
_ids = itertools.count(1)
_MANUAL: list[Manual] = []


class Reads(Understanding):
    """Reads "แผน" as the plan's deadline, thanks and a wish for a person as such, all else as unknown."""

    def __init__(self) -> None:
        pass

    def read(
        self, text: str, talk: Talk | None = None, *, in_group: bool = False, today: date | None = None
    ) -> Reading:
        if "แผน" in text:
            return PLAN
        if "ขอคุยกับเจ้าหน้าที่" in text or text == "ถามเจ้าหน้าที่":
            return Reading("escalate", topic="person")
        return Reading("smalltalk", topic="thanks") if "ขอบคุณ" in text else UNKNOWN

    def follow(self, talk: Talk, reading: Reading) -> Talk:
        return Talk(reading.procedure, reading.step)


@dataclass(eq=False)
class Shown:
    """A message in a chat, as the bot sent it."""

    id: str
    chat: str
    message: Mapping[str, Any]
    pushed: bool

    @cached_property
    def text(self) -> str:
        return as_text((self.message,))


PICTURE = Content(b"\x89PNG\r\n\x1a\n a small picture", "image/png")


class RecordingLine:
    """Takes all, gives each message an id, and knows to which chat a reply token belongs."""

    def __init__(self, *, strict: bool = True) -> None:
        """`strict`: bodies are held against all of LINE's rules, which takes as long as all the rest."""
        self.strict = strict
        self.tokens: dict[str, str] = {}
        self.shown: list[Shown] = []
        self.unreachable: set[str] = set()
        self.members: set[str] = set()  # of the officers' group, who can be mentioned there
        self.fails: Callable[[str], Outcome | None] = lambda chat: None
        self.takes_mentions = True
        self.keys: list[str] = []
        self.before_answering: Callable[[str], None] = lambda chat: None
        """What happens after a push stands in its chat, and before the bot hears that it does."""
        self.contents: dict[str, Content | Exception] = {}
        """By message; a small picture where nothing else is said."""
        self.previews: dict[str, Content | Exception] = {}

    def reply(self, token: str, messages: Sequence[Any]) -> Sent:
        return self._take(self.tokens[token], messages, False)

    def push(self, to: str, messages: Sequence[Any], retry_key: str) -> Sent:
        outcome = self.fails(to)
        self.keys.append(retry_key)
        if not self.takes_mentions and messages[0]["type"] == "textV2":
            return Sent(Outcome.REFUSED, status=400)
        return Sent(outcome) if outcome else self._take(to, messages, True)

    def account(self) -> object:
        return object()

    def can_reach(self, person: str) -> bool:
        return person not in self.unreachable

    def content(self, message: str, most: int, *, preview: bool = False) -> Content:
        found = (self.previews if preview else self.contents).get(message, PICTURE)
        if isinstance(found, Exception):
            raise found
        if len(found.data) > most:
            raise TooLarge
        return found

    def _take(self, chat: str, messages: Sequence[Any], pushed: bool) -> Sent:
        assert 1 <= len(messages) <= 5
        if self.strict:
            assert [problem for one in messages for problem in check("Message", dict(one), "", rule)] == []
        new = [Shown(f"sent-{next(_ids)}", chat, dict(one), pushed) for one in messages]
        self.shown += new
        if pushed:
            self.before_answering(chat)
        return Sent(Outcome.ACCEPTED, tuple(one.id for one in new), status=200)


def the_manual(**duty: Any) -> Manual:
    if not _MANUAL:
        _MANUAL.append(load_manual())
    schools = (
        School(name="โรงเรียนปิยะมหาราชาลัย", also=("ปมร.",)),
        School(name="โรงเรียนนาแกพิทยาคม"),
        School(name="โรงเรียนนาแกสามัคคีวิทยา"),
    )
    return _MANUAL[0].model_copy(update={"duty": Duty(**duty), "schools": schools})


RESPONSIBLE = Responsible(procedure="plan-review", officers=("พี่นิด",))


class Bureau:
    """An office with two officers and their group, on a Monday at ten."""

    def __init__(
        self,
        database: Database,
        *,
        manual: Manual | None = None,
        staffed: bool = True,
        hours: Hours | None = None,
        files: str = "https://planbot.example.go.th/files",
        strict: bool = True,
    ) -> None:
        self.database, self.clock = database, SettableClock(MONDAY_TEN)
        self.line = RecordingLine(strict=strict)
        manual = manual or the_manual()
        bot = Bot("แผนดี", "@x")
        self.desk = Desk(manual, Reads(), Workdays(manual.days_off), {}, bot, hours or Hours(), files=files)
        self.courier = Courier(
            database, self.line, self.clock, 20,
            office_opens=lambda now: next_open(now, self.desk.workdays, self.desk.hours),
            duties=lambda: self.desk.manual.duty.duties,
            is_member=lambda group, person: person in self.line.members,
        )  # fmt: skip
        opens = lambda now: next_open(now, self.desk.workdays, self.desk.hours)  # noqa: E731
        self.fetcher = Fetcher(database, self.line, self.clock, files, opens)
        self.dispatcher = Dispatcher(database, self.courier, lambda: self.desk, self.clock)
        with database.begin() as session:
            for person, name in ((TEACHER, "ครูสมใจ"), (SECOND, "ครูวิชัย"), (THIRD, "ครูมานี")):
                consultations.tell_person(session, person, name=name)
            if staffed:
                officers.add(session, NID, "พี่นิด", self.clock())
                officers.add(session, SOMSRI, "สมศรี", self.clock())
                chats.bind_group(session, OFFICERS, "officers", self.clock())

    def says(
        self,
        person: str,
        text: str,
        *,
        group: str | None = None,
        quote: str | Shown | None = None,
        work: bool = True,
    ) -> list[Shown]:
        more: dict[str, Any] = {}
        if quote is not None:
            more["quotedMessageId"] = quote.id if isinstance(quote, Shown) else quote
        return self._happens(
            a_text(text, at=self.clock(), group=group, person=person, **more), group or person, work
        )

    def sends(
        self, person: str, kind: str, *, id: str = "", group: str | None = None, **fields: Any
    ) -> list[Shown]:
        """A picture, a file, a sticker. id: of its message."""
        message = {"id": id or f"sent-by-{person[:3]}-{next(_ids)}", "type": kind, **fields}
        source = {"type": "user", "userId": person}
        if group:
            source = {"type": "group", "groupId": group, "userId": person}
        event = an_event("message", self.clock(), source=source, message=message)
        return self._happens(event, group or person, True)

    def taps(self, person: str, data: str, *, group: str | None = None, work: bool = True) -> list[Shown]:
        source = {"type": "group", "groupId": group} if group else {"type": "user", "userId": person}
        event = an_event("postback", self.clock(), source=source, postback={"data": data})
        return self._happens(event, group or person, work)

    def happens(self, person: str, kind: str, **fields: Any) -> list[Shown]:
        source = {"type": "user", "userId": person}
        event = an_event(kind, self.clock(), **{"source": source, **fields})
        return self._happens(event, event["source"].get("groupId", person), True)

    def _happens(self, event: dict[str, Any], chat: str, work: bool) -> list[Shown]:
        if "replyToken" in event:
            self.line.tokens[event["replyToken"]] = chat
        before = len(self.line.shown)
        with self.database.begin() as session:
            keep(session, [event], self.clock())
        self.clock.advance(seconds=1)
        if work:
            self.work()
        return [one for one in self.line.shown[before:] if one.chat == chat]

    def work(self) -> None:
        for chat in self.dispatcher.claim("worker", 10):
            self.dispatcher.handle_chat(chat, "worker")
        self.fetcher.fetch_due()
        while jobs := self.courier.claim("worker", 20):  # of each chat one at a time
            for job in jobs:
                self.courier.send(job)

    def button(self, person: str, label: str, *, group: str | None = None, on: Shown | None = None) -> str:
        """The data of the newest button of that label in a chat."""
        return str(self.action(person, label, group=group, on=on)["data"])

    def action(
        self, person: str, label: str, *, group: str | None = None, on: Shown | None = None
    ) -> Mapping[str, Any]:
        chat = group or person
        for one in [on] if on else reversed(self.line.shown):
            if one.chat == chat and (action := _button(one.message, label)):
                return action
        raise AssertionError(f"no button {label!r}")

    def presses(
        self, person: str, label: str, *, group: str | None = None, on: Shown | None = None
    ) -> list[Shown]:
        """A postback in a group need not name who tapped; LINE may leave that out."""
        action = self.action(person, label, group=group, on=on)
        if action["type"] == "message":
            return self.says(person, action["text"], group=group)
        return self.taps(person, action["data"], group=group)

    def asks_officers(self, person: str, question: str, school: str = "ปิยะมหาราชาลัย") -> str:
        """The whole way of a question to the officers; its name, as in "ปศ. 1/2570"."""
        self.says(person, question)
        told = self.presses(person, "ส่งถึงเจ้าหน้าที่")
        if "ขอชื่อโรงเรียน" in told[-1].text:
            told = self.says(person, school)
        found = re.search(r"ปศ\. \d+/\d{4}", told[-1].text)
        assert found, told[-1].text
        return found[0]

    def card(self, name: str, chat: str = OFFICERS) -> Shown:
        there = (one for one in reversed(self.line.shown) if one.chat == chat)
        return next(one for one in there if one.message["type"] == "flex" and name in one.text)

    def in_chat(self, chat: str) -> str:
        return "\n".join(one.text for one in self.line.shown if one.chat == chat)

    def cases(self) -> list[Consultation]:
        with self.database.read() as session:
            return list(session.scalars(select(Consultation).order_by(Consultation.id)))

    def case(self, name: str) -> Consultation:
        return next(one for one in self.cases() if f"ปศ. {one.number}/{one.fiscal_year}" == name)


def _button(node: Any, label: str) -> Mapping[str, Any] | None:
    if isinstance(node, Mapping):
        action = node.get("action")
        if isinstance(action, Mapping) and action.get("label") == label:
            return action
        node = list(node.values())
    if isinstance(node, list | tuple):
        return next((found for one in node if (found := _button(one, label))), None)
    return None


def fields_of(data: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(data).items()}
