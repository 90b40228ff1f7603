"""Folded text cut into words of a closed vocabulary; text with any other word in it is none of ours."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handlers.words.fold import compact

MOST = 2_000
"""Tokens of one text; a command of more is none."""


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    end: int
    groups: tuple[str | None, ...] = ()


def literal(*written: str) -> re.Pattern[str]:
    """A pattern for any of these words, written as people write them, the longest first.

    The last letter may stand twice at the end: "จบบ".
    """
    folded = {compact(one) for some in written for one in some.split()}
    longest_first = sorted(folded, key=len, reverse=True)
    return re.compile(
        "|".join(f"{re.escape(one)}(?:{re.escape(one[-1])}(?=$|[ #/0-9]))?" for one in longest_first)
    )


class Vocabulary:
    """Kinds of words, each with its patterns over folded text. Of several that fit, the longest is taken."""

    def __init__(self, kinds: Mapping[str, Sequence[re.Pattern[str]]]) -> None:
        self._kinds = tuple((kind, one) for kind, patterns in kinds.items() for one in patterns)

    def head(self, folded: str, at: int = 0) -> Token | None:
        """The word that stands at `at`."""
        best: Token | None = None
        for kind, pattern in self._kinds:
            found = pattern.match(folded, at)
            if found and found.end() > at and (best is None or found.end() > best.end):
                best = Token(kind, found[0], found.end(), found.groups())
        return best

    def cut(self, folded: str) -> list[Token] | None:
        """All of the text in words; None where there is one of another kind."""
        tokens: list[Token] = []
        at = 0
        while at < len(folded):
            if folded[at] in " /" or (folded[at] == "#" and not self.head(folded, at)):
                at += 1
                continue
            token = self.head(folded, at)
            if token is None or len(tokens) == MOST:
                return None
            tokens.append(token)
            at = token.end
        return tokens
