"""The clock and officers: what they see before, what they want, and what they are told of."""

from builders import FakeLine, bangkok
from office_calendar import PLOUGHING, SIX, an_office
from ticking import (
    BOUND,
    LAST,
    OFFICERS,
    PERSONNEL,
    REMINDER,
    ROLES,
    SCHOOLS,
    Ticking,
    heard,
    only_schools,
    told,
)

from db import announcements, chats, officers
from db.engine import Database
from db.models.chats import Group
from line.gateway import Outcome, Sent


def test_officers_see_the_day_before_what_others_will_hear(database: Database) -> None:
    ticking = Ticking(database, groups=ROLES, bound_at=BOUND)

    assert told(ticking.tick("2027-05-21 08:30")) == []
    with database.begin() as session:
        chats.bind_group(session, OFFICERS, "officers", bangkok("2027-05-20 08:00"))
    ticking.tick("2027-05-21 08:31")

    [owed] = ticking.owed(OFFICERS)
    assert "วันจันทร์ที่ 24 พฤษภาคม 2570 08:30 น." in owed
    assert "โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา" in owed


def test_officers_own_reminder_and_the_preview_of_others_are_one_push(database: Database) -> None:
    """Closing on 22 April: 7 days before is Songkran, back to Monday the 12th, when officers also see what
    personnel hears on Friday the 16th."""
    office = an_office({SIX: "2027-04-22"}, extra={"2027-04-19": "วันหยุดพิเศษ", **PLOUGHING})
    ticking = Ticking(database, office, groups=ROLES, bound_at="2027-04-11 00:00")

    ticking.tick("2027-04-12 08:30")

    assert [row for row in ticking.rows() if row[1] == "officers"] == [
        ("preview:2027-04-16", "officers", "sent"),
        ("reminder:monitoring-5:2027-04-22:7d", "officers", "sent"),
    ]
    assert len(ticking.owed(OFFICERS)) == 1


def test_officers_hear_once_that_the_calendar_lacks_ploughing_day(database: Database) -> None:
    ticking = Ticking(database, groups=ROLES, bound_at="2027-03-02 08:00")

    assert heard(ticking.tick("2027-03-02 09:00")) == ["ploughing:2027"]
    assert "ปฏิทินวันหยุดยังไม่มีวันพืชมงคลปี 2570" in "".join(ticking.owed(OFFICERS))
    assert heard(ticking.tick("2027-03-03 09:00")) == []


def test_a_ploughing_day_that_the_office_added_is_not_asked_for(database: Database) -> None:
    office = an_office(extra=PLOUGHING)
    ticking = Ticking(database, office, groups=ROLES, bound_at="2027-03-02 08:00")

    assert heard(ticking.tick("2027-03-02 09:00")) == []


def test_what_officers_stop_is_not_sent(database: Database) -> None:
    ticking = only_schools(database)
    with database.begin() as session:
        announcements.order(session, REMINDER, "announcements", "stop", None, None, bangkok(BOUND))

    assert told(ticking.tick("2027-05-24 08:30")) == [(REMINDER, "stopped")]
    assert ticking.owed(SCHOOLS) == []


def test_what_officers_rewrite_is_sent_in_their_words(database: Database) -> None:
    ticking = only_schools(database)
    with database.begin() as session:
        announcements.order(
            session, REMINDER, "announcements", "edit", "ส่งแผนที่ห้องแผนได้เลย", None, bangkok(BOUND)
        )
    ticking.tick("2027-05-24 08:30")

    assert ticking.owed(SCHOOLS) == ["ส่งแผนที่ห้องแผนได้เลย"]


def test_an_officers_own_announcement_goes_at_its_moment_also_on_a_sunday(database: Database) -> None:
    ticking = Ticking(database, groups=ROLES, bound_at=BOUND)
    with database.begin() as session:
        number = announcements.draft(session, "ประชุมวันจันทร์ 9 โมง", None, bangkok(BOUND))
        announcements.confirm(session, number, "announcements", bangkok("2027-05-23 16:00"))

    assert told(ticking.tick("2027-05-23 15:59")) == []
    assert told(ticking.tick("2027-05-23 16:00")) == [(f"own:{number}", "sent")]
    assert told(ticking.tick("2027-05-23 16:01")) == []
    assert ticking.owed(SCHOOLS) == ["ประกาศจากกลุ่มนโยบายและแผน\nประชุมวันจันทร์ 9 โมง"]


def test_a_standstill_of_a_day_is_told_to_officers_once(database: Database) -> None:
    ticking = Ticking(database, groups={OFFICERS: "officers"}, bound_at="2027-05-10 08:00")
    ticking.tick("2027-05-11 10:00")
    ticking.tick("2027-05-16 12:00")
    assert ticking.owed(OFFICERS) == []

    first = ticking.tick("2027-05-17 07:00")
    second = ticking.tick("2027-05-17 07:05")

    assert [notice.id.split(":")[0] for notice in first.notices] == ["stood"]
    assert second.notices == ()
    assert "หยุดทำงานตั้งแต่ 11 พ.ค. 2570 10:00 น. ถึง 16 พ.ค. 2570 12:00 น." in ticking.owed(OFFICERS)[0]


