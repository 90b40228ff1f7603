"""The manual from its YAML files: read, checked against the schema and against each other, joined."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from knowledge.facts.base import Fact
from knowledge.facts.manual import Manual, Procedure
from knowledge.facts.office import Duty
from knowledge.loading.check import Files, fits_together
from knowledge.loading.documents import Document, Loc, read
from knowledge.loading.files import KINDS, OPTIONAL, OTHERS, CorrectionsFile, kind_of
from knowledge.loading.problems import KnowledgeError, Problem, in_thai
from knowledge.loading.word_lists import word_problems

__all__ = ["MANUAL", "SOURCE", "KnowledgeError", "Problem", "all_problems", "load_manual", "manual_files"]

HERE = Path(__file__).parents[1]
MANUAL = HERE / "manual"
SOURCE = HERE / "source" / "service-manual-2567.txt"
"""The text of the printed manual, which `line` of every fact counts in."""

Read = list[tuple[Document, Fact]]
F = TypeVar("F", bound=Fact)


def load_manual(folder: Path = MANUAL, source: Path = SOURCE) -> Manual:
    """Raises KnowledgeError with every problem of every file, where there are any."""
    problems: list[Problem] = []
    read_files = _read_all(folder, problems)
    lines = _source_lines(source, problems)
    files = _sorted_out(read_files)
    problems += fits_together(files, lines, complete=not problems) if lines else ()
    if problems:
        raise KnowledgeError(problems)
    return _joined(files)


def all_problems(folder: Path = MANUAL, source: Path = SOURCE) -> list[Problem]:
    """Of every YAML file in the folder: the manual's facts, and broken YAML in the word lists beside them."""
    found = word_problems(folder)
    try:
        load_manual(folder, source)
    except KnowledgeError as error:
        found += error.problems
    return found


def manual_files(folder: Path) -> list[Path]:
    """The YAML files of the folder, by name; hidden and editors' files are none."""
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))
    except OSError:
        return []
    return [path for path in found if not path.name.startswith((".", "~")) and path.stem not in OTHERS]


def _source_lines(source: Path, problems: list[Problem]) -> list[str]:
    try:
        return source.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Problem(source.name, 1, "", f"อ่านข้อความต้นฉบับไม่ได้ ({type(error).__name__})"))
        return []


def _read_all(folder: Path, problems: list[Problem]) -> Read:
    if not folder.is_dir():
        problems.append(Problem(str(folder), 1, "", "ไม่พบโฟลเดอร์นี้"))
        return []
    paths = manual_files(folder)
    for stem in sorted(KINDS.keys() - OPTIONAL - {path.stem for path in paths}):
        problems.append(Problem(f"{stem}.yaml", 1, "", "ไม่มีไฟล์นี้ ต้องมี"))
    found: Read = []
    for path in paths:
        if path.suffix == ".yml":
            problems.append(Problem(path.name, 1, "", "ชื่อไฟล์ต้องลงท้ายด้วย .yaml"))
            continue
        document, wrong = read(path)
        kind = None if document.data is None else kind_of(path.stem, document.data)
        fact = None if kind is None else _validated(kind, document, wrong)
        problems += wrong
        if fact is not None:
            found.append((document, fact))
    return found


def _validated(kind: type[F], document: Document, problems: list[Problem]) -> F | None:
    try:
        return kind.model_validate(document.data)
    except ValidationError as error:
        found = error.errors(include_url=False)
        for wrong in found:
            if wrong["type"] == "too_short" and any(_inside(other["loc"], wrong["loc"]) for other in found):
                continue  # its items are there, but none is right
            loc = _in_file(wrong["loc"], document)
            if wrong["type"].startswith("union_tag"):
                loc = (*loc, "kind")
            message = in_thai(wrong, _keys(kind, wrong["loc"]) if wrong["type"] == "extra_forbidden" else ())
            problems.append(document.problem(loc, message))
        return None


def _inside(loc: Loc, around: Loc) -> bool:
    return len(loc) > len(around) and loc[: len(around)] == around


def _in_file(loc: Loc, document: Document) -> Loc:
    """Pydantic names the kind of a union and "[key]" on the way; the file has no such places."""
    place: Loc = ()
    for part in loc:
        if part == "[key]":
            break
        if (*place, part) in document.lines or part == loc[-1]:
            place = (*place, part)
    return place


def _keys(kind: type[Fact], loc: Loc) -> Sequence[str]:
    """The keys that the schema allows where an unknown one stands."""
    schema = kind.model_json_schema()
    here: dict[str, Any] = schema
    for part in loc[:-1]:
        options = [here, *here.get("anyOf", ())]
        mapping = here.get("discriminator", {}).get("mapping", {})
        if isinstance(part, int):
            here = next((option["items"] for option in options if "items" in option), {})
        elif part in mapping:
            here = {"$ref": mapping[part]}
        else:
            here = here.get("properties", {}).get(part, {})
        if "$ref" in here:
            here = schema["$defs"][here["$ref"].rpartition("/")[2]]
    return list(here.get("properties", ()))


def _sorted_out(found: Read) -> Files:
    files = Files()
    for document, fact in found:
        if isinstance(fact, Procedure):
            files.procedures.append((document, fact))
        else:
            setattr(files, document.file.removesuffix(".yaml"), (document, fact))
    return files


def _joined(files: Files) -> Manual:
    """All files are there and fit: that has been checked."""
    assert files.office and files.works and files.channels and files.groups
    assert files.days_off and files.corrections
    works = sorted(files.works[1].works, key=lambda work: work.number)
    by_id = {procedure.id: procedure for _, procedure in files.procedures}
    return Manual(
        office=files.office[1],
        works=tuple(works),
        procedures=tuple(by_id[id] for work in works for id in work.procedures),
        channels=files.channels[1].channels,
        groups=files.groups[1].groups,
        days_off=files.days_off[1],
        corrections=tuple(_each_line(files.corrections[1])),
        duty=files.officers[1] if files.officers else Duty(),
        ita=files.ita[1].years if files.ita else (),
        schools=files.schools[1].schools if files.schools else (),
    )


def _each_line(file: CorrectionsFile) -> Iterator[Any]:
    for entry in file.corrections:
        yield from entry.corrections()
