"""`planbot demo` started as a new user starts it, and its page."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from office import free_port
from playwright.sync_api import Locator, Page, expect

SHOTS = os.environ.get("PLANBOT_SCREENSHOTS")
"""A folder to leave screenshots in, to be looked at."""
SOON = 15_000
"""Milliseconds that an answer may take on a busy machine."""


@pytest.fixture(scope="module")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def address(demo_folder: Path) -> Iterator[str]:
    """The demo's page, started as a new user starts it, in a folder of its own."""
    folder, port = demo_folder, free_port()
    with (folder / "log").open("wb") as log:
        demo = subprocess.Popen(
            [sys.executable, "-m", "bot", "demo", "--port", str(port)], cwd=folder, stdout=log, stderr=log
        )
    address = f"http://127.0.0.1:{port}/"
    try:
        _wait_for(address, demo, folder / "log")
        yield address
    finally:
        demo.terminate()
        demo.wait(timeout=40)


def _wait_for(address: str, demo: subprocess.Popen[bytes], log: Path) -> None:
    ends = time.monotonic() + 40
    while time.monotonic() < ends:
        assert demo.poll() is None, log.read_text(encoding="utf-8")
        try:
            urllib.request.urlopen(address, timeout=1).close()
            return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError(log.read_text(encoding="utf-8"))


@pytest.fixture
def page(browser_page: Page, address: str) -> Page:
    browser_page.goto(address)
    return browser_page


def open_chat(page: Page, name: str) -> None:
    page.locator("#list button", has_text=name).first.click()
    expect(page.locator("#chat-title")).to_contain_text(name)


def say(page: Page, words: str) -> None:
    page.locator("#words").fill(words)
    page.locator("#send").click()
    expect(page.locator("#log")).to_contain_text(words)


def speak_as(page: Page, name: str) -> None:
    """In a group: whose words the next ones are."""
    page.locator("#speakers label", has_text=name).click()


def quote(page: Page, message: Locator) -> None:
    message.locator(".dots").click()
    page.get_by_role("menuitem", name="ตอบกลับ (อ้างถึงข้อความนี้)").click()


def last(page: Page) -> Locator:
    return page.locator("#log > li").last


def shot(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"))


def open_group(page: Page, name: str) -> None:
    page.locator("#groups button", has_text=name).first.click()
    expect(page.locator("#chat-title")).to_contain_text(name)


def set_clock(page: Page, at: str) -> None:
    """at: Bangkok time, as the page's own field takes it: 2027-05-24T08:29."""
    page.locator("#clock-at").fill(at)
    page.locator("#clock-form button").click()
