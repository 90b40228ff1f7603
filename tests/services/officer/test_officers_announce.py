"""Officers announce: what they take back is not sent, and a role without a group is said at once."""

from collections.abc import Callable
from datetime import datetime, timedelta

from builders import bangkok
from consult_office import NID, OFFICERS, SOMSRI, TEACHER, Bureau
from sqlalchemy import select

from db import announcements, chats
from db.engine import Database
from db.models.announcements import AnnouncementOrder, OwnAnnouncement
from db.models.inbox import InboxEvent
from line.gateway import Outcome, Quota
from scheduler.clock import Clock
from services.snapshot.desk import office_of

SCHOOLS = "C" + "5" * 32
TO_SCHOOLS, NOW, SURE = "กลุ่มประกาศสำหรับโรงเรียน", "ส่งเดี๋ยวนี้", "ยืนยันส่ง"
TOMORROW = "24 พ.ย. 2569 08:30 น."
REMINDER = "reminder:plan-review-4:2027-05-31:7d"


class Counted:
    def quota(self) -> Quota:
        return Quota(None, 0)

    def member_count(self, group: str) -> int:
        return 60


class Announcers(Bureau):
    """An office with a schools' group and a clock that announces."""

    def __init__(self, database: Database, schools: bool = True) -> None:
        super().__init__(database)
        self.announcer = Clock(database, lambda: office_of(self.desk), Counted())
        if schools:
            with database.begin() as session:
                chats.group_joined(session, SCHOOLS, self.clock())
                chats.bind_group(session, SCHOOLS, "announcements", self.clock())

    def tick(self, at: datetime | None = None) -> None:
        if at:
            self.clock.moment = at
        self.announcer.tick(self.clock())
        self.work()

    def writes(self, words: str) -> str:
        """The message's id."""
        self.says(NID, words)
        with self.database.read() as session:
            newest = select(InboxEvent.message_id).where(InboxEvent.message_id.is_not(None))
            return session.scalars(newest.order_by(InboxEvent.id.desc())).first() or ""

    def confirms(self, words: str, when: str = TOMORROW) -> str:
        written = self.writes(f"ประกาศ {words}")
        for label in (TO_SCHOOLS, when, SURE):
            self.presses(NID, label)
        return written

    def unsends(self, message: str, person: str = NID) -> None:
        self.happens(person, "unsend", unsend={"messageId": message})

    def own(self) -> list[tuple[str, str]]:
        with self.database.read() as session:
            return [(one.state, one.text) for one in session.scalars(select(OwnAnnouncement))]


def test_an_unsent_draft_is_withdrawn_and_its_words_are_gone(database: Database) -> None:
    office = Announcers(database)
    office.unsends(office.writes("ประกาศ พรุ่งนี้งดรับเอกสาร"))

    assert office.own() == [("cancelled", "")]
    assert "ยืนยันหรือยกเลิกไปแล้ว" in office.presses(NID, TO_SCHOOLS)[0].text


def test_a_confirmed_one_that_is_unsent_is_cancelled_and_its_officer_told(database: Database) -> None:
    office = Announcers(database)
    written = office.confirms("พรุ่งนี้งดรับเอกสาร")
    office.unsends(written)
    office.work()
    office.tick(bangkok("2026-11-24 08:30"))

    assert office.own() == [("cancelled", "")]
    assert "งดรับเอกสาร" not in office.in_chat(SCHOOLS)
    assert "ยกเลิกประกาศที่ตั้งไว้แล้ว" in office.in_chat(NID)


def test_one_that_is_out_already_cannot_be_called_back_and_the_officer_hears_so(database: Database) -> None:
    office = Announcers(database)
    written = office.confirms("พรุ่งนี้งดรับเอกสาร", NOW)
    office.tick()
    assert "งดรับเอกสาร" in office.in_chat(SCHOOLS)

    office.unsends(written)
    office.work()

    assert office.own() == [("done", "")]
    assert "บอทเรียกคืนจาก LINE ไม่ได้" in office.in_chat(NID)


def test_one_that_line_has_not_taken_yet_is_called_back(database: Database) -> None:
    office = Announcers(database)
    written = office.confirms("พรุ่งนี้งดรับเอกสาร", NOW)
    office.line.fails = lambda chat: Outcome.RETRY if chat == SCHOOLS else None
    office.tick()
    office.unsends(written)
    office.line.fails = lambda chat: None
    for minutes in (1, 2, 40):
        office.tick(office.clock() + timedelta(minutes=minutes))

    assert office.own() == [("cancelled", "")]
    assert office.in_chat(SCHOOLS) == ""


def test_unsent_words_in_place_of_ours_give_way_to_ours(database: Database) -> None:
    office = Announcers(database)
    office.clock.moment = bangkok("2027-05-21 09:00")
    office.says(NID, f"แก้ประกาศ {REMINDER} announcements\nส่งที่ห้องแผน", group=OFFICERS)
    with database.read() as session:
        [order] = session.scalars(select(AnnouncementOrder))
    assert (order.wish, order.text) == ("edit", "ส่งที่ห้องแผน")

    source = {"type": "group", "groupId": OFFICERS, "userId": NID}
    office.happens(NID, "unsend", source=source, unsend={"messageId": order.message_id})
    office.work()
    office.tick(bangkok("2027-05-24 08:30"))

    assert "ส่งที่ห้องแผน" not in office.in_chat(SCHOOLS)
    assert "โรงเรียนส่งแผนปฏิบัติการ" in office.in_chat(SCHOOLS)
    assert "ประกาศตามข้อความเดิมของบอท" in office.in_chat(NID)


