"""Three questions, and officers who answer them as it comes; an office whose answers wait in their window."""

import json
import random
import re
from collections.abc import Callable
from dataclasses import replace

from consult_office import NID, OFFICERS, SECOND, SOMSRI, TEACHER, THIRD, Bureau, Shown
from officer_words import officer_words
from sqlalchemy import select

from db import consultations
from db.deliveries import consultation_deliveries
from db.engine import Database
from db.models.consultations import Consultation

ASKERS = (TEACHER, SECOND, THIRD)


def labels(shown: Shown) -> list[str]:
    return re.findall(r'"label": "(.+?)"', json.dumps(shown.message, ensure_ascii=False))


class Day:
    """Three questions, and officers who answer as it comes; every answer says for whom it is meant."""

    def __init__(self, bureau: Bureau, chance: random.Random) -> None:
        self.bureau, self.chance = bureau, chance
        bureau.clock.advance(minutes=31)
        self.begun = len(bureau.line.shown)
        self.names = {person: bureau.asks_officers(person, f"เรื่องของ {person[:2]}") for person in ASKERS}
        self.cards = {person: bureau.card(name) for person, name in self.names.items()}

    def goes_on(self, steps: int) -> None:
        for _ in range(steps):
            self.chance.choice(self.ways())()
            if self.chance.random() < 0.7:
                self.bureau.work()
        for _ in range(2):
            self.bureau.work()

    def ways(self) -> tuple[Callable[[], None], ...]:
        return (
            self.by_quote, self.by_number, self.by_both, self.unquoted, self.quotes_what_is_gone,
            self.chatters, self.takes, self.collects, self.asker_adds, self.asker_taps, self.quotes_ours,
            self.picks,
        )  # fmt: skip

    def one(self) -> tuple[str, str, str, str | None]:
        asker = self.chance.choice(ASKERS)
        officer = self.chance.choice((NID, SOMSRI))
        return (
            asker,
            officer,
            f"ตอบ<{asker[:2]}>{self.chance.randrange(10**9)}",
            self.chance.choice((OFFICERS, None)),
        )

    def by_quote(self) -> None:
        asker, officer, words, _ = self.one()
        self.bureau.says(
            officer, words, group=OFFICERS, quote=self.cards[asker], work=self.chance.random() < 0.5
        )

    def by_number(self) -> None:
        asker, officer, words, where = self.one()
        self.bureau.says(
            officer, f"{self.names[asker]} {words}", group=where, work=self.chance.random() < 0.5
        )

    def by_both(self) -> None:
        asker, officer, words, _ = self.one()
        other = self.names[self.chance.choice(ASKERS)]
        self.bureau.says(officer, f"{other} {words}", group=OFFICERS, quote=self.cards[asker])

    def unquoted(self) -> None:
        _, officer, _, where = self.one()
        self.bureau.says(officer, "ตอบ<ไม่มีใคร>", group=where)

    def quotes_what_is_gone(self) -> None:
        _, officer, _, where = self.one()
        self.bureau.says(officer, "ตอบ<ไม่มีใคร>", group=where, quote=f"gone-{self.chance.random()}")

    def quotes_ours(self) -> None:
        """A message of ours in the officers' group about one question stands for it, or for nothing."""
        asker, officer, words, _ = self.one()
        told = [one for one in self.bureau.line.shown[self.begun :] if one.chat == OFFICERS]
        named = [one for one in told if re.findall(r"ปศ\. \d+/\d+", one.text)[:1] == [self.names[asker]]]
        alone = [one for one in named if "งานค้าง" not in one.text and not one.text.startswith("ไม่พบ")]
        if alone:
            self.bureau.says(officer, words, group=OFFICERS, quote=self.chance.choice(alone))

    def chatters(self) -> None:
        _, officer, _, where = self.one()
        words = ("งานค้าง", "ตอบ<ไม่มีใคร> เที่ยงนี้กินอะไร", "ปศ. 9999 ตอบ<ไม่มีใคร>", "ปศ. 1/2027 ตอบ<ไม่มีใคร>", "ปศ.")
        self.bureau.says(officer, self.chance.choice(words), group=where)

    def takes(self) -> None:
        asker, officer, _, where = self.one()
        number = self.names[asker].removeprefix("ปศ. ")
        command = self.chance.choice(("รับ", "คืน", "โอน"))
        self.bureau.says(officer, f"{command} {number}{' สมศรี' if command == 'โอน' else ''}", group=where)

    def collects(self) -> None:
        asker, officer, words, _ = self.one()
        self.bureau.presses(officer, "หลายข้อความ", group=OFFICERS, on=self.cards[asker])
        for count in range(self.chance.randrange(3)):
            self.bureau.says(officer, f"{words}-{count}", group=OFFICERS)
            if self.chance.random() < 0.3:
                self.by_quote()
        self.bureau.says(officer, self.chance.choice(("จบ", "จบ", "ยกเลิก")), group=OFFICERS)
        ways = ("ส่ง", "ส่งเลยค่ะ 🙏", "ลบข้อ 1", "ยกเลิกค่ะ", "พี่ไปกินข้าวก่อนนะ")
        self.bureau.says(officer, self.chance.choice(ways), group=OFFICERS)

    def picks(self) -> None:
        """Words that name nobody, and a tap on the card that asks for whom they are, or on an older one."""
        asker, officer, words, _ = self.one()
        self.bureau.says(officer, words)
        mine = [one for one in self.bureau.line.shown[self.begun :] if one.chat == officer]
        for one in [one for one in reversed(mine) if "ยังไม่ได้ส่งถึงผู้ถามหรือใคร" in one.text][:1]:
            for label in [label for label in labels(one) if label.startswith(f"ส่ง {self.names[asker]} ")]:
                self.bureau.presses(officer, label, on=one)

    def asker_adds(self) -> None:
        self.bureau.says(self.chance.choice(ASKERS), "ขอถามเพิ่มอีกนิด", work=self.chance.random() < 0.5)

    def asker_taps(self) -> None:
        asker = self.chance.choice(ASKERS)
        answered = [
            one
            for one in self.bureau.line.shown[self.begun :]
            if one.chat == asker and "ได้คำตอบแล้ว" in labels(one)
        ]
        if answered:
            label = self.chance.choice(("ได้คำตอบแล้ว", "ยังไม่ชัดเจน"))
            self.bureau.presses(asker, label, on=self.chance.choice(answered))

    def ends(self) -> None:
        """All is over, in one commit: closing as officers do it takes three events, tested elsewhere."""
        with self.bureau.database.begin() as session:
            for case in session.scalars(select(Consultation).where(Consultation.state != "closed")):
                over = {"state": "closed", "live_until": None}
                consultations.change(session, case.id, case.version, over)
                consultation_deliveries.withdraw_pushes(session, case.id, self.bureau.clock())

    def misdelivered(self) -> list[Shown]:
        """Answers in the chat of somebody they were not meant for."""
        shown = [one for one in self.bureau.line.shown[self.begun :] if one.chat in ASKERS]
        return [
            one for one in shown if any(mark != one.chat[:2] for mark in re.findall(r"ตอบ<(.+?)>", one.text))
        ]

    def delivered(self) -> list[str]:
        shown = [one for one in self.bureau.line.shown[self.begun :] if one.chat in ASKERS]
        return [words for one in shown for words in re.findall(r"ตอบ<.+?>\S+", one.text)]


# One answer that waits in its undo window
SECONDS = 8
WORDS = "ส่งได้ถึงวันที่ 31 ค่ะ"


def wait(bureau: Bureau, seconds: int = SECONDS + 2) -> None:
    for _ in range(seconds * 2):
        bureau.work()
        bureau.clock.advance(seconds=0.5)
    bureau.work()


def answers(bureau: Bureau, chat: str = TEACHER) -> list[str]:
    return [
        officer_words(one)
        for one in bureau.line.shown
        if one.chat == chat and "ปศ." in one.text and one.pushed
    ]


def given(bureau: Bureau, words: str = WORDS) -> tuple[str, Shown]:
    """A question, and พี่นิด's answer to it in the group, in its window: the number, and what she is shown."""
    name = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร")
    return name, bureau.says(NID, words, group=OFFICERS, quote=bureau.card(name))[-1]


def with_window(database: Database) -> Bureau:
    made = Bureau(database, strict=False)
    made.desk = replace(made.desk, undo_seconds=SECONDS)
    return made
