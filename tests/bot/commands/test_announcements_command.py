"""`planbot announcements preview` and `planbot dates`: what other people's tools and officers type."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from migrated import migrated

from bot.cli import planbot
from bot.commands.dates import closing_day
from bot.failure import Failure


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.chdir(tmp_path)
    return CliRunner(env={"DATABASE_URL": f"sqlite:///{tmp_path / 'planbot.db'}"})


def run(runner: CliRunner, *words: str) -> Result:
    return runner.invoke(planbot, words)


def test_the_preview_as_json_has_the_agreed_form(runner: CliRunner, tmp_path: Path) -> None:
    told = run(runner, "announcements", "preview", "--from", "2027-05-24", "--to", "2027-05-24", "--json")

    assert json.loads(told.stdout) == [
        {
            "occasion": "reminder:plan-review-4:2027-05-31:7d",
            "at": "2027-05-24T08:30:00+07:00",
            "role": "announcements",
            "kind": "reminder",
            "push": "2027-05-24/announcements",
            "items": [
                {
                    "procedure": "plan-review",
                    "step": 4,
                    "why": "due",
                    "due": "2027-05-31",
                    "last_working_day": "2027-05-31",
                }
            ],
            "text": "ครบกำหนดอีก 7 วัน\n• โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา: โรงเรียน · "
            "ภายใน 31 พฤษภาคม 2570 (อีก 7 วัน) · ส่งทาง กลุ่มนโยบายและแผน, AMSS++, ไลน์กลุ่มนโยบายและแผน",
        }
    ]
    assert list(tmp_path.iterdir()) == []


def test_a_year_before_planbots_calendar_is_refused_in_words(runner: CliRunner) -> None:
    told = run(runner, "announcements", "preview", "--from", "0001-01-01", "--to", "0001-02-01")

    assert told.exit_code == 2
    assert "0001-01-01: planbot ดูปฏิทินได้ตั้งแต่ปี ค.ศ. 2000 เป็นต้นไป" in told.stderr


def test_a_preview_of_days_without_occasions_is_an_empty_list(runner: CliRunner) -> None:
    told = run(runner, "announcements", "preview", "--from", "2027-05-25", "--to", "2027-05-27", "--json")

    assert json.loads(told.stdout) == []


def test_the_preview_knows_the_closing_days_that_are_set(runner: CliRunner, tmp_path: Path) -> None:
    migrated(tmp_path / "planbot.db")
    run(runner, "dates", "set", "emes-close-6m", "2099-04-20")

    told = run(runner, "announcements", "preview", "--from", "2099-04-01", "--to", "2099-04-30")

    assert "reminder:monitoring-6:2099-04-20:3wd" in told.stdout
    assert "วันจันทร์ที่ 20 เมษายน 2642" in run(runner, "dates", "list").stdout


def test_setting_a_date_echoes_the_fiscal_year(runner: CliRunner, tmp_path: Path) -> None:
    migrated(tmp_path / "planbot.db")

    told = run(runner, "dates", "set", "emes-close-12m", "2099-10-15")

    assert told.stdout == "ตั้ง emes-close-12m ปีงบประมาณ 2642 เป็น 2099-10-15 (วันพฤหัสบดีที่ 15 ตุลาคม 2642) แล้ว\n"


def test_a_fiscal_year_far_from_the_closing_day_is_refused_and_one_beside_it_is_not(
    runner: CliRunner, tmp_path: Path
) -> None:
    migrated(tmp_path / "planbot.db")

    far = run(runner, "dates", "set", "emes-close-6m", "2099-04-20", "--fiscal-year", "2599")
    beside = run(runner, "dates", "set", "emes-close-6m", "2099-04-20", "--fiscal-year", "2641")

    assert isinstance(far.exception, Failure)
    assert "เป็นของปีงบประมาณ 2642" in str(far.exception)
    assert beside.exit_code == 0


def test_an_own_announcement_of_an_endless_number_is_not_there(runner: CliRunner, tmp_path: Path) -> None:
    migrated(tmp_path / "planbot.db")

    told = run(runner, "announcements", "cancel", f"own:{'9' * 30}")

    assert isinstance(told.exception, Failure)
    assert "ไม่มีรายการนี้รออยู่" in str(told.exception)


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("2027-02-01", "2027-01-01", "ให้สลับวัน"),
        ("2027-01-01", "2077-01-01", "ไม่เกิน 10 ปี"),
    ],
)
def test_a_period_that_cannot_be_shown_is_refused_in_a_line(
    runner: CliRunner, since: str, until: str, said: str
) -> None:
    told = run(runner, "announcements", "preview", "--from", since, "--to", until)

    assert isinstance(told.exception, Failure)
    assert said in str(told.exception)


def test_a_period_in_buddhist_years_is_refused_with_the_right_year(runner: CliRunner) -> None:
    told = run(runner, "announcements", "preview", "--from", "2570-01-01", "--to", "2570-12-31")

    assert told.exit_code == 2
    assert "2027-01-01" in told.stderr


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2570-03-31", "ให้ใส่ปี ค.ศ. คือ 2027-03-31"),
        ("2026-11-22", "ผ่านมาแล้ว"),
        ("2027-13-01", "ไม่มีวันนี้ในปฏิทิน"),
        ("2027-02-30", "ไม่มีวันนี้ในปฏิทิน"),
        ("20 เมษายน", "ต้องเป็นวันแบบ"),
        ("๒๐๒๗-๐๔-๒๐", "ต้องเป็นวันแบบ"),
        ("", "ต้องเป็นวันแบบ"),
    ],
)
def test_a_day_that_cannot_be_a_closing_day_is_refused_with_what_would_be_right(
    typed: str, said: str
) -> None:
    with pytest.raises(Failure, match=said):
        closing_day(typed, date(2026, 11, 23))


def test_the_chat_knows_the_closing_day_as_soon_as_it_is_set(runner: CliRunner, tmp_path: Path) -> None:
    migrated(tmp_path / "planbot.db")
    question = ("ask", "ระบบ e-MES ปิดวันไหน", "--at", "2099-03-01")
    before = run(runner, *question).stdout

    run(runner, "dates", "set", "emes-close-6m", "2099-04-20")

    assert "20 เมษายน 2642" not in before
    assert "20 เมษายน 2642" in run(runner, *question).stdout
