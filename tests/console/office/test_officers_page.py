"""Officers on their page: invited, renamed, ranked, responsible, on leave, removed."""

import pytest
from consult_office import NID, SECOND, SOMSRI, TEACHER
from office_pages import Browser, OfficeAtWork
from werkzeug.test import TestResponse

from console.office.cases import key_of
from db import officers
from db.console import office_acts
from db.engine import Database
from db.knowledge import overrides
from domain.ranks import Rank

PAGE = "/console/office/officers"
HERS = f"{PAGE}/{key_of(SOMSRI)}"


@pytest.fixture
def office(database: Database) -> OfficeAtWork:
    """NID is the head, SOMSRI an officer, and both answer."""
    office = OfficeAtWork(database, whole=True)
    with database.begin() as session:
        officers.add(session, NID, "พี่นิด", office.clock(), Rank.HEAD)
    return office


def text_of(page: TestResponse) -> str:
    return page.get_data(as_text=True)


def does(browser: Browser, path: str, **fields: str) -> TestResponse:
    """Sends a form of that page as it is now."""
    page = text_of(browser.get(path))
    version = page.partition('name="version" value="')[2].partition('"')[0]
    seen = page.partition('name="seen" value="')[2].partition('"')[0]
    return browser.post(path, {"version": version, "seen": seen, **fields})


def ranks(office: OfficeAtWork) -> dict[str, str]:
    with office.database.read() as session:
        return {one.name: one.rank for one in officers.current(session)}


