"""The manual's file changed beneath what the office changed: old, new and ours, to choose from."""

from pathlib import Path

import pytest
from consult_office import NID
from office_pages import OfficeAtWork
from small_manual import Folder

from db.engine import Database
from db.knowledge.overrides import Author, Change
from knowledge.loading.live import LiveManual
from services.knowledge import overrides as service

PAGE = "/console/knowledge/questions"


@pytest.mark.parametrize(
    ("take", "url"), [("ours", "https://ours.example.go.th"), ("file", "https://new.example.go.th")]
)
def test_old_new_and_ours_stand_side_by_side_to_choose_from(
    database: Database, tmp_path: Path, take: str, url: str
) -> None:
    folder = Folder(tmp_path)
    path = folder.path / "channels.yaml"
    path.write_text(path.read_text("utf-8") + "    url: https://old.example.go.th\n", encoding="utf-8")
    live = LiveManual(folder.path, folder.source)
    office = OfficeAtWork(database, live=live)
    ours = Change("channel", "phone", "url", value="https://ours.example.go.th")
    service.save(database, live.files, [ours], Author(office.clock(), name="สมศรี"), 0)
    path.write_text(path.read_text("utf-8").replace("//old.", "//new."), encoding="utf-8")
    browser = office.browser(NID)

    page = browser.get(PAGE).get_data(as_text=True)
    assert all(f"https://{one}.example.go.th" in page for one in ("old", "new", "ours")) and "สมศรี" in page
    assert "ต้องตรวจ" in browser.get("/console/").get_data(as_text=True)
    number = browser.get(PAGE).get_data(as_text=True).partition('name="number" value="')[2].partition('"')[0]
    form = {"seen": "1", "number": number, "take": take}
    assert browser.post(PAGE, {**form, "seen": "0"}).status_code == 409
    assert browser.post(PAGE, {**form, "take": "text"}).status_code == 409
    assert browser.post(PAGE, form).status_code == 303

    after = browser.get(PAGE).get_data(as_text=True)
    assert "https://" not in after and after.count("<li>ไม่มี</li>") == 2
    channel = office.keeper.facts(office.clock(), at_once=True).manual.channel("phone")
    assert channel and channel.url == url
