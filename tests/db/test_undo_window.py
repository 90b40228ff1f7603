"""For some seconds after an officer was shown what goes to whom, it can be stopped; then it goes."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from builders import TEACHER
from post_office import HELLO, Office

from db import deliveries
from db.deliveries import undo_window
from db.engine import Database
from domain.purposes import Purpose
from line.gateway import Outcome, Sent

OFFICER = "U" + "e" * 32
ANSWER = [{"type": "text", "text": "ส่งภายใน 31 พ.ค. ค่ะ"}]
SECONDS = 8


def answered(office: Office) -> tuple[int, int]:
    """An officer's answer, held, and the free reply that shows it."""
    now = office.clock()
    with office.database.begin() as session:
        held = deliveries.owe_push(
            session, TEACHER, ANSWER, to_group=False, now=now, consultation=1, purpose=Purpose.ANSWER
        )
        shown = deliveries.owe_reply(
            session,
            OFFICER,
            HELLO,
            to_group=False,
            token="token",
            token_until=now + timedelta(seconds=55),
            now=now,
        )
        undo_window.hold_until_after(session, [held.id], shown.id, SECONDS, now)
    return held.id, shown.id


def stop(office: Office, held: int) -> bool:
    with office.database.begin() as session:
        return undo_window.stop(session, [held], office.clock())


def work(office: Office, seconds: float) -> None:
    ends = office.clock() + timedelta(seconds=seconds)
    while office.clock() < ends:
        office.work()
        office.clock.advance(seconds=0.25)


def test_the_answer_goes_eight_seconds_after_it_was_shown(database: Database) -> None:
    office = Office(database)
    held, shown = answered(office)

    work(office, 7.5)
    assert (office.row(shown).state, office.row(held).state) == ("sent", "waiting")
    work(office, 1)

    assert office.row(held).state == "sent"
    assert [messages for _, messages, _ in office.line.pushed] == [ANSWER]


def test_the_seconds_begin_when_line_took_the_reply_that_shows_it(database: Database) -> None:
    office = Office(database, *[Sent(Outcome.RETRY, status=503)] * 4)
    held, shown = answered(office)

    work(office, 10)  # tried after 0, 0.5, 1.5, 3.5 and 7.5 seconds
    assert (office.row(shown).state, office.row(held).state) == ("sent", "waiting")
    work(office, 6)

    assert office.row(held).state == "sent"


def test_a_reply_that_never_shows_it_lets_it_go_after_its_end(database: Database) -> None:
    office = Office(database, Sent(Outcome.REFUSED, status=400))
    held, shown = answered(office)

    work(office, 9)

    assert (office.row(shown).state, office.row(held).state) == ("refused", "sent")


def test_a_stopped_answer_is_never_sent(database: Database) -> None:
    office = Office(database)
    held, _ = answered(office)
    work(office, 3)

    stopped = stop(office, held)
    work(office, 20)

    assert stopped
    assert (office.row(held).state, office.row(held).messages, office.row(held).contents) == (
        "withdrawn",
        None,
        None,
    )
    assert office.line.pushed == []


def test_it_can_be_stopped_before_it_was_shown(database: Database) -> None:
    office = Office(database)
    held, _ = answered(office)

    assert stop(office, held)
    work(office, 20)
    assert office.line.pushed == []


def test_what_was_sent_can_be_stopped_no_more(database: Database) -> None:
    office = Office(database)
    held, _ = answered(office)
    work(office, 9)

    assert not stop(office, held)
    assert office.row(held).state == "sent"


def test_of_several_parts_none_is_stopped_once_one_is_being_sent(database: Database) -> None:
    office = Office(database)
    held, _ = answered(office)
    with database.begin() as session:
        later = deliveries.owe_push(
            session,
            TEACHER,
            ANSWER,
            to_group=False,
            now=office.clock(),
            consultation=1,
            purpose=Purpose.ANSWER,
        ).id
    office.work()
    office.clock.advance(seconds=1)
    office.work()
    office.clock.advance(seconds=8)
    office.courier.claim("worker", 10)

    with database.begin() as session:
        assert not undo_window.stop(session, [held, later], office.clock())
    assert (office.row(held).state, office.row(later).state) == ("sending", "waiting")


def test_what_is_being_sent_can_be_stopped_no_more(database: Database) -> None:
    office = Office(database)
    held, _ = answered(office)
    office.work()
    office.clock.advance(seconds=1)
    office.work()
    office.clock.advance(seconds=8)
    [job] = office.courier.claim("worker", 10)

    stopped = stop(office, held)
    office.courier.send(job)

    assert not stopped
    assert office.row(held).state == "sent"


def _stop_with(both: threading.Barrier, office: Office, held: int) -> bool:
    both.wait()
    return stop(office, held)


def test_of_stop_and_claim_at_once_exactly_one_wins(database: Database) -> None:
    for _ in range(10):
        office = Office(database)
        held, _ = answered(office)
        office.work()
        office.clock.advance(seconds=1)
        office.work()
        office.clock.advance(seconds=8)
        both = threading.Barrier(2)
        pool = ThreadPoolExecutor(1)
        stopping = pool.submit(_stop_with, both, office, held)
        both.wait()
        jobs = [job for job in office.courier.claim("worker", 10) if job.id == held]

        assert stopping.result() != (len(jobs) == 1)
        for job in jobs:
            office.courier.send(job)


def test_a_free_reply_does_not_carry_an_answer_in_its_window(database: Database) -> None:
    office = Office(database)
    held, _ = answered(office)
    work(office, 2)

    office.owe_reply(TEACHER, token="asker")
    office.work()

    assert office.line.replied[-1] == ("asker", HELLO)
    assert office.row(held).state == "waiting"


def test_an_answer_in_its_window_bars_nothing_in_its_chat(database: Database) -> None:
    office = Office(database)
    answered(office)
    office.owe_push(TEACHER)

    office.work()

    assert [messages for _, messages, _ in office.line.pushed] == [HELLO]


def test_send_now_ends_the_window(database: Database) -> None:
    office = Office(database)
    held, _ = answered(office)
    work(office, 2)

    with database.begin() as session:
        assert list(undo_window.send_now(session, [held], office.clock())) == [held]
    office.work()

    assert office.row(held).state == "sent"


def test_a_worker_that_died_meanwhile_changes_nothing(database: Database) -> None:
    office = Office(database)
    held, shown = answered(office)
    office.courier.claim("dead", 10)  # it took the reply, and was killed
    office.clock.advance(seconds=21)

    office.work("alive")
    office.clock.advance(seconds=1)
    office.work("alive")
    assert (office.row(shown).state, office.row(held).state) == ("sent", "waiting")
    office.clock.advance(seconds=8)
    office.work("alive")

    assert office.row(held).state == "sent"
    assert not stop(office, held)


def test_what_shows_an_answer_in_a_group_is_carried_when_its_token_is_gone(database: Database) -> None:
    office = Office(database, Sent(Outcome.REFUSED, token_invalid=True, status=400))
    now, group = office.clock(), "C" + "e" * 32
    with database.begin() as session:
        held = deliveries.owe_push(
            session, TEACHER, ANSWER, to_group=False, now=now, consultation=1, purpose=Purpose.ANSWER
        )
        until = now + timedelta(seconds=55)
        shown = deliveries.owe_reply(
            session, group, HELLO, to_group=True, token="token", token_until=until, now=now
        )
        undo_window.hold_until_after(session, [held.id], shown.id, SECONDS, now)

    work(office, 10)

    assert (office.row(shown.id).state, office.row(held.id).state) == ("carried", "sent")
