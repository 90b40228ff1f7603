"""Who is called in a group, by whatever stands around the call, and what LINE points at in a text."""

import pytest
from builders import GROUP, a_text, an_event, mention_of_bot

from services.inbound.events import Facts, Verdict, judge, said_in


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("บอท ส่งแผนวันไหน", "ส่งแผนวันไหน"),
        ("บอทส่งแผนวันไหน", "ส่งแผนวันไหน"),
        ("บอททำแผนยังไง", "ทำแผนยังไง"),
        ("  บอท", ""),
        ("planbot ส่งแผน", "ส่งแผน"),
        ("PlanBot, ส่งแผน", "ส่งแผน"),
        ("planbotส่งแผนวันไหน", "ส่งแผนวันไหน"),
        ("👋บอท ส่งแผนวันไหน", "ส่งแผนวันไหน"),
        ("🙏🙏 บอทครับ ขอถามหน่อย", "ขอถามหน่อย"),
        ("น้องบอท ส่งแผนวันไหน", "ส่งแผนวันไหน"),
        ("น้องบอทคะ ส่งแผนวันไหน", "ส่งแผนวันไหน"),
        ("คุณบอทครับ ถามหน่อย", "ถามหน่อย"),
        ("สวัสดีค่ะบอท ส่งแผนวันไหน", "ส่งแผนวันไหน"),
        ("ขอโทษนะคะบอท ส่งแผนวันไหน", "ส่งแผนวันไหน"),
        ("บอทคะ", ""),
        ("บอทจ๋า", ""),
        ("บอทททท ส่งแผน", "ส่งแผน"),
        ("บ๊อท ส่งแผน", "ส่งแผน"),
        ("บอต ส่งแผน", "ส่งแผน"),
        ("@บอท ส่งแผน", "ส่งแผน"),
        ("@planbot ส่งแผน", "ส่งแผน"),
        ("บอท🙏ส่งแผน", "🙏ส่งแผน"),
        ("บอทคราวนี้ส่งวันไหน", "คราวนี้ส่งวันไหน"),
    ],
)
def test_a_message_that_begins_with_the_call_word_or_the_bots_name_is_kept(text: str, said: str) -> None:
    event = a_text(text, group=GROUP)

    assert judge(event, Facts(names=("planbot",))) == Verdict(True, "call-word")
    assert said_in(event, "call-word", ("planbot",)).text == said


@pytest.mark.parametrize(
    "text",
    [
        "@บอทน้อย ช่วยตอบหน่อยค่ะ",
        "@บอทส่งแผน",
        "บอทน้อย ช่วยส่งไฟล์ให้พี่หน่อย",
        "บอทนุ้ย มายัง",
        "บอทานิก",
        "planbots ส่งแผน",
        "พี่ๆ บอทใช้ยังไง",
        "ทุกคน บอทตอบแล้วนะ",
        "ถามบอทดู",
        "บอทตอบว่าส่งวันไหนนะ",
        "บอทนี่ดีนะ",
        "บอทของเขตเก่งเรื่องแผน",
    ],
)
def test_what_only_begins_like_a_call_is_not_kept(text: str) -> None:
    assert judge(a_text(text, group=GROUP), Facts(names=("planbot",))) == Verdict(keep=False)


@pytest.mark.parametrize("words", ["@บอท ช่วยตอบหน่อย", "@บอทน้อย ส่งแผนวันไหน", "👋@บอท วันไหนดี"])
def test_another_members_mention_that_begins_like_a_call_is_not_kept(words: str) -> None:
    at = 2 if words.startswith("👋") else 0
    length = len(words[words.index("@") :].split(" ")[0])
    other = {"mentionees": [{"index": at, "length": length, "type": "user", "userId": "U9", "isSelf": False}]}

    assert judge(a_text(words, group=GROUP, mention=other), Facts()) == Verdict(keep=False)


@pytest.mark.parametrize("words", ["บอท ส่งแผนวันไหน", "บอท เงียบ", "น้องบอทคะ"])
def test_in_a_group_that_wants_quiet_a_mere_call_word_is_not_kept(words: str) -> None:
    assert judge(a_text(words, group=GROUP), Facts(is_quiet=True)) == Verdict(keep=False)


def test_a_quiet_group_is_heard_when_it_mentions_the_bot_or_lifts_it() -> None:
    mentioned = a_text("@planbot ส่งแผนวันไหน", group=GROUP, mention=mention_of_bot())

    assert judge(mentioned, Facts(is_quiet=True)).call == "mention"
    assert judge(a_text("บอท พูดได้แล้วค่ะ", group=GROUP), Facts(is_quiet=True)).call == "call-word"


def an_emoji(index: int, length: int) -> dict[str, object]:
    return {"index": index, "length": length, "productId": "p", "emojiId": "1"}


@pytest.mark.parametrize(
    ("text", "emojis", "said"),
    [
        ("ได้ 250,000 บาทค่ะ()()", [(18, 2), (20, 2)], "ได้ 250,000 บาทค่ะ"),
        ("🍎(smile) ส่งแผน", [(2, 7)], "🍎 ส่งแผน"),
        ("ส่ง (smile) แผน", [(4, 7)], "ส่ง แผน"),
        ("แผน (ร่าง) ส่งวันไหน", [(99, 7), (-1, 2), (0, 3)], "แผน (ร่าง) ส่งวันไหน"),
    ],
)
def test_lines_own_emoji_are_cut_out_of_what_was_said(
    text: str, emojis: list[tuple[int, int]], said: str
) -> None:
    event = a_text(text, emojis=[an_emoji(*one) for one in emojis])

    assert said_in(event, "direct").text == said


def test_lines_own_emoji_alone_are_a_sticker() -> None:
    said = said_in(a_text("(smile)(love)", emojis=[an_emoji(0, 7), an_emoji(7, 6)]), "direct")

    assert (said.what, said.media) == ("media", "sticker")


def test_an_emoji_before_a_call_and_a_mention_behind_one_are_read_right() -> None:
    called = a_text("(smile)บอท ส่งแผน(love)วันไหน", group=GROUP, emojis=[an_emoji(0, 7), an_emoji(17, 6)])
    mentioned = a_text(
        "(smile) @planbot ส่งแผน", group=GROUP, emojis=[an_emoji(0, 7)], mention=mention_of_bot(index=8)
    )

    assert judge(called, Facts()).call == "call-word"
    assert said_in(called, "call-word").text == "ส่งแผน วันไหน"
    assert said_in(mentioned, "mention").text == "ส่งแผน"


def test_nobody_types_the_marks_that_the_bot_fills_in_later() -> None:
    event = a_text("ปศ. \ue000 ส่งแผน\ue001\uf8ffนะ")

    assert said_in(event, "direct").text == "ปศ. \u200b ส่งแผน\u200b\u200bนะ"


def test_a_file_name_turns_nothing_around() -> None:
    event = an_event(message={"type": "file", "id": "1", "fileName": "\u202egpj.exe\u2066"})

    assert said_in(event, "direct").name == "gpj.exe"
