"""What is masked, taken back, shown and erased."""

from datetime import timedelta
from typing import Any

import pytest
from builders import bangkok
from consult_office import NID, OFFICERS, SECOND, TEACHER, Bureau
from sqlalchemy import select

from bot.work.worker import words_kept_from
from db.engine import Database
from db.models.base import Base
from db.models.consultations import Consultation, ConsultationEvent
from handlers.contract.mask import masked
from services.privacy import walk
from services.privacy.row import Times


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database)


def everything(bureau: Bureau) -> str:
    """All that is kept, as one text."""
    with bureau.database.read() as session:
        rows = [row for table in Base.metadata.sorted_tables for row in session.execute(select(table))]
    return "\n".join(str(tuple(row)) for row in rows)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("เลข 1-1037-02071-81-1 ค่ะ", "เลข •-••••-•••••-••-• ค่ะ"),
        ("เลข 1-1037-02071-81-2 ค่ะ", "เลข •-••••-•••••-••-• ค่ะ"),
        ("เลข 1101700230708 ค่ะ", "เลข ••••••••••••• ค่ะ"),
        ("เลข ๑๑๐๑๗๐๐๒๓๐๗๐๘", "เลข •••••••••••••"),
        ("โทร 081-234-5678 นะ", "โทร •••-•••-•••• นะ"),
        ("042511511", "•••••••••"),
        ("+66 81 234 5678", "+•• •• ••• ••••"),
        ("ส่งภายใน 31/05/2570 จำนวน 1,250,000 บาท", "ส่งภายใน 31/05/2570 จำนวน 1,250,000 บาท"),
        ("หนังสือที่ ศธ 04123/4567", "หนังสือที่ ศธ 04123/4567"),
    ],
)
def test_identity_and_phone_numbers_are_masked_and_nothing_else(typed: str, kept: str) -> None:
    assert masked(typed) == kept


def test_a_masked_number_is_kept_nowhere_passed_on_to_nobody_and_the_asker_told(bureau: Bureau) -> None:
    told = bureau.says(TEACHER, "เลขบัตร 1101700230708 เบิกได้ไหม")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    bureau.says(TEACHER, "ปมร.")

    assert "ระบบปิดเลขประจำตัวประชาชน" in told[0].text
    assert "เลขบัตร ••••••••••••• เบิกได้ไหม" in bureau.in_chat(OFFICERS)
    assert "1101700230708" not in everything(bureau)


def test_a_number_in_the_name_or_address_of_a_place_is_kept_nowhere(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "ส่งที่ตั้งมานะคะ", group=OFFICERS, quote=bureau.card(name))
    place: dict[str, Any] = {
        "title": "บ้าน 081-234-5678",
        "address": "1101700230708",
        "latitude": 17.4,
        "longitude": 104.7,
    }
    told = bureau.sends(TEACHER, "location", **place)

    assert "ระบบปิดเลขประจำตัวประชาชน" in told[0].text
    assert "บ้าน •••-•••-••••" in everything(bureau)
    assert not any(number in everything(bureau) for number in ("081-234-5678", "1101700230708"))


def test_an_officers_answer_keeps_the_phone_number_it_gives(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "โทร 042-511-511 ค่ะ", group=OFFICERS, quote=bureau.card(name))
    bureau.says(NID, "ปศ. 1 หรือ 042-511-512")

    assert "โทร 042-511-511 ค่ะ" in bureau.in_chat(TEACHER)
    assert "หรือ 042-511-512" in bureau.in_chat(TEACHER)


def test_a_question_that_is_unsent_is_withdrawn_and_its_officers_told(bureau: Bureau) -> None:
    bureau.says(TEACHER, "ความลับของโรงเรียน")
    with bureau.database.read() as session:
        message = session.scalars(
            select(ConsultationEvent.message_id).where(ConsultationEvent.words == "ความลับของโรงเรียน")
        ).first()
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    bureau.says(TEACHER, "ปมร.")
    bureau.work()
    bureau.happens(TEACHER, "unsend", unsend={"messageId": message})
    bureau.work()

    assert bureau.cases()[0].state == "withdrawn"
    assert "ปศ. 1/2570 ผู้ถามยกเลิกคำถามนี้แล้ว" in bureau.in_chat(OFFICERS)
    with bureau.database.read() as session:
        assert session.scalars(select(Consultation.question)).all() == [None]
    told = bureau.says(NID, "ปศ. 1 ได้ค่ะ")
    assert "ผู้ถามยกเลิกคำถามแล้ว จึงส่งคำตอบไม่ได้" in told[-1].text


