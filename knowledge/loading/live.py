"""The manual in use, kept up with its files."""

from pathlib import Path
from threading import Lock

from knowledge.facts.manual import Manual
from knowledge.loading.load import MANUAL, SOURCE, load_manual
from knowledge.loading.problems import KnowledgeError, Problem
from knowledge.loading.word_lists import word_problems

Stamp = dict[str, tuple[int, int]]
"""Of each file: when it was changed (ns), and its size."""


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
        self.manual: Manual = _load(folder, source)
        self.problems: list[Problem] = []
        """What is wrong with the files as they are now; empty while `manual` is what they say."""

    def refresh(self) -> list[Problem]:
        """Read the files again if any has changed. Their problems, told once per change."""
        with self._lock:
            stamp = _stamp(self._folder)
            if stamp == self._stamp:
                return []
            # Taken before reading: what changes meanwhile is seen next time.
            self._stamp = stamp
            try:
                self.manual = _load(self._folder, self._source)
                self.problems = []
            except KnowledgeError as error:
                self.problems = error.problems
            return self.problems


def _load(folder: Path, source: Path) -> Manual:
    """The word lists beside the manual are no part of it, but a broken one is no good state either."""
    broken = word_problems(folder)
    if broken:
        raise KnowledgeError(broken)
    return load_manual(folder, source)


def _stamp(folder: Path) -> Stamp:
    stamp: Stamp = {}
    for path in sorted(folder.glob("*.yaml")) + sorted(folder.glob("*.yml")):
        try:
            stat = path.stat()
        except OSError:  # gone while we looked; its absence is the change
            continue
        stamp[path.name] = stat.st_mtime_ns, stat.st_size
    return stamp
