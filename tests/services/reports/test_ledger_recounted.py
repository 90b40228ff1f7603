"""Long random talks through the real handlers and store; the ledger recounted by a rule of its own.

PLANBOT_LEDGER_TALKS: how many talks (12 where it is not set).
"""

import os
import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

import pytest
from builders import a_text, bangkok
from consult_office import NID, Bureau, Shown
from recount import MOST_A_MINUTE, Asked, Recount, Spoken
from sqlalchemy import select

from bot.web.webhook import keep
from db import chats, consultations, counted_rows
from db.engine import Database
from db.models.consultations import Consultation
from services.reports.statistics import statistics

TALKS = int(os.environ.get("PLANBOT_LEDGER_TALKS", "12"))
LONG = 24
"""Things that happen in a talk."""
SCHOOLS = "C" + "e" * 32
OWN = {"mentionees": [{"index": 0, "length": 6, "type": "user", "userId": "Ubot", "isSelf": True}]}
PROCEDURES = ("plan-review", "budget-request", "resource-mobilization", "monitoring", "records")
BUTTON = re.compile("a=(?:step|procedure)&")


class RandomTalk:
    """One person in 1:1 and in the schools' group, who does what chance says."""

    def __init__(self, bureau: Bureau, chance: random.Random, number: int) -> None:
        self.bureau, self.chance = bureau, chance
        self.person = f"U{number:032x}"
        self.own, self.group = Recount("line"), Recount("line-group")
        self.by_hand: list[Asked] = []
        self.cards: list[tuple[datetime, str]] = []
        self.answers: list[str] = []
        self.edits = 0
        with bureau.database.begin() as session:
            consultations.tell_person(session, self.person, name="ครู", school="โรงเรียนนาแกพิทยาคม")

    @property
    def now(self) -> datetime:
        return self.bureau.clock()

    def plays(self) -> None:
        acts: list[tuple[Callable[[], object], int]] = [
            (self.asks, 6), (self.asks_month, 2), (self.asks_two, 4), (self.passes_on_one_of_two, 1),
            (self.is_asked_back, 4), (self.takes_a_choice, 4), (self.thanks, 2), (self.complains, 1),
            (self.asks_others, 1), (self.asks_unknown, 2), (self.means_another, 3), (self.judges, 2),
            (self.floods, 1), (self.speaks_in_group, 4), (self.edits_in_group, 2), (self.passes_on, 1),
            (self.calls, 1), (self.waits, 3),
        ]  # fmt: skip
        doing, weights = zip(*acts, strict=True)
        for _ in range(LONG):
            self.chance.choice((self.steps_ahead, self.chance.choices(doing, weights)[0]))()

    def steps_ahead(self) -> None:
        self.chance.choices((self.asks, self.takes_a_choice, self.waits), (4, 4, 1))[0]()

    def says(self, words: str, count: Callable[[datetime], None]) -> list[Shown]:
        """In 1:1; counted where the limit of a minute lets it."""
        now = self.now
        if self.own.may_ask(now):
            count(now)
        return self.bureau.says(self.person, words)

    def asks(self) -> None:
        procedure, step = self.chance.choice(PROCEDURES), self.chance.randint(1, 4)
        self.says(f"ตอบ {procedure} {step}", lambda now: self.own.answered(procedure, now))
        self.answers.append(procedure)

    def asks_month(self) -> None:
        month = self.chance.randint(1, 12)
        self.says(f"เดือน {month}", lambda now: self.own.answered(f"month:{month}", now))

    def asks_two(self) -> tuple[str, str]:
        """Two questions of one message are two requests, unless they are of one subject."""
        one, other = self.chance.choice(PROCEDURES), self.chance.choice((*PROCEDURES, "5"))
        subject = "month:5" if other == "5" else other

        def count(now: datetime) -> None:
            self.own.answered(one, now)
            self.own.answered(subject, now)

        self.says(f"สอง {one} {other}", count)
        self.answers += [each for each in (one, subject) if each in PROCEDURES]
        return one, subject

    def is_asked_back(self) -> None:
        one, other = self.chance.sample(PROCEDURES, 2)
        told = self.says(f"ให้เลือก {one} {other}", lambda now: self.own.asked_back((one, other), now))
        self.cards += [(self.now, data) for card in told for data in postbacks(card) if BUTTON.match(data)]

    def taps(self, data: str, subject: str, misread: str | None = None) -> None:
        if self.own.may_ask(self.now):
            self.own.answered(subject, self.now, misread)
        self.bureau.taps(self.person, data)

    def takes_a_choice(self) -> None:
        if self.cards:
            _, data = self.chance.choice(self.cards[-6:])
            self.taps(data, parse_qs(data)["p"][0])

    def means_another(self) -> None:
        if self.answers:
            was, meant = self.chance.choice(self.answers[-2:]), self.chance.choice(PROCEDURES)
            self.taps(f"a=procedure&p={meant}&was={was}", meant, was)
            self.answers.append(meant)

    def judges(self) -> None:
        subject, right = self.chance.choice(PROCEDURES), self.chance.random() < 0.6
        self.own.judged(subject, right, self.now)
        self.bureau.taps(self.person, f"a={'right' if right else 'wrong'}&p={subject}")

    def thanks(self) -> None:
        self.says("ขอบคุณ ค่ะ", lambda now: None)

    def complains(self) -> None:
        self.says("บ่น ว่าช้า", lambda now: self.own.apart("complaint", "complaint", now))

    def asks_others(self) -> None:
        group = f"other-group:{self.chance.choice(('personnel', 'finance'))}"
        words = f"กลุ่มอื่น {group.removeprefix('other-group:')}"
        self.says(words, lambda now: self.own.apart("not-ours", group, now))

    def asks_unknown(self) -> None:
        self.says(f"อะไรไม่รู้ {self.chance.random()}", lambda now: self.own.apart("unanswered", None, now))

    def floods(self) -> None:
        now = self.now
        for count in range(MOST_A_MINUTE + 5):
            self.says(f"ตอบ records {count % 3 + 1}", lambda now: self.own.answered("records", now))
            self.bureau.clock.moment = now
        self.bureau.clock.advance(minutes=2)

    def passes_on(self) -> None:
        """An unknown question that an officer answers; then half an hour until the bot listens again."""
        before = len(self.own.rows)
        self.asks_unknown()
        if len(self.own.rows) == before:
            return  # beyond the limit
        told = self.bureau.presses(self.person, "ส่งถึงเจ้าหน้าที่")
        found = re.search(r"ปศ\. \d+", told[-1].text)
        if found is None:
            return  # five of hers wait
        self.own.rows[-1].passed_on, self.own.rows[-1].outcome = True, "open"
        if self.chance.random() < 0.7:
            self.bureau.says(NID, f"{found[0]} ได้ค่ะ ภายในสิ้นเดือน")
            self.own.rows[-1].outcome = "answered"
        self.bureau.clock.advance(minutes=31)

    def passes_on_one_of_two(self) -> None:
        """The button below one of two cards hands the row of that card to the officers, and no other."""
        self.bureau.clock.advance(minutes=2)
        one = self.chance.choice(self.asks_two())
        if one not in PROCEDURES:
            return
        self.bureau.taps(self.person, f"a=officer&p={one}")
        self.own.turns.append(self.now)
        if "ปศ." not in self.bureau.presses(self.person, "ส่งถึงเจ้าหน้าที่")[-1].text:
            return  # five of hers wait
        row = self.own.of(one, self.now)
        assert row is not None
        row.passed_on, row.outcome, row.subject = True, "open", None
        self.bureau.clock.advance(minutes=31)

    def calls(self) -> None:
        answered, by_phone = self.chance.random() < 0.7, self.chance.random() < 0.5
        how = "โทร" if by_phone else "มาเอง"
        self.bureau.says(NID, f"{how} ปมร. เรื่อง {len(self.by_hand)} {'ตอบแล้ว' if answered else 'รอตอบ'}")
        self.bureau.presses(NID, "บันทึก")
        state, channel = "answered" if answered else "open", "phone" if by_phone else "walk-in"
        self.by_hand.append(Asked(state, None, self.now, channel=channel))

    def speaks_in_group(self) -> None:
        procedure = self.chance.choice(PROCEDURES)
        self._in_group("message", f"once-{self.person}-{self.now}", f"ตอบ {procedure} 2")
        self._count_in_group(procedure)

    def edits_in_group(self) -> None:
        """Only the newest wording counts, and what was asked before it in other messages."""
        self.edits += 1
        id, subjects = f"edit-{self.person}-{self.edits}", self.chance.sample(PROCEDURES, 4)
        old, new = subjects[: self.chance.randint(1, 2)], subjects[2 : self.chance.randint(3, 4)]
        alone = [one for one in old if self.group.of(one, self.now) is None]
        self._in_group("message", id, self._asking(old))
        self._count_in_group(*old)
        self._in_group("messageEdited", id, self._asking(new))
        if self.group.may_ask(self.now):
            gone = [self.group.of(one, self.now) for one in alone]
            self.group.rows = [row for row in self.group.rows if row not in gone]
        for one in new:
            self.group.answered(one, self.now)

    def _asking(self, procedures: Sequence[str]) -> str:
        return f"สอง {' '.join(procedures)}" if len(procedures) > 1 else f"ตอบ {procedures[0]} 1"

    def _count_in_group(self, *procedures: str) -> None:
        if self.group.may_ask(self.now):
            for one in procedures:
                self.group.answered(one, self.now)

    def _in_group(self, kind: str, id: str, words: str) -> None:
        event = a_text(f"@แผนดี {words}", at=self.now, group=SCHOOLS, person=self.person, id=id, mention=OWN)
        self.bureau.line.tokens[event["replyToken"]] = SCHOOLS
        with self.bureau.database.begin() as session:
            keep(session, [{**event, "type": kind}], self.now)
        self.bureau.work()
        self.bureau.clock.advance(seconds=7)

    def waits(self) -> None:
        self.bureau.clock.advance(minutes=self.chance.choice((2, 9, 29, 31, 50)))


