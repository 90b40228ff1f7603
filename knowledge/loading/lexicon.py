"""Read `lexicon.yaml`."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from knowledge.facts.word_lists import LexiconFile
from knowledge.loading.word_lists import read_words
from knowledge.thai.lexicon import Lexicon, sound
from knowledge.thai.text import squeeze


def load_lexicon(path: Path) -> Lexicon:
    """`lexicon.yaml`; an empty word list where there is no file. Raises KnowledgeError."""
    raw = read_words(path, LexiconFile)
    karaoke: dict[str, str] = {}
    for meant, forms in raw.karaoke.items():
        for form in forms:
            karaoke.setdefault(f"={form}", meant)
            karaoke.setdefault(sound(form), meant)
    return Lexicon(
        english=raw.english,
        karaoke=karaoke,
        thai=_by_beginning(raw.thai),
        keywords=tuple(squeeze(word) for word in raw.keywords),
        fillers=tuple(sorted({squeeze(word) for word in raw.fillers}, key=lambda word: (-len(word), word))),
    )


def _by_beginning(thai: Mapping[str, Sequence[str]]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for meant, forms in thai.items():
        same = squeeze(str(meant))
        found.setdefault(same[:2], []).append((same, same))
        for form in forms:
            seen = squeeze(str(form))
            if len(seen) < 2:
                continue
            found.setdefault(seen[:2], []).append((seen, same))
    for pairs in found.values():
        pairs.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    return found
