"""What an officer is told of the folder as a whole: files missing, hidden, misnamed, several wrong."""

from pathlib import Path

import pytest
from small_manual import Folder

from knowledge.loading.load import KnowledgeError, all_problems, load_manual


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_problems_of_all_files_are_told_at_once(folder: Folder) -> None:
    folder.change("sending.yaml", "month: 5", "month: 13")
    folder.change("channels.yaml", "kind: phone", "kind: fax")
    (folder.path / "groups.yaml").unlink()

    assert folder.problems() == [
        "channels.yaml:9:channels.2.kind: ใช้ “fax” ไม่ได้ "
        "ใช้ได้: system, web, line-group, phone, in-person, place",
        "groups.yaml:1: ไม่มีไฟล์นี้ ต้องมี",
        "sending.yaml:33:steps.2.timeline.month: ไม่มีเดือน “13” ใช้ได้: "
        "1-12 (1 = มกราคม, 12 = ธันวาคม เลขอารบิก ไม่มีเครื่องหมายคำพูด)",
    ]


def test_a_file_saved_as_yml_is_not_passed_over_in_silence(folder: Folder) -> None:
    folder.write("new.yml", "id: new\n")

    assert folder.problems() == ["new.yml:1: ชื่อไฟล์ต้องลงท้ายด้วย .yaml"]


def test_hidden_files_of_editors_are_passed_over(folder: Folder) -> None:
    folder.write(".sending.yaml", "id: [")

    assert folder.problems() == []


def test_broken_word_lists_are_among_all_problems(folder: Folder) -> None:
    folder.write("lexicon.yaml", "english:\n  plan: แผน\n  plan: แผน\n")

    problems = [str(problem) for problem in all_problems(folder.path, folder.source)]

    assert problems == ["lexicon.yaml:3:english.plan: คีย์ “plan” ซ้ำกับบรรทัด 2 ให้เหลือที่เดียว"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError) as raised:
        load_manual(tmp_path / "nowhere")

    assert str(raised.value) == f"{tmp_path / 'nowhere'}:1: ไม่พบโฟลเดอร์นี้"


def test_a_source_text_that_is_not_there_is_named(folder: Folder) -> None:
    folder.source.unlink()

    assert folder.problems() == ["source.txt:1: อ่านข้อความต้นฉบับไม่ได้ (FileNotFoundError)"]