def postbacks(card: Shown) -> list[str]:
    """The data of all its buttons."""

    def inside(node: Any) -> list[str]:
        if isinstance(node, dict):
            own = [node["data"]] if node.get("type") == "postback" else []
            return own + [data for value in node.values() for data in inside(value)]
        return [data for one in node for data in inside(one)] if isinstance(node, list) else []

    return inside(card.message)


def kept(rows: list[Consultation], person: str, channel: str) -> Counter[tuple[str, str | None, str]]:
    mine = [row for row in rows if row.person_id == person and row.channel == channel]
    return Counter((row.state, None if row.number else row.subject, row.channel) for row in mine)


@pytest.fixture
def bureau(database: Database) -> Bureau:
    bureau = Bureau(database, strict=False)
    bureau.desk = replace(bureau.desk, understanding=Spoken())
    with database.begin() as session:
        chats.bind_group(session, SCHOOLS, "announcements", bureau.clock())
    return bureau


def test_the_ledger_of_random_talks_is_that_of_an_independent_recount(bureau: Bureau) -> None:
    chance = random.Random(os.environ.get("PLANBOT_LEDGER_SEED", "11"))
    talks = [RandomTalk(bureau, chance, number) for number in range(0x5000, 0x5000 + TALKS)]
    for talk in talks:
        bureau.clock.moment = bangkok("2026-11-23 10:00")
        talk.plays()
        bureau.clock.moment = bangkok("2026-11-23 10:00")
    rows = bureau.cases()

    for talk in talks:
        for expected in (talk.own, talk.group):
            counted = Counter(row.key() for row in expected.rows)
            assert kept(rows, talk.person, expected.channel) == counted, talk.person
    by_hand = Counter((row.state, None, row.channel) for row in rows if row.channel in ("phone", "walk-in"))
    assert by_hand == Counter(row.key() for talk in talks for row in talk.by_hand)
    totals_hold(bureau, rows, talks)


