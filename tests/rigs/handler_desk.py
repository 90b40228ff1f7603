"""Builders for what handlers get: a desk with the real manual, and an understanding that reads as told."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache

from handlers import respond
from handlers.contract.reply import Bot, Chat, Desk, Reply, Said, Snapshot
from handlers.contract.turn import Remember
from knowledge.facts.manual import KeyDate, Manual
from knowledge.facts.office import Office
from knowledge.loading.load import load_manual
from knowledge.reading.reading import Reading, Talk
from knowledge.reading.understand import Understanding
from line.plain_text import as_text
from scheduler.calendar.workdays import Workdays

PERSON = Chat("U" + "1" * 32, "user", "U" + "1" * 32)
GROUP = Chat("C" + "2" * 32, "group", "U" + "1" * 32, "announcements")
NOON = "2026-11-22T12:00:00+07:00"
"""A Sunday, 190 days before 31 May 2027."""
SURE = Reading("answer", procedure="plan-review", step=4, facet="timeline", score=0.9)
UNKNOWN = Reading("escalate", topic="unknown")
CLOSINGS: Mapping[KeyDate, tuple[date, ...]] = {
    "emes-close-6m": (date(2027, 4, 20),),
    "emes-close-12m": (date(2027, 10, 15),),
}


class ReadsAs(Understanding):
    """Reads every message as told; what was said and where it was asked is kept to look at."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.asked: list[tuple[str, bool]] = []

    def read(
        self, text: str, talk: Talk | None = None, *, in_group: bool = False, today: date | None = None
    ) -> Reading:
        self.asked.append((text, in_group))
        return self.reading

    def follow(self, talk: Talk, reading: Reading) -> Talk:
        return Talk(reading.procedure, reading.step, reading.facet, reading.month, reading.options)


@cache
def the_manual() -> Manual:
    return load_manual()


def a_desk(
    reading: Reading = SURE,
    *,
    key_dates: Mapping[KeyDate, tuple[date, ...]] | None = None,
    bot: Bot | None = None,
    manual: Manual | None = None,
) -> Desk:
    manual = manual or the_manual()
    bot = bot or Bot("แผนดี", "@123abcde")
    return Desk(manual, ReadsAs(reading), Workdays(manual.days_off), key_dates or {}, bot)


def with_office(**fields: str) -> Manual:
    manual = the_manual()
    office = Office(**{**manual.office.model_dump(), **fields})
    return manual.model_copy(update={"office": office})


def a_person_says(
    words: str, read_as: Reading = SURE, *, at: str = NOON, final: bool = False, desk: Desk | None = None
) -> Reply:
    said = Said("text", text=words, message_id="m1", quote_token="q1")
    return respond(said, Snapshot(PERSON), desk or a_desk(read_as), moment(at), final=final)


def a_member_says(
    words: str, read_as: Reading = SURE, *, call: str = "mention", at: str = NOON, desk: Desk | None = None
) -> Reply:
    said = Said("text", call=call, text=words, message_id="m1", quote_token="q1")  # type: ignore[arg-type]
    return respond(said, Snapshot(GROUP), desk or a_desk(read_as), moment(at))


def tapped(data: str, *, chat: Chat = PERSON, at: str = NOON, desk: Desk | None = None) -> Reply:
    said = Said("postback", call="direct" if chat is PERSON else "postback", data=data)
    return respond(said, Snapshot(chat), desk or a_desk(), moment(at))


def moment(iso: str) -> datetime:
    return datetime.fromisoformat(iso if "T" in iso else f"{iso}T12:00:00+07:00")


def words_of(reply: Reply) -> str:
    return as_text(reply.messages)


def remembered(reply: Reply) -> Remember:
    [change] = reply.changes
    assert isinstance(change, Remember)
    return change
