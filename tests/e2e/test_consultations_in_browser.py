"""Consultations as the people in them see them: askers, officers in their group, and the office's files."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import openpyxl
from demo_page import SOON, last, open_chat, open_group, quote, say, shot, speak_as
from playwright.sync_api import Locator, Page, expect

OFFICERS = "เจ้าหน้าที่ กลุ่มนโยบายและแผน"


def passes_on(page: Page, name: str, words: str) -> str:
    """Somebody asks what the manual does not answer, and taps that it may go to officers: its number."""
    open_chat(page, name)
    say(page, "เมนู")  # back to the bot, where an officer is answering live
    expect(last(page)).to_contain_text("เรื่องที่ถามได้", timeout=SOON)
    say(page, words)
    expect(last(page)).to_contain_text("คำถามที่จะส่ง", timeout=SOON)
    last(page).get_by_role("button", name="ส่งถึงเจ้าหน้าที่", exact=True).click()
    expect(last(page)).to_contain_text(re.compile(r"ขอชื่อโรงเรียน|เลขที่ ปศ\. \d+/"), timeout=SOON)
    if "ขอชื่อโรงเรียน" in last(page).inner_text():  # the first time
        say(page, "ปลาปากวิทยา")
        expect(last(page)).to_contain_text("เลขที่ ปศ. ", timeout=SOON)
    found = re.search(r"ปศ\. \d+/\d+", last(page).inner_text())
    assert found, last(page).inner_text()
    return found.group()


def card_of(page: Page, number: str) -> Locator:
    card = page.locator("#log > li.flex", has_text=number).first
    expect(card).to_be_visible(timeout=SOON)
    return card


def planbot(folder: Path, *words: str) -> str:
    """A command of the office's, on the demo's database."""
    environment = {**os.environ, "DATABASE_URL": "sqlite:///var/demo.db"}
    ended = subprocess.run(
        [sys.executable, "-m", "bot", *words], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_three_questions_answered_in_mixed_order_reach_their_own_askers_alone(
    page: Page, demo_folder: Path
) -> None:
    rain = passes_on(page, "ครูสมใจ", "พรุ่งนี้ฝนจะตกไหมคะ")
    later = passes_on(page, "ครูวิชัย", "ขอเลื่อนส่งแผนไปเดือนหน้าได้ไหมครับ")
    sample = passes_on(page, "ครูวิชัย", "ขอไฟล์ตัวอย่างแผนปฏิบัติการหน่อยครับ")

    open_chat(page, "พี่นิด")  # in her own chat, by number
    say(page, f"{sample} ดูในกลุ่มไลน์ได้ค่ะ")
    expect(last(page)).to_contain_text(sample, timeout=SOON)
    open_group(page, OFFICERS)
    speak_as(page, "พี่นิด")
    said = page.locator("#log > li").count()
    say(page, "ใครไปประชุมบ่ายนี้บ้าง")  # no answer to anybody
    page.wait_for_timeout(1500)
    assert page.locator("#log > li").count() == said + 1
    quote(page, card_of(page, rain))
    say(page, "ดูพยากรณ์อากาศได้ค่ะ")
    expect(last(page)).to_contain_text(rain, timeout=SOON)

    with sqlite3.connect(demo_folder / "var" / "demo.db", timeout=10) as database:  # the card is forgotten
        database.execute(
            "DELETE FROM sent_messages WHERE consultation_id IN"
            " (SELECT id FROM consultations WHERE 'ปศ. ' || number || '/' || fiscal_year = ?)",
            (later,),
        )
    quote(page, card_of(page, later))
    say(page, "เลื่อนไม่ได้ค่ะ")
    expect(last(page)).to_contain_text("ยังไม่ได้ส่ง", timeout=SOON)
    shot(page, "quote-of-a-lost-card")
    say(page, f"{later} เลื่อนไม่ได้ค่ะ")
    expect(last(page)).to_contain_text(later, timeout=SOON)

    for name, got, others in (
        ("ครูสมใจ", ["ดูพยากรณ์อากาศได้ค่ะ"], ["ดูในกลุ่มไลน์ได้ค่ะ", "เลื่อนไม่ได้ค่ะ"]),
        ("ครูวิชัย", ["ดูในกลุ่มไลน์ได้ค่ะ", "เลื่อนไม่ได้ค่ะ"], ["ดูพยากรณ์อากาศได้ค่ะ"]),
    ):
        open_chat(page, name)
        for words in got:
            expect(page.locator("#log").get_by_text(words)).to_have_count(1, timeout=SOON)
        for words in (*others, "ใครไปประชุมบ่ายนี้บ้าง"):
            expect(page.locator("#log").get_by_text(words)).to_have_count(0)
    page.get_by_role("button", name="ได้คำตอบแล้ว", exact=True).last.click()
    expect(last(page)).to_contain_text("บันทึกว่าได้คำตอบแล้ว", timeout=SOON)


def test_of_two_officers_who_answer_at_once_one_is_sent_and_the_other_told(page: Page, address: str) -> None:
    broken = passes_on(page, "ครูสมใจ", "ระบบ AMSS เข้าไม่ได้ทำยังไงคะ")
    other = page.context.browser.new_page(locale="th-TH") if page.context.browser else page
    other.goto(address)
    for screen, name in ((page, "พี่นิด"), (other, "สมศรี")):
        open_group(screen, OFFICERS)
        speak_as(screen, name)
        quote(screen, card_of(screen, broken))
        screen.locator("#words").fill(f"ได้ค่ะ ({name})")

    page.locator("#send").click()
    other.locator("#send").click()

    told = page.locator("#log > li.other", has_text=broken)
    expect(told.filter(has_text="ข้อความของท่านจึงยังไม่ได้ส่งค่ะ")).to_have_count(1, timeout=SOON)
    shot(page, "two-officers-at-once")
    other.close()
    open_chat(page, "ครูสมใจ")
    log = page.locator("#log")
    answers = log.get_by_text("ได้ค่ะ (พี่นิด)").or_(log.get_by_text("ได้ค่ะ (สมศรี)"))
    expect(answers).to_have_count(1, timeout=SOON)


def test_requests_by_phone_and_at_the_counter_are_shown_confirmed_and_kept(page: Page) -> None:
    open_chat(page, "พี่นิด")
    for line, channel in (
        ("โทร ปิยะมหาราชาลัย แผน 5 ปี ถามวันส่ง ตอบแล้ว", "ช่องทาง: โทรศัพท์"),
        ("มาเอง นาแกพิทยาคม ยืมรถตู้ รอตอบ", "ช่องทาง: มาด้วยตนเอง"),
    ):
        say(page, line)
        expect(last(page)).to_contain_text(channel, timeout=SOON)
        shot(page, "record")
        last(page).get_by_role("button", name="บันทึก", exact=True).click()
        expect(last(page)).to_contain_text("บันทึกแล้วค่ะ เลขที่ ปศ. ", timeout=SOON)


def test_a_person_has_her_data_erased_and_the_counts_stay(page: Page, demo_folder: Path) -> None:
    name = passes_on(page, "ครูสมใจ", "แผนของโรงเรียนผ่านหรือยังคะ")
    say(page, "คำถามของฉัน")
    expect(last(page)).to_contain_text(name, timeout=SOON)
    say(page, "ลบข้อมูลของฉัน")
    expect(page.get_by_text("ยืนยันลบข้อมูล", exact=True).last).to_be_visible(timeout=SOON)
    page.get_by_text("ยืนยันลบข้อมูล", exact=True).last.click()
    expect(last(page)).to_contain_text("ลบ", timeout=SOON)
    say(page, "คำถามของฉัน")
    expect(last(page)).to_contain_text("ยังไม่มีคำถาม", timeout=SOON)

    with sqlite3.connect(demo_folder / "var" / "demo.db", timeout=10) as database:
        kept = database.execute(
            "SELECT question, answer, person_name FROM consultations WHERE chat_id = '-'"
        ).fetchall()
    assert kept
    assert set(kept) == {(None, None, None)}


def test_the_years_excel_files_open_and_their_totals_are_those_of_the_rows(
    page: Page, demo_folder: Path
) -> None:
    with sqlite3.connect(demo_folder / "var" / "demo.db", timeout=10) as database:
        count, services, waiting, by_officer, year = database.execute(
            "SELECT count(*), sum(state IN ('answered', 'confirmed', 'silent')"
            " OR (channel != 'line' AND state != 'withdrawn')),"
            " sum(state IN ('open', 'taken', 'reopened')), sum(answered_by = 'officer'"
            " AND state NOT IN ('open', 'taken', 'reopened')), max(fiscal_year) FROM consultations"
        ).fetchone()
    planbot(demo_folder, "stats", "--fiscal-year", str(year), "--out", "stats.xlsx")
    planbot(demo_folder, "consultations", "export", "--fiscal-year", str(year), "--out", "ledger.xlsx")

    sheets = openpyxl.load_workbook(demo_folder / "stats.xlsx")
    ledger = openpyxl.load_workbook(demo_folder / "ledger.xlsx").active
    assert ledger is not None
    assert ledger.max_row - 1 == count
    numbers = {
        row[0].value: row[1].value for row in sheets.worksheets[0].iter_rows(min_row=2) if row[0].value
    }
    assert numbers["คำขอรับบริการทั้งหมด (ครั้ง)"] == count >= 7
    assert numbers["ให้บริการแล้ว (ครั้ง)"] == services
    assert (numbers["เจ้าหน้าที่ตอบ"], numbers["รอเจ้าหน้าที่"]) == (by_officer, waiting)
    for name, total in (
        ("รายเดือน", services),
        ("กระบวนงาน", services),
        ("ช่องทาง", services),
        ("ผลการให้บริการ", count),
    ):
        assert sum(int(str(row[1].value)) for row in sheets[name].iter_rows(min_row=2)) == total, name
