"""A mistake in the office's word lists is told with its place."""

from pathlib import Path

import pytest

from knowledge.facts.word_lists import KindsFile, LexiconFile
from knowledge.loading.load import MANUAL
from knowledge.loading.problems import KnowledgeError
from knowledge.loading.word_lists import read_words, word_problems


def test_the_projects_own_word_lists_are_right() -> None:
    assert word_problems(MANUAL) == []


def test_a_missing_file_is_an_empty_list(tmp_path: Path) -> None:
    assert read_words(tmp_path / "lexicon.yaml", LexiconFile).thai == {}


@pytest.mark.parametrize(
    ("content", "line", "field"),
    [
        ("english:\n  plan: แผน\nthaai:\n  แผน: [แพลน]\n", 3, "thaai"),
        ("thai:\n  แผน: แพลน\n", 2, "thai.แผน"),
        ("keywords:\n  - แผน\n  - {งบ: 1}\n", 3, "keywords.2"),
    ],
)
def test_a_wrong_key_or_a_wrong_form_is_named_by_line_and_field(
    tmp_path: Path, content: str, line: int, field: str
) -> None:
    (tmp_path / "lexicon.yaml").write_text(content, encoding="utf-8")

    (problem,) = word_problems(tmp_path)

    assert (problem.file, problem.line, problem.field) == ("lexicon.yaml", line, field)


def test_a_weight_that_is_no_number_stops_the_start(tmp_path: Path) -> None:
    path = tmp_path / "kinds.yaml"
    path.write_text("leans:\n  system: [escalate:system, มาก]\n", encoding="utf-8")

    with pytest.raises(KnowledgeError) as caught:
        read_words(path, KindsFile)

    assert caught.value.problems[0].line == 2
