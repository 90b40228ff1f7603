"""Several workers and one delivery: whoever holds its lease sends it and records the end."""

from post_office import Office

from db.engine import Database
from line.gateway import Outcome, Sent


def test_two_workers_never_claim_the_same_delivery(database: Database) -> None:
    office = Office(database)
    office.owe_reply()

    assert len(office.courier.claim("one", 10)) == 1
    assert office.courier.claim("two", 10) == []


def test_what_a_dead_worker_was_sending_is_taken_up_when_its_lease_ends(database: Database) -> None:
    office = Office(database)
    id = office.owe_reply()
    office.courier.claim("dead", 10)
    office.clock.advance(seconds=21)

    office.work("alive")

    assert office.row(id).state == "sent"
    assert office.row(id).attempts == 2


def test_a_worker_that_lost_its_lease_does_not_record_an_end(database: Database) -> None:
    office = Office(database, Sent(Outcome.REFUSED, status=400))
    id = office.owe_reply()
    (slow,) = office.courier.claim("slow", 10)
    office.clock.advance(seconds=21)
    office.courier.claim("fast", 10)

    office.courier.send(slow)

    assert (office.row(id).state, office.row(id).owner) == ("sending", "fast")
