from urllib.parse import unquote

from line import messages
from line.actions import own_chat_uri, postback, website


def test_a_postback_says_everything_it_needs_in_its_data() -> None:
    action = postback("ขั้นตอนที่ 4", a="step", p="plan-review", s=4, f=None)

    assert action == {
        "type": "postback",
        "label": "ขั้นตอนที่ 4",
        "data": "a=step&p=plan-review&s=4",
        "displayText": "ขั้นตอนที่ 4",
    }


def test_a_label_over_forty_graphemes_is_cut() -> None:
    assert postback("ที่" * 41, a="menu")["label"] == "ที่" * 39 + "…"


def test_the_link_to_the_own_chat_has_the_question_typed_in() -> None:
    uri = own_chat_uri("@123abcde", "ส่งแผนวันไหน & ที่ไหน?")

    assert uri.startswith("https://line.me/R/oaMessage/%40123abcde/?")
    assert unquote(uri.split("/?", 1)[1]) == "ส่งแผนวันไหน & ที่ไหน?"


def test_a_question_too_long_for_a_link_is_cut_between_two_signs() -> None:
    uri = own_chat_uri("@123abcde", "ที่" * 200)

    assert len(uri) <= 1_000
    assert set(unquote(uri.split("/?", 1)[1]).split("ที่")) == {""}


def test_only_web_addresses_become_links() -> None:
    assert website("เว็บ", "javascript:alert(1)") is None
    assert website("เว็บ", "...") is None
    assert website("เว็บ", "https://example.go.th/แผน") == {
        "type": "uri",
        "label": "เว็บ",
        "uri": "https://example.go.th/%E0%B9%81%E0%B8%9C%E0%B8%99",
    }


def test_quick_replies_are_at_most_thirteen_with_labels_of_twenty_graphemes() -> None:
    actions = [postback("ก" * 30, a="menu")] * 14

    message = messages.with_quick_replies(messages.text("ค่ะ"), actions)

    assert len(message["quickReply"]["items"]) == 13
    assert message["quickReply"]["items"][0]["action"]["label"] == "ก" * 19 + "…"


def test_a_text_over_five_thousand_is_cut_and_not_refused_by_line() -> None:
    assert len(messages.text("ก" * 6_000)["text"]) == 5_000
