"""The front page of the knowledge: a question tried, and the ways to all that can be edited."""

from dataclasses import dataclass
from datetime import datetime

from flask import Response, request

from console.office.gate import Gate
from console.office.knowledge import words
from console.office.knowledge.thing import every, of_reading
from console.office.knowledge.typed import NO_WORDS, clean, too_long
from db import entries
from db.staff import staff
from handlers.words.fold import says
from knowledge.facts.manual import Manual
from knowledge.reading.reading import Reading
from line.texts.labels import FACET_NAMES
from line.thai_dates import MONTHS
from services.knowledge.trying import Tried, tried

LONGEST = 5000


@dataclass(frozen=True)
class Choice:
    name: str
    href: str


@dataclass(frozen=True)
class Read:
    """How a question was read, in words."""

    kind: str
    about: Choice | None
    facet: str
    month: str
    others: tuple[Choice, ...]
    sure: int
    """Of a hundred."""
    near: tuple[tuple[str, str], ...]
    """The phrasings that are most like it, and what they are for."""
    text: str
    entry: int | None
    why: tuple[str, ...]


def add_to(gate: Gate) -> None:
    @gate.page("/knowledge", methods=("GET", "POST"))
    def knowledge() -> Response:
        """By POST: words in an address would stay in histories. Nothing is kept, no row of the ledger."""
        return _shown(gate, clean(request.form.get("q", "")))


def _shown(gate: Gate, typed: str) -> Response:
    now, wrong, read = gate.now, "", None
    facts = gate.site.keeper.facts(now, at_once=True)
    if request.method == "POST":
        wrong = "" if says(typed) else NO_WORDS
        wrong = too_long(LONGEST) if len(typed) > LONGEST else wrong
        if not wrong:
            read = _read(facts.manual, a_trial(gate, typed, now))
    with gate.site.database.read() as db:
        drafts = entries.count_drafts(db)
    live = gate.site.keeper.live
    return gate.html(
        "knowledge/front.html",
        status=422 if wrong else 200,
        typed=request.form.get("q", ""),
        wrong=wrong,
        read=read,
        things=every(facts.manual),
        drafts=drafts,
        odd=len(live.laid.aside) + len(live.laid.changed_beneath) if live else 0,
    )


def a_trial(gate: Gate, typed: str, now: datetime) -> Tried:
    """With all that the conversation looks things up in, as it stands now."""
    keeper = gate.site.keeper
    desk = keeper.desk(keeper.understanding(keeper.facts(now, at_once=True).manual), now)
    with gate.site.database.read() as db:
        there = staff(db, now)
    return tried(desk, typed, now, staff=there, explain=True)


def _read(manual: Manual, found: Tried) -> Read:
    reading = found.reading
    thing = of_reading(manual, reading.procedure, reading.step)
    others = [
        Choice(one.name, one.href)
        for option in reading.options
        if (one := of_reading(manual, option.procedure, option.step))
    ]
    return Read(
        _kind(reading, found),
        Choice(thing.name, thing.href) if thing and found.entry is None else None,
        FACET_NAMES.get(reading.facet or "", ""),
        _month(reading),
        tuple(others),
        round(reading.score * 100),
        tuple(_near(manual, found.why)),
        found.text,
        found.entry,
        found.why,
    )


def _month(reading: Reading) -> str:
    month = reading.month
    return MONTHS[month - 1] if isinstance(month, int) else words.MONTHS.get(month or "", "")


def _kind(reading: Reading, found: Tried) -> str:
    if found.entry is not None:
        return f"ตอบจากความรู้ที่ {found.entry} ซึ่งเจ้าหน้าที่สอนไว้"
    return words.KINDS[reading.kind]


def _near(manual: Manual, why: tuple[str, ...]) -> list[tuple[str, str]]:
    """Of the evidence: "near 0.62: words -> plan-review/4"."""
    found = []
    for line in why:
        if not line.startswith("near "):
            continue
        phrasing, _, targets = line.partition(": ")[2].rpartition(" -> ")
        procedure, _, step = targets.partition("|")[0].partition("/")
        thing = of_reading(manual, procedure, int(step) if step.isdecimal() else None)
        found.append(
            (phrasing, thing.name if thing else words.KINDS.get(procedure.partition(":")[0], "เรื่องอื่น"))
        )
    return found
