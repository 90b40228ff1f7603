import pytest
from handler_desk import PERSON, remembered, tapped, words_of

from handlers.contract.turn import Rate, Remember


def test_a_button_is_a_question_and_is_remembered_as_one() -> None:
    kept = remembered(tapped("a=step&p=plan-review&s=5&f=channels"))

    assert (kept.talk.procedure, kept.talk.step, kept.talk.facet) == ("plan-review", 5, "channels")


@pytest.mark.parametrize(
    "data",
    [
        "",
        "a=",
        "a=remind&p=plan-review",
        "step:plan-review:4",
        "a=step&p=gone&s=1",
        "a=month&m=13",
        "a=month&m=٣",
        "a=law&p=gone",
        "&".join("abcdefghijklmnopqrstuvwxyz"),
        "a=" + "x&a=" * 40,
        "%ff%fe\u0000",
    ],
)
def test_an_old_or_unknown_button_gets_the_menu(data: str) -> None:
    reply = tapped(data)

    assert "ปุ่มนี้ใช้ไม่ได้แล้วค่ะ เลือกเรื่องที่ต้องการจากเมนูนี้ได้เลย" in words_of(reply)
    assert reply.changes == ()


def test_a_button_for_a_step_that_is_gone_shows_the_procedure() -> None:
    assert "มี 6 ขั้นตอน" in words_of(tapped("a=step&p=plan-review&s=99"))
    assert "มี 6 ขั้นตอน" in words_of(tapped("a=step&p=plan-review&s=๔"))


def test_a_button_for_a_facet_that_is_gone_shows_the_step() -> None:
    assert "ขั้นตอนที่ 4 จาก 6" in words_of(tapped("a=step&p=plan-review&s=4&f=price"))


def test_right_is_thanked_for_and_kept() -> None:
    reply = tapped("a=right&p=plan-review&s=4&f=timeline")

    assert words_of(reply) == "ขอบคุณที่แจ้งค่ะ"
    assert reply.changes == (Rate("plan-review", 4, "timeline", right=True),)


def test_wrong_is_kept_and_offers_the_menu_and_an_officer() -> None:
    reply = tapped("a=wrong&p=plan-review&f=steps")

    assert words_of(reply).split("\n")[2].startswith("ขอบคุณที่แจ้งค่ะ ลองถามใหม่")
    assert "'a=officer'" in str(reply.messages[0])
    assert reply.changes == (Rate("plan-review", None, "steps", right=False),)


def test_a_judgement_of_the_calendar_names_the_month() -> None:
    assert tapped("a=wrong&m=5").changes == (Rate("", None, None, right=False, month="5"),)
    assert tapped("a=right&m=all&p=records").changes == (Rate("records", None, None, True, "all"),)


def test_a_forged_judgement_is_thanked_for_and_not_kept() -> None:
    assert tapped("a=right&p=gone&s=1").changes == ()
    assert tapped("a=right&p=records&s=77&f=gone").changes == (Rate("records", None, None, right=True),)


def test_none_of_these_offers_the_menu() -> None:
    assert "ลองพิมพ์ถามด้วยคำอื่น" in words_of(tapped("a=none&p=plan-review"))


def test_the_menu_shows_all_five_procedures_as_rows_to_tap() -> None:
    card = str(tapped("a=menu").messages[0])

    for id in ("plan-review", "budget-request", "resource-mobilization", "monitoring", "records"):
        assert f"'a=procedure&p={id}'" in card


def test_the_privacy_notice_is_behind_a_button() -> None:
    reply = tapped("a=privacy")

    for told in ("เก็บอะไร", "เพื่ออะไร", "นานเท่าใด", "ขอลบ"):
        assert told in words_of(reply)
    assert isinstance(reply.changes[0], Remember)


def test_every_button_of_every_card_leads_to_something() -> None:
    """Walks all buttons from the menu on, and none of them is answered as an old one."""
    seen: set[str] = set()
    waiting = ["a=menu"]
    while waiting:
        data = waiting.pop()
        if data in seen:
            continue
        seen.add(data)
        reply = tapped(data, chat=PERSON)
        assert reply.messages, data
        assert "ปุ่มนี้ใช้ไม่ได้แล้ว" not in words_of(reply), data
        waiting += [found for message in reply.messages for found in buttons_in(message)]

    assert "a=step&p=plan-review&s=4" in seen
    assert "a=law&p=records" in seen


def buttons_in(node: object) -> list[str]:
    if isinstance(node, dict):
        own = [str(node["data"])] if node.get("type") == "postback" else []
        return own + [found for value in node.values() for found in buttons_in(value)]
    return [found for each in node for found in buttons_in(each)] if isinstance(node, list) else []
