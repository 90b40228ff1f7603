"""What officers may do to officers, decided without a page: invited, renamed, ranked, on leave, removed."""

from datetime import date

import pytest
from handler_desk import moment

from domain.ranks import Rank
from handlers.acts import groups, officers
from handlers.acts.answers import Refused
from handlers.contract.officers import (
    Bind,
    Colleague,
    Invite,
    Leave,
    MakeGroupCode,
    Remove,
    Rename,
    SetRank,
    Unbind,
)

NID = Colleague("U1", "พี่นิด")
SOMSRI = Colleague("U2", "สมศรี", Rank.HEAD)
WICHAI = Colleague("U3", "วิชัย", Rank.ADMIN)
ALL = (NID, SOMSRI, WICHAI)
TODAY = date(2026, 11, 23)
ABOVE = Refused("ไม่มีสิทธิ์ทำรายการนี้ หัวหน้ากลุ่มทำกับเจ้าหน้าที่และหัวหน้ากลุ่มได้ ผู้ดูแลระบบทำได้ทั้งหมด")


@pytest.mark.parametrize(
    ("by", "rank", "may"),
    [
        (NID, Rank.OFFICER, False),
        (SOMSRI, Rank.OFFICER, True),
        (SOMSRI, Rank.HEAD, True),
        (SOMSRI, Rank.ADMIN, False),
        (WICHAI, Rank.ADMIN, True),
    ],
)
def test_nobody_invites_to_more_than_she_has(by: Colleague, rank: Rank, may: bool) -> None:
    came = officers.invite(by, "มานี", rank, ALL)

    assert came == (Invite("มานี", rank) if may else ABOVE)


@pytest.mark.parametrize("name", ["", "   ", "123", "=1+1", "ก" * 61, "👩‍🏫"])
def test_a_name_needs_letters_and_is_short(name: str) -> None:
    assert officers.invite(WICHAI, name, Rank.OFFICER, ALL) == Refused(
        "ชื่อเจ้าหน้าที่ต้องมีตัวอักษร และยาวไม่เกิน 60 ตัวอักษร"
    )


def test_two_officers_never_have_one_name_however_it_is_spaced() -> None:
    why = "มีเจ้าหน้าที่ชื่อ สม ศรี อยู่แล้ว ใช้ชื่อที่ต่างกันเพื่อไม่ให้สับสน"

    assert officers.invite(WICHAI, "สม ศรี", Rank.OFFICER, ALL) == Refused(why)
    assert officers.rename(SOMSRI, NID, "สม ศรี", ALL) == Refused(why)
    assert officers.rename(SOMSRI, SOMSRI, "สม ศรี", ALL) == Rename("U2", "สม ศรี")


def test_heads_decide_of_officers_and_heads_and_admins_of_all() -> None:
    assert officers.rename(NID, NID, "นิดหน่อย", ALL) == ABOVE
    assert officers.rank(SOMSRI, NID, Rank.HEAD, ALL) == SetRank("U1", Rank.HEAD)
    assert officers.rank(SOMSRI, NID, Rank.ADMIN, ALL) == ABOVE
    assert officers.remove(SOMSRI, WICHAI, ALL) == ABOVE
    assert officers.remove(SOMSRI, NID, ALL) == Remove("U1")
    assert officers.remove(NID, SOMSRI, ALL) == ABOVE


def test_the_last_admin_stays_one() -> None:
    why = Refused("ทำไม่ได้ เพราะจะไม่เหลือผู้ดูแลระบบ ตั้งคนอื่นเป็นผู้ดูแลระบบก่อน")

    assert officers.remove(WICHAI, WICHAI, ALL) == why
    assert officers.rank(WICHAI, WICHAI, Rank.HEAD, ALL) == why
    assert officers.rank(WICHAI, WICHAI, Rank.ADMIN, ALL) == SetRank("U3", Rank.ADMIN)
    assert officers.remove(WICHAI, WICHAI, (*ALL, Colleague("U4", "มานี", Rank.ADMIN))) == Remove("U3")


def test_the_last_head_stays_one_where_there_is_no_admin() -> None:
    why = Refused("ทำไม่ได้ เพราะจะไม่เหลือหัวหน้ากลุ่ม ตั้งคนอื่นเป็นหัวหน้ากลุ่มก่อน")

    assert officers.remove(SOMSRI, SOMSRI, (NID, SOMSRI)) == why
    assert officers.rank(SOMSRI, SOMSRI, Rank.OFFICER, (NID, SOMSRI)) == why
    assert officers.rank(SOMSRI, SOMSRI, Rank.OFFICER, ALL) == SetRank("U2", Rank.OFFICER)


def test_leave_runs_from_the_first_to_the_end_of_the_last_day() -> None:
    came = officers.leave(NID, NID, date(2026, 11, 25), date(2026, 11, 27), SOMSRI, TODAY)

    begins, until = moment("2026-11-25T00:00:00+07:00"), moment("2026-11-27T23:59:00+07:00")
    assert came == Leave("U1", begins, until, "U2")


@pytest.mark.parametrize("begins", [None, date(2026, 11, 23), date(2026, 11, 20)])
def test_leave_that_has_begun_holds_at_once(begins: date | None) -> None:
    came = officers.leave(NID, NID, begins, date(2026, 11, 27), SOMSRI, TODAY)

    assert isinstance(came, Leave) and came.begins is None


@pytest.mark.parametrize(
    ("begins", "ends", "to", "why"),
    [
        (None, date(2026, 11, 22), SOMSRI, "วันสุดท้ายของการลาผ่านไปแล้ว"),
        (date(2026, 12, 9), date(2026, 12, 1), SOMSRI, "วันแรกของการลาอยู่หลังวันสุดท้าย"),
        (None, date(2026, 12, 1), None, "เลือกเจ้าหน้าที่ที่ทำแทน"),
        (None, date(2026, 12, 1), NID, "เลือกเจ้าหน้าที่ที่ทำแทน"),
    ],
)
def test_leave_that_cannot_be_is_refused(
    begins: date | None, ends: date, to: Colleague | None, why: str
) -> None:
    assert officers.leave(NID, NID, begins, ends, to, TODAY) == Refused(why)


def test_officers_set_their_own_leave_and_heads_all() -> None:
    day = date(2026, 12, 1)

    assert officers.leave(NID, SOMSRI, None, day, NID, TODAY) == ABOVE
    assert isinstance(officers.leave(SOMSRI, NID, None, day, WICHAI, TODAY), Leave)
    assert officers.back(NID, NID) == Leave("U1", None, None, None)
    assert officers.back(NID, SOMSRI) == ABOVE


def test_a_group_the_bot_is_in_gets_a_role_and_a_bound_one_loses_it() -> None:
    assert groups.code("personnel") == MakeGroupCode("personnel")
    assert groups.bind("C1", "officers", is_in=True) == Bind("C1", "officers")
    assert groups.bind("C1", "officers", is_in=False) == Refused("บอทออกจากกลุ่มนี้แล้ว เชิญบอทเข้ากลุ่มอีกครั้งก่อน")
    assert groups.unbind("C1", "officers") == Unbind("C1")
    assert groups.unbind("C1", None) == Refused("กลุ่มนี้ไม่ได้ผูกไว้")
