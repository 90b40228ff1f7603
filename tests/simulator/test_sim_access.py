"""The chat page with a keyboard, with a screen reader, and as a chat grows: in a real browser."""

import time

import pytest
from echo_bot import EchoBot, text
from playwright.sync_api import Locator, Page, Route, expect
from test_sim_browser import GROUP, PHONE, answers, row, say

from simulator.demo import demo_world
from simulator.driver import Simulator

pytest_plugins = ["fixtures_simulator", "browser"]

CONTRAST = """element => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const paint = (colour, opacity) => {
    canvas.globalAlpha = opacity;
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const behind = [];
  for (let one = element; one; one = one.parentElement) behind.unshift(getComputedStyle(one).backgroundColor);
  const ground = behind.map((colour) => paint(colour, 1)).at(-1);
  const style = getComputedStyle(element);
  const light = (rgb) => rgb
    .map((part) => part / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const [low, high] = [light(ground), light(paint(style.color, Number(style.opacity)))].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}"""
"""WCAG's contrast between an element's words and what they stand on."""


@pytest.fixture(params=["desktop", "phone"])
def page(request: pytest.FixtureRequest, sim: Simulator, bot: EchoBot, browser_page: Page) -> Page:
    """The page of the demo's world, ครูสมใจ's chat being open."""
    demo_world(sim.platform)
    bot.says = answers
    if request.param == "phone":
        browser_page.set_viewport_size(PHONE)
    browser_page.goto(sim.url)
    row(browser_page, "ครูสมใจ").click()
    return browser_page


def asked(page: Page) -> None:
    """Two messages of the bot's stand in the chat, the second with quick replies."""
    say(page, "ส่งแผนเมื่อไหร่")
    expect(page.locator("#quick")).to_be_visible()


def send_picture(page: Page) -> None:
    page.get_by_role("button", name="ส่งรูป ไฟล์ หรือตำแหน่ง").click()
    page.get_by_role("menuitem", name="ส่งรูปภาพ").click()
    expect(page.get_by_role("img", name="รูปภาพ").last).to_be_visible()


def come_late(route: Route) -> None:
    time.sleep(0.2)
    route.continue_()


def open_group(page: Page) -> None:
    if page.locator(".panels").is_visible():
        page.locator(".panels").get_by_role("button", name="รายชื่อ").click()
    row(page, GROUP).click()


def from_end(page: Page) -> float:
    """Pixels of the chat below what is in sight, once the page has settled."""
    page.wait_for_timeout(300)
    talk = page.get_by_role("log")
    return float(talk.evaluate("one => one.scrollHeight - one.scrollTop - one.clientHeight"))


def words_of(page: Page) -> Locator:
    return page.get_by_label("ข้อความ", exact=True)


def test_a_chat_with_pictures_is_followed_to_its_end(page: Page) -> None:
    page.route("**/sim/content/*", come_late)
    asked(page)
    for _ in range(3):
        send_picture(page)
    assert from_end(page) < 2

    asked(page)

    assert from_end(page) < 2


def test_a_picture_has_its_room_before_it_has_come(page: Page) -> None:
    page.route("**/sim/content/*", lambda route: route.abort())
    send_picture(page)

    box = page.get_by_role("img", name="รูปภาพ").bounding_box()

    assert box
    assert (round(box["width"]), round(box["height"])) == (220, 147)


def test_one_who_reads_further_up_is_left_there_until_they_write(
    sim: Simulator, bot: EchoBot, page: Page
) -> None:
    for _ in range(3):
        asked(page)
        page.wait_for_timeout(200)
    talk = page.get_by_role("log")
    talk.hover()
    page.mouse.wheel(0, -500)
    expect(talk).not_to_have_js_property("scrollTop", 0)
    page.wait_for_timeout(300)
    above = talk.evaluate("one => one.scrollTop")

    bot.channel.push(sim.person("ครูสมใจ").id, text("ประกาศ"))
    expect(page.locator("#log > li").last).to_contain_text("ประกาศ")
    assert talk.evaluate("one => one.scrollTop") == above

    say(page, "ขอบคุณค่ะ")
    expect(page.locator("#log > li").last).to_contain_text("ส่งแผนปฏิบัติการ")
    assert from_end(page) < 2


