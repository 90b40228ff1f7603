"""What the learned model sees of a text: its runs of 2 to 5 letters, misspelt keywords, and signs."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from knowledge.thai.lexicon import Lexicon
from knowledge.thai.text import normalise, squeeze, without_particles

SIZES = (2, 3, 4, 5)
_SIGN_WEIGHT = 8
"""A sign counts as this many runs of letters, or it would drown among them."""


def folded(lexicon: Lexicon, normal: str) -> str:
    """Normalised text as the engine compares it: words made plain, then folded."""
    return lexicon.folded(squeeze(without_particles(lexicon.plain(normal))))


def read(lexicon: Lexicon, text: str) -> str:
    return folded(lexicon, normalise(text))


@lru_cache(maxsize=16)
def grams(text: str, sizes: tuple[int, ...] = SIZES) -> tuple[str, ...]:
    """The different runs of letters of a folded text, in the order they come; ^ and $ are its ends.

    Remembered, as one question asks for its own several times.
    """
    framed = f"^{text}$"
    length = len(framed)
    seen = {framed[at : at + size]: None for size in sizes for at in range(length - size + 1)}
    return tuple(seen)


T = TypeVar("T")


class Spotter(Generic[T]):
    """Which of very many words stand in a text, each with what it stands for.

    Looks only at words whose first letters are among the text's own runs of letters, so that a text is looked
    through in the same time however many words there are.
    """

    def __init__(self, words: Iterable[tuple[str, T]]) -> None:
        self._by_beginning: dict[str, list[tuple[str, T]]] = {}
        self._single: list[tuple[str, T]] = []
        self._last: tuple[str, tuple[T, ...]] = ("", ())
        """The text looked through last and what was in it: one question is looked through several times."""
        for word, meant in words:
            beginning = word[: SIZES[-1]]
            known = self._single if len(word) < SIZES[0] else self._by_beginning.setdefault(beginning, [])
            known.append((word, meant))

    def spotted(self, text: str, runs: Iterable[str]) -> tuple[T, ...]:
        """`runs`: all runs of letters of the text, as `grams` has them."""
        last, meant = self._last
        if last != text:
            meant = self._found(text, runs)
            self._last = text, meant
        return meant

    def _found(self, text: str, runs: Iterable[str]) -> tuple[T, ...]:
        known, longest = self._by_beginning, SIZES[-1]
        found = [
            meant
            for beginning in runs
            if beginning in known
            for word, meant in known[beginning]
            if len(word) <= longest or word in text
        ]
        return (*found, *(meant for word, meant in self._single if word in text))


class Eye:
    """Turns folded texts into features, with the office's word lists."""

    def __init__(self, lexicon: Lexicon, signs: Mapping[str, Sequence[str]]) -> None:
        self.lexicon = lexicon
        features = {name: tuple(f"#{name}{turn}" for turn in range(_SIGN_WEIGHT)) for name in signs}
        self._signs = Spotter((word, features[name]) for name, words in signs.items() for word in words)

    def read(self, text: str) -> str:
        return read(self.lexicon, text)

    def features(self, text: str) -> list[str]:
        """Of a folded text. A misspelt keyword adds the runs of its right spelling."""
        known = dict.fromkeys(grams(text))
        extra = self.lexicon.misspelt(text)
        for word in extra:
            known.update(
                dict.fromkeys(word[at : at + size] for size in SIZES for at in range(len(word) - size + 1))
            )
        for names in self._signs.spotted(text + " " + " ".join(extra), tuple(known)):
            known.update(dict.fromkeys(names))
        return list(known)
