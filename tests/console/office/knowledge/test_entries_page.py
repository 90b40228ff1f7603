"""Taught entries on their pages: drafted, put into other words, approved by another, withdrawn."""

import pytest
from consult_office import NID, OFFICERS, SOMSRI, TEACHER
from office_pages import Browser, OfficeAtWork
from sqlalchemy import select

from db.engine import Database
from db.models.consultations import TaughtEntry
from services.knowledge.approved import approved_entries

PAGE = "/console/knowledge/entries"
QUESTION, ANSWER = "ขอใช้เงินเหลือจ่ายซื้อเครื่องพิมพ์ได้ไหม", "ได้ค่ะ ทำบันทึกขอเปลี่ยนแปลงรายการก่อน"


@pytest.fixture
def office(database: Database) -> OfficeAtWork:
    return OfficeAtWork(database)


def rows(office: OfficeAtWork) -> list[TaughtEntry]:
    with office.database.read() as session:
        return list(session.scalars(select(TaughtEntry).order_by(TaughtEntry.id)))


def in_use(office: OfficeAtWork) -> list[tuple[tuple[str, ...], str]]:
    with office.database.read() as session:
        return [(one.phrasings, one.answer) for one in approved_entries(session)]


def drafts(browser: Browser, question: str = QUESTION, answer: str = ANSWER, **more: str) -> int:
    browser.get(f"{PAGE}/new")
    return browser.post(f"{PAGE}/new", {"questions": question, "answer": answer, **more}).status_code


def does(office: OfficeAtWork, browser: Browser, place: int, do: str, **fields: str) -> tuple[int, str]:
    """place: of the entry among all, from 1."""
    number = rows(office)[place - 1].id
    browser.get(f"{PAGE}/{number}")
    answer = browser.post(f"{PAGE}/{number}", {"do": do, **fields})
    return answer.status_code, answer.get_data(as_text=True)


def test_one_officer_drafts_and_another_approves_and_withdraws(office: OfficeAtWork) -> None:
    nid, somsri = office.browser(NID), office.browser(SOMSRI)
    assert drafts(nid, f"{QUESTION}\r\nเงินเหลือซื้อปริ้นเตอร์ได้มั้ย") == 303
    office.work()
    assert "ขออนุมัติเพิ่มเป็นความรู้" in office.in_chat(OFFICERS) and QUESTION in office.in_chat(OFFICERS)
    assert in_use(office) == []

    status, page = does(office, nid, 1, "approve")
    assert status == 409 and "ผู้เสนออนุมัติเองไม่ได้" in page
    assert '<button type="submit">อนุมัติ' not in nid.get(f"{PAGE}/{rows(office)[0].id}").get_data(as_text=True)
    assert does(office, somsri, 1, "approve")[0] == 303

    assert in_use(office) == [((QUESTION, "เงินเหลือซื้อปริ้นเตอร์ได้มั้ย"), ANSWER)]
    listed = nid.get(PAGE).get_data(as_text=True)
    assert QUESTION in listed and "อนุมัติโดย สมศรี" in listed and "และอีก 1 แบบ" in listed
    assert does(office, somsri, 1, "approve")[0] == 409
    assert does(office, nid, 1, "withdraw")[0] == 303 and in_use(office) == []


def test_an_approval_in_the_chat_takes_a_draft_of_the_page(office: OfficeAtWork) -> None:
    drafts(office.browser(NID))
    office.work()
    office.presses(SOMSRI, "อนุมัติ", group=OFFICERS)

    assert in_use(office) == [((QUESTION,), ANSWER)]


def test_whoever_puts_a_draft_into_other_words_may_not_approve_it(office: OfficeAtWork) -> None:
    nid, somsri = office.browser(NID), office.browser(SOMSRI)
    drafts(nid)
    office.work()

    assert does(office, somsri, 1, "reword", questions=QUESTION, answer="ได้ค่ะ ต้องขออนุมัติก่อน")[0] == 303

    first, second = rows(office)
    assert (first.state, second.state) == ("withdrawn", "draft")
    assert (second.answered_by, second.drafted_by) == (SOMSRI, SOMSRI)
    assert does(office, somsri, 2, "approve")[0] == 409 and does(office, nid, 1, "approve")[0] == 409
    assert does(office, nid, 2, "approve")[0] == 303
    assert in_use(office) == [((QUESTION,), "ได้ค่ะ ต้องขออนุมัติก่อน")]


