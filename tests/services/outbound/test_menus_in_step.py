"""Menus kept in step with LINE, on both databases, with the simulator as LINE."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from builders import SettableClock

from db import chats, line_access, officers
from db.engine import Database
from db.menus import leases, links, made
from line.gateway import Line
from line.menus import images
from services.outbound.menus import LEASE, LEASE_LASTS, Busy, MenuKeeper
from simulator.driver import Simulator, Someone

CREATE = ("POST", "/v2/bot/richmenu")
LATER = timedelta(minutes=11)


class Office:
    """A database, a clock, a LINE, and what keeps the menus in step."""

    def __init__(self, database: Database, sim: Simulator) -> None:
        self.database, self.sim = database, sim
        self.clock = SettableClock()
        self.line = Line(sim.token, sim.url, timeout=(1, 2))
        self.pages = ""
        self.keeper = self.another_keeper()

    def another_keeper(self) -> MenuKeeper:
        return MenuKeeper(self.database, self.line, lambda: self.pages, self.clock)

    def registers(self, who: Someone) -> None:
        with self.database.begin() as session:
            officers.add(session, who.id, who.name, self.clock())

    def removes(self, who: Someone) -> None:
        with self.database.begin() as session:
            officers.remove(session, who.id, self.clock())

    def follows(self, who: Someone) -> None:
        who.follows()
        with self.database.begin() as session:
            chats.follow(session, who.id, self.clock())

    def created(self) -> int:
        return sum((one.method, one.path) == CREATE for one in self.sim.platform.requests)

    def bar_of(self, who: Someone) -> str:
        """What stands on the bar of the menu that this person sees."""
        menu = self.sim.platform.rich_menus.shown_to(who.id)
        return str(menu.content["chatBarText"]) if menu else ""

    def menus_in_line(self) -> list[dict[str, Any]]:
        return list(self.sim.platform.rich_menus.all()["richmenus"])

    def passes(self, time: timedelta) -> None:
        self.clock.moment += time


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
