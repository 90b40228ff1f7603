"""Announcements in `planbot demo`: cards in the group, the hands of officers on them, the feed."""

import urllib.request

import vobject
from demo_page import SOON, last, open_chat, open_group, say, set_clock, shot
from playwright.sync_api import Page, expect

SCHOOLS, OFFICERS = "กลุ่มนโยบายและแผน สพม.นครพนม", "เจ้าหน้าที่ กลุ่มนโยบายและแผน"
TICK = 20_000
"""Milliseconds: the clock ticks every five seconds, and this machine may be busy."""


def tap(page: Page, label: str) -> None:
    page.locator("#log").get_by_text(label, exact=True).last.click()


def test_an_officer_stops_a_reminder_on_the_working_day_before(page: Page) -> None:
    open_group(page, OFFICERS)
    set_clock(page, "2026-12-30T08:30")
    expect(page.locator("#log")).to_contain_text("ตัวอย่างประกาศ", timeout=TICK)
    shot(page, "preview-new-year")
    set_clock(page, "2027-05-27T08:30")
    # What officers are told about the long leap of the clock may come before it or after it.
    expect(page.locator("#log")).to_contain_text("วันศุกร์ที่ 28 พฤษภาคม 2570 08:30 น.", timeout=TICK)
    page.wait_for_timeout(500)
    shot(page, "preview-desktop")

    tap(page, "งดครั้งนี้")
    expect(last(page)).to_contain_text("งดส่ง", timeout=SOON)
    open_group(page, SCHOOLS)
    before = page.locator("#log > li").count()
    set_clock(page, "2027-05-28T08:30")
    page.wait_for_timeout(8_000)

    assert page.locator("#log > li").count() == before


def test_the_group_gets_its_digest_on_the_first_working_day(page: Page) -> None:
    open_group(page, SCHOOLS)
    set_clock(page, "2027-12-01T08:30")

    expect(last(page)).to_contain_text("กำหนดการเดือนธันวาคม 2570", timeout=TICK)
    expect(last(page)).to_contain_text("วันทำการสุดท้าย 30 ธันวาคม 2570")
    page.wait_for_timeout(500)
    shot(page, "digest-desktop")
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    open_group(page, SCHOOLS)
    expect(last(page)).to_contain_text("กำหนดการเดือนธันวาคม 2570")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    shot(page, "digest-phone")


def test_an_officer_announces_at_a_moment_of_her_choice(page: Page) -> None:
    set_clock(page, "2027-12-01T09:00")
    open_chat(page, "พี่นิด")
    say(page, "ประกาศ พรุ่งนี้งดรับเอกสารช่วงเช้า ห้องแผนย้ายไปชั้น 2")
    expect(last(page)).to_contain_text("ประกาศในกลุ่มไหน", timeout=SOON)
    shot(page, "own-group")
    tap(page, "กลุ่มประกาศสำหรับโรงเรียน")
    expect(last(page)).to_contain_text("ประกาศเมื่อไร", timeout=SOON)
    shot(page, "own-moment")
    tap(page, "เลือกวันเวลา")
    picker = page.locator("dialog.picker")
    expect(picker.locator("input")).to_have_value("2027-12-02T08:30")
    picker.locator("input").fill("2027-12-01T13:45")
    picker.locator("button").click()
    expect(last(page)).to_contain_text("13:45 น.", timeout=SOON)
    shot(page, "own-sure")
    tap(page, "ยืนยันส่ง")
    expect(last(page)).to_contain_text("จะประกาศใน", timeout=SOON)

    say(page, "ประกาศที่รอ")
    expect(last(page)).to_contain_text("พรุ่งนี้งดรับเอกสารช่วงเช้า", timeout=SOON)
    shot(page, "own-waits")
    open_group(page, SCHOOLS)
    set_clock(page, "2027-12-01T13:45")

    expect(last(page)).to_contain_text("ห้องแผนย้ายไปชั้น 2", timeout=TICK)
    shot(page, "own-sent")


def test_the_calendar_in_the_chat_gives_the_year_and_a_feed_that_another_library_reads(page: Page) -> None:
    open_chat(page, "ครูสมใจ")
    say(page, "ปฏิทิน")
    link = page.locator("#log", has_text="calendar.ics")
    expect(link).to_be_visible(timeout=SOON)
    expect(page.locator("#log")).to_contain_text("พฤษภาคม 2571")
    page.wait_for_timeout(500)
    shot(page, "calendar-desktop")
    words = page.locator("#log > li", has_text="calendar.ics").last.inner_text()
    address = next(word for word in words.split() if word.endswith("/calendar.ics"))

    with urllib.request.urlopen(address, timeout=10) as answer:
        read = vobject.readOne(answer.read().decode())

    names = {event.uid.value for event in read.vevent_list}
    assert {"plan-review-4:2028-05-31@planbot", "monitoring-7:2028-01-31@planbot"} <= names
