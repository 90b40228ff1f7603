"""The rules of who hears what, one by one."""

from datetime import date, time

import pytest
from office_calendar import SIX, TWELVE, an_office, between, named, shown

from knowledge.facts.manual import Announce, KeyDate
from line.plain_text import as_text
from scheduler.calendar.occasions import Office
from scheduler.calendar.rounds import nearest_round
from scheduler.occasion_messages import messages_of, said_on, text_of


def days(office: Office, prefix: str, since: str = "2026-01-01", until: str = "2028-12-31") -> dict[str, str]:
    return {
        f"{one.id}/{one.role}": one.day.isoformat()
        for one in between(office, since, until)
        if one.id.startswith(prefix)
    }


def test_reminders_of_a_date_that_is_a_day_off_count_from_the_last_working_day() -> None:
    """31 May 2569 is a Sunday and Visakha Bucha: Friday the 29th is the last working day."""
    assert days(an_office(), "reminder:plan-review-4", until="2026-12-31") == {
        "reminder:plan-review-4:2026-05-31:7d/announcements": "2026-05-22",
        "reminder:plan-review-4:2026-05-31:1wd/announcements": "2026-05-28",
    }


def test_a_day_off_that_the_office_adds_moves_a_reminder_back() -> None:
    office = an_office(extra={"2027-05-24": "วันหยุดจังหวัด"})

    assert days(office, "reminder:plan-review-4:2027-05-31:7d") == {
        "reminder:plan-review-4:2027-05-31:7d/announcements": "2027-05-21"
    }


def test_a_closing_on_a_sunday_counts_days_from_friday_and_leaves_three_working_days() -> None:
    """Counted from Friday 23 April: 24 March and 16 April; the 21st, 22nd and 23rd are left."""
    office = an_office({SIX: "2027-04-25"})

    assert days(office, "reminder:monitoring") == {
        "reminder:monitoring-5:2027-04-25:30d/officers": "2027-03-24",
        "reminder:monitoring-5:2027-04-25:7d/officers": "2027-04-16",
        "reminder:monitoring-6:2027-04-25:7d/personnel": "2027-04-16",
        "reminder:monitoring-6:2027-04-25:3wd/personnel": "2027-04-21",
    }
    assert days(office, "after") == {"after:monitoring-6:2027-04-25/personnel": "2027-04-26"}


@pytest.mark.parametrize(
    ("closing", "digest"),
    [
        ("2027-09-30", "2027-09"),  # 31 August, the working day before the digest of 1 September
        ("2027-10-01", "2027-09"),  # 1 September, the day of the digest
        ("2027-10-03", "2027-09"),  # Sunday: counted from 1 October
        (
            "2027-10-05",
            "2027-09",
        ),  # 5 September is a Sunday, moved back to Friday the 3rd: two after the digest
        ("2027-09-28", "2027-09"),  # 29 August is a Sunday, moved back to Friday the 27th: three before
    ],
)
def test_a_30_day_reminder_within_two_working_days_of_a_digest_is_said_in_it(
    closing: str, digest: str
) -> None:
    office = an_office({TWELVE: closing})
    alone = days(office, f"reminder:monitoring-5:{closing}:30d")

    assert f"monitoring-5 due {closing}" in " ".join(shown(named(office, f"digest:officers:{digest}")))
    assert alone == (
        {f"reminder:monitoring-5:{closing}:30d/officers": "2027-08-27"} if closing == "2027-09-28" else {}
    )


def test_a_digest_says_nothing_as_coming_that_is_over() -> None:
    """The office's first working day of May is the 5th; a system that closed on Sunday the 2nd is closed."""
    office = an_office({SIX: "2027-05-02"}, extra={"2027-05-03": "วันหยุดพิเศษ"})

    assert shown(named(office, "digest:officers:2027-05")) == ["monitoring-6 start 2027-05-05"]


def test_a_month_with_nothing_due_says_to_schools_what_runs_meanwhile() -> None:
    assert text_of(an_office(), named(an_office(), "digest:announcements:2027-08")) == (
        "กำหนดการเดือนสิงหาคม 2570\n"
        "ดำเนินการต่อเนื่อง: ประเมินแผนปฏิบัติการของโรงเรียน "
        "(สพม.นครพนม ถึง 30 ก.ย. 2570 อีก 59 วัน ช่องทาง กลุ่มนโยบายและแผน)\n"
        "กำหนดถัดไป: แจ้งผลการประเมินแผนปฏิบัติการ (สพม.นครพนม) ภายใน 31 ธันวาคม 2570 (อีก 151 วัน) "
        "ตรงวันหยุด วันทำการสุดท้าย 30 ธันวาคม 2570 ช่องทาง AMSS++, เว็บไซต์ สพม.นครพนม, ไลน์กลุ่มนโยบายและแผน"
    )


