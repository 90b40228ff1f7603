"""Videos, sounds and places between officers and askers, and pictures that follow an answer."""

from typing import Any

import pytest
from consult_office import NID, OFFICERS, TEACHER, Bureau, Shown

from db.engine import Database
from line.gateway import Content, LineError

MOVIE = Content(b"\x00\x00\x00\x18ftypmp42", "video/mp4")
SOUND = Content(b"\x00\x00\x00\x18ftypM4A ", "audio/x-m4a")
PLACE: dict[str, Any] = {"title": "ห้องประชุม", "address": "สพม.นครพนม", "latitude": 17.41, "longitude": 104.78}


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database)


def to(bureau: Bureau, chat: str) -> list[Shown]:
    return [one for one in bureau.line.shown if one.chat == chat and one.pushed]


def collecting(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.presses(NID, "หลายข้อความ", group=OFFICERS)


def test_a_video_is_shown_as_one_with_lines_picture_of_it(bureau: Bureau) -> None:
    bureau.line.contents["movie"] = MOVIE
    collecting(bureau)
    bureau.sends(NID, "video", id="movie", group=OFFICERS, duration=12_000)
    bureau.says(NID, "จบ", group=OFFICERS)
    bureau.says(NID, "ส่ง", group=OFFICERS)

    _, video, _ = to(bureau, TEACHER)
    address = video.message["originalContentUrl"]
    assert (video.message["type"], video.message["previewImageUrl"]) == ("video", f"{address}/preview")


def test_a_video_without_a_picture_of_it_goes_as_a_link(bureau: Bureau) -> None:
    bureau.line.contents["movie"] = MOVIE
    bureau.line.previews["movie"] = LineError("LINE answered 404", 404)
    collecting(bureau)
    bureau.sends(NID, "video", id="movie", group=OFFICERS, duration=12_000)
    bureau.says(NID, "จบ", group=OFFICERS)
    bureau.says(NID, "ส่ง", group=OFFICERS)

    assert to(bureau, TEACHER)[1].text.startswith("วิดีโอ\n")


def test_a_sound_whose_length_is_known_is_played_and_another_is_a_link(bureau: Bureau) -> None:
    bureau.line.contents |= {"long": SOUND, "unknown": SOUND}
    collecting(bureau)
    bureau.sends(NID, "audio", id="long", group=OFFICERS, duration=4_000)
    bureau.sends(NID, "audio", id="unknown", group=OFFICERS)
    bureau.says(NID, "จบ", group=OFFICERS)
    bureau.says(NID, "ส่ง", group=OFFICERS)

    _, sound, link, _ = to(bureau, TEACHER)
    assert (sound.message["type"], sound.message["duration"]) == ("audio", 4_000)
    assert link.text.startswith("ข้อความเสียง\n")


def test_an_askers_video_after_an_answer_is_shown_to_the_officer_as_one(bureau: Bureau) -> None:
    bureau.line.contents["movie"] = MOVIE
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "ขอดูหน้าจอค่ะ", group=OFFICERS, quote=bureau.card(name))
    bureau.sends(TEACHER, "video", id="movie", duration=12_000)
    bureau.work()

    assert to(bureau, OFFICERS)[-1].message["type"] == "video"


def test_a_place_among_several_messages_reaches_the_asker_as_a_place(bureau: Bureau) -> None:
    collecting(bureau)
    told = bureau.sends(NID, "location", group=OFFICERS, **PLACE)
    bureau.says(NID, "จบ", group=OFFICERS)
    bureau.says(NID, "ส่ง", group=OFFICERS)

    assert "เก็บตำแหน่งที่ตั้ง (ข้อความที่ 1)" in told[-1].text
    _, place, _ = to(bureau, TEACHER)
    assert (place.message["type"], place.message["title"]) == ("location", "ห้องประชุม")
    assert bureau.cases()[0].answer == "[ตำแหน่งที่ตั้ง ห้องประชุม]"


def test_a_place_without_names_gets_them_as_line_wants_them(bureau: Bureau) -> None:
    collecting(bureau)
    bureau.sends(NID, "location", group=OFFICERS, latitude=17.41, longitude=104.78)
    bureau.says(NID, "จบ", group=OFFICERS)
    bureau.says(NID, "ส่ง", group=OFFICERS)

    _, place, _ = to(bureau, TEACHER)
    assert (place.message["title"], place.message["address"]) == ("ตำแหน่งที่ตั้ง", "17.41, 104.78")


def test_a_place_after_an_answer_goes_once_it_is_said_so(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "ปศ. 1 มาที่นี่ค่ะ")
    before = len(to(bureau, TEACHER))
    assert "ตำแหน่งที่ตั้งนี้ยังไม่ได้ส่งถึงผู้ถาม" in bureau.sends(NID, "location", **PLACE)[-1].text
    assert len(to(bureau, TEACHER)) == before
    bureau.presses(NID, "ส่ง ปศ. 1/2570")
    bureau.work()

    assert to(bureau, TEACHER)[before + 1].message["type"] == "location"


def test_in_an_officers_own_chat_a_picture_may_follow_an_answer_for_a_day(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "ปศ. 1 ได้ค่ะ")
    bureau.clock.advance(minutes=31)
    told = bureau.sends(NID, "image")

    assert "แตะเรื่องที่จะส่งถึง" in told[-1].text
    bureau.presses(NID, "ส่ง ปศ. 1/2570 ครูสมใจ")
    bureau.work()
    assert to(bureau, TEACHER)[-2].message["type"] == "image"
