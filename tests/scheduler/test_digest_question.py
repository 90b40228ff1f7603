"""The question asked most in a month, in the next month's digest for schools."""

from datetime import timedelta

import pytest
from builders import bangkok
from office_calendar import an_office
from ticking import OFFICERS, SCHOOLS, Ticking

from db import announcements
from db.engine import Database
from db.models.consultations import Consultation
from db.models.officers import Officer

SEND_PLAN, FEEDBACK, EVALUATION = ("plan-review", 4), ("plan-review", 6), ("plan-review", 5)
HEAD = "คำถามที่ถามกันมากที่สุดเมื่อเดือน"
WORDS = "ผมนายสมชาย โรงเรียนบ้านแพง ถามเรื่องแผนครับ"


def asked(
    database: Database,
    step: tuple[str, int],
    people: str,
    at: str = "2027-06-15 10:00",
    state: str = "answered",
) -> None:
    """people: a letter for each asker."""
    with database.begin() as session:
        for number, person in enumerate(people):
            moment = bangkok(at) + timedelta(minutes=number)
            session.add(
                Consultation(
                    state=state,
                    channel="line",
                    person_id="U" + person * 32,
                    person_name="สมชาย",
                    procedure=step[0],
                    step=step[1],
                    question=WORDS,
                    asked_at=moment,
                    last_at=moment,
                )
            )


def a_clock(database: Database, bound_at: str = "2027-06-20 10:00", officers: bool = False) -> Ticking:
    groups = {SCHOOLS: "announcements"} | ({OFFICERS: "officers"} if officers else {})
    return Ticking(database, groups=groups, bound_at=bound_at)


def digest(ticking: Ticking, at: str = "2027-07-01 08:30") -> str:
    """What the schools' group is sent at that moment."""
    before = len(ticking.owed(SCHOOLS))
    ticking.tick(at)
    [text] = ticking.owed(SCHOOLS)[before:]
    return text


def test_a_digest_answers_what_most_people_asked_in_the_manuals_words(database: Database) -> None:
    asked(database, SEND_PLAN, "abcd")
    asked(database, FEEDBACK, "eeefff")

    text = digest(a_clock(database))

    assert f"{HEAD}มิถุนายน 2570: โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา" in text
    assert "สถานศึกษาในสังกัด ดำเนินการส่งแผนปฏิบัติการประจำปีการศึกษา (ในรูปแบบไฟล์ PDF หรือรูปเล่มฉบับจริง)" in text
    assert "ภายใน 31 พ.ค. 2571" in text
    assert "สมชาย" not in text


@pytest.mark.parametrize(
    ("people", "at", "state"),
    [
        ("ab", "2027-06-15 10:00", "answered"),
        ("aaaabb", "2027-06-15 10:00", "answered"),
        ("abcd", "2027-05-31 23:50", "answered"),
        ("abcd", "2027-07-01 00:00", "answered"),
        ("abcd", "2027-06-15 10:00", "unchosen"),
        ("abcd", "2027-06-15 10:00", "not-ours"),
        ("abcd", "2027-06-15 10:00", "complaint"),
    ],
)
def test_fewer_than_three_people_another_month_or_no_question_say_nothing(
    database: Database, people: str, at: str, state: str
) -> None:
    asked(database, SEND_PLAN, people, at, state)

    assert HEAD not in digest(a_clock(database))


def test_officers_who_try_the_bot_are_no_askers(database: Database) -> None:
    with database.begin() as session:
        session.add(Officer(person_id="U" + "c" * 32, name="สมศรี", added_at=bangkok("2027-01-01 08:00")))
    asked(database, SEND_PLAN, "abc")

    assert HEAD not in digest(a_clock(database))


def test_a_question_alone_is_no_reason_to_push(database: Database) -> None:
    asked(database, SEND_PLAN, "abcd", "2027-02-10 10:00")
    ticking = a_clock(database, "2027-02-20 10:00")

    ticking.tick("2027-03-01 08:30")

    assert ticking.owed(SCHOOLS) == []


def test_the_question_stays_as_officers_were_shown_it(database: Database) -> None:
    asked(database, SEND_PLAN, "abc")
    ticking = a_clock(database, officers=True)
    ticking.tick("2027-06-30 08:30")
    asked(database, FEEDBACK, "abcdefgh", "2027-06-30 10:00")

    assert any(f"{HEAD}มิถุนายน 2570: โรงเรียนส่งแผน" in text for text in ticking.owed(OFFICERS))
    assert f"{HEAD}มิถุนายน 2570: โรงเรียนส่งแผน" in digest(ticking)


def test_no_question_comes_in_after_officers_were_shown_none(database: Database) -> None:
    ticking = a_clock(database, officers=True)
    ticking.tick("2027-06-30 08:30")
    asked(database, FEEDBACK, "abcdefgh", "2027-06-30 10:00")

    assert HEAD not in digest(ticking)


def test_a_question_is_not_repeated_for_three_months(database: Database) -> None:
    for month in ("06", "07", "08", "10"):
        asked(database, SEND_PLAN, "abcd", f"2027-{month}-15 10:00")
    asked(database, EVALUATION, "abc", "2027-08-16 10:00")
    ticking = a_clock(database)

    said = [
        digest(ticking, at)
        for at in ("2027-07-01 08:30", "2027-08-02 08:30", "2027-09-01 08:30", "2027-11-01 08:30")
    ]

    heads = [next((line for line in text.split("\n") if line.startswith(HEAD)), "") for text in said]
    assert heads == [
        f"{HEAD}มิถุนายน 2570: โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา",
        "",
        f"{HEAD}สิงหาคม 2570: ประเมินแผนปฏิบัติการของโรงเรียน",
        f"{HEAD}ตุลาคม 2570: โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา",
    ]


def test_a_digest_that_officers_stopped_has_repeated_nothing(database: Database) -> None:
    asked(database, SEND_PLAN, "abcd")
    asked(database, SEND_PLAN, "abcd", "2027-07-15 10:00")
    ticking = a_clock(database, officers=True)
    ticking.tick("2027-06-30 08:30")
    with database.begin() as session:
        now = bangkok("2027-06-30 09:00")
        announcements.order(session, "digest:announcements:2027-07", "announcements", "stop", None, None, now)
    ticking.tick("2027-07-01 08:30")

    assert HEAD in digest(ticking, "2027-08-02 08:30")


def test_two_clocks_settle_one_question(database: Database) -> None:
    asked(database, SEND_PLAN, "abc")
    second = "C" + "9" * 32
    ticking = Ticking(
        database, groups={SCHOOLS: "announcements", second: "announcements"}, bound_at="2027-06-20 10:00"
    )
    other = Ticking(database, an_office(), groups={})
    ticking.tick("2027-07-01 08:30")
    other.tick("2027-07-01 08:30:05")

    assert [HEAD in text for chat in (SCHOOLS, second) for text in ticking.owed(chat)] == [True, True]