def test_a_month_with_nothing_due_says_to_schools_what_is_due_in_the_next() -> None:
    assert text_of(an_office(), named(an_office(), "digest:announcements:2027-04")) == (
        "กำหนดการเดือนเมษายน 2570\n"
        "ครบกำหนดเดือนหน้า:\n"
        "• โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา: โรงเรียน · ภายใน 31 พฤษภาคม 2570 (อีก 60 วัน) · "
        "ส่งทาง กลุ่มนโยบายและแผน, AMSS++, ไลน์กลุ่มนโยบายและแผน"
    )


def test_a_month_with_nothing_for_schools_costs_no_push_and_officers_know() -> None:
    march = between(an_office(), "2027-03-01", "2027-03-31")

    assert [one.id for one in march if one.kind == "digest"] == ["digest:officers:2027-03"]
    told = "เดือนนี้ไม่ส่งสรุปประจำเดือนให้กลุ่มประกาศสำหรับโรงเรียน เพราะไม่มีกำหนดการให้แจ้ง (ไม่เสียโควตาข้อความ)"
    assert told in text_of(an_office(), march[0]).split("\n")
    assert told not in text_of(an_office(), named(an_office(), "digest:officers:2027-04"))


def test_a_digest_for_schools_only_when_due_is_silent_in_other_months() -> None:
    office = an_office()
    rare = office.manual.office.digest.model_copy(update={"announcements": "when-due"})
    manual = office.manual.model_copy(
        update={"office": office.manual.office.model_copy(update={"digest": rare})}
    )
    office = Office(manual, {}, office.workdays)

    digests = [one for one in between(office, "2027-01-01", "2027-12-31") if one.kind == "digest"]
    months = [one.month[1] for one in digests if one.role == "announcements"]
    assert months == [1, 2, 5, 12]
    assert not any(one.none_for for one in digests)


def test_a_monthly_digest_for_personnel_with_nothing_in_it_is_no_push() -> None:
    office = an_office()
    monthly = office.manual.office.digest.model_copy(update={"personnel": "monthly"})
    manual = office.manual.model_copy(
        update={"office": office.manual.office.model_copy(update={"digest": monthly})}
    )
    office = Office(manual, office.key_dates, office.workdays)

    digests = [one for one in between(office, "2027-01-01", "2027-12-31") if one.kind == "digest"]
    theirs = [one for one in digests if one.role == "personnel"]
    officers = {one.month[1]: one for one in digests if one.role == "officers"}
    assert theirs and all(one.items for one in theirs)
    silent = [month for month, one in officers.items() if "personnel" in one.none_for]
    assert silent == [month for month in range(1, 13) if month not in {one.month[1] for one in theirs}]
    told = "เดือนนี้ไม่ส่งสรุปประจำเดือนให้กลุ่มบุคลากร"
    assert any(line.startswith(told) for line in text_of(office, officers[silent[0]]).split("\n"))


def test_what_runs_on_is_one_line_with_who_acts_and_the_days_left() -> None:
    lines = text_of(an_office(), named(an_office(), "digest:officers:2027-07")).split("\n")

    assert lines[1] == (
        "ดำเนินการต่อเนื่อง: ประเมินแผนปฏิบัติการของโรงเรียน "
        "(สพม.นครพนม ถึง 30 ก.ย. 2570 อีก 91 วัน ช่องทาง กลุ่มนโยบายและแผน)"
    )


def test_the_start_of_a_span_that_ends_on_a_day_off_tells_the_last_working_day() -> None:
    text = text_of(an_office(), named(an_office(), "digest:personnel:2026-12"))

    assert "เริ่ม 1 ธันวาคม 2569 ถึง 31 มกราคม 2570 (อีก 61 วัน) ตรงวันหยุด วันทำการสุดท้าย 29 มกราคม 2570" in text


def test_a_line_says_who_acts_by_when_with_the_days_left_and_how_to_send() -> None:
    office = an_office()

    assert text_of(office, named(office, "reminder:plan-review-4:2027-05-31:7d")) == (
        "ครบกำหนดอีก 7 วัน\n"
        "• โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา: โรงเรียน · ภายใน 31 พฤษภาคม 2570 (อีก 7 วัน) · "
        "ส่งทาง กลุ่มนโยบายและแผน, AMSS++, ไลน์กลุ่มนโยบายและแผน"
    )