def test_my_questions_are_shown_with_their_states_and_can_be_withdrawn(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.asks_officers(SECOND, "เรื่องของคนอื่น")

    assert bureau.says(TEACHER, "คำถามของฉัน")[-1].text == (
        "ปศ. 1/2570 รอเจ้าหน้าที่\n   เรื่องหนึ่ง\nยกเลิกคำถามที่ยังรอ: พิมพ์ เช่น “ยกเลิกคำถาม 1/2570”"
    )
    bureau.presses(TEACHER, "ยกเลิก ปศ. 1/2570")
    assert bureau.case("ปศ. 1/2570").state == "withdrawn"
    assert bureau.case("ปศ. 2/2570").state == "open"


def test_nobody_can_touch_anothers_question_with_a_forged_button(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    for action in ("withdraw", "got", "unclear", "take", "many", "more", "correct"):
        bureau.taps(SECOND, f"a={action}&c={bureau.cases()[0].id}")

    assert bureau.case("ปศ. 1/2570").state == "open"


def test_a_copy_holds_what_is_kept_of_that_person_alone(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.asks_officers(SECOND, "เรื่องของคนอื่น")
    bureau.says(NID, "คำตอบหนึ่ง", group=OFFICERS, quote=bureau.card(name))
    bureau.clock.advance(minutes=31)

    assert bureau.says(TEACHER, "ขอข้อมูลของฉัน")[-1].text == (
        f"ชื่อใน LINE: ครูสมใจ\nโรงเรียน: โรงเรียนปิยะมหาราชาลัย\nรหัสผู้ใช้ LINE: {TEACHER}\n\n"
        "23 พ.ย. 2569 ปศ. 1/2570 ตอบแล้ว\nถาม: เรื่องหนึ่ง\nตอบ: คำตอบหนึ่ง"
    )


def test_erasing_takes_name_id_school_and_texts_out_of_everything_and_leaves_the_counts(
    bureau: Bureau,
) -> None:
    bureau.asks_officers(TEACHER, "ความลับของโรงเรียน", "โรงเรียนบ้านไกล")
    bureau.says(TEACHER, "ลบข้อมูลของฉัน")
    assert bureau.case("ปศ. 1/2570").person_id == TEACHER
    assert "ลบข้อมูลเรียบร้อยแล้ว" in bureau.presses(TEACHER, "ยืนยันลบข้อมูล")[-1].text
    bureau.work()
    bureau.clock.advance(hours=2)
    with bureau.database.begin() as session:
        walk.finish_erasing(session, bureau.clock())

    kept = everything(bureau)
    assert "ความลับ" not in kept and "บ้านไกล" not in kept and "ครูสมใจ" not in kept
    assert [(case.number, case.state, case.channel) for case in bureau.cases()] == [(1, "withdrawn", "line")]
    with bureau.database.read() as session:
        found = [
            table.name
            for table in Base.metadata.sorted_tables
            if any(TEACHER in str(tuple(row)) for row in session.execute(select(table)))
        ]
    assert found == []
    assert "ผู้ถามยกเลิก" in bureau.in_chat(OFFICERS)


def test_erasing_needs_its_own_confirmation(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.taps(TEACHER, "a=erase-sure")

    assert bureau.case("ปศ. 1/2570").question == "เรื่องหนึ่ง"


def test_a_flood_of_questions_gets_a_line_that_says_to_send_again(bureau: Bureau) -> None:
    bureau.clock.advance = lambda **_: None  # type: ignore[method-assign]
    told = [bureau.says(TEACHER, "ส่งแผนวันไหน")[-1].text for _ in range(21)]

    assert "31 พฤษภาคม 2570" in told[19]
    assert "รอสักครู่ (ประมาณ 1 นาที) แล้วพิมพ์คำถามอีกครั้ง" in told[20]


def test_every_request_for_service_is_one_consultation_and_smalltalk_none(bureau: Bureau) -> None:
    bureau.says(TEACHER, "ขอบคุณค่ะ")
    bureau.says(TEACHER, "ส่งแผนวันไหน")
    bureau.says(TEACHER, "แล้วแผนส่งที่ไหน")
    bureau.clock.advance(minutes=31)
    bureau.says(TEACHER, "ส่งแผนวันไหน")

    assert [(case.state, case.answered_by, case.question) for case in bureau.cases()] == [
        ("answered", "planbot", "แล้วแผนส่งที่ไหน"),
        ("answered", "planbot", "ส่งแผนวันไหน"),
    ]


def test_a_question_that_is_edited_in_a_group_stays_one_consultation_in_its_new_words(bureau: Bureau) -> None:
    group = "C" + "e" * 32
    source = {"type": "group", "groupId": group, "userId": TEACHER}
    own = {"mentionees": [{"index": 0, "length": 6, "type": "user", "userId": "Ubot", "isSelf": True}]}
    message = {"id": "edited-message", "type": "text", "quoteToken": "q", "mention": own}
    bureau.happens(TEACHER, "message", source=source, message={**message, "text": "@แผนดี เรื่องลับมาก"})
    bureau.happens(TEACHER, "messageEdited", source=source, message={**message, "text": "@แผนดี ส่งแผนวันไหน"})

    assert [(case.question, case.state, case.channel) for case in bureau.cases()] == [
        ("ส่งแผนวันไหน", "answered", "line-group")
    ]
    with bureau.database.read() as session:
        asked = select(ConsultationEvent.words).where(ConsultationEvent.actor == "asker")
        assert session.scalars(asked).all() == [None, "ส่งแผนวันไหน"]
    assert "เรื่องลับมาก" not in everything(bureau)


def test_words_of_more_than_the_years_that_are_set_go_and_their_count_stays(bureau: Bureau) -> None:
    bureau.clock.moment = bangkok("2025-09-30 10:00")
    bureau.asks_officers(TEACHER, "เรื่องของปี 2568", "โรงเรียนบ้านไกล")
    bureau.clock.moment = bangkok("2025-10-01 10:00")
    bureau.asks_officers(SECOND, "เรื่องของปี 2569")
    now = bangkok("2026-11-23 10:00")
    with bureau.database.begin() as session:
        walk.drop_outlived(session, Times(now, words_kept_from(now, 2), timedelta(days=30)))

    assert [(case.number, case.question) for case in bureau.cases()] == [(1, None), (1, "เรื่องของปี 2569")]


@pytest.mark.parametrize(("years", "first"), [(1, "2026-10-01"), (2, "2025-10-01"), (5, "2022-10-01")])
def test_fiscal_years_are_counted_from_the_first_of_october(years: int, first: str) -> None:
    assert words_kept_from(bangkok("2026-11-23 10:00"), years) == bangkok(f"{first} 00:00")
    assert words_kept_from(bangkok("2027-09-30 23:59"), years) == bangkok(f"{first} 00:00")
