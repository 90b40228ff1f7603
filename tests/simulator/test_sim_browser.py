"""The chat page in a real browser, with an echo bot behind it."""

from typing import Any

import pytest
from echo_bot import EchoBot, Json, text
from playwright.sync_api import Locator, Page, ViewportSize, expect

from simulator.demo import demo_world
from simulator.driver import Simulator

pytest_plugins = ["fixtures_simulator", "browser"]

PHONE = ViewportSize(width=390, height=844)
GROUP = "กลุ่มนโยบายและแผน สพม.นครพนม"


def words(text: str, **more: Any) -> Json:
    return {"type": "text", "text": text, "wrap": True} | more


def postback(label: str, **more: Any) -> Json:
    return {"type": "postback", "label": label, "data": f"tapped={label}", "displayText": f"ขอ{label}"} | more


def box(layout: str, *contents: Json, **more: Any) -> Json:
    return {"type": "box", "layout": layout, "contents": list(contents)} | more


def button(action: Json, **more: Any) -> Json:
    return {"type": "button", "action": action, "height": "sm"} | more


CARD = {
    "type": "flex",
    "altText": "ส่งแผนปฏิบัติการ ภายใน 31 พฤษภาคม 2570",
    "contents": {
        "type": "bubble",
        "header": box(
            "vertical", words("ส่งแผนปฏิบัติการ", size="lg", color="#FFFFFF"), backgroundColor="#0B7A4B"
        ),
        "body": box(
            "vertical",
            box("baseline", words("กำหนด", flex=2, size="sm"), words("31 พฤษภาคม 2570", flex=5)),
            {"type": "separator", "margin": "lg"},
            box("horizontal", words("ขั้นตอนที่ 1"), action=postback("ขั้นที่ 1"), margin="md"),
            spacing="sm",
        ),
        "footer": box(
            "vertical",
            button(postback("ทุกขั้นตอน"), style="primary", color="#0B7A4B"),
            button(postback("เขียนถึงเจ้าหน้าที่", inputOption="openKeyboard", fillInText="เรียนเจ้าหน้าที่ ")),
            button({"type": "uri", "label": "คุยส่วนตัว", "uri": "https://line.me/R/oaMessage/%40000planb/?hello"}),
        ),
        "styles": {"footer": {"separator": True}},
    },
}  # fmt: skip
QUICK = {"items": [{"type": "action", "action": postback(label)} for label in ("ช่องทาง", "ข้อกฎหมาย")]}


def answers(event: Json) -> list[Json]:
    """A card to every question; in a group only when mentioned, quoting the question."""
    if event["type"] == "postback":
        return [text(f"ได้รับ {event['postback']['data']}")]
    if event["type"] != "message" or event["message"]["type"] != "text":
        return []
    if event["source"]["type"] == "user":
        return [text(f"ถามว่า {event['message']['text']}"), CARD | {"quickReply": QUICK}]
    if "mention" not in event["message"]:
        return []
    return [text("ตอบในกลุ่ม", quoteToken=event["message"]["quoteToken"])]


@pytest.fixture
def page(sim: Simulator, bot: EchoBot, browser_page: Page) -> Page:
    """The page of the demo's world, ครูสมใจ's chat being open."""
    demo_world(sim.platform)
    bot.says = answers
    browser_page.goto(sim.url)
    row(browser_page, "ครูสมใจ").click()
    return browser_page


def row(page: Page, name: str) -> Locator:
    return page.locator(".chat-row", has=page.get_by_text(name, exact=True))


def say(page: Page, text: str) -> None:
    page.get_by_label("ข้อความ", exact=True).fill(text)
    page.get_by_label("ข้อความ", exact=True).press("Enter")


def test_a_teacher_asks_and_reads_a_card(page: Page) -> None:
    say(page, "ส่งแผนเมื่อไหร่")

    log = page.get_by_role("log")
    expect(log.get_by_text("ถามว่า ส่งแผนเมื่อไหร่")).to_be_visible()
    card = log.get_by_role("group", name="ส่งแผนปฏิบัติการ ภายใน 31 พฤษภาคม 2570")
    expect(card.get_by_text("31 พฤษภาคม 2570", exact=True)).to_be_visible()
    expect(row(page, "ครูสมใจ")).to_contain_text("ส่งแผนปฏิบัติการ ภายใน 31 พฤษภาคม 2570")


def test_a_card_is_drawn_in_lines_measures(page: Page) -> None:
    say(page, "ส่งแผนเมื่อไหร่")

    bubble = page.locator(".flex-bubble")
    expect(bubble).to_have_css("width", "300px")
    expect(bubble.get_by_text("ส่งแผนปฏิบัติการ")).to_have_css("font-size", "19px")
    expect(bubble.locator(".flex-header > .flex-box")).to_have_css("background-color", "rgb(11, 122, 75)")
    expect(bubble.get_by_role("button", name="ทุกขั้นตอน")).to_have_css("height", "40px")
    left = bubble.get_by_text("กำหนด", exact=True).bounding_box()
    right = bubble.get_by_text("31 พฤษภาคม 2570", exact=True).bounding_box()
    assert left
    assert right
    assert right["width"] == pytest.approx(left["width"] * 2.5, abs=1)


