"""Pictures, files and stickers between officers and askers: passed on as LINE allows, to nobody else."""

import pytest
from consult_office import NID, OFFICERS, PICTURE, SECOND, SOMSRI, TEACHER, Bureau, Shown
from officer_words import officer_words
from sqlalchemy import select

from db.engine import Database
from db.models.attachments import Attachment
from line.gateway import Content, LineError

FILES = "https://planbot.example.go.th/files"
LARGE = Content(PICTURE.data + b"." * 1_500_000, "image/png")
HUGE = Content(b"." * 10_000_001, "application/octet-stream")


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database)


def to(bureau: Bureau, chat: str) -> list[Shown]:
    """What was pushed there, in order."""
    return [one for one in bureau.line.shown if one.chat == chat and one.pushed]


def kept(bureau: Bureau) -> list[tuple[str, str]]:
    with bureau.database.read() as session:
        return [(one.kind, one.state) for one in session.scalars(select(Attachment).order_by(Attachment.id))]


def collecting(bureau: Bureau) -> str:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.presses(NID, "หลายข้อความ", group=OFFICERS)
    return name


def test_a_picture_among_several_messages_reaches_the_asker_in_its_place(bureau: Bureau) -> None:
    name = collecting(bureau)
    bureau.says(NID, "ดูภาพนี้ค่ะ", group=OFFICERS)
    told = bureau.sends(NID, "image", group=OFFICERS)
    assert told[-1].text == "เก็บรูปภาพ (ข้อความที่ 2) ของ ปศ. 1/2570 แล้ว พิมพ์ต่อ หรือ “จบ” เพื่อดูก่อนส่ง"
    assert to(bureau, TEACHER) == []
    bureau.says(NID, "แล้วกรอกช่องสีเหลือง", group=OFFICERS)
    bureau.says(NID, "จบ", group=OFFICERS)
    bureau.says(NID, "ส่ง", group=OFFICERS)

    first, picture, last, card = to(bureau, TEACHER)
    assert (officer_words(first), last.text) == ("ดูภาพนี้ค่ะ", "แล้วกรอกช่องสีเหลือง")
    address = picture.message["originalContentUrl"]
    assert address.startswith(f"{FILES}/") and len(address.rpartition("/")[2]) == 43
    assert picture.message["previewImageUrl"] == f"{address}/preview"
    assert first.text.startswith("คำตอบจากเจ้าหน้าที่ ปศ. 1/2570\nคำถาม: เรื่องหนึ่ง\n\n")
    assert card.message["type"] == "flex"
    assert bureau.case(name).answer == "ดูภาพนี้ค่ะ\n\n[รูปภาพ]\n\nแล้วกรอกช่องสีเหลือง"


def test_a_file_goes_as_a_link_with_its_name(bureau: Bureau) -> None:
    bureau.line.contents["file-1"] = Content(b"%PDF-1.4 " + b"." * 40_000, "application/pdf")
    collecting(bureau)
    bureau.sends(NID, "file", id="file-1", group=OFFICERS, fileName="แบบ ผ.1.pdf", fileSize=40_009)
    bureau.says(NID, "จบ", group=OFFICERS)
    bureau.says(NID, "ส่ง", group=OFFICERS)

    frame, link, _ = to(bureau, TEACHER)
    assert frame.text == "คำตอบจากเจ้าหน้าที่ ปศ. 1/2570\nคำถาม: เรื่องหนึ่ง"
    assert link.text.startswith("ไฟล์ แบบ ผ.1.pdf\n40 KB แตะเพื่อเปิด หรือคัดลอกลิงก์: " + FILES)
    assert bureau.cases()[0].answer == "[ไฟล์ แบบ ผ.1.pdf]"


def test_a_sticker_that_bots_may_send_goes_along_and_another_is_declined(bureau: Bureau) -> None:
    collecting(bureau)
    own = bureau.sends(NID, "sticker", group=OFFICERS, packageId="123456", stickerId="999")
    bureau.sends(NID, "sticker", group=OFFICERS, packageId="11537", stickerId="52002734")
    bureau.says(NID, "จบ", group=OFFICERS)
    bureau.says(NID, "ส่ง", group=OFFICERS)

    assert "LINE ไม่ให้บอทส่งสติกเกอร์ชุดนี้" in own[-1].text
    _, sticker, _ = to(bureau, TEACHER)
    assert (sticker.message["packageId"], sticker.message["stickerId"]) == ("11537", "52002734")


def test_a_picture_too_large_for_its_own_preview_takes_lines_and_goes_as_a_link_without_it(
    bureau: Bureau,
) -> None:
    bureau.line.contents |= {"large": LARGE, "larger": LARGE}
    bureau.line.previews["larger"] = LineError("LINE answered 404", 404)
    collecting(bureau)
    bureau.sends(NID, "image", id="large", group=OFFICERS)
    bureau.sends(NID, "image", id="larger", group=OFFICERS)
    bureau.says(NID, "จบ", group=OFFICERS)
    bureau.says(NID, "ส่ง", group=OFFICERS)

    assert [one.message["type"] for one in to(bureau, TEACHER)] == ["text", "image", "flex", "flex"]
    with bureau.database.read() as session:
        assert session.scalars(select(Attachment.preview)).all() == [PICTURE.data, None]


