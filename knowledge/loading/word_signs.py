"""Read `kinds.yaml`."""

from collections.abc import Sequence
from pathlib import Path

from knowledge.facts.manual import Manual
from knowledge.facts.word_lists import KindsFile
from knowledge.loading.lexicon import load_lexicon
from knowledge.loading.word_lists import read_words
from knowledge.thai.features import Eye
from knowledge.thai.lexicon import Lexicon
from knowledge.thai.text import normalise, squeeze
from knowledge.thai.word_signs import Cues, Pieces, eye_of, facet_words, with_groups


def load_cues(path: Path, lexicon: Lexicon) -> Cues:
    """Everything folded as messages are, so that the file may be written as people write.

    Raises KnowledgeError.
    """
    raw = read_words(path, KindsFile)

    def fold_all(words: Sequence[str], latin: bool = False) -> tuple[str, ...]:
        """`latin`: English and romanised words made Thai, as in messages."""
        normal = (lexicon.plain(normalise(word)) if latin else word.lower() for word in words)
        plain = (lexicon.folded(squeeze(word)) for word in normal)
        return tuple(sorted({word for word in plain if word}, key=lambda word: (-len(word), word)))

    smalltalk = {topic: fold_all(words, latin=True) for topic, words in raw.smalltalk.items()}
    beside = fold_all(raw.smalltalk_with, latin=True)
    facets = tuple((facet, fold_all(words)) for entry in raw.facets for facet, words in entry.items())
    return Cues(
        smalltalk=smalltalk,
        polite=Pieces([*beside, *(word for words in smalltalk.values() for word in words)]),
        opening=Pieces([*beside, *lexicon.fillers, *smalltalk.get("greeting", ())]),
        smalltalk_says={topic: fold_all(words, latin=True) for topic, words in raw.smalltalk_says.items()},
        orders=fold_all(raw.orders),
        person=fold_all(raw.person),
        facets=facets,
        asked_by=facet_words(facets),
        signs={name: fold_all(words) for name, words in raw.signs.items()},
        leans=raw.leans,
        group_lean=raw.group_lean,
        subjects=fold_all(raw.subjects),
        channel_names=fold_all(raw.channel_names),
        names_a_step=fold_all(raw.names_a_step),
        names={name: tuple(map(normalise, words)) for name, words in raw.names.items()},
        total=fold_all(raw.total),
        days_left=fold_all(raw.days_left),
    )


def load_eye(folder: Path, manual: Manual) -> Eye:
    """What training sees with: the word lists of `folder`/manual. The engine's own is made likewise."""
    lexicon = load_lexicon(folder / "manual" / "lexicon.yaml")
    return eye_of(lexicon, with_groups(load_cues(folder / "manual" / "kinds.yaml", lexicon), lexicon, manual))
