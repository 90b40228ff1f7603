"""Whatever officers do, and in whatever order, an answer reaches the one who asked, and nobody else."""

import os
import random

import pytest
from answering_day import Day
from consult_office import NID, OFFICERS, SOMSRI, TEACHER, Bureau

from db.engine import Database
from handlers.contract.reply import Reply
from scheduler.calendar.worktime import Hours
from services.snapshot.task import Task

AT_ONCE = 20
"""Interleavings in one database: each goes on where the one before ended."""
SET = os.environ.get("PLANBOT_INTERLEAVINGS", "")
"""How many on each database: 1000 in a full run; a few of them while one works."""
RUNS = [
    pytest.param(kind, seed, id=f"{kind}-{seed}")
    for kind, usual in (("sqlite", 40), ("postgresql", 20))
    for seed in range(max(int(SET or usual) // AT_ONCE, 1))
]


@pytest.mark.parametrize(("database_url", "seed"), RUNS, indirect=["database_url"])
def test_over_a_thousand_interleavings_no_answer_reaches_another_and_none_goes_twice(
    seed: int, database: Database
) -> None:
    chance = random.Random(seed)
    bureau = Bureau(database, hours=Hours(always=True), strict=False)
    delivered = 0
    for _ in range(AT_ONCE):
        day = Day(bureau, chance)
        day.goes_on(6)
        assert day.misdelivered() == []
        words = day.delivered()
        assert len(words) == len(set(words))
        delivered += len(words)
        day.ends()

    assert delivered > 10


def test_an_answer_decided_on_before_another_officers_was_stored_is_not_sent(database: Database) -> None:
    bureau = Bureau(database)
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(SOMSRI, "ปศ. 1 คำตอบของสมศรี", work=False)
    [chat] = bureau.dispatcher.claim("slow", 1)
    asked = bureau.dispatcher._ask

    def while_another_is_faster(task: Task) -> tuple[Task, Reply]:
        bureau.dispatcher._ask = asked  # type: ignore[method-assign]
        decided = asked(task)
        bureau.says(NID, "คำตอบของนิด", group=OFFICERS, quote=bureau.card(name))
        return decided

    bureau.dispatcher._ask = while_another_is_faster  # type: ignore[method-assign]
    bureau.dispatcher.handle_chat(chat, "slow")
    bureau.work()

    assert "คำตอบของนิด" in bureau.in_chat(TEACHER)
    assert "คำตอบของสมศรี" not in bureau.in_chat(TEACHER)
    assert "ปศ. 1/2570 มีผู้ตอบแล้ว (พี่นิด)" in bureau.in_chat(SOMSRI)


def test_numbers_run_without_a_gap_when_many_ask_at_once(database: Database) -> None:
    from concurrent.futures import ThreadPoolExecutor

    bureau = Bureau(database)
    people = [f"U{number:032x}" for number in range(6)]
    for person in people:
        bureau.says(person, "เรื่องหนึ่ง")
        bureau.presses(person, "ส่งถึงเจ้าหน้าที่")
        bureau.says(person, "ปมร.", work=False)
    claimed = bureau.dispatcher.claim("worker", 10)
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda chat: bureau.dispatcher.handle_chat(chat, "worker"), claimed))

    assert sorted(case.number or 0 for case in bureau.cases()) == [1, 2, 3, 4, 5, 6]
