"""The year 2570 as the groups hear it, October 2569 to December 2570 (2026-10 to 2027-12).

Worked out by hand from the manual's timelines, the calendar of Thai public holidays, and the two closing
days of e-MES: 20 April 2570 (after Songkran) and 15 October 2570. In brackets the last working day where
the date itself is a day off: 31 December is a holiday, 31 January, 28 February and 31 October 2570 are
Sundays, 31 October 2569 a Saturday, 17 April a Saturday.
"""

import pytest
from office_calendar import SIX, TWELVE, an_office, between, shown

OFFICE = an_office({SIX: "2027-04-20", TWELVE: "2027-10-15"})

NOTHING: list[str] = []
FEEDBACK_69 = "plan-review-6 due 2026-12-31 (2026-12-30)"
FEEDBACK_70 = "plan-review-6 due 2027-12-31 (2027-12-30)"
PUBLISH = "plan-review-1 due 2027-01-31 (2027-01-29)"
TELL_SCHOOLS = "plan-review-2 due 2027-02-28 (2027-02-26)"
SEND_PLAN = "plan-review-4 due 2027-05-31"
REPORT_BEFORE_6M = "monitoring-6 due 2027-04-17 (2027-04-16)"
REPORT_BEFORE_12M = "monitoring-6 due 2027-10-12"
CLOSES_6M = "monitoring-5 due 2027-04-20"
CLOSES_12M = "monitoring-5 due 2027-10-15"

