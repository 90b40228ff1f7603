"""The officers' pages of an office at work, as browsers come to them, for tests."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from builders import SECRET
from consult_office import NID, OFFICERS, SECOND, SOMSRI, TEACHER, THIRD, Bureau, the_manual
from flask import Flask
from werkzeug.test import TestResponse

from bot.settings import Settings
from bot.web.app import create_app, site_of
from bot.web.server import close, listen, run_until_closed
from console.office.address import console_address
from console.office.site import Checks
from console.public import FactKeeper
from db.engine import Database
from knowledge.loading.laying import Laid
from knowledge.loading.live import LiveManual

PUBLIC_URL = "https://planbot.example.go.th"
ANDROID = "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36"
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class Browser:
    """Keeps cookies, and fills in what a form hides."""

    def __init__(self, app: Any, address: str = PUBLIC_URL) -> None:
        self._client, self._address = app.test_client(), address
        self.token = ""

    def get(self, path: str, **more: Any) -> TestResponse:
        return self._seen(self._client.get(path, base_url=self._address, headers=_agent(more), **more))

    def post(self, path: str, fields: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        """Sends a form of the page last seen."""
        data = {"csrf_token": self.token, **(fields or {})}
        return self._seen(
            self._client.post(path, base_url=self._address, data=data, headers=_agent(more), **more)
        )

    def logs_in(self, path: str) -> TestResponse:
        self.get(path)
        return self.post(path)

    def cookie(self, name: str) -> str:
        found = self._client.get_cookie(name, domain=urlsplit(self._address).hostname or "")
        return found.value if found else ""

    def keeps(self, name: str, value: str) -> None:
        self._client.set_cookie(name, value, domain=urlsplit(self._address).hostname or "", secure=True)

    def _seen(self, answer: TestResponse) -> TestResponse:
        is_page = answer.content_type.startswith("text/html")
        if is_page and (found := _TOKEN.search(answer.get_data(as_text=True))):
            self.token = found[1]
        return answer


def _agent(more: dict[str, Any]) -> dict[str, str]:
    return {"User-Agent": ANDROID, **more.pop("headers", {})}


class OfficeAtWork(Bureau):
    """A bureau with its pages; its officers are an ordinary one (NID) and another (SOMSRI)."""

    def __init__(
        self,
        database: Database,
        public_url: str | None = PUBLIC_URL,
        *,
        strict: bool = False,
        checks: Checks = tuple,
        whole: bool = False,
        live: LiveManual | None = None,
    ) -> None:
        """strict: what is sent is held against LINE's rules, which takes long. whole: with the real facts.

        live: with these facts.
        """
        super().__init__(database, strict=strict)
        self.desk = replace(self.desk, console=console_address(public_url))
        settings = Settings(SECRET, "token", public_url=public_url)
        whole = whole or live is not None
        live = live or LiveManual()
        if not whole:
            live.laid = Laid(the_manual())
        self.keeper = keeper = FactKeeper(site_of(settings), database, live)
        self.app = create_app(settings, database, clock=self.clock, facts=keeper, checks=checks)

    def link(self, person: str) -> str:
        """The path of the button that this officer gets in her chat."""
        self.says(person, "เข้าระบบ")
        parts = urlsplit(self.action(person, "เปิดหน้าจัดการงาน")["uri"])
        return f"{parts.path}?{parts.query}"

    def browser(self, person: str | None = None) -> Browser:
        """One that has not been here before; logged in where somebody is named."""
        browser = Browser(self.app)
        if person:
            answer = browser.logs_in(self.link(person))
            assert answer.status_code == 303, answer.get_data(as_text=True)
        return browser


def asked(office: OfficeAtWork) -> None:
    """Three questions came to officers: the first is answered, the second is taken, the third is open."""
    first = office.asks_officers(TEACHER, "งบลงทุน 50% เบิกอย่างไรคะ", "ปิยะมหาราชาลัย")
    office.says(NID, "เบิกผ่านระบบ KRS ภายในวันที่ ๑๕ ค่ะ", group=OFFICERS, quote=office.card(first))
    second = office.asks_officers(SECOND, "หลังคาอาคาร 3 รั่ว ขอซ่อมด่วน", "นาแกสามัคคีวิทยา")
    office.says(SOMSRI, f"{second} รับ", group=OFFICERS)
    office.asks_officers(THIRD, "ขอเอกสารแบบ ผด.01", "นาแกพิทยาคม")
    office.work()


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address of the pages on a port of this machine."""
    server = listen(app, "127.0.0.1", 0)
    Thread(target=run_until_closed, args=(server,), daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    close(server)
