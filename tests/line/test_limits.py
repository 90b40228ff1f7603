from hypothesis import given
from hypothesis import strategies as st

from line.limits import cut_graphemes, cut_utf16, graphemes, in_pieces, utf16_length, without_controls

MARKED = st.text(alphabet="กขำิ่้์แเ🍎👩\u200d🏽🇹🇭 a", max_size=60)


def test_a_consonant_with_its_vowel_and_tone_mark_is_one_grapheme() -> None:
    assert graphemes("ที่นี่") == ["ที่", "นี่"]
    assert graphemes("น้ำ") == ["น้ำ"]
    assert graphemes("แผน") == ["แ", "ผ", "น"]


def test_a_joined_emoji_and_a_flag_are_one_grapheme_each() -> None:
    assert graphemes("👩🏽\u200d🏫🇹🇭🇹🇭") == ["👩🏽\u200d🏫", "🇹🇭", "🇹🇭"]


def test_a_text_within_its_limit_is_left_alone() -> None:
    assert cut_graphemes("ที่นี่", 2) == "ที่นี่"
    assert cut_utf16("ที่", 3) == "ที่"


def test_a_longer_text_ends_in_an_ellipsis_that_counts() -> None:
    assert cut_graphemes("ที่นี่ที่ไหน", 3) == "ที่นี่…"
    assert cut_utf16("🍎🍎🍎", 5) == "🍎🍎…"


def test_a_cut_never_takes_a_tone_mark_from_its_consonant() -> None:
    assert cut_utf16("กที่", 3) == "ก…"


@given(MARKED, st.integers(1, 30))
def test_what_is_cut_is_within_the_limit(text: str, most: int) -> None:
    assert len(graphemes(cut_graphemes(text, most))) <= most
    assert utf16_length(cut_utf16(text, most)) <= most


@given(MARKED)
def test_graphemes_together_are_the_text(text: str) -> None:
    assert "".join(graphemes(text)) == text


def test_an_apple_counts_two_and_a_thai_vowel_one() -> None:
    assert utf16_length("🍎") == 2
    assert utf16_length("ที่") == 3


def test_a_lone_surrogate_is_counted_and_not_choked_on() -> None:
    assert utf16_length("\ud83d") == 1


def test_direction_marks_and_controls_are_taken_out_of_what_people_wrote() -> None:
    assert without_controls("ส่ง\u202eแผน\x00\nวันไหน") == "ส่งแผน วันไหน"


@given(st.text(alphabet="กน้ำใจที่😀\n ", max_size=60), st.integers(min_value=4, max_value=20))
def test_pages_hold_the_whole_text_and_none_is_too_long(text: str, most: int) -> None:
    pages = in_pieces(text, most)

    assert "".join(pages) == text
    assert all(utf16_length(page) <= most for page in pages if len(graphemes(page)) > 1)
