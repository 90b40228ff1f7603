"""What the learned model sees of a text: its runs of 2 to 5 letters, misspelt keywords, and signs."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

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


class Eye:
    """Turns folded texts into features, with the office's word lists."""

    def __init__(self, lexicon: Lexicon, signs: Mapping[str, Sequence[str]]) -> None:
        self.lexicon = lexicon
        self._signs = [
            (word, tuple(f"#{name}{turn}" for turn in range(_SIGN_WEIGHT)))
            for name, words in signs.items()
            for word in words
        ]

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
        seen = text + " " + " ".join(extra)
        for word, names in self._signs:
            if word in seen:
                known.update(dict.fromkeys(names))
        return list(known)
