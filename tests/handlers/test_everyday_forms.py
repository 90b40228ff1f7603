"""Hundreds of everyday forms of commands, wishes and codes, and of words that only begin or end like one.

`everyday_forms.tsv` has in each line where something is said, the words, and what must come of them:

    card        an officer, in the officers' group, quotes the card of a question that waits
    taken       the same, the question being taken by this officer
    answered    the same, the question being answered by this officer
    collecting  the officer's answer is being collected (หลายข้อความ)
    preview     the same, and all of it was shown before it goes
    group       in the officers' group, quoting nothing
    asker       1:1, while what the person writes goes to an officer (a live consultation)
    consent     1:1, below the card that asks whether the question goes to an officer
    asks        1:1, after a question that was answered
    code        read alone: the code in the words, or - for none
"""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from handler_desk import a_desk, moment, words_of

from domain.consultation import State
from handlers import respond
from handlers.contract.case import Act, Aimed, Case, Draft, Escalate, Keep, Officer, Profile, Staff
from handlers.contract.reply import Chat, Reply, Said, Snapshot
from handlers.contract.turn import Remember
from handlers.words import read
from knowledge.reading.reading import Reading

NID, SOMSRI, TEACHER = ("U" + letter * 32 for letter in "abc")
NOW = moment("2026-11-23T10:00:00+07:00")
ME = Officer(NID, "พี่นิด")
STAFF = Staff((ME, Officer(SOMSRI, "สมศรี")), "C" + "a" * 32)
OFFICERS = Chat(STAFF.group or "", "group", NID, "officers")
CASE = Case(1, 1, State.OPEN, 1, 2570, TEACHER, TEACHER, "ครูสมใจ", question="ขอใช้เงินเหลือจ่ายได้ไหม")
DONE = replace(CASE, state=State.ANSWERED, answer="ได้ค่ะ", answered_at=NOW, officer=NID, officer_name="พี่นิด")
TAKEN = replace(CASE, state=State.TAKEN, officer=NID, officer_name="พี่นิด")
PART = {"text": "ส่วนแรก", "message": "m0"}
COLLECTED = Draft("answer", {"case": 1, "name": CASE.name, "texts": [PART]})
PREVIEWED = Draft("answer", {"case": 1, "name": CASE.name, "texts": [PART, PART], "preview": True})
LIVE = replace(CASE, live_until=NOW + timedelta(minutes=10))
UNKNOWN = a_desk(Reading("escalate", topic="unknown"))
BEFORE = Case(2, 1, State.ANSWERED, person=TEACHER, question="ส่งแผนวันไหน", last_at=NOW)
CONSENT = Draft("consent", {"k": str(int(NOW.timestamp() * 1000)), "question": BEFORE.question})

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent.parent / "data" / "everyday_forms.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
BY_PLACE = {
    "card": Snapshot(OFFICERS, officer=ME, staff=STAFF, aimed=Aimed("quote", CASE), waiting=(CASE,)),
    "taken": Snapshot(OFFICERS, officer=ME, staff=STAFF, aimed=Aimed("quote", TAKEN), waiting=(TAKEN,)),
    "answered": Snapshot(OFFICERS, officer=ME, staff=STAFF, aimed=Aimed("quote", DONE), waiting=(DONE,)),
    "collecting": Snapshot(
        OFFICERS, officer=ME, staff=STAFF, draft=COLLECTED, drafted=CASE, waiting=(CASE,)
    ),
    "preview": Snapshot(
        OFFICERS, officer=ME, staff=STAFF, draft=PREVIEWED, drafted=CASE, waiting=(CASE,)
    ),
    "group": Snapshot(OFFICERS, officer=ME, staff=STAFF, waiting=(CASE,)),
    "asker": Snapshot(Chat(TEACHER, "user", TEACHER), staff=STAFF, mine=(LIVE,), all_mine=(LIVE,)),
    "consent": Snapshot(
        Chat(TEACHER, "user", TEACHER), staff=STAFF, draft=CONSENT, mine=(BEFORE,),
        profile=Profile("ครูสมใจ", "โรงเรียนนาแกพิทยาคม"),
    ),
    "asks": Snapshot(Chat(TEACHER, "user", TEACHER), staff=STAFF, mine=(BEFORE,)),
}  # fmt: skip
ALONE = ("asker", "consent", "asks")
ACTS = {"taken", "closed", "given-back", "handed-over", "corrected", "withdrawn"}
WISHES = {
    "erase": "ยืนยันลบข้อมูลไหมคะ",
    "copy": "รหัสผู้ใช้ LINE",
    "questions": "ปศ. 1/2570",
    "menu": "กลับมาคุยกับบอท",
}