def test_the_reminder_before_a_closing_counts_the_working_days_that_are_left() -> None:
    office = an_office({SIX: "2027-04-20"})

    text = text_of(office, named(office, "reminder:monitoring-6:2027-04-20:3wd"))

    assert "นับรวมวันนี้เหลือ 3 วันทำการก่อนระบบปิด" in text
    assert (
        "ภายใน 17 เมษายน 2570 (อีก 5 วัน) ตรงวันหยุด วันทำการสุดท้าย 16 เมษายน 2570 ก่อนระบบปิด 20 เมษายน 2570" in text
    )


def test_two_reminders_of_one_closing_on_one_day_are_one_card() -> None:
    office = an_office({SIX: "2027-04-20"})
    same_day = [one for one in between(office, "2027-04-12", "2027-04-12") if one.role == "personnel"]

    messages = messages_of([said_on(office, one, one.day) for one in same_day])

    assert len(same_day) == 2
    assert len(messages) == 1
    assert "นับรวมวันนี้เหลือ 3 วันทำการก่อนระบบปิด" in as_text(messages)


def test_nine_occasions_of_one_day_fit_in_five_messages() -> None:
    office = an_office()
    digests = [one for one in between(office, "2026-01-01", "2027-06-30") if one.kind == "digest"][:9]

    assert len(messages_of([said_on(office, one, one.day) for one in digests])) == 5


def test_said_late_it_names_the_day_it_should_have_been_said_and_counts_from_today() -> None:
    office = an_office()
    reminder = named(office, "reminder:plan-review-4:2027-05-31:7d")

    text = as_text(messages_of([said_on(office, reminder, date(2027, 5, 26), late=True)]))

    assert "แจ้งล่าช้า จากกำหนดเดิมวันจันทร์ที่ 24 พฤษภาคม 2570" in text
    assert "ครบกำหนดอีก 5 วัน" in text


def test_officers_are_asked_for_a_closing_day_from_two_months_before_the_round_ends_until_it_is_set() -> None:
    def asked(office: Office) -> list[str]:
        return [
            f"{one.day} {round_.name} {round_.fiscal_year}"
            for one in between(office, "2026-12-01", "2027-12-31")
            for round_ in one.unset
        ]

    assert asked(an_office()) == [
        "2027-02-01 emes-close-6m 2570",
        "2027-03-01 emes-close-6m 2570",
        "2027-04-01 emes-close-6m 2570",
        "2027-05-03 emes-close-6m 2570",
        "2027-08-02 emes-close-12m 2570",
        "2027-09-01 emes-close-12m 2570",
        "2027-10-01 emes-close-12m 2570",
        "2027-11-01 emes-close-12m 2570",
    ]
    assert asked(an_office({SIX: "2027-04-20", TWELVE: "2027-10-15"})) == []
    assert "planbot dates set emes-close-6m" in text_of(
        an_office(), named(an_office(), "digest:officers:2027-02")
    )


@pytest.mark.parametrize(
    ("name", "closing", "fiscal_year"),
    [
        (SIX, "2027-04-20", 2570),
        (SIX, "2026-12-31", 2570),
        (TWELVE, "2027-10-15", 2570),
        (TWELVE, "2027-09-30", 2570),
        (TWELVE, "2027-03-01", 2569),
    ],
)
def test_a_closing_day_belongs_to_the_round_whose_end_is_nearest(
    name: KeyDate, closing: str, fiscal_year: int
) -> None:
    assert nearest_round(name, date.fromisoformat(closing)).fiscal_year == fiscal_year


def test_the_yaml_overrides_who_hears_of_a_step_and_when() -> None:
    own = Announce(to=("officers", "personnel"), days_before=(14,), working_days_before=())
    office = an_office(announce={("plan-review", 4): own})

    assert days(office, "reminder:plan-review-4:2027") == {
        "reminder:plan-review-4:2027-05-31:14d/officers": "2027-05-17",
        "reminder:plan-review-4:2027-05-31:14d/personnel": "2027-05-17",
    }
    in_may = [one.id for one in between(office, "2027-05-01", "2027-05-31")]
    assert "digest:announcements:2027-05" not in in_may


def test_announcements_go_at_the_time_the_office_has_set() -> None:
    [first, *_] = between(an_office(at=time(9, 0)), "2027-05-24", "2027-05-24")

    assert first.at.isoformat() == "2027-05-24T09:00:00+07:00"


def test_no_item_of_a_month_is_said_again_as_news_in_another() -> None:
    """A span starts once, ends once, and merely runs in between; a due day is said by one digest."""
    office = an_office({SIX: "2027-04-20", TWELVE: "2027-10-15"})
    news = [
        (one.role, item)
        for one in between(office, "2026-10-01", "2028-09-30")
        if one.kind == "digest"
        for item in shown(one)
        if " runs " not in item
    ]

    assert len(news) == len(set(news))