def test_a_tapped_button_speaks_in_the_persons_name(sim: Simulator, page: Page) -> None:
    say(page, "ส่งแผนเมื่อไหร่")

    page.get_by_role("button", name="ทุกขั้นตอน").click()

    expect(page.locator(".message.own", has_text="ขอทุกขั้นตอน")).to_be_visible()
    expect(page.get_by_role("log").get_by_text("ได้รับ tapped=ทุกขั้นตอน")).to_be_visible()


def test_a_row_of_a_card_is_worked_with_the_keyboard(page: Page) -> None:
    say(page, "ส่งแผนเมื่อไหร่")

    page.get_by_role("button", name="ขั้นที่ 1").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("log").get_by_text("ได้รับ tapped=ขั้นที่ 1")).to_be_visible()


def test_quick_replies_vanish_when_tapped(page: Page) -> None:
    say(page, "ส่งแผนเมื่อไหร่")

    page.get_by_role("group", name="คำตอบด่วน").get_by_role("button", name="ช่องทาง").click()

    expect(page.get_by_role("log").get_by_text("ได้รับ tapped=ช่องทาง")).to_be_visible()
    expect(page.locator("#quick")).to_be_hidden()


def test_line_on_a_pc_shows_no_quick_replies(page: Page) -> None:
    say(page, "ส่งแผนเมื่อไหร่")
    expect(page.locator("#quick")).to_be_visible()

    page.get_by_label("LINE บนคอมพิวเตอร์").check()

    expect(page.locator("#quick")).to_be_hidden()


def test_a_button_can_fill_in_words_to_send(page: Page) -> None:
    say(page, "ส่งแผนเมื่อไหร่")

    page.get_by_role("button", name="เขียนถึงเจ้าหน้าที่").click()

    composer = page.get_by_label("ข้อความ", exact=True)
    expect(composer).to_have_value("เรียนเจ้าหน้าที่ ")
    expect(composer).to_be_focused()


def test_in_a_group_the_bot_hears_a_mention_picked_from_the_menu(sim: Simulator, page: Page) -> None:
    row(page, GROUP).click()
    page.get_by_role("radio", name="ครูวิชัย").check()
    say(page, "สวัสดีครับ")
    page.get_by_role("button", name="กล่าวถึง").click()
    page.get_by_role("menuitem", name="@planbot").click()
    page.keyboard.type("ส่งแผนเมื่อไหร่")
    page.keyboard.press("Enter")

    answer = page.locator(".message.other", has_text="ตอบในกลุ่ม")
    expect(answer).to_have_count(1)
    expect(answer.locator(".quoted")).to_contain_text("@planbot ส่งแผนเมื่อไหร่")
    spoke = [event["source"]["userId"] for event in sim.platform.events]
    assert spoke == [sim.person("ครูวิชัย").id] * 2


def test_a_message_is_quoted_edited_and_unsent_from_its_menu(sim: Simulator, page: Page) -> None:
    row(page, GROUP).click()
    say(page, "ส่งแผนเมือไร")
    page.get_by_role("button", name="ตัวเลือกของข้อความ ส่งแผนเมือไร").click()
    page.get_by_role("menuitem", name="แก้ไข").click()
    say(page, "ส่งแผนเมื่อไร")
    expect(page.get_by_text("แก้ไขแล้ว")).to_be_visible()

    page.get_by_role("button", name="ตัวเลือกของข้อความ ส่งแผนเมื่อไร").click()
    page.get_by_role("menuitem", name="ตอบกลับ").click()
    say(page, "ถามซ้ำ")
    expect(page.locator(".message", has_text="ถามซ้ำ").locator(".quoted")).to_contain_text("ส่งแผนเมื่อไร")

    page.get_by_role("button", name="ตัวเลือกของข้อความ ส่งแผนเมื่อไร").click()
    page.get_by_role("menuitem", name="ยกเลิกการส่ง").click()
    expect(page.get_by_text("คุณยกเลิกข้อความ")).to_be_visible()
    assert [event["type"] for event in sim.platform.events] == [
        "message",
        "messageEdited",
        "message",
        "unsend",
    ]


def test_markup_in_a_message_is_only_words(page: Page) -> None:
    say(page, "<img src=x onerror=\"document.title='broken'\"><b>หนา</b>")

    expect(page.get_by_role("log").get_by_text("<b>หนา</b>").first).to_be_visible()
    expect(page).to_have_title("LINE จำลอง")


