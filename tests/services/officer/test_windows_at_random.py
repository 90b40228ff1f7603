"""Officers answer, stop, correct and unsend in random orders while answers wait in their undo window."""

import os
import random
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from answering_day import ASKERS, Day, labels
from consult_office import NID, OFFICERS, SOMSRI, Bureau, Shown

from db.engine import Database
from scheduler.calendar.worktime import Hours

SECONDS = 8
AT_ONCE = 10
SET = os.environ.get("PLANBOT_INTERLEAVINGS", "")
"""How many on each database: 1000 in a full run; a few of them while one works."""
RUNS = [
    pytest.param(kind, seed, id=f"{kind}-{seed}")
    for kind, usual in (("sqlite", 30), ("postgresql", 10))
    for seed in range(max(int(SET or usual) // AT_ONCE, 1))
]
MARKED = re.compile(r"ตอบ<.+?>[^\s,]+")


class Windows(Day):
    """Answers wait; seconds pass between the steps, or none."""

    def __init__(self, bureau: Bureau, chance: random.Random) -> None:
        super().__init__(bureau, chance)
        self.stopped: set[str] = set()
        self.edits = 0

    def ways(self) -> tuple[Callable[[], None], ...]:
        return (
            *super().ways(), self.stops, self.stops, self.says_stop, self.sends_now, self.corrects,
            self.unsends, self.edits_answer, self.passes, self.passes, self.withdraws,
        )  # fmt: skip

    def shown(self) -> list[Shown]:
        """Cards of answers in their window."""
        ours = [one for one in self.bureau.line.shown[self.begun :] if one.chat not in ASKERS]
        return [one for one in ours if "ไม่ใช่คำตอบ" in labels(one) and "ส่งเลย" in labels(one)]

    def passes(self) -> None:
        self.bureau.clock.advance(seconds=self.chance.choice((1, 3, 8)))

    def stops(self) -> None:
        for card in self.shown()[-self.chance.choice((1, 2)) :][:1]:
            group = OFFICERS if card.chat == OFFICERS else None
            told = self.bureau.presses(self.whose(card), "ไม่ใช่คำตอบ", group=group, on=card)
            if told and told[-1].text.startswith("หยุดแล้วค่ะ"):
                self.stopped.update(MARKED.findall(card.text))

    def whose(self, card: Shown) -> str:
        return NID if card.chat == OFFICERS else card.chat

    def says_stop(self) -> None:
        officer = self.chance.choice((NID, SOMSRI))
        words = self.chance.choice(("ไม่ใช่คำตอบค่ะ🙏", "หยุดก่อน", "ยกเลิก"))
        self.bureau.says(officer, words, group=self.chance.choice((OFFICERS, None)))

    def sends_now(self) -> None:
        for card in self.shown()[-1:]:
            self.bureau.presses(
                self.whose(card), "ส่งเลย", group=OFFICERS if card.chat == OFFICERS else None, on=card
            )

    def corrects(self) -> None:
        asker, officer, words, where = self.one()
        self.bureau.says(officer, f"ส่งผิด {self.names[asker].removeprefix('ปศ. ')} {words}", group=where)

    def unsends(self) -> None:
        asker, officer, words, _ = self.one()
        self.edits += 1
        message = f"unsent-{self.begun}-{self.edits}"
        self.bureau.sends(officer, "text", id=message, text=f"{self.names[asker]} {words}")
        self.bureau.happens(officer, "unsend", unsend={"messageId": message})
        self.stopped.add(words)

    def edits_answer(self) -> None:
        asker, officer, words, _ = self.one()
        self.edits += 1
        message, card = f"edited-{self.begun}-{self.edits}", self.cards[asker].id
        source = {"type": "group", "groupId": OFFICERS, "userId": officer}
        old = {"text": f"{words}เก่า", "quotedMessageId": card}
        self.bureau.sends(officer, "text", id=message, group=OFFICERS, **old)
        newest = {"type": "text", "id": message, "text": f"{words}ใหม่"}
        self.bureau.happens(officer, "messageEdited", source=source, message=newest)
        self.stopped.add(f"{words}เก่า")

    def withdraws(self) -> None:
        if self.chance.random() < 0.3:
            asker = self.chance.choice(ASKERS)
            self.bureau.says(asker, f"ยกเลิกคำถาม {self.names[asker].removeprefix('ปศ. ')}")

    def settles(self) -> None:
        for _ in range(4 * SECONDS):
            self.bureau.work()
            self.bureau.clock.advance(seconds=1)

    def in_ledger(self) -> list[str]:
        names = set(self.names.values())
        cases = [one for one in self.bureau.cases() if f"ปศ. {one.number}/{one.fiscal_year}" in names]
        return [words for one in cases for words in MARKED.findall(one.answer or "")]


@pytest.mark.parametrize(("database_url", "seed"), RUNS, indirect=["database_url"])
def test_what_is_stopped_never_arrives_and_the_ledger_has_what_did(seed: int, database: Database) -> None:
    chance = random.Random(seed)
    bureau = Bureau(database, hours=Hours(always=True), strict=False)
    bureau.desk = replace(bureau.desk, undo_seconds=SECONDS)
    delivered = stopped = 0
    for _ in range(AT_ONCE):
        day = Windows(bureau, chance)
        day.goes_on(8)
        day.settles()

        words = day.delivered()
        assert day.misdelivered() == []
        assert len(words) == len(set(words))
        assert day.stopped.isdisjoint(words)
        assert set(day.in_ledger()) <= set(words)
        delivered, stopped = delivered + len(words), stopped + len(day.stopped)
        day.ends()

    assert delivered > 0
    assert stopped > 0
