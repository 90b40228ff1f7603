"""What may be kept of an event, decided before it is kept."""

import pytest
from builders import GROUP, a_text, an_event, mention_of_bot

from services.inbound.events import Facts, Verdict, judge, said_in

TEACHERS = {"type": "user", "userId": "U" + "1" * 32}
IN_GROUP = {"type": "group", "groupId": GROUP, "userId": "U" + "1" * 32}


def test_everything_said_in_a_private_chat_is_kept() -> None:
    assert judge(a_text("ส่งแผนวันไหน"), Facts()) == Verdict(keep=True, call="direct")


def test_talk_between_members_of_a_group_is_not_kept() -> None:
    assert judge(a_text("ใครทำแผนเสร็จแล้วบ้าง", group=GROUP), Facts()) == Verdict(keep=False)


def test_a_mention_of_the_bot_is_kept() -> None:
    event = a_text("@planbot ส่งแผนวันไหน", group=GROUP, mention=mention_of_bot())

    assert judge(event, Facts()) == Verdict(keep=True, call="mention")


def test_a_mention_of_somebody_else_is_not_kept() -> None:
    other = {"mentionees": [{"index": 0, "length": 4, "type": "user", "userId": "U9", "isSelf": False}]}

    assert judge(a_text("@สมใจ ส่งแผนยัง", group=GROUP, mention=other), Facts()) == Verdict(keep=False)


def test_a_mention_of_everybody_is_not_for_the_bot() -> None:
    everybody = {"mentionees": [{"index": 0, "length": 4, "type": "all"}]}

    assert judge(a_text("@All ประชุมบ่ายนี้", group=GROUP, mention=everybody), Facts()).keep is False


def test_the_call_word_later_in_a_message_calls_nobody() -> None:
    assert judge(a_text("ลองถามบอทดูสิ", group=GROUP), Facts()) == Verdict(keep=False)


def test_a_quote_of_our_message_and_a_one_time_code_are_kept() -> None:
    quote = a_text("แล้วส่งทางไหน", group=GROUP, quotedMessageId="ours")

    assert judge(quote, Facts(quotes_us=True)) == Verdict(True, "quote")
    assert judge(a_text("ABCD2345", group=GROUP), Facts(is_code=True)) == Verdict(True, "code")


def test_officers_talk_in_their_group_is_kept_until_it_is_handled() -> None:
    assert judge(a_text("เดี๋ยวโทรกลับ", group=GROUP), Facts(role="officers")) == Verdict(True, "none")


def test_a_button_of_ours_tapped_in_a_group_is_kept() -> None:
    tap = an_event("postback", source=IN_GROUP, postback={"data": "a=menu"})

    assert judge(tap, Facts()) == Verdict(True, "postback")


@pytest.mark.parametrize("kind", ["join", "leave", "unsend"])
def test_what_happens_to_the_bot_or_to_a_message_is_kept(kind: str) -> None:
    assert judge(an_event(kind, source=IN_GROUP), Facts()).keep is True


@pytest.mark.parametrize("kind", ["memberJoined", "memberLeft", "videoPlayComplete", "somethingNew"])
def test_other_events_of_a_group_even_unknown_ones_are_not_kept(kind: str) -> None:
    assert judge(an_event(kind, source=IN_GROUP), Facts()) == Verdict(keep=False)


def test_a_picture_sent_in_a_group_is_not_kept() -> None:
    picture = an_event("message", source=IN_GROUP, message={"type": "image", "id": "1"})

    assert judge(picture, Facts()) == Verdict(keep=False)


def test_nothing_is_kept_while_another_channel_has_the_chat() -> None:
    assert judge({**a_text("ส่งแผนวันไหน"), "mode": "standby"}, Facts()) == Verdict(keep=False)


@pytest.mark.parametrize("kind", ["unsend", "leave", "unfollow"])
def test_what_owes_no_message_is_kept_even_while_another_channel_has_the_chat(kind: str) -> None:
    assert judge(
        {**an_event(kind, source=IN_GROUP if kind == "leave" else TEACHERS), "mode": "standby"}, Facts()
    ).keep