def test_what_a_teacher_unsends_tells_no_officer_anything(database: Database) -> None:
    office = Announcers(database)
    office.confirms("พรุ่งนี้งดรับเอกสาร")
    office.says(TEACHER, "ประกาศ อะไรสักอย่าง")
    office.unsends("message-of-nobody", TEACHER)
    office.work()

    assert [state for state, _ in office.own()] == ["waiting"]
    assert "ยกเลิก" not in office.in_chat(TEACHER)


def test_roles_without_a_group_are_named_when_an_officer_writes(database: Database) -> None:
    office = Announcers(database)
    [card] = office.says(NID, "ประกาศ ประชุม")

    assert "กลุ่มบุคลากร: ยังไม่มีกลุ่มที่ผูกไว้" in card.text
    assert "planbot groups code --role personnel" in card.text


def test_a_group_that_goes_before_the_confirmation_is_said_and_nothing_waits(database: Database) -> None:
    office = Announcers(database)
    office.writes("ประกาศ ประชุม")
    office.presses(NID, TO_SCHOOLS)
    with database.begin() as session:
        chats.unbind_group(session, SCHOOLS, office.clock())

    [answer] = office.presses(NID, TOMORROW)

    assert "ยังไม่มีกลุ่มที่ผูกไว้" in answer.text
    assert [state for state, _ in office.own()] == ["draft"]


def lose_group(office: Announcers) -> None:
    office.confirms("ประชุมผู้บริหาร")
    with office.database.begin() as session:
        chats.unbind_group(session, SCHOOLS, office.clock())


def count(chat: str, words: str) -> Callable[[Announcers], int]:
    return lambda office: office.in_chat(chat).count(words)


def test_a_group_that_goes_later_is_told_to_officers_once_with_what_to_do(database: Database) -> None:
    office = Announcers(database)
    lose_group(office)
    for minutes in (1, 2, 3):
        office.tick(office.clock() + timedelta(minutes=minutes))

    told = office.in_chat(OFFICERS)
    assert told.count("ประกาศของเจ้าหน้าที่ “ประชุมผู้บริหาร”") == 1
    assert "planbot groups code --role announcements" in told
    assert "25 พ.ย. 2569" in told


def test_it_is_sent_when_a_group_is_bound_in_time(database: Database) -> None:
    office = Announcers(database)
    lose_group(office)
    office.tick(bangkok("2026-11-24 08:31"))
    with database.begin() as session:
        chats.bind_group(session, SCHOOLS, "announcements", bangkok("2026-11-24 10:00"))
    office.tick(bangkok("2026-11-24 10:01"))

    assert "ประชุมผู้บริหาร" in office.in_chat(SCHOOLS)
    assert "แจ้งช้ากว่าเวลาปกติ" in office.in_chat(SCHOOLS)


def test_with_no_group_in_time_it_is_given_up_and_told(database: Database) -> None:
    office = Announcers(database)
    lose_group(office)
    office.tick(bangkok("2026-11-26 07:00"))
    office.tick(bangkok("2026-11-26 07:05"))

    assert [state for state, _ in office.own()] == ["done"]
    assert count(OFFICERS, "ไม่ได้ประกาศ “ประชุมผู้บริหาร”")(office) == 1


def test_the_moment_can_be_picked(database: Database) -> None:
    office = Announcers(database)
    office.writes("ประกาศ ประชุม")
    office.presses(NID, TO_SCHOOLS)
    with database.read() as session:
        [draft] = session.scalars(select(OwnAnnouncement))
    data = f"a=own&n={draft.message_id}&r=announcements&t=picked"
    source = {"type": "user", "userId": NID}
    picked = {"data": data, "params": {"datetime": "2026-11-25T13:45"}}

    [sure] = office.happens(NID, "postback", source=source, postback=picked)
    office.presses(NID, SURE)
    office.tick(bangkok("2026-11-25 13:44"))
    assert office.in_chat(SCHOOLS) == ""
    office.tick(bangkok("2026-11-25 13:45"))

    assert "วันพุธที่ 25 พฤศจิกายน 2569 13:45 น." in sure.text
    assert "ประชุม" in office.in_chat(SCHOOLS)


def test_an_officer_who_is_forgotten_leaves_the_offices_announcement(database: Database) -> None:
    office = Announcers(database)
    office.confirms("ประชุมผู้บริหาร")
    with database.begin() as session:
        announcements.forget_person(session, NID)
        announcements.forget_person(session, SOMSRI)
    with database.read() as session:
        [own] = session.scalars(select(OwnAnnouncement))

    assert (own.state, own.text, own.by) == ("waiting", "ประชุมผู้บริหาร", None)


def test_the_bare_word_says_how_to_announce_and_what_waits(database: Database) -> None:
    office = Announcers(database)

    told = [answer.text for answer in office.says(NID, "ประกาศ")]

    assert told[0].startswith("ประกาศเอง: พิมพ์ “ประกาศ” เว้นวรรค")
    assert "ประกาศที่รอ" in told[1]
    assert office.says(NID, "ประกาศ", group=OFFICERS) == []
