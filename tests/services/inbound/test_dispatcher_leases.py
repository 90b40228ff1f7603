"""Several workers and one chat: whoever holds its lease handles it; one that died is stood in for."""

import pytest
from builders import TEACHER, a_text
from echo_office import Office

from db import inbox
from db.engine import Database
from db.models.chats import Turn
from db.models.inbox import ChatLease


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


def test_two_workers_never_handle_the_same_chat(office: Office) -> None:
    office.arrives(a_text("หนึ่ง"))

    assert office.dispatcher.claim("one", 10) == [TEACHER]
    assert office.dispatcher.claim("two", 10) == []


def test_a_dead_workers_chat_is_taken_up_when_its_lease_ends(office: Office) -> None:
    office.arrives(a_text("หนึ่ง"))
    office.dispatcher.claim("dead", 10)
    office.clock.advance(seconds=21)

    office.work("alive")

    assert office.rows()[0].state == "done"


def test_a_worker_whose_chat_was_taken_over_stores_and_sends_nothing(office: Office) -> None:
    office.arrives(a_text("หนึ่ง"))
    office.dispatcher.claim("slow", 10)
    office.clock.advance(seconds=21)
    office.dispatcher.claim("fast", 10)

    office.dispatcher.handle_chat(TEACHER, "slow")

    assert (office.said, office.all(Turn), office.rows()[0].state) == ([], [], "waiting")


def test_an_event_that_keeps_killing_its_worker_is_set_aside(office: Office) -> None:
    office.arrives(a_text("หนึ่ง"))
    for number in range(20):
        office.dispatcher.claim(f"dies-{number}", 10)
        office.clock.advance(seconds=21)

    office.work()

    assert office.rows()[0].state == "aside"


def test_the_lease_of_a_chat_can_be_given_up_only_by_its_owner(office: Office) -> None:
    office.arrives(a_text("หนึ่ง"))
    office.dispatcher.claim("owner", 10)

    with office.database.begin() as session:
        inbox.release(session, TEACHER, "somebody else")

    assert len(office.all(ChatLease)) == 1
