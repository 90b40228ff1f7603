"""A mark in every column of the registry: what is left of them, and which are in a person's copy."""

from datetime import timedelta

import pytest
from builders import bangkok
from consult_office import Bureau
from marked_rows import ANSWERED, ASKED, ASKER, OFFICER, ORDERED, WRITTEN, everything, fill, marks

from db.engine import Database
from handlers.contract.reply import Chat
from services.privacy import walk
from services.privacy.registry import ROWS
from services.privacy.row import Copied, Edited, Goes, Times, Unsent

NOW = bangkok("2026-11-23 10:00")
TIMES = Times(NOW, bangkok("2025-10-01 00:00"), timedelta(days=30))

LEFT_AFTER_ERASING = {
    # officers, groups and the office's own work
    "announcement_orders.reason", "announcement_orders.text", "announcements.group_id",
    "console_devices.person_id",
    "console_links.person_id", "console_sessions.device", "console_sessions.person_id",
    "consultation_events.actor_id",
    "consultation_events.actor_name", "consultations.officer_chat", "consultations.officer_id",
    "consultations.officer_name", "deliveries.chat_id",
    "entries.answered_by", "entries.answered_name", "entries.approved_by", "entries.approved_name",
    "entries.drafted_by", "entries.drafted_name", "entries.answer", "groups.id", "groups.name",
    "given_answers.chat_id", "given_answers.officer_id", "given_answers.officer_name",
    "inbox.chat_id", "inbox.person_id", "menu_links.person_id", "office_acts.about", "office_acts.about_name",
    "office_acts.by", "office_acts.by_name", "officer_codes.name",
    "officers.name", "officers.person_id",
    "officers.substitute_id", "published_statistics.published_by",
    "own_announcements.text", "own_announcements.by", "announcement_orders.by",
    "declined_phrasings.by", "declined_phrasings.by_name",
    "overrides.by", "overrides.by_name", "overrides.covered", "overrides.reason", "overrides.row",
    "overrides.value",
    # of others who had their data erased
    "erased_people.person_hash",
}  # fmt: skip
LEFT_AFTER_THE_YEARS = {
    "announcement_orders.reason", "announcement_orders.text", "announcement_orders.by",
    "announcements.group_id",
    "consultations.officer_id", "consultations.officer_name",
    "entries.answer", "entries.answered_by", "entries.answered_name", "entries.approved_by",
    "entries.approved_name", "entries.drafted_by", "entries.drafted_name", "groups.id", "groups.name",
    "menu_links.person_id", "office_acts.about", "office_acts.about_name",
    "office_acts.by", "office_acts.by_name", "officers.name", "officers.person_id", "officers.substitute_id",
    "own_announcements.by",
    "own_announcements.text", "published_statistics.published_by",
    "declined_phrasings.by", "declined_phrasings.by_name",
    "overrides.by", "overrides.by_name", "overrides.covered", "overrides.reason", "overrides.row",
    "overrides.value",
}  # fmt: skip


def test_every_column_of_the_registry_holds_a_mark_at_first(database: Database) -> None:
    with database.begin() as session:
        fill(session, NOW)
        assert sorted({name for row in ROWS for name in row.names} - marks(session).keys()) == []


def test_erasing_leaves_no_mark_but_those_of_officers_and_groups(database: Database) -> None:
    with database.begin() as session:
        fill(session, NOW)
        walk.erase(session, ASKER, NOW)
        session.flush()
        session.expire_all()
        walk.finish_erasing(session, NOW + timedelta(hours=2))
        left, kept = marks(session), everything(session)

    assert ASKER not in kept
    assert left.keys() == LEFT_AFTER_ERASING
    stays = [row for row in ROWS if not isinstance(row.erased, Goes) and row.left is None]
    assert {name for row in stays for name in row.names} - left.keys() == {"erasures.person_id"}


def test_words_and_persons_older_than_the_years_leave_no_mark(database: Database) -> None:
    with database.begin() as session:
        fill(session, bangkok("2023-11-20 10:00"))
        walk.finish_erasing(session, NOW)
        walk.drop_outlived(session, TIMES)
        session.expire_all()
        walk.drop_outlived(session, Times(NOW + timedelta(hours=6), TIMES.words_from, TIMES.keep_raw))
        left = marks(session)

    assert left.keys() == LEFT_AFTER_THE_YEARS
    stay = {name for row in ROWS if not isinstance(row.outlived, Goes) for name in row.names}
    assert stay <= left.keys()


def test_a_question_that_is_unsent_leaves_none_of_its_words(database: Database) -> None:
    with database.begin() as session:
        fill(session, NOW)
        chat = Chat(ASKER, "user", ASKER)
        walk.unsend(session, Unsent(chat, ASKED, [ASKED], NOW, None))
        kept = everything(session)

    words = [
        "mark inbox.payload asked", "mark turns.text", "mark consultations.question", "mark attachments.name",
        "mark deliveries.messages to asker", "mark deliveries.contents to asker",
        "mark deliveries.messages question", "mark deliveries.contents question",
        "mark deliveries.messages question aside", "mark drafts.data'", "mark entries.answer draft",
    ]  # fmt: skip
    assert [one for one in words if one in kept] == []
    assert "mark consultation_events.words added" in kept


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (ANSWERED, ["mark inbox.payload answered", "mark consultations.answer", "mark drafts.data officer"]),
        (WRITTEN, ["mark own_announcements.text"]),
        (ORDERED, ["mark announcement_orders.text", "mark announcement_orders.reason"]),
    ],
)
def test_what_an_officer_unsends_leaves_none_of_its_words(
    database: Database, message: str, words: list[str]
) -> None:
    with database.begin() as session:
        fill(session, NOW)
        assert [one for one in words if one not in everything(session)] == []
        walk.unsend(session, Unsent(Chat(OFFICER, "user", OFFICER), message, [message], NOW, None))
        assert [one for one in words if one in everything(session)] == []


def test_a_question_that_is_edited_leaves_its_new_words_alone(database: Database) -> None:
    with database.begin() as session:
        fill(session, NOW)
        walk.edit(session, Edited(ASKED, NOW + timedelta(minutes=1), "ถ้อยคำใหม่", ASKER))
        kept = everything(session)

    assert "mark inbox.payload asked" not in kept and "mark turns.text" not in kept
    assert kept.count("ถ้อยคำใหม่") == 2  # the consultation and its event


def test_a_copy_holds_the_marks_of_the_rows_that_are_copied(database: Database) -> None:
    bureau = Bureau(database)
    with database.begin() as session:
        fill(session, NOW)
    told = "".join(one.text for one in bureau.says(ASKER, "ขอข้อมูลของฉัน"))

    copied = [row for row in ROWS if isinstance(row.copied, Copied)]
    assert sorted(name for row in copied for name in row.names) == [
        "consultation_events.words", "consultations.answer", "consultations.question",
        "people.id", "people.name", "people.school",
    ]  # fmt: skip
    assert [name for row in ROWS for name in row.names if f"mark {name}" in told] == [
        "consultations.question", "consultations.answer", "consultation_events.words", "people.name",
        "people.school",
    ]  # fmt: skip
    assert ASKER in told