def totals_hold(bureau: Bureau, rows: list[Consultation], talks: list[RandomTalk]) -> None:
    expected = [row for talk in talks for row in (*talk.own.rows, *talk.group.rows, *talk.by_hand)]
    given = [row for row in expected if row.outcome in ("answered", "confirmed") or row in in_person(talks)]
    refused = sum(talk.own.refused + talk.group.refused for talk in talks)
    day = bangkok("2026-11-23 10:00").date()
    with bureau.database.read() as session:
        told = counted_rows.past_limit(session, day, day + timedelta(days=3))
        everybody = set(session.scalars(select(Consultation.person_id)))
    found = statistics(rows, 2570, bureau.desk.workdays, bangkok("2026-11-24 10:00"), told)

    assert (found.total, found.services, found.past_limit) == (len(expected), len(given), refused)
    assert sum(found.by_procedure.values()) == found.services
    assert found.unchosen == sum(row.outcome == "unchosen" for row in expected)
    assert (found.complaints, found.not_ours) == tuple(
        sum(row.outcome == outcome for row in expected) for outcome in ("complaint", "not-ours")
    )
    assert everybody == {None, *(talk.person for talk in talks)}


def in_person(talks: list[RandomTalk]) -> list[Asked]:
    return [row for talk in talks for row in talk.by_hand]