def said_by(where: str, words: str) -> Reply:
    said = Said("text", "direct", words, message_id="m1", quote_token="q1")
    if where not in ALONE:
        said = replace(said, call="none")
    return respond(said, BY_PLACE[where], UNKNOWN, NOW)


def came_of(where: str, words: str, reply: Reply) -> str:
    acts = [one for one in reply.changes if isinstance(one, Act)]
    kept = [one.draft for one in reply.changes if isinstance(one, Keep)]
    told = words_of(reply)
    to_asker = [push for push in reply.pushes if push.to == TEACHER]
    if acts:
        return _of_act(
            where,
            words,
            acts[0],
            bool(to_asker),
            json.dumps([p.messages for p in reply.pushes], ensure_ascii=False),
        )
    assert not to_asker, "nothing may reach the asker without an act"
    if where in ("consent", "asks"):
        return _of_asker(words, reply, kept[-1] if kept else None)
    if where == "asker":
        return next((wish for wish, says in WISHES.items() if says in told), "")
    if kept:
        return _of_draft(where, words, kept[-1])
    if where in ("collecting", "preview"):
        return "not-kept" if told else "silence"
    if where == "group":
        return (
            "listed"
            if told.startswith("งานค้าง")
            else "which"
            if "เรื่องไหนคะ" in told
            else "silence"
            if not told
            else "?"
        )
    return "asked-back" if told else "silence"


def _of_asker(words: str, reply: Reply, draft: Draft | None) -> str:
    """What came of words to the bot: nothing of them may leave the chat but a question agreed to."""
    if sent := [one for one in reply.changes if isinstance(one, Escalate)]:
        return "sent" if sent[0].question == BEFORE.question else "?"
    assert reply.pushes == ()
    topics = [one.reading.topic or "" for one in reply.changes if isinstance(one, Remember)]
    if topics and topics[0].startswith(("office:", "other-group:", "complaint")):
        return topics[0]
    if draft is None:
        return "not-sent" if "ไม่ได้ส่งคำถามถึงเจ้าหน้าที่" in words_of(reply) else ""
    if draft.kind == "question":
        return "rephrase"
    if draft.data.get("asked"):
        return "asked-again"
    proposed = draft.data["question"]
    return {BEFORE.question: "person", words: "question"}.get(proposed, "?")


def _of_draft(where: str, words: str, draft: Draft | None) -> str:
    if draft is None:
        return "stopped"
    if draft.data.get("preview"):
        return f"left {len(draft.data['texts'])}" if where == "preview" else _sent_after(draft)
    if draft.kind == "record":
        return "line"
    if draft.kind == "correct":
        return "ask-correction"
    if where != "collecting":
        return "collecting"
    return "part" if draft.data["texts"][-1]["text"] == words else "other words"


def _sent_after(draft: Draft) -> str:
    """What was collected is shown, and goes once its officer says so."""
    shown = replace(BY_PLACE["collecting"], draft=draft)
    said = Said("text", "none", "ส่ง", message_id="m2")
    return came_of("collecting", "ส่ง", respond(said, shown, UNKNOWN, NOW))


def _of_act(where: str, words: str, act: Act, to_asker: bool, pushed: str) -> str:
    if where == "asker":
        if act.what == "bot-back":
            return "menu"
        return "withdrawn" if act.what == "withdrawn" else "question" if words in pushed else act.what
    if act.what == "answered" and where == "preview":
        return "sent"
    if act.what == "answered" and where == "collecting":
        assert act.words == "ส่วนแรก"
        return "sent"
    if act.what == "answered":
        return "answer" if act.words == words and to_asker else "other words"
    assert act.what in ACTS and (to_asker == (act.what in ("closed", "corrected")))
    return act.what


@pytest.mark.parametrize(
    ("where", "typed", "comes"), ROWS, ids=[f"{row[0]}-{at}" for at, row in enumerate(ROWS)]
)
def test_what_is_said_comes_to_what_people_mean(where: str, typed: str, comes: str) -> None:
    words = typed
    for escape, letter in (("\\u3164", "\u3164"), ("\\u2800", "\u2800"), ("\\u200b", "\u200b")):
        words = words.replace(escape, letter)
    if where == "code":
        code = read(words).code
        assert (code.letters if code else "-") == comes
    else:
        assert came_of(where, words, said_by(where, words)) == comes


def test_the_table_is_as_large_as_promised() -> None:
    untouched = [row for row in ROWS if row[2] in ("answer", "part", "silence", "question")]

    assert len(untouched) >= 200
    assert len(ROWS) - len(untouched) >= 400
