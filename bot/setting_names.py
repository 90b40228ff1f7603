"""Names of settings that were misspelt. Pure."""

from collections.abc import Sequence
from difflib import get_close_matches

ALIKE = 0.85
"""0-1, as difflib measures it: one letter wrong in a name of six or more."""


def meant_by(name: str, known: Sequence[str]) -> str | None:
    """The known name that this one, which is none itself, was probably meant to be.

    Understood: small letters, lost underscores, a wrong letter in six, letters exchanged, PLANBOT_ before it
    (PLANBOT_PORT), a word left out (CHANNEL_SECRET).
    """
    if name in known:
        return None
    plain = {one: _plain(one) for one in known}
    given = _plain(name)
    words = set(name.upper().split("_"))
    near = get_close_matches(given, list(plain.values()), n=1, cutoff=ALIKE)
    found = (
        *(one for one in known if sorted(plain[one]) == sorted(given)),
        *(one for one in known if plain[one] in near),
        *(one for one in known if len(words) > 1 and words < set(one.split("_"))),
    )
    return found[0] if found else None


def _plain(name: str) -> str:
    """The letters alone, in capitals, without the program's name before them."""
    letters = "".join(letter for letter in name.upper() if letter.isalnum())
    return letters.removeprefix("PLANBOT") or letters
