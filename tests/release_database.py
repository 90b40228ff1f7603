"""Make the databases of a release, filled with invented data, as SQL text for tests/data/releases.

Run in a checkout of the release, whose own code makes the tables and plays the office's day:

    PYTHONPATH=.:tests python -P .../tests/release_database.py FOLDER postgresql://user@host/database

It writes <revision>.sqlite.sql and <revision>.postgresql.sql there (docs/developers.md, "Migrations").
"""

import re
import sqlite3
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from consult_office import NID, OFFICERS, SECOND, SOMSRI, TEACHER, THIRD, Bureau
from sqlalchemy import MetaData, func, select, text

from db.engine import Database
from db.schema import newest, upgrade
from line.gateway import Outcome

SCHEMA = "planbot_release"
NOW = datetime(2026, 11, 23, 3, 30, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
SCHOOLS = "C" + "5" * 32

ROWS: dict[str, list[dict[str, Any]]] = {
    "accounts": [{"id": 1, "user_id": "U" + "9" * 32, "basic_id": "@x", "name": "แผนดี", "asked_at": NOW}],
    "chat_leases": [{"chat_id": SCHOOLS, "owner": "worker-1", "until": NOW}],
    "group_codes": [{"code": "ABCDEFGH", "role": "personnel", "until": LATER}],
    "officer_codes": [{"code": "HGFEDCBA", "name": "วีระ", "until": LATER}],
    "tombstones": [{"message_id": "unsent-before-it-came", "until": LATER}],
    "key_dates": [{"name": "emes-close-6m", "fiscal_year": 2570, "day": date(2027, 4, 20), "set_at": NOW}],
    "digest_questions": [{"month": "2026-11", "procedure": "plan-review", "step": 4, "frozen_at": NOW}],
    "heartbeats": [{"id": 1, "ticked_at": NOW}],
    "announcements": [
        {
            "occasion": "digest:announcements:2026-11",
            "group_id": SCHOOLS,
            "at": NOW,
            "until": date(2026, 11, 30),
            "state": "sent",
            "late": False,
            "recorded_at": NOW,
        },
        {
            "occasion": "notice:closing:emes-close-6m:2570",
            "group_id": OFFICERS,
            "at": NOW,
            "until": date(2026, 11, 30),
            "state": "missed",
            "late": True,
            "recorded_at": NOW,
        },
    ],
    "announcement_orders": [
        {
            "occasion": "reminder:plan-review-4:2027-05-31:7d",
            "role": "announcements",
            "wish": "stop",
            "by": NID,
            "at": NOW,
        }
    ],
    "own_announcements": [
        {
            "role": "announcements",
            "text": "ขอเชิญประชุม 30 พ.ย. นี้",
            "at": LATER,
            "state": "waiting",
            "by": NID,
            "created_at": NOW,
            "message_id": "typed-by-nid",
        }
    ],
}
"""For tables that the played day leaves empty; a column that the release lacks is left out."""


def play(bureau: Bureau) -> None:
    """A day with consultations, answers in parts, a picture, teaching, a rating, erasing and an outage."""
    first = bureau.asks_officers(TEACHER, "ขอย้ายครูต้องทำยังไง")
    bureau.says(NID, "ติดต่อกลุ่มบริหารงานบุคคลค่ะ", group=OFFICERS, quote=bureau.card(first))
    bureau.presses(NID, "เพิ่มเป็นความรู้", group=OFFICERS)
    bureau.presses(SOMSRI, "อนุมัติ", group=OFFICERS)
    bureau.presses(TEACHER, "ได้คำตอบแล้ว")
    second = bureau.asks_officers(SECOND, "ขอหนังสือรับรอง", "นาแกพิทยาคม")
    bureau.says(SOMSRI, "คำตอบสั้น", group=OFFICERS, quote=bureau.card(second))
    bureau.presses(SECOND, "ยังไม่ชัดเจน")
    bureau.says(SECOND, "หมายถึงปีไหนคะ")
    bureau.says(TEACHER, "ส่งแผนวันไหน")
    bureau.presses(TEACHER, "ถูกต้อง")
    third = bureau.asks_officers(THIRD, "ขอกุญแจห้องประชุม", "นาแกพิทยาคม")
    bureau.says(NID, "รับ", group=OFFICERS, quote=bureau.card(third))
    bureau.presses(NID, "หลายข้อความ", group=OFFICERS, on=bureau.card(third))
    bureau.says(NID, "มารับได้ที่เขต", group=OFFICERS)
    bureau.sends(NID, "image", group=OFFICERS)
    bureau.says(THIRD, "ลบข้อมูลของฉัน")
    bureau.presses(THIRD, "ยืนยันลบข้อมูล")
    bureau.says(NID, "โทร นาแกพิทยาคม ถามเรื่องงบประมาณ ตอบแล้ว")
    bureau.line.fails = lambda chat: Outcome.HOLD if chat == OFFICERS else Outcome.RETRY
    bureau.asks_officers(TEACHER, "ขอใช้รถราชการ")
    bureau.line.fails = lambda chat: None
    bureau.says(SECOND, "ส่งแผนทางไหน", work=False)


def fill(database: Database) -> None:
    """Rows for the tables that are still empty, as far as they are known here."""
    tables = MetaData()
    tables.reflect(database.engine)
    with database.engine.begin() as connection:
        for name, rows in ROWS.items():
            table = tables.tables[name]
            if connection.scalar(select(func.count()).select_from(table)) == 0:
                for row in rows:
                    known = {column: value for column, value in row.items() if column in table.columns}
                    connection.execute(table.insert().values(known))
        empty = [
            name for name, table in tables.tables.items()
            if connection.scalar(select(func.count()).select_from(table)) == 0
        ]  # fmt: skip
    print("empty:", empty or "none", file=sys.stderr)  # noqa: T201


def dump_sqlite(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as made:
        database = Database(f"sqlite:///{made}/release.db")
        upgrade(database)
        play(Bureau(database))
        fill(database)
        database.close()
        kept = sqlite3.connect(f"{made}/release.db")
        lines = "\n".join(kept.iterdump()) + "\n"
        kept.close()
    (folder / f"{newest()}.sqlite.sql").write_text(lines, "utf-8", newline="\n")


def dump_postgresql(folder: Path, url: str) -> None:
    outside = Database(url)
    with outside.engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"))
        connection.execute(text(f"CREATE SCHEMA {SCHEMA}"))
    try:
        database = Database(f"{url}?options=-csearch_path%3D{SCHEMA}")
        upgrade(database)
        play(Bureau(database))
        fill(database)
        database.close()
        dumped = subprocess.run(
            ["pg_dump", "--schema", SCHEMA, "--inserts", "--no-owner", "--no-privileges", url],
            check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip
    finally:
        with outside.engine.begin() as connection:
            connection.execute(text(f"DROP SCHEMA {SCHEMA} CASCADE"))
        outside.close()
    kept = re.sub(r"(?m)^(--.*|\\.*|SET .*|SELECT pg_catalog\.set_config.*|CREATE SCHEMA .*)\n", "", dumped)
    (folder / f"{newest()}.postgresql.sql").write_text(kept.replace(f"{SCHEMA}.", ""), "utf-8", newline="\n")


if __name__ == "__main__":
    target = Path(sys.argv[1]).resolve()
    dump_sqlite(target)
    dump_postgresql(target, sys.argv[2])
