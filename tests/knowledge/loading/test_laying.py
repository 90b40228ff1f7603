"""What the office changed is laid over the YAML; what does not load is set aside, and the manual goes on."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from small_manual import Folder

from knowledge.facts.overrides import Edited, Override
from knowledge.loading.laying import Laid, hash_of, laid_over, values_in
from knowledge.loading.live import LiveManual
from knowledge.loading.load import parsed


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def change(kind: str, id: str, field: str, value: Any = None, **more: Any) -> Override:
    return Override(more.pop("key", f"{kind}{id}{field}"), kind, id, field, value=value, **more)


def laid(folder: Folder, *overrides: Override, year: int = 2570) -> Laid:
    return laid_over(parsed(folder.path, folder.source), overrides, year)


JUNE = {"kind": "end-of-month", "month": 6, "words": "ภายในเดือนมิถุนายน ของทุกปี"}


def test_a_changed_field_takes_the_place_of_the_yamls(folder: Folder) -> None:
    found = laid(folder, change("step", "sending-2", "timeline", JUNE))

    assert found.aside == ()
    step = found.manual.step("sending", 2)
    assert step is not None
    assert step.timeline.model_dump() == JUNE


def test_an_open_phone_number_of_the_office_is_filled_in(folder: Folder) -> None:
    assert laid(folder, change("office", "", "phone", "042-511111")).manual.office.phone == "042-511111"


def test_one_row_of_a_list_is_added_replaced_and_removed(folder: Folder) -> None:
    off = {"date": "2027-05-12", "name": "วันพืชมงคล"}
    added = change("days_off", "", "extra", off, row="2027-05-12")
    renamed = change("days_off", "", "extra", {**off, "name": "วันหยุด"}, row="2027-05-12", key="b")
    gone = change("days_off", "", "extra", row="2027-05-12", action="remove", key="c")

    names = [
        [day.name for day in laid(folder, *rows).manual.days_off.extra]
        for rows in ([added], [added, renamed], [added, renamed, gone])
    ]

    assert names == [["วันพืชมงคล"], ["วันหยุด"], []]


def test_a_phrasing_is_a_row_that_names_itself(folder: Folder) -> None:
    asked = change("step", "sending-2", "examples.timeline", "แผนส่งเมื่อไร", row="แผนส่งเมื่อไร")
    name = change("step", "sending-2", "aliases", "ยื่นแผน", row="ยื่นแผน")

    step = laid(folder, asked, name).manual.step("sending", 2)

    assert step is not None
    assert step.examples["timeline"] == ("ส่งแผนวันไหน", "แผนส่งเมื่อไร")
    assert step.aliases == ("ยื่นแผน",)


def test_a_change_holds_in_its_fiscal_years_alone(folder: Folder) -> None:
    one = change("office", "", "phone", "042-1", first_year=2570, last_year=2571)

    phones = [laid(folder, one, year=year).manual.office.phone for year in (2569, 2570, 2571, 2572)]

    assert phones == [None, "042-1", "042-1", None]


def test_a_later_change_gives_way_where_its_years_end(folder: Folder) -> None:
    usual = change("office", "", "phone", "042-1", key="a")
    once = change("office", "", "phone", "042-2", key="b", first_year=2571, last_year=2571)

    phones = [laid(folder, usual, once, year=year).manual.office.phone for year in (2570, 2571, 2572)]

    assert phones == ["042-1", "042-2", "042-1"]


@pytest.mark.parametrize("asked_in", [2569, 2570, 2575])
def test_a_day_off_holds_in_the_year_of_its_date(folder: Folder, asked_in: int) -> None:
    day = {"date": "2027-10-04", "name": "วันหยุดพิเศษ"}  # 1 October 2027 begins 2571
    of_2571 = change("days_off", "", "extra", day, row="2027-10-04", first_year=2571, last_year=2571)
    of_2570 = change("days_off", "", "extra", day, row="2027-10-04", first_year=2570, last_year=2570)

    assert [one.date for one in laid(folder, of_2571, year=asked_in).manual.days_off.extra] == ["2027-10-04"]
    assert laid(folder, of_2570, year=asked_in).manual.days_off.extra == ()


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (change("step", "sending-2", "text", "ข้อความใหม่"), "แก้ฟิลด์ “text” ไม่ได้"),
        (change("step", "sending-2", "number", 3), "แก้ฟิลด์ “number” ไม่ได้"),
        (change("procedure", "sending", "id", "other"), "แก้ฟิลด์ “id” ไม่ได้"),
        (change("procedure", "sending", "steps", []), "แก้ฟิลด์ “steps” ไม่ได้"),
        (change("work", "1", "procedures", []), "แก้ฟิลด์ “procedures” ไม่ได้"),
        (change("step", "sending-9", "title", "อื่น"), "คู่มือไม่มี “sending-9”"),
        (change("stap", "sending-2", "title", "อื่น"), "ไม่รู้จักชนิด “stap” น่าจะเป็น “step”"),
        (change("step", "sending-2", "titel", "อื่น"), "แก้ฟิลด์ “titel” ไม่ได้ น่าจะเป็น “title”"),
        (change("office", "", "phone", "1", row="1"), "ไม่ใช่รายการ"),
        (change("step", "sending-2", "timeline", {**JUNE, "month": 13}), "ไม่มีเดือน “13”"),
        (change("step", "sending-2", "timeline", {**JUNE, "month": 7}), "ไม่ตรงกับข้อความใน words"),
        (change("step", "sending-2", "aliases", "ส่งแผน", row="ส่งแผน"), "มีแล้วที่"),
        (change("step", "sending-2", "channels", {"channel": "fax", "words": "-"}, row="fax"), "ไม่รู้จักช่องทาง"),
        (
            change("days_off", "", "extra", {"date": "2570-05-12", "name": "ก"}, row="2570-05-12"),
            "เป็นปี พ.ศ.",
        ),
        (change("schools", "", "schools", {"name": "ก"}, row="ข"), "เป็นของ “ก”"),
        (change("office", "", "digest", {"officers": "weekly"}), "officers ใช้ “weekly” ไม่ได้"),
    ],
)
def test_a_change_that_does_not_load_is_set_aside_and_told(
    folder: Folder, wrong: Override, problem: str
) -> None:
    right = change("office", "", "address", "นครพนม")

    found = laid(folder, wrong, right)

    assert found.manual.office.address == "นครพนม"
    assert [one.override for one in found.aside] == [wrong]
    assert problem in str(found.aside[0])


def test_many_good_changes_lose_only_the_bad_ones_among_them(folder: Folder) -> None:
    rows = [change("schools", "", "schools", {"name": f"ร.{n}"}, row=f"ร.{n}", key=str(n)) for n in range(40)]
    rows[7] = change("schools", "", "schools", {"naam": "x"}, row="x", key="7")
    rows[31] = change("office", "", "manual_year", "ปีหน้า", key="31")

    found = laid(folder, *rows)

    assert [one.override.key for one in found.aside] == ["7", "31"]
    assert len(found.manual.schools) == 38


def test_the_digest_is_chosen_for_one_role_alone(folder: Folder) -> None:
    digest = laid(folder, change("office", "", "digest.announcements", "when-due")).manual.office.digest

    assert digest.model_dump() == {
        "announcements": "when-due",
        "officers": "monthly",
        "personnel": "when-due",
    }


def test_a_changed_fact_names_its_day_and_reason_as_its_source(folder: Folder) -> None:
    why = change("step", "sending-2", "timeline", JUNE, day=date(2026, 11, 30), reason="หนังสือ ศธ 04001/1")
    name = change("step", "sending-2", "aliases", "ยื่นแผน", row="ยื่นแผน", day=date(2026, 11, 30))
    manual = laid(folder, why, name).manual
    procedure = manual.procedures[0]

    source = manual.source_of_step(procedure, procedure.steps[1])

    assert source.line == 4
    assert source.edited == (
        Edited(
            kind="step", id="sending-2", field="timeline", day=date(2026, 11, 30), reason="หนังสือ ศธ 04001/1"
        ),
    )
    assert manual.source_of_step(procedure, procedure.steps[0]).edited == ()


def test_the_change_holds_and_is_told_when_the_yaml_changes_beneath(folder: Folder) -> None:
    title = change("step", "sending-2", "title", "ส่งแผนปี")
    files = parsed(folder.path, folder.source)
    [was] = values_in(files, [title])
    title = change("step", "sending-2", "title", "ส่งแผนปี", covers=hash_of(was), covered=was)
    assert laid(folder, title).changed_beneath == ()

    folder.change("sending.yaml", "title: ส่งแผน\n", "title: ส่งแผนงาน\n")
    found = laid(folder, title)

    step = found.manual.step("sending", 2)
    assert step is not None
    assert step.title == "ส่งแผนปี"
    [one] = found.changed_beneath
    assert (one.override.covered, one.yaml, one.override.value) == ("ส่งแผน", "ส่งแผนงาน", "ส่งแผนปี")


def test_a_whole_list_takes_the_place_of_the_rows_changed_before(folder: Folder) -> None:
    row = change("step", "sending-2", "aliases", "ยื่นแผน", row="ยื่นแผน")
    whole = change("step", "sending-2", "aliases", ["เสนอแผน"], key="b")

    step = laid(folder, row, whole).manual.step("sending", 2)

    assert step is not None
    assert step.aliases == ("เสนอแผน",)


def test_the_files_in_use_keep_what_was_laid_over_them(folder: Folder) -> None:
    live = LiveManual(folder.path, folder.source)

    assert live.lay([change("office", "", "phone", "042-1")], revision=3, year=2570)
    assert not live.lay([change("office", "", "phone", "042-1")], revision=4, year=2570)
    folder.change("sending.yaml", "title: ส่งแผน\n", "title: ส่งแผนงาน\n")
    live.refresh()

    assert live.manual.office.phone == "042-1"
    assert live.manual.procedures[0].steps[1].title == "ส่งแผนงาน"
    assert live.standing == (4, 2570)


def test_an_override_set_aside_by_a_changed_file_does_not_refuse_the_file(folder: Folder) -> None:
    live = LiveManual(folder.path, folder.source)
    live.lay([change("channel", "phone", "url", "https://example.go.th")], revision=1, year=2570)

    folder.change("channels.yaml", "id: phone", "id: telephone")
    folder.change("sending.yaml", "channel: phone", "channel: telephone")

    assert live.refresh() == []
    assert [one.override.id for one in live.laid.aside] == ["phone"]
