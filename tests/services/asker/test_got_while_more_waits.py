"""An asker says "ได้คำตอบแล้ว" while words that she added wait: it is said, and a tap sends them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from answering_day import labels
from builders import bangkok
from consult_office import NID, OFFICERS, TEACHER, Bureau, Shown

from db.engine import Database

MORE = "ต้องแนบแบบ ผ.1 ด้วยไหม"


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database)


def answered(bureau: Bureau) -> str:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "ได้ค่ะ", group=OFFICERS, quote=bureau.card(name))
    return name


def added(bureau: Bureau, how: str) -> None:
    """More words of hers, which wait for two seconds, or for the morning."""
    if how == "burst":
        bureau.desk = replace(bureau.desk, burst=timedelta(seconds=2))
        bureau.says(TEACHER, MORE)
        return
    bureau.clock.moment = bangkok("2026-11-23 16:05")
    bureau.says(NID, "ปศ. 1 ดูหน้า 5 ด้วยค่ะ", group=OFFICERS)
    bureau.clock.moment = bangkok("2026-11-23 16:25")
    bureau.says(TEACHER, "ขอดูก่อนนะคะ")
    bureau.clock.moment = bangkok("2026-11-23 16:45")  # the office is closed, and no officer there
    bureau.says(TEACHER, MORE)


def to_officers(bureau: Bureau, since: int) -> list[str]:
    return [one.text for one in bureau.line.shown[since:] if one.chat == OFFICERS and one.pushed]


def later(bureau: Bureau) -> None:
    for moment in ("2026-11-24 08:31", "2026-11-24 08:35"):
        bureau.clock.moment = bangkok(moment)
        bureau.work()


def got(bureau: Bureau) -> Shown:
    return bureau.presses(TEACHER, "ได้คำตอบแล้ว")[-1]


@pytest.mark.parametrize("how", ["burst", "morning"])
def test_she_is_told_that_her_words_went_to_nobody(bureau: Bureau, how: str) -> None:
    name, since = answered(bureau), len(bureau.line.shown)
    added(bureau, how)
    assert not any(MORE in text for text in to_officers(bureau, since))

    told = got(bureau)
    later(bureau)

    assert f"ส่วนที่ท่านส่งเพิ่มไว้ “{MORE}” จึงยังไม่ได้ส่งถึงเจ้าหน้าที่" in told.text
    assert not any(MORE in text for text in to_officers(bureau, since))
    assert bureau.case(name).state == "confirmed"


@pytest.mark.parametrize("how", ["burst", "morning"])
def test_a_tap_sends_them_and_the_question_waits_anew(bureau: Bureau, how: str) -> None:
    name, since = answered(bureau), len(bureau.line.shown)
    added(bureau, how)
    card = got(bureau)

    [send] = [one for one in labels(card) if one.startswith("ส่ง")]
    bureau.presses(TEACHER, send, on=card)
    later(bureau)

    assert [MORE in text for text in to_officers(bureau, since)].count(True) == 1
    assert bureau.case(name).state == "reopened"


def test_what_has_gone_is_not_spoken_of(bureau: Bureau) -> None:
    answered(bureau)
    bureau.says(TEACHER, MORE)
    bureau.clock.advance(seconds=5)
    bureau.work()

    assert got(bureau).text == "ขอบคุณค่ะ บันทึกว่าได้คำตอบแล้ว"


def test_thanks_go_to_nobody_and_are_not_spoken_of(bureau: Bureau) -> None:
    answered(bureau)
    bureau.says(TEACHER, "ขอบคุณค่ะ")

    assert got(bureau).text == "ขอบคุณค่ะ บันทึกว่าได้คำตอบแล้ว"