YEAR: list[tuple[str, str, str, list[str]]] = [
    # 1 October is a Thursday
    (
        "2026-10-01",
        "officers",
        "digest:officers:2026-10",
        ["monitoring-1 end 2026-10-31 (2026-10-30)", "monitoring-2 start 2026-11-30"],
    ),
    # 1 November is a Sunday
    (
        "2026-11-02",
        "announcements",
        "digest:announcements:2026-11",
        ["plan-review-6 next 2026-12-31 (2026-12-30)"],
    ),
    ("2026-11-02", "officers", "digest:officers:2026-11", ["monitoring-2 end 2026-11-30"]),
    ("2026-12-01", "announcements", "digest:announcements:2026-12", [FEEDBACK_69]),
    (
        "2026-12-01",
        "officers",
        "digest:officers:2026-12",
        [FEEDBACK_69, "records-6 due 2026-12-31 (2026-12-30)", "monitoring-7 start 2027-01-31 (2027-01-29)"],
    ),
    (
        "2026-12-01",
        "personnel",
        "digest:personnel:2026-12",
        ["monitoring-7 start 2027-01-31 (2027-01-29)"],
    ),
    # New Year: Thursday 31 December and Friday 1 January are holidays, then a weekend
    ("2027-01-04", "announcements", "digest:announcements:2027-01", [PUBLISH]),
    (
        "2027-01-04",
        "officers",
        "digest:officers:2027-01",
        [PUBLISH, "monitoring-7 end 2027-01-31 (2027-01-29)", "monitoring-3 start 2027-03-31"],
    ),
    ("2027-01-04", "personnel", "digest:personnel:2027-01", ["monitoring-7 end 2027-01-31 (2027-01-29)"]),
    ("2027-02-01", "announcements", "digest:announcements:2027-02", [TELL_SCHOOLS]),
    ("2027-02-01", "officers", "digest:officers:2027-02", [TELL_SCHOOLS, "monitoring-3 runs 2027-03-31"]),
    (
        "2027-03-01",
        "officers",
        "digest:officers:2027-03",
        ["monitoring-3 end 2027-03-31", "monitoring-4 start 2027-04-30"],
    ),
    # 30 days before 20 April is Sunday 21 March, moved back to Friday
    ("2027-03-19", "officers", "reminder:monitoring-5:2027-04-20:30d", [CLOSES_6M]),
    ("2027-04-01", "announcements", "digest:announcements:2027-04", ["plan-review-4 next 2027-05-31"]),
    (
        "2027-04-01",
        "officers",
        "digest:officers:2027-04",
        [REPORT_BEFORE_6M, CLOSES_6M, "monitoring-4 end 2027-04-30", "monitoring-6 start 2027-04-21"],
    ),
    (
        "2027-04-01",
        "personnel",
        "digest:personnel:2027-04",
        [REPORT_BEFORE_6M, "monitoring-6 start 2027-04-21"],
    ),
    # 7 days before is Songkran (13-15 April), moved back to Monday 12 April; three working days before
    # 20 April are the 12th, 16th and 19th
    ("2027-04-12", "officers", "reminder:monitoring-5:2027-04-20:7d", [CLOSES_6M]),
    ("2027-04-12", "personnel", "reminder:monitoring-6:2027-04-20:3wd", [REPORT_BEFORE_6M]),
    ("2027-04-12", "personnel", "reminder:monitoring-6:2027-04-20:7d", [REPORT_BEFORE_6M]),
    ("2027-04-21", "personnel", "after:monitoring-6:2027-04-20", ["monitoring-6 start 2027-04-21"]),
    # 1 May is a Saturday; Monday the 3rd makes up for Labour Day, on which the office works
    ("2027-05-03", "announcements", "digest:announcements:2027-05", [SEND_PLAN]),
    ("2027-05-03", "officers", "digest:officers:2027-05", NOTHING),
    ("2027-05-24", "announcements", "reminder:plan-review-4:2027-05-31:7d", [SEND_PLAN]),
    # 31 May is a Monday: the working day before is a Friday
    ("2027-05-28", "announcements", "reminder:plan-review-4:2027-05-31:1wd", [SEND_PLAN]),
    ("2027-06-01", "announcements", "digest:announcements:2027-06", ["plan-review-5 start 2027-09-30"]),
    ("2027-06-01", "officers", "digest:officers:2027-06", ["plan-review-5 start 2027-09-30"]),
    ("2027-07-01", "announcements", "digest:announcements:2027-07", ["plan-review-5 runs 2027-09-30"]),
    ("2027-07-01", "officers", "digest:officers:2027-07", ["plan-review-5 runs 2027-09-30"]),
    # 1 August is a Sunday
    ("2027-08-02", "announcements", "digest:announcements:2027-08", ["plan-review-5 runs 2027-09-30"]),
    ("2027-08-02", "officers", "digest:officers:2027-08", ["plan-review-5 runs 2027-09-30"]),
    ("2027-09-01", "announcements", "digest:announcements:2027-09", ["plan-review-5 end 2027-09-30"]),
    (
        "2027-09-01",
        "officers",
        "digest:officers:2027-09",
        ["plan-review-5 end 2027-09-30", "monitoring-1 start 2027-10-31 (2027-10-29)"],
    ),
    ("2027-09-15", "officers", "reminder:monitoring-5:2027-10-15:30d", [CLOSES_12M]),
    (
        "2027-10-01",
        "officers",
        "digest:officers:2027-10",
        [
            REPORT_BEFORE_12M,
            CLOSES_12M,
            "monitoring-1 end 2027-10-31 (2027-10-29)",
            "monitoring-6 start 2027-10-18",
            "monitoring-2 start 2027-11-30",
        ],
    ),
    (
        "2027-10-01",
        "personnel",
        "digest:personnel:2027-10",
        [REPORT_BEFORE_12M, "monitoring-6 start 2027-10-18"],
    ),
    ("2027-10-08", "officers", "reminder:monitoring-5:2027-10-15:7d", [CLOSES_12M]),
    ("2027-10-08", "personnel", "reminder:monitoring-6:2027-10-15:7d", [REPORT_BEFORE_12M]),
    # Wednesday 13 October is a holiday: the 11th, 12th and 14th are left before Friday the 15th
    ("2027-10-11", "personnel", "reminder:monitoring-6:2027-10-15:3wd", [REPORT_BEFORE_12M]),
    ("2027-10-18", "personnel", "after:monitoring-6:2027-10-15", ["monitoring-6 start 2027-10-18"]),
    (
        "2027-11-01",
        "announcements",
        "digest:announcements:2027-11",
        ["plan-review-6 next 2027-12-31 (2027-12-30)"],
    ),
    ("2027-11-01", "officers", "digest:officers:2027-11", ["monitoring-2 end 2027-11-30"]),
    ("2027-12-01", "announcements", "digest:announcements:2027-12", [FEEDBACK_70]),
    (
        "2027-12-01",
        "officers",
        "digest:officers:2027-12",
        [FEEDBACK_70, "records-6 due 2027-12-31 (2027-12-30)", "monitoring-7 start 2028-01-31"],
    ),
    ("2027-12-01", "personnel", "digest:personnel:2027-12", ["monitoring-7 start 2028-01-31"]),
]


def test_the_year_2570_has_just_these_occasions() -> None:
    told = [
        (one.day.isoformat(), one.role, one.id, shown(one))
        for one in between(OFFICE, "2026-10-01", "2027-12-31")
    ]

    assert told == YEAR


@pytest.mark.parametrize(("day", "role", "id", "items"), YEAR, ids=[row[2] for row in YEAR])
def test_each_is_sent_at_half_past_eight_on_a_working_day(
    day: str, role: str, id: str, items: list[str]
) -> None:
    [found] = [one for one in between(OFFICE, day, day) if one.id == id]

    assert found.at.isoformat() == f"{day}T08:30:00+07:00"
    assert found.push == f"{day}/{role}"
    assert OFFICE.workdays.is_off(found.day) is None
