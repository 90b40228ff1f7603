"""Words found in a text, and what topics of other groups count as signs."""

from knowledge.facts.manual import Manual
from knowledge.loading.lexicon import load_lexicon
from knowledge.loading.word_signs import load_cues
from knowledge.model.phrasings import FOLDER
from knowledge.thai.features import Spotter, grams, read
from knowledge.thai.word_signs import Pieces, with_groups

LEXICON = load_lexicon(FOLDER / "manual" / "lexicon.yaml")
CUES = load_cues(FOLDER / "manual" / "kinds.yaml", LEXICON)


def test_a_spotter_finds_short_and_long_words_wherever_they_stand() -> None:
    spotter = Spotter([("ก", 1), ("แผน", 2), ("ปติบัติกาล", 3), ("ปติบัติธลม", 4), ("งบ", 5)])
    text = "สงแผนปติบัติกาล"

    assert sorted(spotter.spotted(text, grams(text))) == [1, 2, 3]


def test_a_spotter_finds_one_word_that_means_two_things() -> None:
    spotter = Spotter([("แผน", "subject"), ("แผน", "sign")])

    assert sorted(spotter.spotted("แผน", grams("แผน"))) == ["sign", "subject"]


def test_a_letter_at_the_end_is_cut_where_it_is_a_word() -> None:
    assert Pieces(["กข", "ก"]).cut("กขก") == ""


def test_no_topic_of_another_group_is_a_part_of_our_steps_names(manual: Manual) -> None:
    signs = with_groups(CUES, LEXICON, manual).signs
    names = [read(LEXICON, step.title) for procedure in manual.procedures for step in procedure.steps]

    topics = [word for name, words in signs.items() if name.startswith("group:") for word in words]

    assert len(topics) > 250
    assert [word for word in topics if any(word in name for name in names)] == []


def test_a_topic_that_comes_out_as_what_we_are_asked_of_is_no_sign(manual: Manual) -> None:
    topics = with_groups(CUES, LEXICON, manual).signs["group:promotion"]

    assert read(LEXICON, "ลูกเสือ") in topics
    assert read(LEXICON, "กสศ.") not in topics
    assert "โลงเลิยน" not in topics