def test_a_link_to_the_chat_with_the_bot_opens_it_with_its_words(page: Page, sim: Simulator) -> None:
    say(page, "ส่งแผนเมื่อไหร่")

    page.get_by_role("button", name="คุยส่วนตัว").click()

    expect(page.locator("#chat-title")).to_have_text("planbot — ครูสมใจ")
    expect(page.get_by_label("ข้อความ", exact=True)).to_have_value("hello")


def test_the_clock_is_shown_in_thai_with_a_buddhist_year(page: Page) -> None:
    page.get_by_label("ตั้งวันและเวลา").fill("2027-05-24T08:30")
    page.get_by_role("button", name="ตั้ง", exact=True).click()
    expect(page.locator("#clock")).to_contain_text("วันจันทร์ที่ 24 พฤษภาคม 2570 เวลา 08:30")

    page.get_by_role("button", name="+1 วัน").click()
    expect(page.locator("#clock")).to_contain_text("วันอังคารที่ 25 พฤษภาคม 2570")

    page.get_by_role("button", name="กลับเวลาจริง").click()
    expect(page.locator("#clock-note")).to_have_text("เวลาจริง")


def test_the_panel_takes_line_down_and_shows_the_quota(sim: Simulator, bot: EchoBot, page: Page) -> None:
    page.get_by_label("LINE ล่ม").check()
    expect(page.locator("body.line-down")).to_be_visible()
    assert bot.channel.push(sim.person("ครูสมใจ").id, text("ก")).status == 503

    page.get_by_label("LINE ล่ม").uncheck()
    expect(page.locator("body.line-down")).to_have_count(0)
    assert bot.channel.push(sim.group(GROUP).id, text("ก")).status == 200
    expect(page.locator("#quota")).to_have_text("ใช้ไป 60 จาก 300 ข้อความ")


def test_on_a_phone_the_panels_are_tabs_and_nothing_is_wider_than_the_screen(page: Page) -> None:
    page.set_viewport_size(PHONE)
    say(page, "ส่งแผนเมื่อไหร่")
    expect(page.locator(".flex-bubble")).to_be_visible()

    page.get_by_role("button", name="สติกเกอร์").click()
    menu = page.get_by_role("menu", name="สติกเกอร์").bounding_box()
    assert menu
    assert menu["x"] >= 0
    assert menu["x"] + menu["width"] <= 390
    page.keyboard.press("Escape")
    for tab in ("แชต", "รายชื่อ", "ควบคุม"):
        page.locator(".panels").get_by_role("button", name=tab).click()
        assert page.evaluate("document.documentElement.scrollWidth") == 390
    expect(page.get_by_role("heading", name="นาฬิกา")).to_be_visible()
    expect(page.get_by_role("log")).to_be_hidden()


def test_stickers_and_samples_are_sent_from_menus(sim: Simulator, page: Page) -> None:
    page.get_by_role("button", name="สติกเกอร์").click()
    page.get_by_role("menuitem", name="หัวเราะ").click()
    expect(page.get_by_role("img", name="สติกเกอร์")).to_be_visible()
    page.get_by_role("button", name="ส่งรูป ไฟล์ หรือตำแหน่ง").click()
    page.get_by_role("menuitem", name="ส่งรูปภาพ").click()
    picture = page.get_by_role("img", name="รูปภาพ")
    expect(picture).to_be_visible()

    assert picture.evaluate("image => image.naturalWidth") == 240
    assert [event["message"]["type"] for event in sim.platform.events] == ["sticker", "image"]


def test_blocking_bars_the_composer_until_it_is_lifted(sim: Simulator, page: Page) -> None:
    page.get_by_role("button", name="เมนูของแชตนี้").click()
    page.get_by_role("menuitem", name="บล็อกบอท").click()
    expect(page.get_by_label("ข้อความ", exact=True)).to_be_disabled()

    page.get_by_role("button", name="เมนูของแชตนี้").click()
    page.get_by_role("menuitem", name="เลิกบล็อกบอท").click()
    expect(page.get_by_label("ข้อความ", exact=True)).to_be_enabled()
    assert [event["type"] for event in sim.platform.events] == ["unfollow", "follow"]


def test_places_sounds_and_videos_of_the_bot_are_drawn(page: Page, bot: EchoBot) -> None:
    media = "https://files.example.go.th/1"
    bot.says = lambda event: [
        {"type": "location", "title": "ห้องประชุม", "address": "สพม.", "latitude": 17.4, "longitude": 104.7},
        {"type": "audio", "originalContentUrl": media, "duration": 64_000},
        {"type": "video", "originalContentUrl": media, "previewImageUrl": media},
    ]
    say(page, "ขอที่ตั้ง")

    log = page.get_by_role("log")
    expect(log.get_by_text("📍 ห้องประชุม")).to_be_visible()
    expect(log.get_by_text("▶ เสียง 1:04")).to_be_visible()
    expect(log.get_by_text("▶ วิดีโอ")).to_be_visible()
