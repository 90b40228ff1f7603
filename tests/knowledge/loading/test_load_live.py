"""A changed file is taken up; a bad one is refused, and the good manual stays in use."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from small_manual import Folder

from knowledge.loading.live import LiveManual
from knowledge.loading.load import KnowledgeError


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """With words that name no month, so that the month alone may be changed."""
    folder = Folder(tmp_path)
    folder.change("sending.yaml", "ภายในเดือนพฤษภาคม ของทุกปี", "ภายในสิ้นเดือน ของทุกปี")
    return folder


def live(folder: Folder) -> LiveManual:
    return LiveManual(folder.path, folder.source)


def test_an_unchanged_folder_is_not_read_again(folder: Folder) -> None:
    manual = live(folder)
    before = manual.manual

    assert manual.refresh() == []
    assert manual.manual is before


def test_a_changed_file_is_taken_up(folder: Folder) -> None:
    manual = live(folder)
    folder.change("sending.yaml", "month: 5", "month: 12")

    assert manual.refresh() == []
    step = manual.manual.step("sending", 2)
    assert step and step.timeline.model_dump()["month"] == 12


def test_a_change_that_keeps_the_size_is_seen_by_its_time(folder: Folder) -> None:
    manual = live(folder)
    folder.change("sending.yaml", "month: 5", "month: 6")
    later = (folder.path / "sending.yaml").stat().st_mtime_ns + 1
    os.utime(folder.path / "sending.yaml", ns=(later, later))

    manual.refresh()

    step = manual.manual.step("sending", 2)
    assert step and step.timeline.model_dump()["month"] == 6


def test_a_bad_file_is_refused_and_the_good_manual_stays(folder: Folder) -> None:
    manual = live(folder)
    good = manual.manual
    folder.change("sending.yaml", "month: 5", "month: 130")

    problems = manual.refresh()

    assert [problem.field for problem in problems] == ["steps.2.timeline.month"]
    assert manual.manual is good
    assert manual.problems == problems


def test_problems_are_told_once_and_kept_until_the_file_is_mended(folder: Folder) -> None:
    manual = live(folder)
    folder.change("sending.yaml", "month: 5", "month: 130")
    manual.refresh()

    assert manual.refresh() == []
    assert len(manual.problems) == 1

    folder.change("sending.yaml", "month: 130", "month: 7")
    assert manual.refresh() == []
    assert manual.problems == []
    step = manual.manual.step("sending", 2)
    assert step and step.timeline.model_dump()["month"] == 7


def test_a_file_taken_away_is_a_problem_and_its_return_none(folder: Folder) -> None:
    manual = live(folder)
    channels = (folder.path / "channels.yaml").read_bytes()
    (folder.path / "channels.yaml").unlink()

    assert [problem.file for problem in manual.refresh()] == ["channels.yaml"]

    folder.write("channels.yaml", channels)
    assert manual.refresh() == []
    assert manual.problems == []


def test_a_broken_word_list_is_refused_too(folder: Folder) -> None:
    manual = live(folder)
    folder.write("lexicon.yaml", "english: [")

    assert [problem.file for problem in manual.refresh()] == ["lexicon.yaml"]


def test_a_changed_word_list_makes_another_manual_so_that_all_is_built_anew(folder: Folder) -> None:
    folder.write("lexicon.yaml", "english: {}\n")
    manual = live(folder)
    before = manual.manual
    folder.write("lexicon.yaml", "english: {plan: แผน}\n")

    assert manual.refresh() == []
    assert manual.manual is not before


def test_without_a_good_manual_there_is_nothing_to_begin_with(folder: Folder) -> None:
    folder.write("sending.yaml", "id: [")

    with pytest.raises(KnowledgeError):
        live(folder)


def test_of_many_threads_that_look_one_reads(folder: Folder) -> None:
    manual = live(folder)
    folder.change("sending.yaml", "month: 5", "month: 130")

    with ThreadPoolExecutor(8) as pool:
        told = [problems for problems in pool.map(lambda _: manual.refresh(), range(16)) if problems]

    assert len(told) == 1
