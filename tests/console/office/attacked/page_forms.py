"""The forms of a page as a browser would send them, for tests that walk all pages."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from flask import Flask
from office_pages import Browser

TYPED = ("text", "search", "tel", "url", "email", "number", "date", "time", "textarea")


@dataclass
class Form:
    page: str
    action: str
    fields: list[tuple[str, str, str]] = field(default_factory=list)
    """Name, kind (the type of an input, textarea, select, button) and value of each."""

    @property
    def typed(self) -> list[str]:
        return [name for name, kind, _ in self.fields if kind in TYPED]

    def kind(self, app: Flask) -> tuple[str, ...]:
        """The same for forms that differ in what they are about alone."""
        does = [value for name, kind, value in self.fields if name == "do" and kind in ("hidden", "button")]
        return (_endpoint(app, self.action, "POST"), *self.typed, *does[:1])

    def filled(self, typed: dict[str, str]) -> dict[str, list[str]]:
        """As sent by its first button, with these words in its fields."""
        sent: dict[str, list[str]] = {}
        has_button = False
        for name, kind, value in self.fields:
            if kind == "button":
                if has_button:
                    continue
                has_button = True
            if name and name != "csrf_token":
                sent.setdefault(name, []).append(typed.get(name, value) if kind in TYPED else value)
        return sent


class _Reader(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.page, self.forms, self.links = page, list[Form](), list[str]()
        self._form: Form | None = None
        self._text: list[str] | None = None
        self._name, self._option = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        had = {name: value or "" for name, value in attrs}
        if tag == "a" and had.get("href"):
            self.links.append(had["href"])
        if tag == "form":
            action = had.get("action") or self.page
            self._form = Form(self.page, action) if had.get("method") == "post" else None
        elif self._form is not None:
            self._field(self._form, tag, had)

    def _field(self, form: Form, tag: str, had: dict[str, str]) -> None:
        name, kind = had.get("name", ""), had.get("type", "text")
        if tag == "textarea":
            self._name, self._text = name, []
        elif tag == "input" and (kind not in ("checkbox", "radio") or "checked" in had):
            form.fields.append((name, kind, had.get("value", "")))
        elif tag == "button":
            form.fields.append((name, "button", had.get("value", "")))
        elif tag == "select":
            form.fields.append((name, "select", ""))
        elif tag == "option" and (not form.fields[-1][2] or "selected" in had):
            form.fields[-1] = (form.fields[-1][0], "select", had.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._text is not None and self._form is not None:
            words = "".join(self._text).removeprefix("\n")
            self._form.fields.append((self._name, "textarea", words))
            self._text = None
        elif tag == "form" and self._form is not None:
            self.forms.append(self._form)
            self._form = None


def read(page: str, html: str) -> tuple[list[Form], list[str]]:
    """Forms that are sent by POST, and addresses of links."""
    reader = _Reader(page)
    reader.feed(html)
    return reader.forms, reader.links


def walked(app: Flask, browser: Browser, begin: str = "/console/") -> Iterator[tuple[str, str, list[Form]]]:
    """Every page that links lead to, one of each kind: its address, HTML and forms."""
    ahead, seen = [begin], set[str]()
    while ahead:
        path = ahead.pop(0)
        answer = browser.get(path)
        assert answer.status_code < 500, path
        if not answer.content_type.startswith("text/html"):
            continue
        html = answer.get_data(as_text=True)
        forms, links = read(path, html)
        yield path, html, forms
        for link in links:
            if not link.startswith(begin.rstrip("/")):
                continue
            if (kind := _endpoint(app, urlsplit(link).path, "GET")) not in seen:
                seen.add(kind)
                ahead.append(link)


def _endpoint(app: Flask, path: str, method: str) -> str:
    return str(app.url_map.bind("").match(path, method)[0])
