"""Read the word lists beside the manual, and say what is wrong in them."""

from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from knowledge.facts.word_lists import KindsFile, LexiconFile, WordFile
from knowledge.loading.documents import read
from knowledge.loading.problems import KnowledgeError, Problem, in_thai

F = TypeVar("F", bound=WordFile)


def read_words(path: Path, kind: type[F]) -> F:
    """An empty list where there is no file. Raises KnowledgeError with every problem of the file."""
    found, problems = _read(path, kind)
    if problems:
        raise KnowledgeError(problems)
    return found or kind()


def word_problems(folder: Path) -> list[Problem]:
    """What is wrong in the word lists of the manual's folder."""
    kinds: tuple[tuple[str, type[WordFile]], ...] = (("lexicon", LexiconFile), ("kinds", KindsFile))
    return [problem for stem, kind in kinds for problem in _read(folder / f"{stem}.yaml", kind)[1]]


def _read(path: Path, kind: type[F]) -> tuple[F | None, list[Problem]]:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None, []
    except OSError:
        return _read_anew(path, kind)
    return _read_once(path, kind, (stat.st_mtime_ns, stat.st_size))


@lru_cache(maxsize=4)
def _read_once(path: Path, kind: type[F], stamp: tuple[int, int]) -> tuple[F | None, list[Problem]]:
    """Whoever checks a list uses it next: reading one takes a quarter of a second."""
    return _read_anew(path, kind)


def _read_anew(path: Path, kind: type[F]) -> tuple[F | None, list[Problem]]:
    document, problems = read(path)
    if problems:
        return None, problems
    try:
        return kind.model_validate(document.data), []
    except ValidationError as error:
        allowed = list(kind.model_fields)
        return None, [
            document.problem(
                tuple(wrong["loc"]), in_thai(wrong, allowed if wrong["type"] == "extra_forbidden" else ())
            )
            for wrong in error.errors(include_url=False)
        ]
