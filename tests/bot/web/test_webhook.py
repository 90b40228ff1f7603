"""The webhook: what is signed and well-formed is kept in one commit; nothing else is."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from builders import GROUP, NOON, SECRET, SettableClock, a_text, an_event, body_of, mention_of_bot, sign
from flask.testing import FlaskClient
from sqlalchemy import select

from bot.settings import Settings
from bot.web.app import create_app
from db import announcements, chats, inbox
from db.engine import Database
from db.models.inbox import InboxEvent

SETTINGS = Settings(channel_secret=SECRET, channel_access_token="token")


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock()


@pytest.fixture
def client(database: Database, clock: SettableClock) -> Iterator[FlaskClient]:
    app = create_app(SETTINGS, database, clock=clock)
    with app.test_client() as client:
        yield client


def kept(database: Database) -> list[InboxEvent]:
    with database.read() as session:
        return list(session.scalars(select(InboxEvent).order_by(InboxEvent.id)))


def post(client: FlaskClient, *events: Any) -> int:
    body = body_of(*events)
    return client.post("/callback", data=body, headers=sign(body)).status_code


def test_a_signed_event_is_kept_before_it_is_acknowledged(client: FlaskClient, database: Database) -> None:
    event = a_text("ส่งแผนวันไหน")

    assert post(client, event) == 200

    (row,) = kept(database)
    assert (row.state, row.payload, row.received_at) == ("waiting", event, NOON)


def test_lines_own_example_of_a_signature_is_accepted(database: Database) -> None:
    settings = Settings(channel_secret="8c570fa6dd201bb328f1c1eac23a96d8", channel_access_token="token")
    body = b'{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}'
    headers = {"x-line-signature": "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs="}

    answer = create_app(settings, database).test_client().post("/callback", data=body, headers=headers)

    assert answer.status_code == 200


@pytest.mark.parametrize(
    "headers", [{}, {"X-Line-Signature": ""}, {"X-Line-Signature": "AAAA"}, sign(b"other")]
)
def test_without_a_right_signature_nothing_is_kept(
    client: FlaskClient, database: Database, headers: dict[str, str]
) -> None:
    answer = client.post("/callback", data=body_of(a_text("ส่งแผนวันไหน")), headers=headers)

    assert answer.status_code == 400
    assert kept(database) == []


@pytest.mark.parametrize("body", [b"", b"not json", b"[]", b'"text"', b"\xff\xfe", b"[" * 50_000])
def test_signed_bodies_that_are_no_json_object_are_refused(client: FlaskClient, body: bytes) -> None:
    assert client.post("/callback", data=body, headers=sign(body)).status_code == 400


@pytest.mark.parametrize("events", ["x", None, {}, 5])
def test_an_events_field_of_an_odd_shape_is_taken_as_no_events(client: FlaskClient, events: object) -> None:
    body = json.dumps({"destination": "Ubot", "events": events}).encode()

    assert client.post("/callback", data=body, headers=sign(body)).status_code == 200


def test_good_events_are_kept_from_between_odd_ones(client: FlaskClient, database: Database) -> None:
    odd: list[Any] = [None, 5, "text", [], {}, {"type": []}, {"source": {"userId": 5}}, {"timestamp": 10**40}]

    assert post(client, *odd, a_text("ส่งแผนวันไหน"), *odd) == 200

    texts = [(row.payload or {}).get("message", {}).get("text") for row in kept(database)]
    assert texts.count("ส่งแผนวันไหน") == 1


@pytest.mark.parametrize(
    "odd",
    [
        '{"type":"x","a":' + "9" * 5000 + "}",
        '{"type":"x","a":' + "[" * 3000 + "]" * 3000 + "}",
        '{"type":"x","a":' + '{"b":' * 3000 + "1" + "}" * 3000 + "}",
        '{"type":"x","a":"[[[[ \\" {{{{"}',
    ],
    ids=["an endless number", "endless lists", "endless objects", "brackets in a text"],
)
def test_a_good_event_is_kept_beside_one_that_json_itself_can_hardly_read(
    client: FlaskClient, database: Database, odd: str
) -> None:
    good = json.dumps(a_text("ส่งแผนวันไหน"))
    body = f'{{"destination":"U1","events":[{odd},{good},{odd}],"more":{odd}}}'.encode()

    assert client.post("/callback", data=body, headers=sign(body)).status_code == 200

    texts = [(row.payload or {}).get("message", {}).get("text") for row in kept(database)]
    assert texts.count("ส่งแผนวันไหน") == 1


def test_a_hundred_events_in_one_body_are_all_kept(client: FlaskClient, database: Database) -> None:
    assert post(client, *[a_text(f"คำถามที่ {number}") for number in range(100)]) == 200

    assert len(kept(database)) == 100


def test_the_same_event_twice_in_one_body_is_kept_once(client: FlaskClient, database: Database) -> None:
    event = a_text("ส่งแผนวันไหน")

    assert post(client, event, event) == 200

    assert len(kept(database)) == 1


def test_a_body_over_a_megabyte_is_refused(client: FlaskClient, database: Database) -> None:
    body = body_of(a_text("ก" * 400_000))

    assert client.post("/callback", data=body, headers=sign(body)).status_code == 413
    assert kept(database) == []


def test_a_repeat_of_a_waiting_event_refreshes_the_life_of_its_reply_token(
    client: FlaskClient, database: Database, clock: SettableClock
) -> None:
    event = a_text("ส่งแผนวันไหน")
    post(client, event)
    clock.advance(seconds=40)

    post(client, {**event, "deliveryContext": {"isRedelivery": True}})

    (row,) = kept(database)
    assert row.received_at == NOON + timedelta(seconds=40)


def test_a_repeat_of_a_handled_event_changes_nothing(
    client: FlaskClient, database: Database, clock: SettableClock
) -> None:
    event = a_text("ส่งแผนวันไหน")
    post(client, event)
    with database.begin() as session:
        inbox.finish(session, [kept(database)[0].id], NOON)
    clock.advance(seconds=40)

    post(client, event)

    (row,) = kept(database)
    assert (row.state, row.received_at) == ("done", NOON)


def test_of_group_talk_that_is_not_for_the_bot_only_id_type_and_time_are_kept(
    client: FlaskClient, database: Database
) -> None:
    post(client, a_text("ใครทำแผนเสร็จแล้วบ้าง", group=GROUP))

    (row,) = kept(database)
    assert (row.type, row.state, row.occurred_at) == ("message", "done", NOON)
    assert (row.payload, row.chat_id, row.person_id, row.message_id) == (None, None, None, None)


def test_a_group_message_that_mentions_the_bot_waits_to_be_handled(
    client: FlaskClient, database: Database
) -> None:
    post(client, a_text("@planbot ส่งแผนวันไหน", group=GROUP, mention=mention_of_bot()))

    (row,) = kept(database)
    assert (row.state, row.call, row.chat_id) == ("waiting", "mention", GROUP)


def test_a_one_time_code_typed_in_a_group_is_kept(client: FlaskClient, database: Database) -> None:
    with database.begin() as session:
        code = chats.make_code(session, "officers", NOON).code

    post(client, a_text(code.lower(), group=GROUP), a_text("ABCD2345", group=GROUP))

    assert [row.call for row in kept(database)] == ["code", "none"]


def test_what_officers_write_in_their_group_waits_to_be_handled(
    client: FlaskClient, database: Database
) -> None:
    with database.begin() as session:
        chats.bind_group(session, GROUP, "officers", NOON)

    post(client, a_text("เดี๋ยวโทรกลับ", group=GROUP))

    assert kept(database)[0].state == "waiting"


def test_an_event_of_a_kind_that_nobody_knows_yet_is_kept_raw(
    client: FlaskClient, database: Database
) -> None:
    event = an_event("teleport", destination={"x": 1})

    assert post(client, event) == 200

    assert kept(database)[0].payload == event


def test_a_webhook_is_not_acknowledged_when_the_event_could_not_be_kept(tmp_path: Path) -> None:
    without_tables = Database(f"sqlite:///{tmp_path / 'empty.db'}")
    body = body_of(a_text("ส่งแผนวันไหน"))

    answer = (
        create_app(SETTINGS, without_tables).test_client().post("/callback", data=body, headers=sign(body))
    )

    assert answer.status_code == 503
    without_tables.close()


def test_health_and_readiness(client: FlaskClient, clock: SettableClock) -> None:
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200

    post(client, a_text("ส่งแผนวันไหน"))
    clock.advance(minutes=3)

    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.get_json()["oldest_waiting_event_seconds"] == 180.0


def test_readiness_tells_when_the_clock_last_ticked(
    client: FlaskClient, database: Database, clock: SettableClock
) -> None:
    assert client.get("/readyz").get_json()["last_tick"] is None
    with database.begin() as session:
        announcements.beat(session, clock())

    assert client.get("/readyz").get_json()["last_tick"] == "2026-11-23T05:00:00+00:00"


def test_an_unknown_address_is_a_not_found(client: FlaskClient) -> None:
    assert client.get("/nothing/here").status_code == 404
