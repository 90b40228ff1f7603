"""In the officers' group a push about a question mentions the officer whom it is for, where LINE can."""

from collections.abc import Sequence
from typing import Any

import pytest
from consult_office import NID, OFFICERS, RESPONSIBLE, SECOND, SOMSRI, TEACHER, Bureau, Shown, the_manual
from sqlalchemy import select, update

from db.engine import Database
from db.models.deliveries import Delivery, SentMessage
from db.models.officers import Officer
from line.gateway import Outcome, Sent
from scheduler.waiting import Patience, watch


@pytest.fixture
def bureau(database: Database) -> Bureau:
    bureau = Bureau(database)
    bureau.line.members = {NID, SOMSRI}
    return bureau


def taken_by_somsri(bureau: Bureau) -> str:
    name = bureau.asks_officers(TEACHER, "เรื่องที่ไม่มีในคู่มือ")
    bureau.says(SOMSRI, "รับ", group=OFFICERS, quote=bureau.card(name))
    return name


def pushed(bureau: Bureau) -> list[Shown]:
    return [one for one in bureau.line.shown if one.chat == OFFICERS and one.pushed]


def mentioned(shown: Shown) -> str | None:
    if shown.message["type"] != "textV2":
        return None
    return str(shown.message["substitution"]["officer"]["mentionee"]["userId"])


def test_what_an_asker_adds_mentions_who_took_the_question_up(bureau: Bureau) -> None:
    name = taken_by_somsri(bureau)
    before = len(pushed(bureau))
    bureau.says(TEACHER, "เพิ่มเติมค่ะ ของปีที่แล้วด้วย", quote=sent_to(bureau, name))

    lead, words = pushed(bureau)[before:]
    assert mentioned(lead) == SOMSRI
    assert lead.message["text"] == f"{{officer}} ฝากดู {name} ด้วยค่ะ"
    assert "ของปีที่แล้วด้วย" in words.text


def sent_to(bureau: Bureau, name: str) -> str:
    """The message in which the asker was told that her question went."""
    return next(one.id for one in bureau.line.shown if one.chat == TEACHER and name in one.text)


def test_quoting_the_mention_answers_as_quoting_the_card_does(bureau: Bureau) -> None:
    name = taken_by_somsri(bureau)
    bureau.says(TEACHER, "ของปีที่แล้วด้วยค่ะ", quote=sent_to(bureau, name))
    lead = pushed(bureau)[-2]

    bureau.says(SOMSRI, "ส่งได้ถึงวันที่ 5 ค่ะ", group=OFFICERS, quote=lead)

    assert "ส่งได้ถึงวันที่ 5 ค่ะ" in bureau.in_chat(TEACHER)
    assert bureau.case(name).state == "answered"


