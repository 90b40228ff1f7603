"""A person sees her own questions and data, all of them or told what is left off."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import bangkok
from click.testing import CliRunner
from consult_office import MONDAY_TEN, NID, OFFICERS, TEACHER, Bureau, Reads

from bot.cli import planbot
from db import consultations
from db.engine import Database
from knowledge.reading.reading import Reading, Talk

SCHOOLS_GROUP = "C" + "e" * 32


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database)


class Changes(Reads):
    """Reads each question that begins with q as one of another subject than the one before."""

    count = 0

    def read(
        self, text: str, talk: Talk | None = None, *, in_group: bool = False, today: date | None = None
    ) -> Reading:
        if not text.startswith("q"):
            return super().read(text, talk, in_group=in_group)
        self.count += 1
        subject = "records" if self.count % 2 else "monitoring"
        return Reading("answer", procedure=subject, step=1, facet="detail", score=0.9)


def asks_planbot_often(bureau: Bureau) -> None:
    bureau.desk = replace(bureau.desk, understanding=Changes())
    for at in range(45):
        bureau.says(TEACHER, f"q{at}")
        bureau.clock.advance(minutes=31)  # within half an hour it would be the same request
    assert len(bureau.cases()) == 45 + 5
    bureau.clock.advance(minutes=1)


def test_what_is_over_is_still_listed_after_half_an_hour(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "ได้ค่ะ", group=OFFICERS, quote=bureau.card(name))
    bureau.presses(TEACHER, "ได้คำตอบแล้ว")
    bureau.clock.advance(minutes=31)

    assert bureau.says(TEACHER, "คำถามของฉัน")[-1].text == "ปศ. 1/2570 ได้คำตอบแล้ว\n   เรื่องหนึ่ง"


def test_no_number_of_questions_to_planbot_hides_those_that_wait(bureau: Bureau) -> None:
    for at in range(5):
        bureau.asks_officers(TEACHER, f"เรื่องที่ {at}")
    asks_planbot_often(bureau)

    listed = bureau.says(TEACHER, "คำถามของฉัน")[-1].text
    assert [f"ปศ. {at}/2570" in listed for at in range(1, 6)] == [True] * 5
    bureau.says(TEACHER, "เรื่องที่หก")
    assert "รอเจ้าหน้าที่ตอบอยู่ 5 เรื่องแล้ว" in bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")[-1].text


def test_of_many_questions_the_open_ones_and_the_newest_are_listed_and_the_rest_told(bureau: Bureau) -> None:
    with bureau.database.begin() as session:
        for year in (2024, 2025, 2026):
            for at in range(20):
                consultations.add(
                    session, bangkok(f"{year}-11-02 10:00"), numbered=True, channel="line", chat_id=TEACHER,
                    person_id=TEACHER, question=f"{year}:{at}", state="open" if at == 3 else "confirmed",
                )  # fmt: skip

    listed = bureau.says(TEACHER, "คำถามของฉัน")[-1].text
    assert [f"{year}:3\n" in f"{listed}\n" for year in (2024, 2025, 2026)] == [True, True, True]
    assert listed.startswith("ปศ. 20/2570") and "2024:4" not in listed
    assert listed.count("ปศ. ") == 30 and "อีก 11 เรื่อง ขอดูทั้งหมดได้ด้วย “ขอข้อมูลของฉัน”" in listed


def test_a_copy_is_whole_additions_and_id_and_all(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง " + "ก" * 900)
    bureau.says(NID, "ข" * 3000, group=OFFICERS, quote=bureau.card(name))
    bureau.says(TEACHER, "ส่วนเพิ่มของฉัน")
    bureau.says(TEACHER, "เมนู")

    told = "".join(one.text for one in bureau.says(TEACHER, "ขอข้อมูลของฉัน"))
    assert "ก" * 900 in told and "ข" * 3000 in told
    assert "เพิ่มเติม: ส่วนเพิ่มของฉัน" in told and TEACHER in told


def test_a_copy_too_long_for_a_reply_says_so_and_the_office_has_the_whole(
    bureau: Bureau, database_url: str, tmp_path: Path
) -> None:
    with bureau.database.begin() as session:
        for at in range(40):
            consultations.add(
                session, MONDAY_TEN, channel="line", chat_id=TEACHER, person_id=TEACHER, state="answered",
                question=f"Q{at} " + "ก" * 400, answer="ข" * 600,
            )  # fmt: skip
    told = bureau.says(TEACHER, "ขอข้อมูลของฉัน")
    out = tmp_path / "own.csv"
    command = ("consultations", "export", "--person", TEACHER, "--out", str(out))
    assert CliRunner().invoke(planbot, command, env={"DATABASE_URL": database_url}).exit_code == 0

    assert len(told) == 5
    assert "ยังไม่ครบ" in told[-1].text and TEACHER in told[-1].text
    words = out.read_text(encoding="utf-8-sig")
    assert all(f"Q{at} " in words for at in range(40))


def test_a_flood_in_a_group_gets_twenty_answers_a_minute_and_no_more(bureau: Bureau) -> None:
    bureau.clock.advance = lambda **_: None  # type: ignore[method-assign]
    own = {"mentionees": [{"index": 0, "length": 6, "type": "user", "userId": "Ubot", "isSelf": True}]}
    source = {"type": "group", "groupId": SCHOOLS_GROUP, "userId": TEACHER}
    answered = 0
    for at in range(30):
        message = {
            "id": f"g{at}",
            "type": "text",
            "quoteToken": "q",
            "mention": own,
            "text": "@แผนดี แผนส่งวันไหน",
        }
        answered += bool(bureau.happens(TEACHER, "message", source=source, message=message))

    assert answered == 20
