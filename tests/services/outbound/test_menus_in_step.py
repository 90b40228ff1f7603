"""Menus kept in step with LINE, on both databases, with the simulator as LINE."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from menu_office import LATER, Office

from db.engine import Database
from db.menus import links, made
from line.menus import images
from simulator.driver import Simulator, Someone


@pytest.fixture
def sim() -> Iterator[Simulator]:
    with Simulator() as sim:
        yield sim


@pytest.fixture
def office(database: Database, sim: Simulator) -> Office:
    return Office(database, sim)


@pytest.fixture
def teacher(sim: Simulator) -> Someone:
    return sim.person("ครูสมใจ")


@pytest.fixture
def nid(sim: Simulator) -> Someone:
    return sim.person("พี่นิด")


def test_everybody_sees_the_askers_menu_and_officers_theirs(
    office: Office, teacher: Someone, nid: Someone
) -> None:
    office.registers(nid)

    office.keeper.keep_in_step()

    assert (office.bar_of(teacher), office.bar_of(nid)) == ("เมนู", "เมนูสำนักงาน")
    with office.database.read() as session:
        rows = made.every(session)
        assert [(row.audience, row.state) for row in rows] == [("askers", "shown"), ("officers", "shown")]
        assert {len(row.image_hash) for row in rows} == {64}


def test_nothing_is_made_while_nothing_changes(office: Office) -> None:
    for _ in range(3):
        office.keeper.keep_in_step()
    office.another_keeper().keep_in_step()  # a restart
    office.keeper.apply()

    assert office.created() == 2


def test_with_nothing_to_do_line_is_not_asked_at_all(office: Office) -> None:
    office.keeper.keep_in_step()
    before = len(office.sim.platform.requests)

    office.keeper.keep_in_step()

    assert len(office.sim.platform.requests) == before


def test_an_officer_gets_the_menu_at_registration_and_loses_it_at_removal(
    office: Office, nid: Someone
) -> None:
    office.keeper.keep_in_step()
    assert office.bar_of(nid) == "เมนู"

    office.registers(nid)
    office.keeper.keep_in_step()
    assert office.bar_of(nid) == "เมนูสำนักงาน"

    office.removes(nid)
    office.keeper.keep_in_step()
    assert office.bar_of(nid) == "เมนู"

    office.registers(nid)
    office.keeper.keep_in_step()
    assert office.bar_of(nid) == "เมนูสำนักงาน"


def test_an_officer_who_is_no_friend_is_passed_over_until_she_is(office: Office, sim: Simulator) -> None:
    stranger = sim.person("พี่ศรี", friend=False)
    office.registers(stranger)
    office.keeper.keep_in_step()
    office.keeper.keep_in_step()
    linking = [one for one in sim.platform.requests if f"/user/{stranger.id}/richmenu" in one.path]
    assert linking == []
    with office.database.read() as session:
        assert links.count(session) == (0, 1)

    office.passes(timedelta(seconds=5))
    office.follows(stranger)
    office.keeper.keep_in_step()

    assert office.bar_of(stranger) == "เมนูสำนักงาน"


def test_a_new_address_of_the_pages_makes_one_new_menu_and_deletes_the_old(
    office: Office, teacher: Someone, nid: Someone
) -> None:
    office.registers(nid)
    office.keeper.keep_in_step()

    office.pages = "https://plan.example.go.th"
    office.keeper.keep_in_step()
    assert office.created() == 2, "two versions of the program beside each other do not make menus by turns"
    office.passes(LATER)
    office.keeper.keep_in_step()

    assert office.created() == 3
    shown = office.sim.platform.rich_menus.shown_to(teacher.id)
    assert shown and shown.content["areas"][4]["action"]["uri"] == "https://plan.example.go.th/manual"
    assert office.bar_of(nid) == "เมนูสำนักงาน"
    assert len(office.menus_in_line()) == 2


def test_officers_move_to_a_new_menu_before_the_old_one_is_deleted(
    office: Office, nid: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.registers(nid)
    office.keeper.keep_in_step()
    office.passes(LATER)
    monkeypatch.setattr(images, "design_of", lambda menu: f"{menu.audience:x<64}")

    office.another_keeper().keep_in_step()

    assert office.bar_of(nid) == "เมนูสำนักงาน"
    order = [(one.method, one.path.rpartition("/")[0]) for one in office.sim.platform.requests]
    moved = order.index(("POST", f"/v2/bot/user/{nid.id}/richmenu"), office_first_link(order, nid) + 1)
    assert moved < order.index(("DELETE", "/v2/bot/richmenu"))
    assert len(office.menus_in_line()) == 2


def office_first_link(order: list[tuple[str, str]], who: Someone) -> int:
    return order.index(("POST", f"/v2/bot/user/{who.id}/richmenu"))
