"""People, groups, codes and talks as they are kept."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from builders import GROUP, NOON, OTHER_TEACHER, TEACHER
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from db import chats
from db.chat_snapshot import glance
from db.engine import Database
from db.models.chats import Account, GroupCode, Person, Rating, Turn


def last_talk(session: Session, chat: str, person: str | None, now: datetime) -> dict[str, Any] | None:
    return glance(session, chat, person, now).talk


PLANS = {"procedure": "plan-review"}
BUDGET = {"procedure": "budget-request"}


def test_the_talk_is_known_for_thirty_minutes(database: Database) -> None:
    with database.begin() as session:
        chats.add_turn(session, TEACHER, TEACHER, "ส่งแผนวันไหน", {}, PLANS, NOON)

        assert last_talk(session, TEACHER, TEACHER, NOON + timedelta(minutes=29, seconds=59)) == PLANS
        assert last_talk(session, TEACHER, TEACHER, NOON + timedelta(minutes=30)) is None


def test_the_newest_talk_counts(database: Database) -> None:
    with database.begin() as session:
        chats.add_turn(session, TEACHER, TEACHER, "หนึ่ง", {}, BUDGET, NOON)
        chats.add_turn(session, TEACHER, TEACHER, "สอง", {}, PLANS, NOON)

        assert last_talk(session, TEACHER, TEACHER, NOON) == PLANS


def test_talks_of_chats_and_of_people_are_kept_apart(database: Database) -> None:
    with database.begin() as session:
        chats.add_turn(session, GROUP, TEACHER, "หนึ่ง", {}, PLANS, NOON)

        assert last_talk(session, GROUP, TEACHER, NOON) == PLANS
        assert last_talk(session, GROUP, OTHER_TEACHER, NOON) is None
        assert last_talk(session, GROUP, None, NOON) is None
        assert last_talk(session, TEACHER, TEACHER, NOON) is None


def test_somebody_whom_line_does_not_name_has_a_talk_too(database: Database) -> None:
    with database.begin() as session:
        chats.add_turn(session, GROUP, None, "หนึ่ง", {}, PLANS, NOON)

        assert last_talk(session, GROUP, None, NOON) == PLANS
        assert last_talk(session, GROUP, TEACHER, NOON) is None


def test_who_blocked_the_bot_and_came_back(database: Database) -> None:
    with database.begin() as session:
        assert chats.has_unfollowed(session, TEACHER) is False
        chats.follow(session, TEACHER, NOON)
        chats.unfollow(session, TEACHER, NOON + timedelta(days=1))
        session.expire_all()
        assert chats.has_unfollowed(session, TEACHER) is True

        chats.follow(session, TEACHER, NOON + timedelta(days=2))
        session.expire_all()

        assert chats.has_unfollowed(session, TEACHER) is False
        assert session.scalars(select(Person.followed_at)).all() == [NOON + timedelta(days=2)]


def test_who_blocks_the_bot_unmet_is_known_all_the_same(database: Database) -> None:
    with database.begin() as session:
        chats.unfollow(session, TEACHER, NOON)

        assert chats.has_unfollowed(session, TEACHER) is True


def test_a_group_is_joined_named_bound_and_left(database: Database) -> None:
    with database.begin() as session:
        chats.group_joined(session, GROUP, NOON)
        chats.name_group(session, GROUP, "กลุ่มนโยบายและแผน สพม.นครพนม")
        chats.bind_group(session, GROUP, "announcements", NOON + timedelta(minutes=1))
        chats.group_left(session, GROUP, NOON + timedelta(days=1))

    with database.read() as session:
        group = chats.find_group(session, GROUP)
        assert group is not None
        assert (group.name, group.role) == ("กลุ่มนโยบายและแผน สพม.นครพนม", "announcements")
        assert (group.joined_at, group.bound_at, group.left_at) == (
            NOON,
            NOON + timedelta(minutes=1),
            NOON + timedelta(days=1),
        )


def test_a_group_joined_again_is_no_longer_left(database: Database) -> None:
    with database.begin() as session:
        chats.group_joined(session, GROUP, NOON)
        chats.group_left(session, GROUP, NOON)
        chats.group_joined(session, GROUP, NOON + timedelta(days=1))

        group = chats.find_group(session, GROUP)
        assert group is not None
        assert (group.joined_at, group.left_at) == (NOON + timedelta(days=1), None)


def test_binding_again_changes_the_role_and_from_when_things_are_owed(database: Database) -> None:
    with database.begin() as session:
        chats.bind_group(session, GROUP, "officers", NOON)
        chats.bind_group(session, GROUP, "personnel", NOON + timedelta(days=1))

        group = chats.find_group(session, GROUP)
        assert group is not None
        assert (group.role, group.bound_at) == ("personnel", NOON + timedelta(days=1))


def test_unbinding_takes_the_role_once(database: Database) -> None:
    with database.begin() as session:
        chats.bind_group(session, GROUP, "officers", NOON)

        assert chats.unbind_group(session, GROUP, NOON) is True
        assert chats.unbind_group(session, GROUP, NOON) is False
        assert chats.unbind_group(session, "C" + "9" * 32, NOON) is False
        assert chats.role_of(session, GROUP) is None


def test_a_role_that_there_is_not_is_refused_by_the_database(database: Database) -> None:
    with pytest.raises(IntegrityError), database.begin() as session:
        chats.bind_group(session, GROUP, "teachers", NOON)


def test_a_code_is_good_for_ten_minutes_and_known_for_a_day(database: Database) -> None:
    with database.begin() as session:
        code = chats.make_code(session, "officers", NOON).code
        assert chats.role_of_code(session, code, NOON + timedelta(minutes=9, seconds=59)) == "officers"
        assert chats.role_of_code(session, code, NOON + timedelta(minutes=10)) is None

        assert chats.code_ran_out(session, code, NOON + timedelta(minutes=9)) is False
        assert chats.code_ran_out(session, code, NOON + timedelta(hours=24, minutes=9)) is True
        assert chats.code_ran_out(session, code, NOON + timedelta(hours=24, minutes=10)) is False

        chats.tidy(session, NOON + timedelta(hours=24, minutes=9), NOON)
        assert session.scalars(select(GroupCode.code)).all() == [code]
        chats.tidy(session, NOON + timedelta(hours=24, minutes=10), NOON)
        assert session.scalars(select(GroupCode.code)).all() == []


def test_of_old_talk_words_and_persons_go_and_the_count_stays(database: Database) -> None:
    year_ago = NOON - timedelta(days=366)
    with database.begin() as session:
        chats.add_turn(session, TEACHER, TEACHER, "คำถามเก่า", {}, PLANS, year_ago)
        chats.add_turn(session, GROUP, None, "คำถามในกลุ่ม", {}, PLANS, year_ago)
        chats.add_turn(session, TEACHER, TEACHER, "คำถามใหม่", {}, PLANS, NOON)

        chats.tidy(session, NOON, NOON - timedelta(days=365))
        session.expire_all()

        turns = session.scalars(select(Turn).order_by(Turn.id)).all()
        assert [(turn.text, turn.person_id) for turn in turns] == [
            (None, None),
            (None, None),
            ("คำถามใหม่", TEACHER),
        ]
        assert TEACHER not in turns[0].chat_id and GROUP not in turns[1].chat_id


def test_codes_have_no_letters_that_look_alike(database: Database) -> None:
    with database.begin() as session:
        codes = [chats.make_code(session, "officers", NOON).code for _ in range(50)]

    assert all(len(code) == 8 for code in codes)
    assert not set("".join(codes)) & set("01OIL")
    assert len(set(codes)) == 50


@pytest.mark.parametrize(
    "text", ["", "ABCD234", "ABCD23456", "ABCD 234", "ABCDEFG0", "สวัสดีครับ", "ABCD234\x00"]
)
def test_what_is_no_code_gives_no_role(database: Database, text: str) -> None:
    with database.read() as session:
        assert chats.role_of_code(session, text, NOON) is None


def test_of_a_rating_no_person_is_kept(database: Database) -> None:
    columns = {column.name for column in Rating.__table__.columns}

    assert not columns & {"person_id", "chat_id", "group_id"}


def test_the_bots_own_account_is_one_row_as_line_last_told_it(database: Database) -> None:
    with database.begin() as session:
        chats.remember_account(session, "Ubot", "@old", "planbot", NOON)
        chats.remember_account(session, "Ubot", "@new", "บอทแผน", NOON + timedelta(hours=1))

    with database.read() as session:
        account = chats.account(session)
        assert account is not None
        assert (account.basic_id, account.name) == ("@new", "บอทแผน")
        assert len(session.scalars(select(Account)).all()) == 1