def test_a_role_without_a_group_is_told_to_officers_once_a_month(database: Database) -> None:
    ticking = Ticking(database, groups={OFFICERS: "officers"}, bound_at=BOUND)

    first = ticking.tick("2027-05-24 08:30")
    second = ticking.tick("2027-05-28 08:30")

    assert heard(first) == ["no-group:announcements:2027-05"]
    assert heard(second) == []


def test_with_no_officers_group_each_officer_is_told(database: Database) -> None:
    ticking = only_schools(database)
    with database.begin() as session:
        officers.add(session, "U" + "5" * 32, "พี่นิด", bangkok(BOUND))

    ticking.tick("2027-06-01 07:00")

    assert "ไม่ได้ประกาศ" in ticking.owed("U" + "5" * 32)[0]


def test_a_group_that_line_says_is_gone_is_marked_and_told_of_once(database: Database) -> None:
    ticking = Ticking(database, groups={SCHOOLS: "announcements", OFFICERS: "officers"}, bound_at=BOUND)
    ticking.tick("2027-05-24 08:30")
    gone = Sent(Outcome.REFUSED, status=400, reason="Failed to send messages")
    ticking.deliver(FakeLine(gone), "2027-05-24 08:30")

    notices = [ticking.tick(f"2027-05-24 08:{minute}").notices for minute in (32, 34, 36)]

    assert [len(found) for found in notices] == [1, 0, 0]
    assert "บอทไม่อยู่ในกลุ่มแล้ว" in notices[0][0].text
    with database.read() as session:
        group = session.get(Group, SCHOOLS)
    assert group is not None
    assert group.left_at is not None
    assert (LAST, "sent") not in told(ticking.tick("2027-05-28 08:30"))


def test_a_new_group_with_a_name_that_the_manual_knows_is_suggested_for_its_role_once(
    database: Database,
) -> None:
    ticking = Ticking(database, groups={OFFICERS: "officers"}, bound_at=BOUND)
    with database.begin() as session:
        for group, name in (("C" + "4" * 32, "กลุ่มนโยบายและแผน สพม.นครพนม"), ("C" + "5" * 32, "ครูวิทย์ ม.4")):
            chats.group_joined(session, group, bangkok(BOUND))
            chats.name_group(session, group, name)

    first, second = ticking.tick("2027-05-25 09:00"), ticking.tick("2027-05-25 09:05")

    assert [id for id in heard(first) if id.startswith("suggest")] == ["suggest:C" + "4" * 32]
    assert heard(second) == []
    assert "groups bind --role announcements" in ticking.owed(OFFICERS)[0]


def test_of_two_groups_with_the_same_name_each_hears_what_its_own_role_hears(database: Database) -> None:
    ticking = Ticking(database, groups={SCHOOLS: "announcements", PERSONNEL: "personnel"}, bound_at=BOUND)
    with database.begin() as session:
        for group in (SCHOOLS, PERSONNEL):
            chats.name_group(session, group, "กลุ่มนโยบายและแผน สพม.นครพนม")

    ticking.tick("2027-05-24 08:30")

    assert len(ticking.owed(SCHOOLS)) == 1
    assert ticking.owed(PERSONNEL) == []


def test_officers_are_told_of_groups_with_one_name_by_the_end_of_their_ids(database: Database) -> None:
    ticking = Ticking(
        database, groups={SCHOOLS: "announcements", PERSONNEL: "personnel", OFFICERS: "officers"}
    )
    with database.begin() as session:
        for group in (SCHOOLS, PERSONNEL):
            chats.name_group(session, group, "สพม.นครพนม")
        chats.group_left(session, SCHOOLS, bangkok("2027-05-23 12:00"))

    ticking.tick("2027-05-24 08:30")

    assert "ในกลุ่ม “สพม.นครพนม …1111”ไม่ได้" in "".join(ticking.owed(OFFICERS))


def test_a_group_that_the_bot_left_hears_nothing_and_another_of_its_role_still_does(
    database: Database,
) -> None:
    second = "C" + "9" * 32
    ticking = Ticking(
        database,
        groups={SCHOOLS: "announcements", second: "announcements", OFFICERS: "officers"},
        bound_at=BOUND,
    )
    with database.begin() as session:
        chats.group_left(session, SCHOOLS, bangkok("2027-05-23 12:00"))

    first, later = ticking.tick("2027-05-24 08:30"), ticking.tick("2027-05-24 08:35")

    assert (ticking.owed(SCHOOLS), len(ticking.owed(second))) == ([], 1)
    assert [id for id in heard(first) if id.startswith("left:")] == [
        f"left:{SCHOOLS}:{bangkok('2027-05-23 12:00').timestamp():.0f}"
    ]
    assert heard(later) == []
