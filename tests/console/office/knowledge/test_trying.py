"""A question tried on a page: what the teacher would get, why, and nothing kept."""

from consult_office import NID
from office_pages import OfficeAtWork
from sqlalchemy import func, select

from db.engine import Database
from db.models.chats import Turn
from db.models.consultations import Consultation


def test_a_tried_question_shows_answer_and_reading_and_keeps_nothing(database: Database) -> None:
    browser = OfficeAtWork(database, whole=True).browser(NID)
    browser.get("/console/knowledge")
    with database.read() as session:
        before = [session.scalar(select(func.count(table.id))) for table in (Consultation, Turn)]

    page = browser.post("/console/knowledge", {"q": "ส่งแผนวันไหน"}).get_data(as_text=True)

    assert "ภายใน 31 พฤษภาคม 2570" in page and "ตอบจากคู่มือ" in page
    assert 'href="/console/knowledge/manual/plan-review/4"' in page
    assert "“ส่งแผนวันสุดท้ายวันไหน”" in page
    for typed in ("ขอยืมรถตู้ได้ไหม", "แผน", "=1+1\u202e<script>alert(1)</script>"):
        answer = browser.post("/console/knowledge", {"q": typed})
        assert answer.status_code == 200 and "<script" not in answer.get_data(as_text=True)
    for odd in ("", "  \u200b ", "!!!", "ก" * 5001):
        answer = browser.post("/console/knowledge", {"q": odd})
        assert answer.status_code == 422 and 'role="alert"' in answer.get_data(as_text=True)
    with database.read() as session:
        after = [session.scalar(select(func.count(table.id))) for table in (Consultation, Turn)]
    assert after == before
