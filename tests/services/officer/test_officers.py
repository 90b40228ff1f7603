"""Who is an officer: registered by a code in 1:1, or by command."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from builders import GROUP, NOON, OTHER_TEACHER, TEACHER, FakeLine, SettableClock, a_text
from click.testing import CliRunner

from bot.cli import planbot
from bot.web.webhook import keep
from db import chats, officers
from db.engine import Database
from handlers import respond
from handlers.contract.case import Officer
from handlers.contract.reply import Bot, Desk, Reply, Said, Snapshot
from services.dispatcher import Dispatcher
from services.outbound.delivery import Courier


class NoDesk:
    bot = Bot("planbot")


class Listening:
    """Handles as planbot does, and keeps what the handlers saw."""

    def __init__(self, database: Database) -> None:
        self.database, self.clock, self.line = database, SettableClock(), FakeLine()
        self.seen: list[Snapshot] = []
        courier = Courier(database, self.line, self.clock, 20)
        desk = cast(Desk, NoDesk())
        self.dispatcher = Dispatcher(database, courier, lambda: desk, self.clock, respond=self.respond)

    def respond(self, said: Said, seen: Snapshot, desk: Desk, now: object, *, final: bool = False) -> Reply:
        self.seen.append(seen)
        is_code = said.officer_name or said.code_ran_out
        return respond(said, seen, desk, NOON, final=final) if is_code else Reply()

    def hears(self, text: str, *, person: str = TEACHER, group: str | None = None) -> Snapshot:
        with self.database.begin() as session:
            keep(session, [a_text(text, person=person, group=group, at=self.clock())], self.clock())
        for chat in self.dispatcher.claim("worker", 10):
            self.dispatcher.handle_chat(chat, "worker")
        return self.seen[-1]


@pytest.fixture
def office(database: Database) -> Listening:
    return Listening(database)


def code_for(office: Listening, name: str) -> str:
    with office.database.begin() as session:
        return officers.make_code(session, name, office.clock())


def test_whoever_types_an_officers_code_in_their_own_chat_becomes_that_officer(office: Listening) -> None:
    office.hears(code_for(office, "พี่นิด").lower())

    assert office.hears("งานค้าง").officer == Officer(TEACHER, "พี่นิด", True)
    assert "พี่นิด" in office.line.replied[0][1][0]["text"]


def test_a_code_works_once(office: Listening) -> None:
    code = code_for(office, "พี่นิด")
    office.hears(code)
    office.hears(code, person=OTHER_TEACHER)

    assert office.hears("งานค้าง", person=OTHER_TEACHER).officer is None


def test_a_code_runs_out_after_ten_minutes(office: Listening) -> None:
    code = code_for(office, "พี่นิด")
    office.clock.advance(minutes=10)
    office.hears(code)

    assert office.hears("งานค้าง").officer is None


def test_whoever_types_a_code_that_ran_out_is_told_so(office: Listening) -> None:
    code = code_for(office, "พี่นิด")
    office.clock.advance(minutes=10)
    office.hears(code.lower())

    assert office.line.replied[-1][1][0]["text"].startswith("รหัสเจ้าหน้าที่นี้หมดอายุแล้วหรือใช้ไปแล้วค่ะ")


def test_of_two_invited_under_one_name_the_second_is_refused(office: Listening) -> None:
    first, second = code_for(office, "นก"), code_for(office, "น ก")
    office.hears(first)
    office.hears(second, person=OTHER_TEACHER)

    assert office.line.replied[-1][1][0]["text"].startswith("มีเจ้าหน้าที่ชื่อ น ก อยู่แล้ว")
    assert office.hears("งานค้าง", person=OTHER_TEACHER).officer is None


def test_an_officer_who_was_removed_is_one_no_longer(office: Listening) -> None:
    office.hears(code_for(office, "พี่นิด"))
    with office.database.begin() as session:
        assert officers.remove(session, TEACHER, NOON + timedelta(days=1)) == ("พี่นิด", [])

    assert office.hears("งานค้าง").officer is None


def test_whoever_writes_in_the_officers_group_acts_as_an_officer_there_alone(office: Listening) -> None:
    with office.database.begin() as session:
        chats.bind_group(session, GROUP, "officers", NOON)

    assert office.hears("งานค้าง", group=GROUP).officer == Officer(TEACHER, "", False)
    assert office.hears("งานค้าง").officer is None


def test_in_the_schools_group_nobody_acts_as_an_officer(office: Listening) -> None:
    office.hears(code_for(office, "พี่นิด"))
    with office.database.begin() as session:
        chats.bind_group(session, GROUP, "announcements", NOON)

    assert office.hears("บอท งานค้าง", group=GROUP).officer is None


def run(*arguments: str, url: str) -> tuple[int, str]:
    done = CliRunner().invoke(planbot, ["officers", *arguments], env={"DATABASE_URL": url})
    return done.exit_code, done.output if not done.exception else str(done.exception)


def test_officers_are_added_listed_and_removed_by_command(database_url: str, tmp_path: Path) -> None:
    assert "invite" in run("list", url=database_url)[1]
    assert run("add", TEACHER, "พี่นิด", url=database_url)[0] == 0
    assert run("list", url=database_url)[1] == f"{TEACHER}  พี่นิด\n"

    assert run("remove", TEACHER, url=database_url)[0] == 0
    assert "ไม่พบเจ้าหน้าที่" in run("remove", TEACHER, url=database_url)[1]


def test_what_is_no_user_id_or_a_name_that_is_taken_is_refused(database_url: str) -> None:
    run("add", TEACHER, "พี่นิด", url=database_url)

    assert "ไม่ใช่รหัสผู้ใช้ LINE" in run("add", "somchai", "สมชาย", url=database_url)[1]
    assert "มีเจ้าหน้าที่ชื่อ" in run("invite", "พี่ นิด", url=database_url)[1]
    assert "ชื่อเจ้าหน้าที่ต้องมีตัวอักษร" in run("invite", " ", url=database_url)[1]


def test_an_invitation_is_a_code_that_works(database: Database, database_url: str) -> None:
    code = run("invite", "พี่นิด", url=database_url)[1].split()[-1]

    with database.read() as session:
        assert officers.name_of_code(session, code, datetime.now(UTC)) == "พี่นิด"
