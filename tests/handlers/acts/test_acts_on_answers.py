"""What an officer may do with an answer, decided without a chat: given, corrected, stopped, sent at once."""

from dataclasses import replace

import pytest
from handler_desk import moment

from domain.consultation import State
from handlers.acts import answers
from handlers.acts.answers import Answer, By, Done, Refused
from handlers.contract.case import Act, Case, Officer, Staff
from handlers.contract.given import Give, Given, SendNow, Stop
from line.messages import text

NID, SOMSRI, TEACHER = ("U" + letter * 32 for letter in "abc")
GROUP = "C" + "a" * 32
NOW = moment("2026-11-23T10:00:00+07:00")
ME, COLLEAGUE = Officer(NID, "พี่นิด"), Officer(SOMSRI, "สมศรี")
STAFF = Staff((ME, COLLEAGUE), GROUP)
CASE = Case(1, 4, State.OPEN, 12, 2570, TEACHER, TEACHER, "ครูสมใจ", question="ถึงเมื่อไร")
WORDS = Answer("ถึงวันที่ 31 ค่ะ", ("ถึงวันที่ 31 ค่ะ",), (text("ถึงวันที่ 31 ค่ะ"),), "m1")
ALONE = By(ME, NID, STAFF, undo_seconds=8)
AT_ONCE = replace(ALONE, undo_seconds=0)
MINE = Given(5, 1, 3, "ปศ. 12/2570", "waiting", "answered", NID, NID, "พี่นิด", NOW, messages=("m0",))
THEIRS = replace(MINE, id=6, chat=SOMSRI, officer=SOMSRI, officer_name="สมศรี")
ANSWERED = replace(CASE, state=State.ANSWERED, answer="ถึงวันที่ 30", answered_at=NOW, officer=NID)


def given(done: Done | Refused) -> Give:
    assert isinstance(done, Done)
    [found] = [change for change in done.changes if isinstance(change, Give)]
    return found


def test_an_answer_waits_with_all_that_follows_from_it() -> None:
    done = answers.give(replace(CASE, officer=SOMSRI), ALONE, WORDS, NOW)

    give = given(done)
    assert isinstance(done, Done)
    assert (done.pushes, done.held, give.seconds, give.chat) == ((), True, 8, NID)
    assert (give.act.what, give.act.version, give.act.words) == ("answered", 4, "ถึงวันที่ 31 ค่ะ")
    assert [push.to for push in give.pushes] == [TEACHER]
    assert [push.to for push in give.news] == [SOMSRI, GROUP]


def test_without_seconds_it_is_done_and_sent_at_once() -> None:
    done = answers.give(CASE, AT_ONCE, WORDS, NOW)

    assert isinstance(done, Done)
    [act] = done.changes
    assert isinstance(act, Act)
    assert act.fields["state"] == State.ANSWERED
    assert [push.to for push in done.pushes] == [TEACHER, GROUP]


def test_what_was_asked_by_phone_has_nothing_to_wait_for() -> None:
    done = answers.give(replace(CASE, chat=None), ALONE, WORDS, NOW)

    assert isinstance(done, Done)
    assert [type(change) for change in done.changes] == [Act]


@pytest.mark.parametrize(
    ("case", "by", "why"),
    [
        (replace(CASE, state=State.WITHDRAWN), ALONE, "ผู้ถามยกเลิกคำถามแล้ว"),
        (replace(CASE, gone=True), ALONE, "ไม่มีผู้ถามให้ส่งถึงแล้ว"),
        (replace(CASE, state=State.CLOSED), ALONE, "จึงยังไม่ได้ส่ง"),
        (replace(ANSWERED, officer=SOMSRI, officer_name="สมศรี"), ALONE, "มีผู้ตอบแล้ว (สมศรี)"),
        (CASE, replace(ALONE, given=(THEIRS,)), "สมศรี ตอบแล้ว กำลังจะส่งถึงผู้ถาม"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_words(case: Case, by: By, why: str) -> None:
    done = answers.give(case, by, WORDS, NOW)

    assert isinstance(done, Refused)
    assert why in done.why


def test_an_officer_may_insist_on_a_second_answer() -> None:
    by = replace(ALONE, given=(THEIRS,))

    assert isinstance(answers.give(CASE, by, WORDS, NOW, insists=True), Done)


def test_a_correction_takes_the_place_of_an_own_answer_that_waits() -> None:
    done = answers.correct(CASE, replace(ALONE, given=(MINE,)), WORDS, NOW)

    assert isinstance(done, Done)
    assert done.changes[0] == Stop(5)
    assert given(done).act.what == "answered"


def test_a_correction_of_what_went_says_so_to_the_asker() -> None:
    give = given(answers.correct(ANSWERED, ALONE, WORDS, NOW))

    assert give.act.what == "corrected"
    assert "แก้ไขคำตอบ ปศ. 12/2570" in str(give.pushes[0].messages[0])


def test_nothing_is_corrected_that_was_never_answered() -> None:
    assert isinstance(answers.correct(CASE, replace(ALONE, given=(THEIRS,)), WORDS, NOW), Refused)


def test_who_stops_anothers_answer_has_its_officer_told() -> None:
    done = answers.stop(THEIRS, ALONE)

    assert isinstance(done, Done)
    assert done.changes == (Stop(6),)
    assert [(push.to, push.rides) for push in done.pushes] == [(SOMSRI, True)]
    assert answers.stop(MINE, ALONE) == Done((Stop(5),))


def test_who_comes_too_late_is_told_the_minute() -> None:
    went = replace(MINE, state="went", settled_at=moment("2026-11-23T14:02:05+07:00"))
    reworded = answers.reword(CASE, ALONE, went, WORDS, NOW)

    for done in (answers.stop(went, ALONE), answers.send_now(went), reworded):
        assert isinstance(done, Refused)
        assert done.why.startswith("คำตอบ ปศ. 12/2570 ส่งไปแล้ว 14:02")


def test_sending_now_ends_the_window() -> None:
    assert answers.send_now(MINE) == Done((SendNow(5),))


def test_an_answer_is_added_to_an_earlier_one_and_a_correction_replaces_it() -> None:
    more = answers.once_sent(ANSWERED, "answered", "และส่งทาง e-MES", (ME, NID), NOW)
    right = answers.once_sent(ANSWERED, "corrected", "ถึงวันที่ 31", (ME, NID), NOW)

    assert more["answer"] == "ถึงวันที่ 30\n\nและส่งทาง e-MES"
    assert right["answer"] == "ถึงวันที่ 31"


def test_nothing_else_is_done_while_an_answer_waits() -> None:
    busy = answers.busy(CASE, replace(ALONE, given=(THEIRS,)))

    assert busy is not None
    assert "คำตอบ ปศ. 12/2570 ของสมศรีกำลังจะส่ง" in busy.why
    assert answers.busy(CASE, replace(ALONE, given=(replace(THEIRS, state="went"),))) is None
