"""Pictures that were sent together are passed on as one answer, with one undo window."""

import pytest
from answering_day import wait, with_window
from consult_office import NID, OFFICERS, PICTURE, Bureau
from passing_on import UNTIL, files, given, history, pictures, several

from db.engine import Database
from line.gateway import LineError


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return with_window(database)


def test_pictures_sent_together_are_one_answer_with_one_window(bureau: Bureau) -> None:
    name = several(bureau, 6)
    assert "รูปภาพ 6 รูป" in bureau.in_chat(OFFICERS)
    wait(bureau, 6)
    assert pictures(bureau) == []

    wait(bureau, 8)

    assert len(pictures(bureau)) == 6
    assert [what for what, _ in history(bureau, name)].count("attached") == 6
    assert given(bureau) == [("attached", "went")]


def test_pictures_sent_together_are_stopped_together(bureau: Bureau) -> None:
    several(bureau, 6)
    wait(bureau, 6)
    bureau.says(NID, "ไม่ใช่คำตอบ", group=OFFICERS)
    wait(bureau, UNTIL)

    assert pictures(bureau) == []
    assert files(bureau) == ["offered"] * 6


def test_one_of_a_set_that_line_does_not_give_holds_up_no_other(bureau: Bureau) -> None:
    bureau.line.contents["set-2"] = LineError("LINE answered 410", 410)
    several(bureau, 3)
    wait(bureau, UNTIL)

    assert len(pictures(bureau)) == 2
    assert "ไม่ได้ส่งถึงผู้ถาม" in bureau.in_chat(OFFICERS)
    assert given(bureau) == [("attached", "went")]


def test_the_late_one_of_a_set_follows_without_a_window_of_its_own(bureau: Bureau) -> None:
    bureau.line.contents["set-2"] = LineError("LINE answered 202", 202)
    name = several(bureau, 3)
    wait(bureau, 25)
    assert len(pictures(bureau)) == 2
    bureau.line.contents["set-2"] = PICTURE

    wait(bureau, 20)

    assert len(pictures(bureau)) == 3
    assert [what for what, _ in history(bureau, name)].count("attached") == 3