def test_an_approved_entry_answers_until_its_new_words_are_approved(office: OfficeAtWork) -> None:
    nid, somsri = office.browser(NID), office.browser(SOMSRI)
    drafts(nid)
    does(office, somsri, 1, "approve")

    assert does(office, nid, 1, "reword", questions="ซื้อเครื่องพิมพ์ได้ไหม", answer=ANSWER)[0] == 303
    assert in_use(office) == [((QUESTION,), ANSWER)]
    assert does(office, somsri, 2, "approve")[0] == 303

    assert in_use(office) == [(("ซื้อเครื่องพิมพ์ได้ไหม",), ANSWER)]
    assert [one.state for one in rows(office)] == ["withdrawn", "approved"]


def test_same_words_make_no_new_draft(office: OfficeAtWork) -> None:
    nid = office.browser(NID)
    drafts(nid)

    assert (
        does(office, nid, 1, "reword", questions=QUESTION, answer=ANSWER)[0] == 409 and len(rows(office)) == 1
    )


def test_an_answered_consultation_is_drafted_once_with_its_answer(office: OfficeAtWork) -> None:
    name = office.asks_officers(TEACHER, f"{QUESTION} โทร 081-234-5678")
    office.says(NID, ANSWER, group=OFFICERS, quote=office.card(name))
    office.work()
    case, browser = office.case(name).id, office.browser(SOMSRI)

    page = browser.get(f"{PAGE}/new?case={case}").get_data(as_text=True)
    assert QUESTION in page and ANSWER in page and "234" not in page.partition("<main")[2]
    form = {"questions": QUESTION, "answer": ANSWER, "case": str(case)}
    assert browser.post(f"{PAGE}/new", form).status_code == 303
    assert browser.post(f"{PAGE}/new", form).status_code == 409

    [row] = rows(office)
    assert (row.consultation_id, row.answered_by, row.drafted_by) == (case, NID, SOMSRI)
    assert browser.get(f"{PAGE}/new?case=99").status_code == 404


@pytest.mark.parametrize(
    ("question", "answer", "told"),
    [
        ("", ANSWER, "ยังไม่ได้กรอก"),
        (QUESTION, "\u202e \u200b", "ยังไม่ได้กรอก"),
        (QUESTION, "ก" * 5000, "ยาวเกินไป"),
        ("ก" * 301, ANSWER, "บรรทัดละไม่เกิน"),
        ("ส่งแผนวันสุดท้ายวันไหนคะ", ANSWER, "เป็นถ้อยคำของคู่มือแล้ว"),
        ("โรงเรียนเราได้เงินแล้วยัง <b>", ANSWER, "อาจพูดถึงโรงเรียนเดียว"),
        ("=1+1<script>alert(1)</script>", "", "ยังไม่ได้กรอก"),
    ],
)
def test_what_cannot_be_proposed_is_told_and_typed_words_stay(
    plain: OfficeAtWork, question: str, answer: str, told: str
) -> None:
    plain.clock.advance(minutes=11)
    browser = plain.browser(NID)
    browser.get(f"{PAGE}/new")

    shown = browser.post(f"{PAGE}/new", {"questions": question, "answer": answer})

    page = shown.get_data(as_text=True)
    assert shown.status_code == 422 and told in page and "<script" not in page and "<b>" not in page
    assert question.replace("<", "&lt;").replace(">", "&gt;") in page
    assert rows(plain) == []


def test_what_is_of_one_school_is_proposed_when_its_officer_says_so(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    question = "โรงเรียนนาแกพิทยาคมส่งได้ไหม"
    assert drafts(browser, question) == 422
    assert drafts(browser, question, sure="1") == 303
    office.work()

    assert "ผู้เสนอได้รับคำเตือน" in office.in_chat(OFFICERS)
