"""A consultation answered on its page, as browsers send its forms, for tests."""

import re

from consult_office import TEACHER
from office_pages import Browser, OfficeAtWork
from werkzeug.test import TestResponse

WORDS = "ส่งได้ถึงวันที่ ๓๑ ค่ะ\nใช้แบบ ผด.01 <ฉบับปรับปรุง>"
HIDDEN = re.compile(r'name="(seen|last|given)" value="([^"]*)"')


def opened(office: OfficeAtWork, person: str) -> tuple[str, Browser, dict[str, str]]:
    """The name of a question that waits, an officer's browser at its page, and what its form hides."""
    name = office.asks_officers(TEACHER, "หลังคาอาคาร 3 รั่ว ขอซ่อมด่วน")
    browser = office.browser(person)
    return name, browser, hidden(browser.get(path(office, name)))


def path(office: OfficeAtWork, name: str) -> str:
    return f"/console/cases/{office.case(name).id}"


def hidden(page: TestResponse) -> dict[str, str]:
    return dict(HIDDEN.findall(page.get_data(as_text=True)))


def presses(
    office: OfficeAtWork, name: str, browser: Browser, form: dict[str, str], do: str, text: str = WORDS
) -> TestResponse:
    """As a browser sends it: the end of a line as two characters."""
    return browser.post(path(office, name), {**form, "do": do, "text": text.replace("\n", "\r\n")})


def text_of(page: TestResponse) -> str:
    return page.get_data(as_text=True).replace("&lt;", "<").replace("&gt;", ">").replace("\r\n", "\n")


def typed_in(page: TestResponse) -> str:
    """What stands in the field of the answer."""
    found = re.search(r'<textarea id="text"[^>]*>\n(.*?)</textarea>', text_of(page), re.S)
    return found[1] if found else ""
