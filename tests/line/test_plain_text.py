from line.actions import link
from line.cards import flex
from line.messages import flex as card
from line.messages import text
from line.plain_text import as_text


def test_messages_stand_apart() -> None:
    assert as_text((text("สวัสดีค่ะ"), text("ถามได้เลย"))) == "สวัสดีค่ะ\n\nถามได้เลย"


def test_a_card_is_read_top_to_bottom_without_the_buttons_below_it() -> None:
    bubble = flex.bubble(
        flex.header("งานที่ 1", "ส่งแผน", "#000000"),
        [flex.words("ภายในเดือนพฤษภาคม")],
        [flex.words("ปุ่ม")],
    )

    assert as_text((card("ส่งแผน", bubble),)) == "งานที่ 1\nส่งแผน\nภายในเดือนพฤษภาคม"


def test_a_number_stands_before_what_it_counts() -> None:
    rows = [flex.numbered("1", "#000000", flex.words("แจ้งนโยบาย"), flex.words("1 วัน"))]

    assert as_text((card("-", flex.bubble(flex.header("", "ขั้นตอน", "#000000"), rows)),)) == (
        "ขั้นตอน\n1 แจ้งนโยบาย\n   1 วัน"
    )


def test_columns_are_read_one_after_the_other() -> None:
    columns = flex.row(
        flex.column(flex.words("ผู้ดำเนินการ"), flex.words("โรงเรียน")),
        flex.column(flex.words("ค่าธรรมเนียม"), flex.words("ไม่มี")),
    )

    bubble = flex.bubble(flex.header("", "ส่งแผน", "#000000"), [columns])

    assert as_text((card("-", bubble),)) == "ส่งแผน\nผู้ดำเนินการ: โรงเรียน\nค่าธรรมเนียม: ไม่มี"


def test_a_link_in_a_card_keeps_its_address() -> None:
    body = flex.column(flex.words("คุยต่อ"), flex.button(link("เปิดแชต", "https://line.me/"), "#000000"))

    assert as_text((card("-", {"type": "bubble", "body": body}),)) == "คุยต่อ\nเปิดแชต: https://line.me/"
