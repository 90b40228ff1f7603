"""An office whose answers wait in their undo window, and what an asker gets of them."""

from dataclasses import replace

from consult_office import NID, OFFICERS, TEACHER, Bureau, Shown
from officer_words import officer_words

from db.engine import Database

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