def test_after_unsending_with_the_keyboard_one_is_in_the_composer(page: Page) -> None:
    open_group(page)
    say(page, "ผิดแชต")
    page.get_by_role("button", name="ตัวเลือกของข้อความ ผิดแชต").focus()
    page.keyboard.press("Enter")
    page.get_by_role("menuitem", name="ยกเลิกการส่ง").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text("คุณยกเลิกข้อความ")).to_be_visible()
    expect(words_of(page)).to_be_focused()


def test_after_a_quick_reply_with_the_keyboard_one_is_in_the_composer(page: Page) -> None:
    asked(page)

    page.get_by_role("group", name="คำตอบด่วน").get_by_role("button", name="ช่องทาง").focus()
    page.keyboard.press("Enter")

    expect(page.locator("#quick")).to_be_hidden()
    expect(words_of(page)).to_be_focused()


def test_the_focus_goes_with_the_panel_that_is_shown(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.locator(".panels").get_by_role("button", name="รายชื่อ").click()

    row(page, "ครูวิชัย").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_be_focused()

    page.get_by_role("button", name="กลับไปรายชื่อ").focus()
    page.keyboard.press("Enter")
    expect(row(page, "ครูวิชัย")).to_be_focused()


def test_a_screen_reader_meets_a_list_of_messages_each_with_its_speaker(page: Page) -> None:
    asked(page)

    items = page.get_by_role("log").get_by_role("list").get_by_role("listitem")
    expect(items).to_have_count(4)
    told = [items.nth(number).aria_snapshot() for number in range(1, 4)]
    assert ["คุณ" in told[0], "planbot" in told[1], "planbot" in told[2]] == [True, True, True]


def test_words_and_signs_stand_out_from_what_they_stand_on(page: Page) -> None:
    open_group(page)
    say(page, "สวัสดีครับ")
    say(page, "ผิดแชต")
    page.get_by_role("button", name="ตัวเลือกของข้อความ ผิดแชต").click()
    page.get_by_role("menuitem", name="ยกเลิกการส่ง").click()
    expect(page.get_by_text("คุณยกเลิกข้อความ")).to_be_visible()

    signs = {name: page.locator(name).first.evaluate(CONTRAST) for name in (".dots", "#send")}
    words = {
        name: page.locator(name).first.evaluate(CONTRAST)
        for name in (".day", ".system span", "#quota-now", "time", '.panels [aria-current="true"]')
    }

    assert {name: ratio for name, ratio in signs.items() if ratio < 3} == {}
    assert {name: ratio for name, ratio in words.items() if ratio < 4.5} == {}


def test_the_quota_stands_above_the_chat_and_is_read_aloud_only_when_it_runs_low(
    sim: Simulator, bot: EchoBot, page: Page
) -> None:
    banner, aloud = page.locator("#quota-banner"), page.locator("#chat").get_by_role("status")
    expect(banner).to_have_text("โควตาเดือนนี้ 0/300")

    bot.channel.push(sim.group(GROUP).id, text("ประกาศ"))
    expect(banner).to_have_text("โควตาเดือนนี้ 60/300")
    expect(banner).to_be_in_viewport()
    expect(aloud).to_be_empty()

    for _ in range(3):
        bot.channel.push(sim.group(GROUP).id, text("ประกาศ"))
    expect(banner).to_contain_text("240/300")
    expect(aloud).to_have_text("ใกล้หมดโควตา")

    bot.channel.push(sim.group(GROUP).id, text("ประกาศ"))
    expect(aloud).to_have_text("โควตาหมดแล้ว")


def test_what_is_typed_while_a_message_is_on_its_way_is_kept(page: Page) -> None:
    on_its_way: list[Route] = []
    page.route("**/sim/act", lambda route: on_its_way.append(route))
    say(page, "ข้อความแรก")
    page.wait_for_timeout(100)
    page.get_by_label("ข้อความ", exact=True).fill("กำลังพิมพ์ต่อ")

    on_its_way[0].continue_()

    expect(page.locator("#log")).to_contain_text("ข้อความแรก")
    page.wait_for_timeout(300)
    expect(page.get_by_label("ข้อความ", exact=True)).to_have_value("กำลังพิมพ์ต่อ")