def test_the_code_of_an_invitation_makes_a_colleague_in_the_chat(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    browser.get(PAGE)

    page = text_of(browser.post(f"{PAGE}/invite", {"name": " มานี  มีนา ", "rank": "head"}))

    code = page.partition('<p class="code">')[2].partition("<")[0]
    assert len(code) == 8 and "ให้ มานี มีนา เพิ่มบอท" in page and "ภายในเวลา 10:10 น." in page
    assert 'value="มานี' not in page and code not in text_of(browser.get(PAGE))
    office.says(SECOND, code)
    assert ranks(office)["มานี มีนา"] == "head"


def test_a_code_is_good_for_ten_minutes(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    browser.get(PAGE)
    page = text_of(browser.post(f"{PAGE}/invite", {"name": "มานี", "rank": "officer"}))
    office.clock.advance(minutes=11)

    office.says(SECOND, page.partition('<p class="code">')[2].partition("<")[0])

    assert "มานี" not in ranks(office)


@pytest.mark.parametrize("name", ["", "สมศรี", "ก" * 90, "<script>"])
def test_an_invitation_refused_shows_again_what_was_typed(office: OfficeAtWork, name: str) -> None:
    browser = office.browser(NID)
    browser.get(PAGE)

    answer = browser.post(f"{PAGE}/invite", {"name": name, "rank": "admin" if "<" in name else "officer"})

    assert answer.status_code == 422 and 'class="code"' not in text_of(answer)
    assert f'value="{name.replace("<", "&lt;").replace(">", "&gt;")}"' in text_of(answer)


def test_an_officer_sees_all_and_changes_her_own_leave_alone(office: OfficeAtWork) -> None:
    browser = office.browser(SOMSRI)
    assert "พี่นิด" in text_of(browser.get(PAGE)) and "ทำรหัสเชิญ" not in text_of(browser.get(PAGE))

    assert browser.post(f"{PAGE}/invite", {"name": "มานี", "rank": "officer"}).status_code == 403
    assert browser.get(f"{HERS}/remove").status_code == 403
    heads = f"{PAGE}/{key_of(NID)}"
    version = text_of(office.browser(NID).get(heads)).partition('name="version" value="')[2][:12]
    browser.get(HERS)
    for do in ("name", "rank", "duties", "back"):
        form = {"version": version, "do": do, "name": "นิด", "rank": "officer", "duty": "records"}
        answer = browser.post(heads, form)
        assert answer.status_code == (403 if do == "duties" else 422), do
    assert does(browser, HERS, do="leave", ends="30/11/2569", to=key_of(NID)).status_code == 303

    assert ranks(office) == {"พี่นิด": "head", "สมศรี": "officer"}
    assert "ลาถึง 30 พ.ย. 2569 พี่นิด ทำแทน" in text_of(browser.get(HERS))


def test_who_is_on_leave_gets_no_new_questions(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    does(browser, HERS, do="duties", duty="plan-review")
    does(browser, HERS, do="leave", begins="25/11/2569", ends="27/11/2569", to=key_of(NID))
    assert "จะลา 25 พ.ย. 2569 ถึง 27 พ.ย. 2569 พี่นิด ทำแทน" in text_of(browser.get(PAGE))

    def away() -> bool:
        from db.staff import officers_now

        with office.database.read() as session:
            return {one.name: one.away for one in officers_now(session, office.clock())}["สมศรี"]

    assert not away()
    office.clock.advance(days=2)
    assert away()
    office.clock.advance(days=3)
    assert not away()


def test_leave_is_ended_by_one_button(office: OfficeAtWork) -> None:
    browser = office.browser(SOMSRI)
    does(browser, HERS, do="leave", ends="30/11/2569", to=key_of(NID))

    does(browser, HERS, do="back")

    assert "ไม่ได้ลา" in text_of(browser.get(HERS))


@pytest.mark.parametrize("ends", ["", "31/2/2570", "1/11/2569", "พรุ่งนี้"])
def test_a_leave_without_a_good_day_is_asked_again(office: OfficeAtWork, ends: str) -> None:
    browser = office.browser(SOMSRI)

    answer = does(browser, HERS, do="leave", begins="", ends=ends, to=key_of(NID))

    assert answer.status_code == 422 and f'value="{ends}"' in text_of(answer)


def test_what_she_answers_for_is_ticked_and_reaches_the_chat(office: OfficeAtWork) -> None:
    browser = office.browser(NID)

    assert does(browser, HERS, do="duties", duty="plan-review").status_code == 303

    duties = office.keeper.facts(office.clock(), at_once=True).manual.duty.duties
    assert duties == {"plan-review": ("สมศรี",)}
    does(browser, HERS, do="duties")
    assert office.keeper.facts(office.clock(), at_once=True).manual.duty.duties == {}


def test_her_procedures_go_with_her_new_name(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    does(browser, HERS, do="duties", duty="plan-review")
    browser.get(PAGE)
    with office.database.read() as session:
        seen = str(overrides.revision(session))
    browser.post(f"{PAGE}/patience", {"seen": seen, "head": "สมศรี", "hours": "14"})

    assert does(browser, HERS, do="name", name="สมศรี ใจดี").status_code == 303

    duty = office.keeper.facts(office.clock(), at_once=True).manual.duty
    assert duty.duties == {"plan-review": ("สมศรี ใจดี",)}
    assert (duty.head, duty.answer_within_hours) == ("สมศรี ใจดี", 14)
    assert set(ranks(office)) == {"พี่นิด", "สมศรี ใจดี"}


def test_of_two_who_change_an_officer_the_second_is_told(office: OfficeAtWork) -> None:
    first, second = office.browser(NID), office.browser(NID)
    late = text_of(second.get(HERS)).partition('name="version" value="')[2].partition('"')[0]
    does(first, HERS, do="name", name="สมศรี ใจดี")

    answer = second.post(HERS, {"version": late, "do": "name", "name": "ศรีสม"})

    assert answer.status_code == 409 and "มีคนแก้ข้อมูลนี้ไปก่อน" in text_of(answer)
    assert "<h1>สมศรี ใจดี" in text_of(answer) and 'value="ศรีสม"' in text_of(answer)


def test_a_removed_officer_is_out_at_once_and_her_work_goes_on(office: OfficeAtWork) -> None:
    name = office.asks_officers(TEACHER, "หลังคาอาคาร 3 รั่ว ขอซ่อมด่วน")
    office.says(SOMSRI, f"รับ {name.removeprefix('ปศ. ').partition('/')[0]}")
    head, hers = office.browser(NID), office.browser(SOMSRI)
    assert hers.get("/console/").status_code == 200
    assert "ยังรอ 1 เรื่อง" in text_of(head.get(f"{HERS}/remove"))

    assert does(head, f"{HERS}/remove").status_code == 303

    assert hers.get("/console/").status_code == 403
    assert office.case(name).officer_id is None
    office.work()
    assert any("สมศรี ไม่ได้เป็นเจ้าหน้าที่แล้ว" in one.text for one in office.line.shown)
    with office.database.read() as session:
        [act] = office_acts.latest(session, 5)
    assert (act.what, act.by_name, act.about_name) == ("removed", "พี่นิด", "สมศรี")


def test_removing_wants_a_fresh_login(office: OfficeAtWork) -> None:
    head = office.browser(NID)
    office.clock.advance(minutes=31)

    assert head.get(f"{HERS}/remove").status_code == 403
    assert head.post(f"{HERS}/remove", {}).status_code == 403
    assert "สมศรี" in ranks(office)


def test_the_last_head_cannot_leave_the_office_without_one(office: OfficeAtWork) -> None:
    head, mine = office.browser(NID), f"{PAGE}/{key_of(NID)}"

    removed = does(head, f"{mine}/remove")
    lowered = does(head, mine, do="rank", rank="officer")

    for answer in (removed, lowered):
        assert answer.status_code == 422 and "จะไม่เหลือหัวหน้ากลุ่ม" in text_of(answer)
    assert ranks(office)["พี่นิด"] == "head"


def test_an_officer_who_is_not_there_and_an_odd_button_are_no_traceback(office: OfficeAtWork) -> None:
    head = office.browser(NID)
    head.get(PAGE)

    assert head.get(f"{PAGE}/0123456789").status_code == 404
    assert head.post(HERS, {"do": "erase"}).status_code == 400
    assert head.post(f"{PAGE}/invite", {"name": "มานี", "rank": "king"}).status_code == 400


def test_the_admin_reads_in_the_log_who_did_what(office: OfficeAtWork) -> None:
    head = office.browser(NID)
    does(head, HERS, do="rank", rank="head")
    office.clock.advance(minutes=1)
    with office.database.begin() as session:
        officers.add(session, NID, "พี่นิด", office.clock(), Rank.ADMIN)

    page = text_of(head.get("/console/system"))

    assert "<strong>พี่นิด</strong> ให้เป็นหัวหน้ากลุ่ม: สมศรี" in page