@pytest.mark.parametrize("mode", ["future", 7, {}])
def test_private_events_of_a_mode_that_is_new_to_us_are_kept_and_say_nothing(mode: object) -> None:
    event = {**a_text("ส่งแผนวันไหน"), "mode": mode}

    assert judge(event, Facts()) == Verdict(keep=True, call="direct")
    assert said_in(event, "direct").what == "other"


def test_an_event_without_a_mode_is_as_any_other() -> None:
    event = {**a_text("ส่งแผนวันไหน"), "mode": None}
    bare = {name: value for name, value in event.items() if name != "mode"}

    assert [judge(one, Facts()) for one in (event, bare)] == [Verdict(keep=True, call="direct")] * 2
    assert [said_in(one, "direct").what for one in (event, bare)] == ["text", "text"]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("บอท: ส่งดังนี้:", "ส่งดังนี้:"),
        ("@planbot, ส่งดังนี้:", "ส่งดังนี้:"),
        (" บอท ,ส่งแผน,", "ส่งแผน,"),
    ],
)
def test_behind_a_call_only_what_parts_it_from_the_words_is_cut_off(written: str, words: str) -> None:
    event = a_text(written, group=GROUP)
    if "@" in written:
        event["message"]["mention"] = mention_of_bot()

    assert said_in(event, judge(event, Facts()).call).text == words


def test_what_calls_nobody_stays_as_it_was_written() -> None:
    assert said_in(a_text(": ส่งดังนี้:"), "direct").text == ": ส่งดังนี้:"


def test_an_old_multi_person_chat_is_treated_as_a_group() -> None:
    event = an_event(source={"type": "room", "roomId": "R1"}, message={"type": "text", "text": "คุยกัน"})

    assert judge(event, Facts()) == Verdict(keep=False)


def test_the_bots_mention_is_cut_out_of_what_was_said() -> None:
    event = a_text("@planbot ส่งแผนวันไหน", group=GROUP, mention=mention_of_bot())

    assert said_in(event, "mention").text == "ส่งแผนวันไหน"


def test_a_mention_behind_an_emoji_is_cut_by_utf16_positions() -> None:
    event = a_text("🍎 ส่งแผน @planbot วันไหน", group=GROUP, mention=mention_of_bot(index=10))

    assert said_in(event, "mention").text == "🍎 ส่งแผน วันไหน"


@pytest.mark.parametrize(
    "place", [{"index": 99, "length": 8}, {"index": -1, "length": 3}, {"index": "0"}, {}]
)
def test_a_mention_whose_place_makes_no_sense_leaves_the_text_as_it_is(place: dict[str, object]) -> None:
    event = a_text("ส่งแผนวันไหน", group=GROUP, mention={"mentionees": [{"isSelf": True, **place}]})

    assert said_in(event, "mention").text == "ส่งแผนวันไหน"


def test_the_call_word_is_cut_off() -> None:
    assert said_in(a_text("บอท ส่งแผนวันไหน", group=GROUP), "call-word").text == "ส่งแผนวันไหน"
    assert judge(a_text("ส่งแผนวันไหน", group=GROUP), Facts(names=("planbot",))).keep is False


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"type": 7},
        {"type": "message"},
        {"type": "message", "message": []},
        {"type": "message", "message": {"type": "text"}},
        {"type": "message", "message": {"type": "text", "text": 5}, "source": "me"},
        {"type": "message", "message": {"type": "text", "text": "x", "mention": {"mentionees": [1, None]}}},
        {"type": "postback", "postback": None},
        {"type": "unsend", "unsend": "x"},
    ],
)
def test_events_of_odd_shapes_are_judged_and_read_without_an_error(odd: dict[str, object]) -> None:
    verdict = judge(odd, Facts())

    assert said_in(odd, verdict.call).text in ("", "x")
