"""Menus where LINE refuses, is down, or a process dies; with the simulator as LINE."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from menu_office import LATER, Office

from db import line_access
from db.engine import Database
from db.menus import leases, made
from line.menus import images
from services.outbound.menus import LEASE, LEASE_LASTS, Busy
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


def test_an_image_that_line_refuses_leaves_the_menu_of_before_in_use(
    office: Office, teacher: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.keeper.keep_in_step()
    office.passes(LATER)
    monkeypatch.setattr(images, "image_of", lambda menu: b"no picture at all")
    office.pages = "https://plan.example.go.th"

    for _ in range(3):
        office.keeper.keep_in_step()

    assert office.bar_of(teacher) == "เมนู"
    assert office.created() == 3, "it is tried once"
    assert len(office.menus_in_line()) == 2, "what was made without an image is deleted"
    with office.database.read() as session:
        told = made.refused(session)
    assert [(one.audience, one.note) for one in told] == [
        ("askers", "LINE answered 400: The image is not a PNG")
    ]
    monkeypatch.undo()
    office.keeper.apply()
    with office.database.read() as session:
        assert made.refused(session) == []
    assert office.created() == 4


def test_an_image_too_large_for_line_is_refused_and_told(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "image_of", lambda menu: images.kept(menu) + b"\0" * images.MOST_BYTES)

    office.keeper.keep_in_step()

    with office.database.read() as session:
        assert {one.note[:17] for one in made.refused(session)} == {"LINE answered 413"}
    assert office.menus_in_line() == []


def test_a_menu_whose_maker_died_before_keeping_its_id_is_cleared_away(office: Office) -> None:
    office.line.menus.create({**office.keeper.wanted[0].menu.request("f" * 64)})
    office.line.menus.create({**office.keeper.wanted[0].menu.content, "name": "เมนูที่สำนักงานทำเอง"})

    office.keeper.keep_in_step()

    names = sorted(str(one["name"]).split()[0] for one in office.menus_in_line())
    assert names == ["planbot", "planbot", "เมนูที่สำนักงานทำเอง"]


def test_a_menu_whose_maker_died_before_its_image_is_made_anew(office: Office) -> None:
    wanted = office.keeper.wanted[0]
    menu_id = office.line.menus.create(wanted.menu.request(wanted.design))
    with office.database.begin() as session:
        made.made(session, "askers", menu_id, (wanted.design, "b" * 64), office.clock())

    office.keeper.keep_in_step()

    assert len(office.menus_in_line()) == 2
    assert menu_id not in {one["richMenuId"] for one in office.menus_in_line()}


def test_one_process_at_a_time_keeps_the_menus(office: Office) -> None:
    with office.database.begin() as session:
        assert leases.take(session, LEASE, "another", office.clock(), LEASE_LASTS)

    office.keeper.keep_in_step()
    assert office.created() == 0
    with pytest.raises(Busy):
        office.keeper.apply()

    office.passes(LEASE_LASTS)
    office.keeper.keep_in_step()
    assert office.created() == 2, "the lease of one that died runs out"


def test_what_line_does_not_do_now_is_tried_again_after_a_minute(office: Office, teacher: Someone) -> None:
    office.sim.faults.down = True
    office.keeper.keep_in_step()
    asked = len(office.sim.platform.requests)
    office.keeper.keep_in_step()
    assert len(office.sim.platform.requests) == asked

    office.sim.faults.down = False
    office.passes(timedelta(seconds=61))
    office.keeper.keep_in_step()

    assert office.bar_of(teacher) == "เมนู"


def test_while_line_refuses_the_token_the_menus_wait(office: Office) -> None:
    with office.database.begin() as session:
        line_access.deny(session, "any", office.clock())

    office.keeper.keep_in_step()

    assert office.sim.platform.requests == []


def test_what_was_deleted_or_replaced_elsewhere_is_mended(
    office: Office, teacher: Someone, nid: Someone
) -> None:
    office.registers(nid)
    office.keeper.keep_in_step()
    rich_menus = office.sim.platform.rich_menus
    theirs = rich_menus.linked(nid.id)["richMenuId"]
    rich_menus.delete(theirs)
    rich_menus.set_default(None)

    office.another_keeper().keep_in_step()

    assert (office.bar_of(teacher), office.bar_of(nid)) == ("เมนู", "เมนูสำนักงาน")


def test_a_linked_menu_gone_from_line_is_made_anew_for_the_next_officer(office: Office, nid: Someone) -> None:
    office.keeper.keep_in_step()
    for menu in office.menus_in_line():
        office.sim.platform.rich_menus.delete(menu["richMenuId"])
    office.registers(nid)

    office.keeper.keep_in_step()
    office.passes(timedelta(seconds=61))
    office.keeper.keep_in_step()

    assert office.bar_of(nid) == "เมนูสำนักงาน"