def test_more_than_one_push_takes_goes_in_as_few_as_possible_and_nothing_is_left_out(bureau: Bureau) -> None:
    collecting(bureau)
    for number in range(6):
        bureau.says(NID, f"ข้อ {number}", group=OFFICERS)
        bureau.sends(NID, "image", group=OFFICERS)
    bureau.says(NID, "จบ", group=OFFICERS)
    bureau.says(NID, "ส่ง", group=OFFICERS)
    assert len(to(bureau, TEACHER)) == 5
    for _ in range(2):
        bureau.clock.advance(seconds=3)
        bureau.work()

    kinds = [one.message["type"] for one in to(bureau, TEACHER)]
    assert kinds == ["text", "image"] * 6 + ["flex"]


def test_a_picture_after_an_answer_goes_only_once_it_is_said_for_whom(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    other = bureau.asks_officers(SECOND, "เรื่องสอง")
    bureau.says(NID, "คำตอบหนึ่ง", group=OFFICERS, quote=bureau.card(name))
    bureau.says(NID, "คำตอบสอง", group=OFFICERS, quote=bureau.card(other))
    before = len(to(bureau, TEACHER)), len(to(bureau, SECOND))
    [asked] = bureau.sends(NID, "image", group=OFFICERS)
    bureau.work()

    assert "รูปภาพนี้ยังไม่ได้ส่งถึงผู้ถาม" in asked.text
    assert (len(to(bureau, TEACHER)), len(to(bureau, SECOND))) == before
    assert kept(bureau) == [("image", "offered")]
    told = bureau.presses(NID, "ส่ง ปศ. 1/2570 ครูสมใจ", group=OFFICERS)
    assert "กำลังส่งรูปภาพถึงครูสมใจ (ปศ. 1/2570)" in told[-1].text
    bureau.work()
    frame, picture, _ = to(bureau, TEACHER)[before[0] :]
    assert picture.message["type"] == "image"
    assert frame.text.startswith("เพิ่มเติมจากเจ้าหน้าที่ ปศ. 1/2570\n")
    assert len(to(bureau, SECOND)) == before[1]
    assert "ส่งไปแล้ว" in bureau.presses(NID, "ส่ง ปศ. 1/2570 ครูสมใจ", group=OFFICERS)[-1].text


def test_pictures_among_colleagues_are_no_business_of_the_bots(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "คำตอบ", group=OFFICERS, quote=bureau.card(name))

    assert bureau.sends(SOMSRI, "image", group=OFFICERS) == []
    bureau.clock.advance(minutes=31)
    assert bureau.sends(NID, "image", group=OFFICERS) == []
    assert kept(bureau) == []


def test_in_an_officers_own_chat_a_picture_without_a_target_is_asked_back(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")

    assert "ยังไม่ได้ส่งถึงผู้ถาม" in bureau.sends(NID, "image")[-1].text
    assert "ได้หลายข้อความ" in bureau.says(NID, "หลายข้อความ 1")[-1].text
    bureau.sends(NID, "image")
    bureau.says(NID, "จบ")
    bureau.says(NID, "ส่ง")
    assert [one.message["type"] for one in to(bureau, TEACHER)] == ["text", "image", "flex"]


def test_without_a_public_address_the_officer_is_told_what_to_do_and_nothing_is_lost(
    database: Database,
) -> None:
    bureau = Bureau(database, files="")
    collecting(bureau)
    bureau.says(NID, "ดูภาพนี้ค่ะ", group=OFFICERS)
    told = bureau.sends(NID, "image", group=OFFICERS)[-1].text
    bureau.says(NID, "จบ", group=OFFICERS)
    bureau.says(NID, "ส่ง", group=OFFICERS)

    assert "ยังไม่ได้ส่งถึงผู้ถาม" in told and "PUBLIC_URL" in told and "วางลิงก์" in told
    assert officer_words(to(bureau, TEACHER)[0]) == "ดูภาพนี้ค่ะ"
    assert kept(bureau) == []


@pytest.mark.parametrize(
    ("content", "why"),
    [(LineError("LINE answered 410", 410), "รับจาก LINE ไม่ได้"), (HUGE, "ใหญ่เกิน 10 MB")],
)
def test_what_line_does_not_give_is_told_and_the_rest_of_the_answer_goes(
    bureau: Bureau, content: Content | Exception, why: str
) -> None:
    bureau.line.contents["lost"] = content
    collecting(bureau)
    bureau.says(NID, "คำตอบ", group=OFFICERS)
    bureau.sends(NID, "file", id="lost", group=OFFICERS, fileName="วิดีโอ.zip", fileSize=1)
    bureau.says(NID, "จบ", group=OFFICERS)
    told = bureau.says(NID, "ส่ง", group=OFFICERS)

    assert f"ไฟล์ วิดีโอ.zip ของ ปศ. 1/2570 ไม่ได้ส่งถึงผู้ถาม เพราะ{why}" in bureau.in_chat(OFFICERS)
    assert told[0].text == "รูปหรือไฟล์ 1 รายการรับจาก LINE ไม่ได้ จึงไม่ได้ส่งไปด้วย"
    assert officer_words(to(bureau, TEACHER)[0]) == "คำตอบ"


def still_preparing(bureau: Bureau) -> None:
    """An officer ended an answer before LINE gave its video."""
    bureau.line.contents["slow"] = LineError("LINE answered 202", 202)
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, f"หลายข้อความ {name}")
    bureau.says(NID, "ดูนี่ค่ะ")
    bureau.sends(NID, "video", id="slow")
    bureau.says(NID, "จบ")
    assert "จะส่งให้เองเมื่อรับครบ" in bureau.says(NID, "ส่ง")[-1].text
    assert to(bureau, TEACHER) == []
    bureau.clock.advance(seconds=10)


@pytest.mark.parametrize(
    ("content", "goes"),
    [
        (Content(b"mp4", "video/mp4"), ["text", "video"]),
        (LineError("LINE answered 410", 410), ["text"]),
    ],
)
def test_what_line_is_still_preparing_is_waited_for_and_the_answer_then_goes_by_itself(
    bureau: Bureau, content: Content | Exception, goes: list[str]
) -> None:
    still_preparing(bureau)
    bureau.line.contents["slow"] = content
    bureau.work()
    bureau.work()

    *answers, _card = to(bureau, TEACHER)
    assert [one.message["type"] for one in answers] == goes
    assert "รับคำตอบ ปศ. 1/2570 แล้ว" in bureau.in_chat(NID)


def test_what_is_typed_after_the_end_is_no_part_of_an_answer_that_waits_for_its_file(bureau: Bureau) -> None:
    still_preparing(bureau)
    bureau.says(NID, "ขอบคุณค่ะ")
    assert "ยกเลิกแล้ว" in bureau.says(NID, "ยกเลิก")[-1].text
    bureau.line.contents["slow"] = Content(b"mp4", "video/mp4")
    bureau.work()
    bureau.work()

    assert to(bureau, TEACHER) == []


def test_an_asker_may_add_a_picture_while_an_officer_answers_live(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "ขอดูหน้าจอค่ะ", group=OFFICERS, quote=bureau.card(name))
    told = bureau.sends(TEACHER, "image")
    bureau.work()

    assert "ส่งรูปภาพถึงเจ้าหน้าที่ให้ค่ะ (ปศ. 1/2570)" in told[-1].text
    *_, line, picture = to(bureau, OFFICERS)
    assert line.text == "ปศ. 1/2570 ครูสมใจ ส่งรูปภาพเพิ่มเติม"
    assert picture.message["type"] == "image"
    bureau.clock.advance(minutes=31)
    assert "ยังอ่านรูปภาพไม่ได้" in bureau.sends(TEACHER, "image")[-1].text


def test_a_picture_of_another_chat_cannot_be_passed_on_with_a_forged_button(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "คำตอบ", group=OFFICERS, quote=bureau.card(name))
    bureau.sends(NID, "image", id="theirs", group=OFFICERS)
    case = bureau.cases()[0].id
    for person in (SECOND, TEACHER, SOMSRI):
        bureau.taps(person, f"a=pass&c={case}&m=theirs")
        bureau.work()

    assert kept(bureau) == [("image", "offered")]


def test_a_file_that_was_fetched_once_is_not_passed_on_twice_through_two_workers(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "คำตอบ", group=OFFICERS, quote=bureau.card(name))
    bureau.sends(NID, "image", group=OFFICERS)
    bureau.presses(NID, "ส่ง ปศ. 1/2570 ครูสมใจ", group=OFFICERS)
    for _ in range(3):
        assert bureau.fetcher.fetch_due() == 0
        bureau.work()

    assert [one.message["type"] for one in to(bureau, TEACHER)].count("image") == 1


def test_what_is_taught_from_an_answer_are_its_words_alone(bureau: Bureau) -> None:
    name = collecting(bureau)
    bureau.says(NID, "ดูภาพนี้ค่ะ", group=OFFICERS)
    bureau.sends(NID, "image", group=OFFICERS)
    bureau.sends(NID, "file", group=OFFICERS, fileName="แบบ.pdf", fileSize=1)
    bureau.says(NID, "จบ", group=OFFICERS)
    bureau.says(NID, "ส่ง", group=OFFICERS)
    card = bureau.says(NID, f"เพิ่มเป็นความรู้ {name}", group=OFFICERS)[-1].text

    assert "ดูภาพนี้ค่ะ" in card
    assert "[" not in card
