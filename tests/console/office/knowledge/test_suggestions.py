"""People's own words offered as phrasings: a person takes or declines each, and erasing takes offers away."""

from datetime import UTC, datetime

from click.testing import CliRunner
from consult_office import NID, OFFICERS, SECOND, TEACHER, THIRD
from office_pages import OfficeAtWork
from sqlalchemy import select

from bot.cli import planbot
from db.engine import Database
from db.models.consultations import Consultation, ConsultationEvent
from services.knowledge import suggested
from services.privacy import walk

PAGE = "/console/knowledge/suggestions"


def asked_back_and_chosen(office: OfficeAtWork, person: str, words: str, case: str = "records") -> None:
    """As the ledger has it: a typed question, choices, a button."""
    now = office.clock()
    with office.database.begin() as session:
        row = Consultation(
            version=1, state="answered", channel="line", chat_id=person, person_id=person, procedure=case,
            step=2, facet="detail", question=words, answered_by="planbot", asked_at=now, last_at=now,
            answered_at=now,
        )  # fmt: skip
        session.add(row)
        session.flush()
        for what, said in (("asked", words), ("asked", None), ("answered", "...")):
            session.add(
                ConsultationEvent(consultation_id=row.id, at=now, actor="asker", what=what, words=said)
            )
            session.flush()


def offers(office: OfficeAtWork) -> list[tuple[str, str, str, int]]:
    manual = office.keeper.facts(office.clock(), at_once=True).manual
    with office.database.read() as session:
        found = suggested.offered(session, manual, office.clock())
    return [(one.words, one.source, one.thing, one.count) for one in found]


def test_chosen_answered_and_wrong_ones_are_offered_none_of_one_person(database: Database) -> None:
    office = OfficeAtWork(database, whole=True)
    asked_back_and_chosen(office, TEACHER, "ซองน้ำตาลต้องทำยังไงต่อ")
    asked_back_and_chosen(office, SECOND, "ซองน้ำตาล ต้องทำยังไงต่อครับ")
    asked_back_and_chosen(office, THIRD, "โรงเรียนเราส่งซองแล้วหรือยัง")
    asked_back_and_chosen(office, THIRD, "ซองของครูมานี โทร 081-234-5678 ต้องทำยังไง")
    asked_back_and_chosen(office, THIRD, "ส่งแผนวันสุดท้ายวันไหนคะ")
    office.says(SECOND, "แผนห้องสมุดต้องทำอะไร")
    office.presses(SECOND, "ไม่ตรง")
    name = office.asks_officers(THIRD, "หลังคารั่วเบิกจากไหน")
    office.says(NID, "เบิกงบซ่อมแซมค่ะ", group=OFFICERS, quote=office.card(name))
    office.work()

    assert sorted(offers(office)) == [
        ("ซองน้ำตาล ต้องทำยังไงต่อครับ", "chosen", "records-2", 2),
        ("หลังคารั่วเบิกจากไหน", "answered", "", 1),
        ("แผนห้องสมุดต้องทำอะไร", "wrong", "", 1),
    ]


def test_a_declined_one_is_offered_no_more_to_whoever_asks_it(database: Database) -> None:
    office = OfficeAtWork(database, whole=True)
    asked_back_and_chosen(office, TEACHER, "ซองน้ำตาลต้องทำยังไงต่อ")
    browser = office.browser(NID)
    page = browser.get(PAGE).get_data(as_text=True)
    assert "ซองน้ำตาลต้องทำยังไงต่อ" in page and "ถามกลับแล้วผู้ถามเลือกเอง" in page

    assert browser.post(PAGE, {"case": str(_first(database))}).status_code == 303

    asked_back_and_chosen(office, SECOND, "ซองน้ำตาลต้องทำยังไงต่อคะ")
    page = browser.get(PAGE).get_data(as_text=True)
    assert "จะไม่เสนอถ้อยคำนี้อีก" in page and "ซองน้ำตาล" not in page and offers(office) == []
    assert browser.post(PAGE, {"case": "99"}).status_code == 303


def test_erasing_a_persons_data_erases_what_is_offered_of_her(database: Database) -> None:
    office = OfficeAtWork(database, whole=True)
    asked_back_and_chosen(office, TEACHER, "ซองน้ำตาลต้องทำยังไงต่อ")
    assert len(offers(office)) == 1

    with database.begin() as session:
        walk.erase(session, TEACHER, office.clock())

    assert offers(office) == []


def test_the_command_lists_takes_over_and_declines(database: Database, database_url: str) -> None:
    office = OfficeAtWork(database, whole=True)
    office.clock.moment = datetime.now(UTC)  # the command's own clock
    asked_back_and_chosen(office, TEACHER, "ซองน้ำตาลต้องทำยังไงต่อ")
    asked_back_and_chosen(office, TEACHER, "แฟ้มสีชมพูเก็บตรงไหน")
    runner, run = CliRunner(env={"DATABASE_URL": database_url}), ["knowledge", "suggest"]
    first = _first(database)

    listed = runner.invoke(planbot, run).output
    assert f"{first}  1 ครั้ง  ซองน้ำตาลต้องทำยังไงต่อ -> records-2 detail" in listed
    assert runner.invoke(planbot, [*run, "--approve", "999999"]).exit_code == 1
    assert runner.invoke(planbot, [*run, "--approve", "1", "--reject", "1"]).exit_code == 2
    taken = runner.invoke(planbot, [*run, "--approve", str(first)])
    assert taken.exit_code == 0, taken.output
    assert runner.invoke(planbot, [*run, "--reject", str(first + 1)]).exit_code == 0

    assert "ไม่มีถ้อยคำที่เสนอ" in runner.invoke(planbot, run).output
    step = office.keeper.facts(office.clock(), at_once=True).manual.step("records", 2)
    assert step and "ซองน้ำตาลต้องทำยังไงต่อ" in step.examples["detail"]


def _first(database: Database) -> int:
    with database.read() as session:
        return session.scalars(select(Consultation.id).order_by(Consultation.id)).first() or 0
