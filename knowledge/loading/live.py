"""The manual in use, kept up with its files and with what the office changed."""

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from knowledge.facts.manual import Manual
from knowledge.facts.overrides import Override
from knowledge.loading.laying import Laid, laid_over
from knowledge.loading.load import MANUAL, SOURCE, Parsed, parsed
from knowledge.loading.problems import KnowledgeError, Problem
from knowledge.loading.word_lists import word_problems

Stamp = dict[str, tuple[int, int]]
"""Of each file: when it was changed (ns), and its size."""

NOTHING_CHANGED: tuple[int, int] = (0, 0)


class LiveManual:
    """`manual` is always a good one: a changed file with problems is refused, and the last good one stays.

    One object serves all threads. Whoever builds on `manual` (an index, cards) builds anew when it is
    another object than before.
    """

    def __init__(self, folder: Path = MANUAL, source: Path = SOURCE) -> None:
        """Raises KnowledgeError where there is no good one to begin with."""
        self._folder, self._source = folder, source
        self._lock = Lock()
        self._stamp = _stamp(folder)
        self._overrides: Sequence[Override] = ()
        self.standing: tuple[int, int] = NOTHING_CHANGED
        """Revision of what the office changed, and the fiscal year (พ.ศ.) for which it is laid over."""
        self._files = _read(folder, source)
        self.laid: Laid = laid_over(self._files, (), 0)
        self.problems: list[Problem] = []
        """What is wrong with the files as they are now; empty while `manual` is what they say."""

    @property
    def manual(self) -> Manual:
        return self.laid.manual

    def refresh(self) -> list[Problem]:
        """Read the files again if any has changed. Their problems, told once per change."""
        with self._lock:
            stamp = _stamp(self._folder)
            if stamp == self._stamp:
                return []
            # Taken before reading: what changes meanwhile is seen next time.
            self._stamp = stamp
            try:
                files = _read(self._folder, self._source)
                self.laid = laid_over(files, self._overrides, self.standing[1])
                self._files = files
                self.problems = []
            except KnowledgeError as error:
                self.problems = error.problems
            return self.problems

    def lay(self, overrides: Sequence[Override], revision: int, year: int) -> bool:
        """Lay what the office changed over the files. Whether the manual became another one."""
        with self._lock:
            before = self.laid
            laid = laid_over(self._files, overrides, year)
            self._overrides, self.standing = tuple(overrides), (revision, year)
            self.laid = (
                laid
                if laid.manual != before.manual
                else Laid(before.manual, laid.taken, laid.aside, laid.changed_beneath)
            )
            return self.laid.manual is not before.manual

    @property
    def files(self) -> Parsed:
        """The last good files, without what the office changed."""
        return self._files


def _read(folder: Path, source: Path) -> Parsed:
    """The word lists beside the manual are no part of it, but a broken one is no good state either."""
    broken = word_problems(folder)
    if broken:
        raise KnowledgeError(broken)
    return parsed(folder, source)


def _stamp(folder: Path) -> Stamp:
    stamp: Stamp = {}
    for path in sorted(folder.glob("*.yaml")) + sorted(folder.glob("*.yml")):
        try:
            stat = path.stat()
        except OSError:  # gone while we looked; its absence is the change
            continue
        stamp[path.name] = stat.st_mtime_ns, stat.st_size
    return stamp
