"""What happens around an answer in its undo window: the asker, edits, other acts, LINE's outage."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from answering_day import SECONDS, WORDS, answers, given, wait, with_window
from consult_office import NID, OFFICERS, SOMSRI, TEACHER, Bureau

from db import consultations, deliveries
from db.engine import Database
from db.models.given_answers import GivenAnswer
from line.gateway import Outcome, Sent
from services.outbound.delivery import Job


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return with_window(database)


def test_the_askers_withdrawal_stops_it_and_its_officer_hears_so(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร")
    bureau.says(NID, f"{name} {WORDS}")

    bureau.says(TEACHER, "ยกเลิกคำถาม 1")
    wait(bureau, 20)
    bureau.says(NID, "งานค้าง")

    assert (bureau.case(name).state, WORDS in bureau.in_chat(TEACHER)) == ("withdrawn", False)
    assert f"ผู้ถามยกเลิกคำถาม {name} ก่อนคำตอบของท่านจะส่ง" in bureau.in_chat(NID)


def test_unsending_it_stops_it(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร")
    sent = bureau.sends(NID, "text", id="the-answer", text=f"{name} {WORDS}")

    bureau.happens(NID, "unsend", unsend={"messageId": "the-answer"})
    wait(bureau, 20)
    bureau.says(NID, "งานค้าง")

    assert "จะส่งในอีก 8 วินาที" in sent[-1].text
    assert (bureau.case(name).state, answers(bureau)) == ("open", [])
    assert f"ยกเลิกคำตอบ {name} แล้ว ยังไม่ถึงผู้ถามค่ะ" in bureau.in_chat(NID)


def test_an_edit_in_the_group_takes_the_place_of_the_words(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร")
    card = bureau.card(name).id
    bureau.sends(NID, "text", id="typed", group=OFFICERS, text="ส่งได้ถึงวันที่ 13", quotedMessageId=card)

    source = {"type": "group", "groupId": OFFICERS, "userId": NID}
    message = {"type": "text", "id": "typed", "text": "ส่งได้ถึงวันที่ 31"}
    shown = bureau.happens(NID, "messageEdited", source=source, message=message)
    wait(bureau, 20)

    assert "ตามข้อความที่แก้ไขแล้ว ข้อความเดิมหยุดแล้วและไม่ได้ส่ง" in shown[-1].text
    assert bureau.case(name).answer == "ส่งได้ถึงวันที่ 31"
    assert "วันที่ 13" not in bureau.in_chat(TEACHER)


def test_an_edit_into_talk_stops_it(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร")
    card = bureau.card(name).id
    bureau.sends(NID, "text", id="typed", group=OFFICERS, text="เดี๋ยวสมศรีตอบ", quotedMessageId=card)

    source = {"type": "group", "groupId": OFFICERS, "userId": NID}
    message = {"type": "text", "id": "typed", "text": "@สมศรี เดี๋ยวตอบนะ"}
    shown = bureau.happens(NID, "messageEdited", source=source, message=message)
    wait(bureau, 20)

    assert f"คำตอบของ {name} ถูกแก้ไข จึงหยุดไว้และยังไม่ได้ส่งค่ะ" in shown[-1].text
    assert answers(bureau) == []


def test_several_messages_go_after_one_window_or_are_kept_when_stopped(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร")
    parts = [f"ข้อ {number} ค่ะ" for number in range(1, 8)]
    bureau.says(NID, f"หลายข้อความ {name}")
    for part in parts:
        bureau.says(NID, part)
    bureau.says(NID, "จบ")
    bureau.says(NID, "ส่ง")

    told = bureau.says(NID, "ไม่ใช่คำตอบ")
    wait(bureau, 20)
    assert "ข้อความ 7 ข้อความยังเก็บไว้" in told[-1].text
    assert answers(bureau) == []
    bureau.says(NID, "ส่งเพิ่มเติม 1")
    wait(bureau, 20)

    assert bureau.case(name).answer == "\n\n".join(parts)
    assert [part for part in parts if part not in bureau.in_chat(TEACHER)] == []


def test_nothing_else_is_done_to_it_meanwhile(bureau: Bureau) -> None:
    name, _ = given(bureau)

    for command in ("รับ 1", "คืน 1", "โอน 1 สมศรี", "ปิด 1"):
        told = bureau.says(SOMSRI, command, group=OFFICERS)
        assert told[-1].text.startswith(f"คำตอบ {name} ของพี่นิดกำลังจะส่ง")
    taught = bureau.says(NID, "เพิ่มเป็นความรู้ 1", group=OFFICERS)

    assert taught[-1].text.startswith(f"คำตอบ {name} ยังไม่ได้ส่งถึงผู้ถาม")
    assert bureau.case(name).state == "open"


def test_a_colleague_who_had_it_hears_once_it_went(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร")
    bureau.says(SOMSRI, f"รับ {name}")
    bureau.says(NID, f"{name} {WORDS}")
    wait(bureau, 5)
    assert "พี่นิด" not in bureau.in_chat(SOMSRI)

    wait(bureau)

    assert f"{name} พี่นิด" in bureau.in_chat(SOMSRI)


def test_words_like_a_stop_answer_another_question(bureau: Bureau) -> None:
    name, _ = given(bureau)
    other = bureau.asks_officers("U" + "2" * 32, "เครื่องสแกนหยุดเองบ่อยไหม")

    bureau.says(NID, "หยุดค่ะ", group=OFFICERS, quote=bureau.card(other))
    wait(bureau, 20)

    assert (bureau.case(name).answer, bureau.case(other).answer) == (WORDS, "หยุดค่ะ")


def test_an_outage_that_outlasts_the_window_sends_it_once_line_is_back(bureau: Bureau) -> None:
    bureau.line.fails = lambda chat: Outcome.RETRY if chat == TEACHER else None
    name, _ = given(bureau)
    wait(bureau, 60)
    assert (answers(bureau), bureau.case(name).state) == ([], "answered")

    bureau.line.fails = lambda chat: None
    bureau.clock.advance(minutes=10)
    wait(bureau, 2)

    assert answers(bureau) == [WORDS]
    told = bureau.says(NID, f"ไม่ใช่คำตอบ {name}", group=OFFICERS)
    assert told[-1].text.startswith(f"คำตอบ {name} ส่งไปแล้ว")
    assert bureau.says(NID, "อันนี้ไม่ใช่คำตอบ", group=OFFICERS) == []  # by now it is talk of the group


def test_a_reply_that_cannot_show_it_lets_its_seconds_run_from_its_end(bureau: Bureau) -> None:
    name, reply = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร"), bureau.line.reply
    bureau.line.reply = lambda token, messages: Sent(Outcome.REFUSED, token_invalid=True, status=400)  # type: ignore[method-assign]
    bureau.says(NID, WORDS, group=OFFICERS, quote=bureau.card(name))
    bureau.line.reply = reply  # type: ignore[method-assign]
    wait(bureau, 6)
    assert answers(bureau) == []
    wait(bureau)

    told = bureau.says(NID, "งานค้าง", group=OFFICERS)
    assert WORDS in "".join(answers(bureau))
    assert any("จะส่งในอีก 8 วินาที" in one.text for one in told)


def test_it_waits_for_the_next_message_of_whoever_blocked_the_bot(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร")
    bureau.happens(TEACHER, "unfollow")
    shown = bureau.says(NID, f"{name} {WORDS}")
    bureau.says(TEACHER, "ขอบคุณค่ะ")
    assert WORDS not in bureau.in_chat(TEACHER)
    assert "ครูสมใจบล็อกบอทไว้" in shown[-1].text
    wait(bureau)
    assert bureau.case(name).state == "answered"

    bureau.happens(TEACHER, "follow")
    bureau.says(TEACHER, "ขอบคุณค่ะ")

    assert WORDS in bureau.in_chat(TEACHER)


def test_what_the_asker_adds_meanwhile_reaches_the_officers(bureau: Bureau) -> None:
    name, _ = given(bureau)
    other = bureau.says(TEACHER, "แผน")
    wait(bureau)

    assert WORDS not in "".join(one.text for one in other)  # a free reply does not carry it along
    assert bureau.case(name).answer == WORDS


def test_having_ones_data_erased_stops_it(bureau: Bureau) -> None:
    given(bureau)
    bureau.says(TEACHER, "ลบข้อมูลของฉัน")
    bureau.presses(TEACHER, "ยืนยันลบข้อมูล")
    wait(bureau, 20)

    assert answers(bureau) == []
    with bureau.database.read() as session:
        assert [(one.state, one.contents) for one in session.query(GivenAnswer)] == [("stopped", None)]


def test_with_no_seconds_it_goes_at_once(bureau: Bureau) -> None:
    bureau.desk = replace(bureau.desk, undo_seconds=0)
    name, shown = given(bureau)

    assert WORDS in "".join(answers(bureau))
    assert shown.text.startswith(f"รับคำตอบ {name} แล้ว")
    assert bureau.says(NID, "ไม่ใช่คำตอบ", group=OFFICERS, quote=shown)[-1].text


def test_a_worker_killed_as_it_sends_leaves_one_answer_and_one_row(bureau: Bureau) -> None:
    name, _ = given(bureau)
    bureau.clock.advance(seconds=1)
    bureau.work()
    bureau.clock.advance(seconds=SECONDS + 1)
    dead = bureau.courier.claim("dead", 10)
    assert (len(dead), bureau.case(name).state) == (1, "answered")
    wait(bureau, 30)

    assert answers(bureau) == [WORDS]
    with bureau.database.read() as session:
        events = [one.what for one in consultations.history(session, bureau.case(name).id)]
    assert events.count("answered") == 1


def test_of_stopping_and_two_workers_at_once_one_wins(bureau: Bureau) -> None:
    for _ in range(5):
        bureau.clock.advance(minutes=31)
        name, _shown = given(bureau)
        bureau.clock.advance(seconds=1)
        bureau.work()
        bureau.clock.advance(seconds=SECONDS + 1)
        together = threading.Barrier(3)

        def claims(owner: str, together: threading.Barrier = together) -> list[Job]:
            together.wait()
            return bureau.courier.claim(owner, 10)

        def stops(together: threading.Barrier = together) -> bool:
            with bureau.database.read() as session:
                [row] = deliveries.given_answers.waiting(session)
            together.wait()
            with bureau.database.begin() as session:
                return deliveries.given_answers.stop(session, row.id, bureau.clock())

        with ThreadPoolExecutor(3) as pool:
            both, stopped = [pool.submit(claims, one) for one in "ab"], pool.submit(stops)
            jobs = [job for one in both for job in one.result() if job.chat_id == TEACHER]
        for job in jobs:
            bureau.courier.send(job)
        wait(bureau, 2)

        assert len(jobs) + stopped.result() == 1
        assert bureau.case(name).state == ("open" if stopped.result() else "answered")