def test_a_question_for_nobody_in_particular_mentions_nobody(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องที่ไม่มีในคู่มือ")

    assert [mentioned(one) for one in pushed(bureau)] == [None]


def test_a_reminder_in_the_group_mentions_who_has_the_question(bureau: Bureau) -> None:
    taken_by_somsri(bureau)
    bureau.clock.advance(hours=5)
    watch(bureau.database, Patience(), bureau.desk.workdays, bureau.clock())
    bureau.work()

    lead, card = pushed(bureau)[-2:]
    assert (mentioned(lead), card.message["type"]) == (SOMSRI, "flex")


def test_who_took_it_up_and_never_registered_is_mentioned_too(bureau: Bureau) -> None:
    bureau.line.members.add(SECOND)
    name = bureau.asks_officers(TEACHER, "เรื่องที่ไม่มีในคู่มือ")
    bureau.says(SECOND, "รับ", group=OFFICERS, quote=bureau.card(name))
    bureau.says(TEACHER, "ด่วนนะคะ", quote=sent_to(bureau, name))

    assert mentioned(pushed(bureau)[-2]) == SECOND


def test_who_is_no_member_is_not_mentioned(bureau: Bureau) -> None:
    bureau.line.members = {NID}
    name = taken_by_somsri(bureau)
    before = len(pushed(bureau))
    bureau.says(TEACHER, "ด่วนนะคะ", quote=sent_to(bureau, name))

    [words] = pushed(bureau)[before:]
    assert "ด่วนนะคะ" in words.text


def test_a_card_in_an_officers_own_chat_mentions_nobody(database: Database) -> None:
    bureau = Bureau(database, manual=the_manual(responsible=(RESPONSIBLE,)))
    bureau.line.members = {NID}
    bureau.says(TEACHER, "ส่งแผนวันไหน")
    bureau.taps(TEACHER, "a=officer&p=plan-review")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    bureau.says(TEACHER, "ปิยะมหาราชาลัย")

    assert [one.message["type"] for one in bureau.line.shown if one.chat == NID] == ["flex"]


def test_a_refused_mention_is_left_out_at_once_under_a_new_key(bureau: Bureau) -> None:
    name = taken_by_somsri(bureau)
    bureau.line.takes_mentions = False
    before, keys = len(pushed(bureau)), len(bureau.line.keys)
    bureau.says(TEACHER, "ด่วนนะคะ", quote=sent_to(bureau, name))

    [words] = pushed(bureau)[before:]
    first, second = bureau.line.keys[keys:]
    assert "ด่วนนะคะ" in words.text
    assert first != second
    bureau.says(TEACHER, "ขอบพระคุณนะคะ ด่วนจริง ๆ", quote=sent_to(bureau, name))
    assert len(bureau.line.keys) == keys + 3  # nobody tries a refused mention again soon


def test_the_new_key_is_kept_before_it_is_used(bureau: Bureau) -> None:
    name = taken_by_somsri(bureau)
    bureau.line.takes_mentions = False
    kept: list[str | None] = []

    def look(chat: str) -> None:
        with bureau.database.read() as session:
            kept.append(session.scalar(select(Delivery.retry_key).where(Delivery.state == "sending")))

    bureau.line.before_answering = look
    bureau.says(TEACHER, "ด่วนนะคะ", quote=sent_to(bureau, name))

    assert kept == [bureau.line.keys[-1]]


def test_what_may_have_gone_out_goes_again_without_the_mention(bureau: Bureau) -> None:
    name = taken_by_somsri(bureau)
    bureau.line.fails = lambda chat: Outcome.UNKNOWN if chat == OFFICERS else None
    bureau.says(TEACHER, "ด่วนนะคะ", quote=sent_to(bureau, name))
    bureau.line.fails = lambda chat: None
    before = len(pushed(bureau))
    bureau.clock.advance(seconds=30)
    bureau.work()

    [words] = pushed(bureau)[before:]
    assert "ด่วนนะคะ" in words.text
    assert len({*bureau.line.keys[-2:]}) == 1


def test_ids_of_a_repeat_taken_with_its_mention_fall_in_their_places(bureau: Bureau) -> None:
    name, push = taken_by_somsri(bureau), bureau.line.push
    taken: list[Sent] = []

    def broken(to: str, messages: Sequence[Any], retry_key: str) -> Sent:
        """LINE takes it and the answer is lost; under the same key it says so again."""
        if to != OFFICERS:
            return push(to, messages, retry_key)
        if taken:
            return Sent(Outcome.ACCEPTED, taken[0].message_ids, status=409)
        taken.append(push(to, messages, retry_key))
        return Sent(Outcome.UNKNOWN)

    bureau.line.push = broken  # type: ignore[method-assign]
    bureau.says(TEACHER, "ด่วนนะคะ", quote=sent_to(bureau, name))
    bureau.clock.advance(seconds=30)
    bureau.work()

    lead, words = (one.id for one in pushed(bureau)[-2:])
    with bureau.database.read() as session:
        kept = {row.message_id: row for row in session.scalars(select(SentMessage))}
    assert (kept[lead].consultation_id, kept[lead].kind) == (kept[words].consultation_id, kept[words].kind)
    assert kept[words].consultation_id == bureau.case(name).id


def test_a_full_push_goes_without_a_mention(bureau: Bureau) -> None:
    name = taken_by_somsri(bureau)
    long = "ยาวมาก " * 700 + "จบ"
    before = len(pushed(bureau))
    bureau.says(TEACHER, long, quote=sent_to(bureau, name))

    assert len(pushed(bureau)[before:]) <= 5
    assert "จบ" in "\n".join(one.text for one in pushed(bureau)[before:])


def test_a_member_is_asked_for_once_an_hour(bureau: Bureau) -> None:
    asked: list[str] = []

    def is_member(group: str, person: str) -> bool:
        asked.append(person)
        return True

    bureau.courier._members._is_member = is_member
    name = taken_by_somsri(bureau)
    for minutes in (0, 20, 50):
        bureau.clock.advance(minutes=minutes)
        bureau.says(TEACHER, "ด่วนนะคะ", quote=sent_to(bureau, name))

    assert asked == [SOMSRI, SOMSRI]


def test_a_removed_officer_who_took_it_up_is_not_mentioned(bureau: Bureau) -> None:
    name = taken_by_somsri(bureau)
    with bureau.database.begin() as session:
        session.execute(update(Officer).where(Officer.person_id == SOMSRI).values(removed_at=bureau.clock()))
    before = len(pushed(bureau))
    bureau.says(TEACHER, "ด่วนนะคะ", quote=sent_to(bureau, name))

    assert [mentioned(one) for one in pushed(bureau)[before:]] == [None]
