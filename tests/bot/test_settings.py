"""Every setting: what it is by default, what is right, and the line a wrong one gets."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from bot import settings_papers
from bot.setting_names import meant_by
from bot.setting_values import OfficeHours
from bot.settings import NAMES, SETTINGS, SettingError, Settings, environment, load, misspelt, wants_traceback

ROOT = Path(__file__).parents[2]
SECRETS = {"LINE_CHANNEL_SECRET": "0123456789abcdef", "LINE_CHANNEL_ACCESS_TOKEN": "AbC+/9xY="}
TEMPLATE_TEXT = "ยังไม่ได้ตั้งค่า ให้คัดลอกจาก LINE Developers Console มาใส่ใน .env"


def loaded(**given: str) -> Settings:
    return load({**SECRETS, **given})


def refusal(**given: str) -> str:
    with pytest.raises(SettingError) as refused:
        loaded(**given)
    return str(refused.value)


def test_with_the_two_secrets_alone_everything_else_has_its_default() -> None:
    assert loaded() == Settings(
        channel_secret="0123456789abcdef",
        channel_access_token="AbC+/9xY=",
        line_api_base="https://api.line.me",
        line_data_api_base="https://api-data.line.me",
        database_url="sqlite:///var/planbot.db",
        database_url_is_set=False,
        power_safe=False,
        public_url=None,
        port=8000,
        web_concurrency=2,
        announce_at=time(8, 30),
        office_hours=OfficeHours(time(8, 30), time(16, 30)),
        late_pushes_a_day=20,
        keep_raw_days=30,
        keep_text_years=2,
        remind_after_hours=4,
        tell_head_after_hours=7,
        answer_undo_seconds=8,
        bind="127.0.0.1",
        metrics_token=None,
        log_level="info",
        log_format="text",
        debug=False,
    )


def test_an_empty_value_is_the_same_as_none() -> None:
    names = [name for name in NAMES if name not in SECRETS]

    assert loaded(**{name: "  " for name in names}) == loaded()


@pytest.mark.parametrize(
    ("name", "given", "field", "value"),
    [
        ("LINE_CHANNEL_SECRET", " abc \n", "channel_secret", "abc"),
        ("LINE_API_BASE", "http://127.0.0.1:9000/", "line_api_base", "http://127.0.0.1:9000"),
        ("LINE_DATA_API_BASE", "http://127.0.0.1:9000", "line_data_api_base", "http://127.0.0.1:9000"),
        ("DATABASE_URL", "postgres://u:p@db/x", "database_url", "postgres://u:p@db/x"),
        ("DATABASE_URL", "sqlite:///x.db", "database_url_is_set", True),
        ("DATABASE_POWER_SAFE", "yes", "power_safe", True),
        ("DATABASE_POWER_SAFE", "ON", "power_safe", True),
        ("DATABASE_POWER_SAFE", "0", "power_safe", False),
        ("PUBLIC_URL", "https://planbot.example.go.th/", "public_url", "https://planbot.example.go.th"),
        ("PORT", "1", "port", 1),
        ("PORT", "65535", "port", 65535),
        ("WEB_CONCURRENCY", "32", "web_concurrency", 32),
        ("ANNOUNCE_AT", "07:00", "announce_at", time(7, 0)),
        ("ANNOUNCE_AT", "20:00", "announce_at", time(20, 0)),
        ("ANNOUNCE_AT", "9:05", "announce_at", time(9, 5)),
        ("OFFICE_HOURS", "08:00-17:00", "office_hours", OfficeHours(time(8, 0), time(17, 0))),
        ("OFFICE_HOURS", " 8:00 - 17:00 ", "office_hours", OfficeHours(time(8, 0), time(17, 0))),
        ("OFFICE_HOURS", "always", "office_hours", OfficeHours(time(0, 0), time(23, 59), always=True)),
        ("LATE_PUSHES_A_DAY", "0", "late_pushes_a_day", 0),
        ("KEEP_RAW_DAYS", "365", "keep_raw_days", 365),
        ("KEEP_TEXT_YEARS", "5", "keep_text_years", 5),
        ("REMIND_AFTER_HOURS", "2", "remind_after_hours", 2),
        ("TELL_HEAD_AFTER_HOURS", "14", "tell_head_after_hours", 14),
        ("ANSWER_UNDO_SECONDS", "0", "answer_undo_seconds", 0),
        ("ANSWER_UNDO_SECONDS", "60", "answer_undo_seconds", 60),
        ("BIND", "0.0.0.0", "bind", "0.0.0.0"),
        ("BIND", "[::1]", "bind", "::1"),
        ("BIND", "localhost", "bind", "127.0.0.1"),
        ("METRICS_TOKEN", "0123456789abcdef", "metrics_token", "0123456789abcdef"),
        ("LOG_LEVEL", "DEBUG", "log_level", "debug"),
        ("LOG_FORMAT", "json", "log_format", "json"),
        ("PLANBOT_DEBUG", "1", "debug", True),
    ],
)
def test_a_right_value_is_taken(name: str, given: str, field: str, value: Any) -> None:
    assert getattr(loaded(**{name: given}), field) == value


FULL_ADDRESS = "ต้องเป็นที่อยู่เว็บแบบเต็ม เช่น https://planbot.example.go.th"
COPIED_WRONG = "มีช่องว่างหรืออักษรที่ไม่ใช่ภาษาอังกฤษ ให้คัดลอกจาก LINE Developers Console ใหม่"
ANNOUNCED = "ต้องเป็นเวลา 07:00-20:00 เช่น 08:30"
INTERFACE = "ต้องเป็นเลข IP เช่น 127.0.0.1 หรือ 0.0.0.0"
PASSWORD = "ต้องเป็นอักษรอังกฤษหรือตัวเลขติดกันอย่างน้อย 16 ตัว (สุ่มได้ด้วย openssl rand -hex 16)"
HOURS = "ต้องเป็นช่วงเวลา เช่น 08:30-16:30 หรือ always"


@pytest.mark.parametrize(
    ("name", "given", "line"),
    [
        ("LINE_CHANNEL_SECRET", "", TEMPLATE_TEXT),
        ("LINE_CHANNEL_SECRET", "   ", TEMPLATE_TEXT),
        ("LINE_CHANNEL_SECRET", "abc def", COPIED_WRONG),
        ("LINE_CHANNEL_SECRET", "abc\u200bdef", COPIED_WRONG),
        ("LINE_CHANNEL_ACCESS_TOKEN", "", TEMPLATE_TEXT),
        ("LINE_CHANNEL_ACCESS_TOKEN", "token\ttoken", COPIED_WRONG),
        ("LINE_CHANNEL_ACCESS_TOKEN", "โทเคน", COPIED_WRONG),
        ("LINE_API_BASE", "api.line.me", FULL_ADDRESS),
        ("LINE_DATA_API_BASE", "ftp://api-data.line.me", FULL_ADDRESS),
        ("PUBLIC_URL", "planbot.example.go.th", FULL_ADDRESS),
        ("PUBLIC_URL", "https://", FULL_ADDRESS),
        ("PUBLIC_URL", "https://[planbot", FULL_ADDRESS),
        ("PUBLIC_URL", "https://planbot:port", FULL_ADDRESS),
        ("PUBLIC_URL", "https://plan bot", FULL_ADDRESS),
        ("PORT", "0", "ต้องเป็นจำนวนเต็ม 1-65535 (ค่าที่พบ: 0)"),
        ("PORT", "65536", "ต้องเป็นจำนวนเต็ม 1-65535 (ค่าที่พบ: 65536)"),
        ("PORT", "http", "ต้องเป็นจำนวนเต็ม 1-65535 (ค่าที่พบ: http)"),
        ("PORT", "๘๐๐๐", "ต้องเป็นจำนวนเต็ม 1-65535 (ค่าที่พบ: ๘๐๐๐)"),
        ("PORT", "8" * 5000, f"ต้องเป็นจำนวนเต็ม 1-65535 (ค่าที่พบ: {'8' * 20})"),
        ("WEB_CONCURRENCY", "33", "ต้องเป็นจำนวนเต็ม 1-32 (ค่าที่พบ: 33)"),
        ("WEB_CONCURRENCY", "-1", "ต้องเป็นจำนวนเต็ม 1-32 (ค่าที่พบ: -1)"),
        ("LATE_PUSHES_A_DAY", "1.5", "ต้องเป็นจำนวนเต็ม 0-100000 (ค่าที่พบ: 1.5)"),
        ("KEEP_RAW_DAYS", "0", "ต้องเป็นจำนวนเต็ม 1-3650 (ค่าที่พบ: 0)"),
        ("KEEP_TEXT_YEARS", "0", "ต้องเป็นจำนวนเต็ม 1-20 (ค่าที่พบ: 0)"),
        ("REMIND_AFTER_HOURS", "สี่", "ต้องเป็นจำนวนเต็ม 1-80 (ค่าที่พบ: สี่)"),
        ("TELL_HEAD_AFTER_HOURS", "81", "ต้องเป็นจำนวนเต็ม 1-80 (ค่าที่พบ: 81)"),
        ("DATABASE_POWER_SAFE", "maybe", "ต้องเป็น yes หรือ no"),
        ("ANSWER_UNDO_SECONDS", "61", "ต้องเป็นจำนวนเต็ม 0-60 (ค่าที่พบ: 61)"),
        ("ANSWER_UNDO_SECONDS", "8s", "ต้องเป็นจำนวนเต็ม 0-60 (ค่าที่พบ: 8s)"),
        ("BIND", "ทุกที่", f"{INTERFACE} (ค่าที่พบ: ทุกที่)"),
        ("BIND", "0.0.0.0:8000", f"{INTERFACE} (ค่าที่พบ: 0.0.0.0:8000)"),
        ("METRICS_TOKEN", "short", PASSWORD),
        ("METRICS_TOKEN", "0123456789 abcdef", PASSWORD),
        ("METRICS_TOKEN", "รหัสที่ยาวเกินสิบหกตัวอักษร", PASSWORD),
        ("LOG_LEVEL", "verbose", "ต้องเป็น debug info warning หรือ error (ค่าที่พบ: verbose)"),
        ("LOG_FORMAT", "xml", "ต้องเป็น text หรือ json (ค่าที่พบ: xml)"),
        ("PLANBOT_DEBUG", "2", "ต้องเป็น yes หรือ no"),
        ("ANNOUNCE_AT", "06:59", ANNOUNCED),
        ("ANNOUNCE_AT", "20:01", ANNOUNCED),
        ("ANNOUNCE_AT", "24:00", ANNOUNCED),
        ("ANNOUNCE_AT", "08.30", ANNOUNCED),
        ("OFFICE_HOURS", "16:30-08:30", HOURS),
        ("OFFICE_HOURS", "08:30", HOURS),
        ("OFFICE_HOURS", "08:30-08:30", HOURS),
        ("OFFICE_HOURS", "ตลอดเวลา", HOURS),
    ],
)
def test_a_wrong_value_stops_with_one_line_that_names_it(name: str, given: str, line: str) -> None:
    assert refusal(**{name: given}) == f"{name}: {line}"


@pytest.mark.parametrize("name", [*sorted(SECRETS), "METRICS_TOKEN"])
def test_a_refused_secret_is_not_repeated(name: str) -> None:
    assert "s3cret" not in refusal(**{name: "s3cret with spaces"})


def test_commands_that_talk_to_no_line_need_no_secrets() -> None:
    assert load({}, secrets=False).channel_secret == ""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A working folder of the test's own, and an environment without planbot's settings."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    yield tmp_path


def test_the_env_file_of_the_working_folder_is_read(folder: Path) -> None:
    (folder / ".env").write_text(
        "# ความเห็น\nLINE_CHANNEL_SECRET=abc\nLINE_CHANNEL_ACCESS_TOKEN='x+y/z='\nPORT=9000 # พอร์ต\n",
        encoding="utf-8",
    )

    settings = load(environment())

    assert (settings.channel_secret, settings.channel_access_token, settings.port) == ("abc", "x+y/z=", 9000)


def test_the_environment_wins_over_the_env_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".env").write_text("PORT=9000\nWEB_CONCURRENCY=3\n", encoding="utf-8")
    monkeypatch.setenv("PORT", "9001")

    settings = load(environment(), secrets=False)

    assert (settings.port, settings.web_concurrency) == (9001, 3)


def test_an_env_file_saved_by_a_windows_editor_is_read(folder: Path) -> None:
    (folder / ".env").write_bytes("\ufeffPORT=9000\r\nWEB_CONCURRENCY=3\r\n".encode())

    settings = load(environment(), secrets=False)

    assert (settings.port, settings.web_concurrency) == (9000, 3)


def test_an_env_file_in_another_encoding_is_named(folder: Path) -> None:
    (folder / ".env").write_bytes("# พอร์ต\nPORT=9000\n".encode("cp874"))

    with pytest.raises(SettingError, match=r"^\.env: อ่านไม่ได้ ให้บันทึกไฟล์เป็น UTF-8$"):
        environment()


def test_the_documents_say_what_the_rows_say() -> None:
    assert settings_papers.TABLE.read_text("utf-8") == settings_papers.table()
    assert settings_papers.EXAMPLE.read_text("utf-8") == settings_papers.example()


def test_the_documents_name_each_setting_with_its_default() -> None:
    table, example = settings_papers.table(), settings_papers.example()

    assert len(NAMES) == len(set(NAMES)) == 22
    assert "| `PORT` | `8000` | จำนวนเต็ม 1-65535 | พอร์ตที่รับ webhook |\n" in table
    assert "# พอร์ตที่รับ webhook (จำนวนเต็ม 1-65535)\n# PORT=8000\n" in example
    assert "| `LINE_CHANNEL_SECRET` | (ต้องมี) |" in table
    assert re.findall(r"^([A-Z_]+)=$", example, re.MULTILINE) == [
        "LINE_CHANNEL_SECRET", "LINE_CHANNEL_ACCESS_TOKEN", "PUBLIC_URL", "METRICS_TOKEN",
    ]  # fmt: skip


def test_each_default_that_the_documents_give_is_the_one_used() -> None:
    written = {row.name: row.default for row in SETTINGS if row.default}

    given = load({**SECRETS, **written})

    assert replace(given, database_url_is_set=False) == loaded()


def test_the_example_as_it_stands_lacks_only_the_secrets(folder: Path) -> None:
    (folder / ".env").write_text((ROOT / ".env.example").read_text(encoding="utf-8"), encoding="utf-8")

    with pytest.raises(SettingError, match=r"^LINE_CHANNEL_SECRET: "):
        load(environment())
    assert load({**environment(), **SECRETS}) == loaded()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("LINE_CHANEL_SECRET", "LINE_CHANNEL_SECRET"),
        ("line_channel_secret", "LINE_CHANNEL_SECRET"),
        ("CHANNEL_SECRET", "LINE_CHANNEL_SECRET"),
        ("LINE_CHANNEL_TOKEN", "LINE_CHANNEL_ACCESS_TOKEN"),
        ("PROT", "PORT"),
        ("PORTS", "PORT"),
        ("PLANBOT_PORT", "PORT"),
        ("PUBLICURL", "PUBLIC_URL"),
        ("PUBLIC_URLS", "PUBLIC_URL"),
        ("DATABASE_URI", "DATABASE_URL"),
        ("KEEP_TEXT_YEAR", "KEEP_TEXT_YEARS"),
        ("OFFICE_HOUR", "OFFICE_HOURS"),
        ("ANOUNCE_AT", "ANNOUNCE_AT"),
        ("METRIC_TOKEN", "METRICS_TOKEN"),
        ("LOGLEVEL", "LOG_LEVEL"),
        ("TELL_HEAD_AFTER", "TELL_HEAD_AFTER_HOURS"),
        ("ANSWER_UNDO_SECOND", "ANSWER_UNDO_SECONDS"),
        ("PORT", None),
        ("POST", None),
        ("HOST", None),
        ("HOME", None),
        ("PATH", None),
        ("POSTGRES_PASSWORD", None),
        ("DATABASE", None),
        ("TZ", None),
        ("ภาษาไทย", None),
        ("", None),
    ],
)
def test_a_misspelt_name_is_understood(name: str, meant: str | None) -> None:
    assert meant_by(name, NAMES) == meant


def test_a_misspelt_name_is_found_in_the_env_file_and_outside(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".env").write_text("PROT=9000\nPUBLIC_URL=https://a.go.th\nPUBLIC_URLS=x\n", encoding="utf-8")
    monkeypatch.setenv("KEEP_TEXT_YEAR", "1")
    monkeypatch.setenv("BINT", "/usr/bin")

    assert misspelt() == {"PROT": "PORT", "KEEP_TEXT_YEAR": "KEEP_TEXT_YEARS"}


def test_a_needed_setting_that_is_misspelt_is_named_with_what_was_found() -> None:
    given = {"LINE_CHANEL_SECRET": "abc", "LINE_CHANNEL_ACCESS_TOKEN": "x"}

    with pytest.raises(SettingError) as refused:
        load(given)

    assert str(refused.value) == (
        "LINE_CHANNEL_SECRET: ยังไม่ได้ตั้งค่า แต่พบ LINE_CHANEL_SECRET หมายถึงชื่อนี้ใช่หรือไม่ ให้แก้ชื่อ"
    )


@pytest.mark.parametrize(
    ("given", "wanted"), [("1", True), ("yes", True), ("", False), ("no", False), ("x", False)]
)
def test_tracebacks_are_shown_where_asked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch, given: str, wanted: bool
) -> None:
    monkeypatch.setenv("PLANBOT_DEBUG", given)

    assert wants_traceback() is wanted
