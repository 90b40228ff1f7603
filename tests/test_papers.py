"""The documents: short where they must be short, and every link between them leads somewhere."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parent.parent
PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "simulator" / "README.md"])
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def anchors(paper: Path) -> set[str]:
    """The anchors of a document's headings, as GitHub makes them."""
    kept = (
        re.sub(r"[^\w\s\u0e00-\u0e7f-]", "", one.lower()) for one in HEADING.findall(paper.read_text("utf-8"))
    )
    return {one.strip().replace(" ", "-") for one in kept}


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: str(paper.relative_to(ROOT)))
def test_each_link_between_documents_leads_somewhere(paper: Path) -> None:
    for path, anchor in LINK.findall(paper.read_text("utf-8")):
        target = (paper.parent / path).resolve() if path else paper
        assert target.exists(), f"{path} is no file"
        if anchor:
            assert unquote(anchor) in anchors(target), f"{target.name} has no heading #{anchor}"


def test_each_file_that_a_document_names_is_there() -> None:
    named = re.compile(
        r"`((?:bot|console|db|domain|handlers|knowledge|line|scheduler|services|simulator|tests)/[\w./-]+)`"
    )
    told = [paper for paper in PAPERS if paper.parent.name != "adr" and paper.name != "CHANGELOG.md"]
    for paper in told:
        for path in named.findall(paper.read_text("utf-8")):
            assert (ROOT / path).exists(), f"{paper.relative_to(ROOT)} names {path}, which is not there"


def test_each_test_that_the_paper_on_security_names_is_there() -> None:
    paper = (ROOT / "docs" / "security.md").read_text("utf-8")
    named = re.findall(r"`([\w/]+\.py)`: (test_\w+)", paper)

    assert len(named) > 40
    for file, test in named:
        assert f"def {test}(" in (ROOT / file).read_text("utf-8"), f"{file} has no {test}"


def test_the_readme_is_short_and_has_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")

    assert len(readme.encode()) <= 12_000
    assert "make demo" in readme
    assert "make test" in readme


def test_the_readme_leads_to_every_document_for_a_reader() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")

    for paper in [*(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "th").glob("*.md"), ROOT / "CHANGELOG.md"]:
        assert f"({paper.relative_to(ROOT)})" in readme, f"{paper.name} is not in README.md"


def test_the_changelog_has_its_unreleased_section_on_top() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")

    assert re.findall(r"^## .*$", changelog, re.MULTILINE)[0] == "## [Unreleased]"
