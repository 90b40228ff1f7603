"""What the office changes is kept as rows, checked before it is kept, and reaches every process."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from small_manual import Folder
from sqlalchemy import func, select

from db import key_dates
from db.engine import Database
from db.knowledge import overrides
from db.knowledge.overrides import Author, Change, RevisionConflict
from db.models.overrides import Override
from knowledge.loading.live import LiveManual
from services.knowledge import overrides as service
from services.knowledge.overrides import Conflict, Refused, Saved

NOW = datetime(2026, 11, 30, 5, 0, tzinfo=UTC)
NEXT_YEAR = datetime(2027, 10, 1, 5, 0, tzinfo=UTC)
SOMSRI = Author(NOW, "ย้ายสำนักงาน", "สมศรี", "U1")


@pytest.fixture
def live(tmp_path: Path) -> LiveManual:
    folder = Folder(tmp_path)
    return LiveManual(folder.path, folder.source)


def phone(number: str, **more: Any) -> Change:
    return Change("office", "", "phone", value=number, **more)


def save(database: Database, live: LiveManual, *changes: Change, seen: int, **more: Any) -> service.Outcome:
    return service.save(database, live.files, changes, SOMSRI, seen, **more)


def count(database: Database) -> int:
    with database.read() as session:
        return session.scalar(select(func.count(Override.id))) or 0


def test_a_saved_change_is_taken_up_by_its_revision(database: Database, live: LiveManual) -> None:
    other = LiveManual(live._folder, live._source)
    service.take_up(database, live, NOW)

    assert save(database, live, phone("042-1"), seen=0) == Saved(1)

    assert service.take_up(database, live, NOW) and service.take_up(database, other, NOW)
    assert (live.manual.office.phone, other.manual.office.phone) == ("042-1", "042-1")
    assert not service.take_up(database, live, NOW)


def test_a_change_for_next_year_comes_with_the_new_fiscal_year(database: Database, live: LiveManual) -> None:
    save(database, live, phone("042-2", first_year=2571), seen=0)

    service.take_up(database, live, NOW)
    assert live.manual.office.phone is None

    service.take_up(database, live, NEXT_YEAR)
    assert live.manual.office.phone == "042-2"


def test_a_change_that_does_not_load_refuses_the_whole_save(database: Database, live: LiveManual) -> None:
    outcome = save(database, live, phone("042-1"), Change("step", "sending-2", "title", value=""), seen=0)

    assert isinstance(outcome, Refused)
    assert [str(one) for one in outcome.problems] == ["step sending-2 title: steps.2.title ว่างอยู่ ต้องมีข้อความ"]
    assert count(database) == 0


def test_a_change_of_a_later_year_is_checked_before_that_year(database: Database, live: LiveManual) -> None:
    fee = Change("step", "sending-2", "fee", value={"baht": -1, "words": "-"}, first_year=2580)

    assert isinstance(save(database, live, fee, seen=0), Refused)


def test_a_save_on_an_older_revision_than_the_last_is_a_conflict(
    database: Database, live: LiveManual
) -> None:
    assert save(database, live, phone("042-1"), seen=0) == Saved(1)

    assert save(database, live, phone("042-2"), seen=0) == Conflict(1)
    assert count(database) == 1


def test_of_two_saves_at_once_the_database_takes_one(database: Database) -> None:
    with database.begin() as session:
        assert overrides.save(session, [(phone("042-1"), SOMSRI)], 0) == 1
    with pytest.raises(RevisionConflict) as conflict, database.begin() as session:
        overrides.save(session, [(phone("042-2"), SOMSRI)], 0)

    assert conflict.value.now == 1
    assert count(database) == 1


def test_an_undone_change_gives_back_what_was_before_and_stays_a_row(
    database: Database, live: LiveManual
) -> None:
    save(database, live, phone("042-1"), seen=0)
    save(database, live, phone("042-2"), seen=1)
    with database.read() as session:
        last = overrides.standing(session)[-1]

    save(database, live, overrides.undo_of(last), seen=2)

    service.take_up(database, live, NOW)
    assert live.manual.office.phone == "042-1"
    assert count(database) == 3


def test_a_stored_change_that_no_longer_loads_does_not_stop_the_start(
    database: Database, live: LiveManual
) -> None:
    with database.begin() as session:
        overrides.save(session, [(Change("gone", "x", "y", value=[1]), SOMSRI), (phone("042-1"), SOMSRI)])

    service.take_up(database, live, NOW)

    assert live.manual.office.phone == "042-1"
    assert [one.override.kind for one in live.laid.aside] == ["gone"]


def test_the_value_of_the_yaml_that_a_change_covers_is_kept(database: Database, live: LiveManual) -> None:
    save(database, live, Change("step", "sending-2", "title", value="ส่งแผนปี"), seen=0, confirmed=True)

    with database.read() as session:
        [row] = overrides.every(session)
    assert (row.covered, row.value, row.by_name, row.by, row.reason) == (
        "ส่งแผน",
        "ส่งแผนปี",
        "สมศรี",
        "U1",
        "ย้ายสำนักงาน",
    )


def test_a_closing_day_is_a_change_that_can_be_moved_and_undone(database: Database) -> None:
    with database.begin() as session:
        key_dates.set_day(session, "emes-close-6m", 2570, date(2027, 4, 20), NOW)
        key_dates.set_day(session, "emes-close-6m", 2570, date(2027, 4, 27), NOW)
        key_dates.set_day(session, "emes-close-12m", 2570, date(2027, 10, 20), NOW)
    with database.read() as session:
        assert key_dates.by_name(session) == {
            "emes-close-6m": (date(2027, 4, 27),),
            "emes-close-12m": (date(2027, 10, 20),),
        }
        moved = overrides.standing(session)[1]

    with database.begin() as session:
        overrides.save(session, [(overrides.undo_of(moved), SOMSRI)])
    with database.read() as session:
        assert key_dates.by_name(session)["emes-close-6m"] == (date(2027, 4, 20),)
        assert overrides.revision(session) == 4


def test_no_code_changes_or_deletes_a_row_that_was_added() -> None:
    source = (Path(__file__).parents[3] / "db" / "knowledge" / "overrides.py").read_text(encoding="utf-8")

    assert "update(Override)" not in source
    assert "delete(" not in source
