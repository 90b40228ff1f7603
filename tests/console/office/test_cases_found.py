"""Consultations on the pages: listed, searched, read whole, taken out as a table."""

import io
from collections.abc import Iterator

import pytest
from consult_office import NID
from office_pages import Browser, OfficeAtWork, asked
from openpyxl import load_workbook

from db.engine import Database


@pytest.fixture(scope="module")
def office(module_database_url: str) -> Iterator[OfficeAtWork]:
    database = Database(module_database_url)
    office = OfficeAtWork(database)
    asked(office)
    yield office
    database.close()


@pytest.fixture(scope="module")
def browser(office: OfficeAtWork) -> Browser:
    return office.browser(NID)


def found(browser: Browser, words: str = "", **fields: str) -> list[str]:
    """Beginnings of the questions that a search shows, in their order."""
    browser.get("/console/cases")
    answer = browser.post("/console/cases/search", {"q": words, **fields})
    page = browser.get(answer.headers["Location"]).get_data(as_text=True)
    questions = ("งบลงทุน", "หลังคา", "ขอเอกสาร")
    at = {one: page.find(f"<strong>{one}") for one in questions}
    return sorted((one for one in questions if at[one] > 0), key=lambda one: at[one])


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("หลังคา", ["หลังคา"]),
        ("ครูวิชัย", ["หลังคา"]),
        ("นาแก", ["ขอเอกสาร", "หลังคา"]),
        ("นาแก ซ่อม", ["หลังคา"]),
        ("2", ["หลังคา"]),
        ("ปศ.2/2570", ["หลังคา"]),
        ("๒/๒๕๗๐", ["หลังคา"]),
        ("krs", ["งบลงทุน"]),
        ("วันที่ 15", ["งบลงทุน"]),
        ("อาคาร ๓", ["หลังคา"]),
        ("50%", ["งบลงทุน"]),
        ("%", ["งบลงทุน"]),
        ("ผด_01", []),
        ("' OR 1=1 --", []),
        ("<script>", []),
        ("ไม่มีคำนี้", []),
    ],
)
def test_a_search_finds_names_schools_words_and_numbers(
    browser: Browser, words: str, shown: list[str]
) -> None:
    got = found(browser, words)

    assert [one for one in got if one in shown] == shown
    if words != "2":  # stands in other numbers too
        assert got == shown


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, ["ขอเอกสาร", "หลังคา", "งบลงทุน"]),
        ({"sort": "old"}, ["งบลงทุน", "หลังคา", "ขอเอกสาร"]),
        ({"state": "waiting"}, ["ขอเอกสาร", "หลังคา"]),
        ({"state": "waiting", "sort": "due"}, ["หลังคา", "ขอเอกสาร"]),
        ({"state": "answered"}, ["งบลงทุน"]),
        ({"state": "ended"}, []),
        ({"officer": "me"}, ["งบลงทุน"]),
        ({"officer": "nobody-such"}, []),
        ({"channel": "phone"}, []),
        ({"channel": "line", "year": "2570"}, ["ขอเอกสาร", "หลังคา", "งบลงทุน"]),
        ({"year": "2569"}, []),
        (
            {"year": "สองพัน", "state": "x' OR 1", "sort": "?"},
            ["ขอเอกสาร", "หลังคา", "งบลงทุน"],
        ),
    ],
)
def test_the_list_is_filtered_and_sorted(browser: Browser, fields: dict[str, str], shown: list[str]) -> None:
    assert found(browser, **fields) == shown


def test_words_searched_for_stand_in_no_address(browser: Browser) -> None:
    browser.get("/console/cases")
    answer = browser.post("/console/cases/search", {"q": "ครูวิชัย นาแก", "state": "waiting"})

    assert answer.headers["Location"] == "/console/cases?state=waiting&words=1"
    page = browser.get(answer.headers["Location"]).get_data(as_text=True)
    assert 'value="ครูวิชัย นาแก"' in page


def test_older_consultations_are_searched_when_asked_for(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found(browser, "ขอเอกสาร") == ["ขอเอกสาร"]
    monkeypatch.setattr("db.console.cases.LOOKED_THROUGH", 1)

    oldest = found(browser, "งบลงทุน")
    page = browser.get("/console/cases?words=1").get_data(as_text=True)
    older = browser.get("/console/cases?words=1&older=1").get_data(as_text=True)

    assert oldest == []
    assert "ค้นเรื่องที่เก่ากว่านั้นด้วย" in page
    assert "<strong>งบลงทุน" in older and "ค้นเรื่องที่เก่ากว่านั้นด้วย" not in older


def test_a_search_of_five_thousand_letters_is_cut_and_says_so(browser: Browser) -> None:
    browser.get("/console/cases")
    answer = browser.post("/console/cases/search", {"q": "ก" * 5000})

    page = browser.get(answer.headers["Location"])
    assert page.status_code == 200
    assert "ใช้ 200 ตัวอักษรแรก" in page.get_data(as_text=True)


def test_a_consultation_is_shown_with_its_whole_history(office: OfficeAtWork, browser: Browser) -> None:
    page = browser.get(f"/console/cases/{office.case('ปศ. 1/2570').id}").get_data(as_text=True)

    order = ["ปศ. 1/2570", "งบลงทุน 50% เบิกอย่างไรคะ", "เบิกผ่านระบบ KRS ภายในวันที่ ๑๕ ค่ะ", "ส่งถึง LINE แล้ว",
             "ครูสมใจ", "โรงเรียนปิยะมหาราชาลัย", "ประวัติ", "ส่งคำถามถึงเจ้าหน้าที่", "พี่นิด"]  # fmt: skip
    at = 0
    for one in order:
        at = page.find(one, at + 1)
        assert at > 0, one


@pytest.mark.parametrize("number", ["999", "2147483648", str(2**70), "x", "-1", "1/../2"])
def test_a_consultation_that_is_not_there_is_told_so(browser: Browser, number: str) -> None:
    answer = browser.get(f"/console/cases/{number}")

    assert answer.status_code == 404


def test_what_the_list_shows_is_taken_out_as_a_table(browser: Browser) -> None:
    assert found(browser, "นาแก", state="waiting") == ["ขอเอกสาร", "หลังคา"]

    answer = browser.get("/console/cases/export.xlsx?state=waiting&words=1")

    sheet = load_workbook(io.BytesIO(answer.data)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[10] for row in rows[1:]] == ["ขอเอกสารแบบ ผด.01", "หลังคาอาคาร 3 รั่ว ขอซ่อมด่วน"]
    plain = browser.get("/console/cases/export.csv").data.decode("utf-8-sig")
    assert plain.count("นาแก") == 2 and "งบลงทุน" in plain
