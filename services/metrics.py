"""Numbers of the running system for Prometheus, over all processes on this machine.

Off, and prometheus-client not even loaded, until `start` is called.
"""

import os
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from db import announcements, deliveries, inbox
from db.engine import Database
from db.health import incidents

FOLDER = Path("var/metrics")
"""Each process keeps its numbers in a file of its own there."""
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 1.5, 2.0, 5.0, 15.0, 60.0, 300.0)


class _Numbers:
    """What is counted; made once prometheus-client knows its folder."""

    def __init__(self) -> None:
        from prometheus_client import Counter, Gauge, Histogram

        self.events = Counter("planbot_events", "Events handled", ["kind", "outcome"])
        self.acknowledged = Histogram(
            "planbot_acknowledge_seconds", "Webhook from arrival to answer", ["status"], buckets=SECONDS
        )
        self.answered = Histogram(
            "planbot_answer_seconds", "Event from its receipt to its answer's end at LINE", buckets=SECONDS
        )
        self.calls = Counter("planbot_line_calls", "Calls to LINE", ["call", "outcome"])
        self.database_errors = Counter("planbot_database_errors", "Errors of the database", ["kind"])
        self.quota = Gauge(
            "planbot_quota_left", "Messages left of the month's quota", multiprocess_mode="mostrecent"
        )


_numbers: _Numbers | None = None


def start(database: Database, folder: Path = FOLDER) -> None:
    """Begin to count in this process. Call it before the process forks or makes threads."""
    global _numbers
    if _numbers is not None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    _forget_the_dead(folder)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder.resolve())  # how the library wants to be told
    _numbers = _Numbers()
    watch(database)


def watch(database: Database) -> None:
    """Count the errors of a database that was opened after counting began, in a process of its own."""
    from sqlalchemy import event

    if _numbers is None:
        return
    errors = _numbers.database_errors

    @event.listens_for(database.engine, "handle_error")
    def _(context: Any) -> None:
        errors.labels(type(context.original_exception).__name__).inc()


def event_handled(kind: str, outcome: str) -> None:
    if _numbers:
        _numbers.events.labels(kind, outcome).inc()


def acknowledged(status: int, seconds: float) -> None:
    if _numbers:
        _numbers.acknowledged.labels(str(status)).observe(seconds)


def answered(seconds: float) -> None:
    if _numbers:
        _numbers.answered.observe(max(seconds, 0.0))


def line_called(call: str, outcome: str) -> None:
    if _numbers:
        _numbers.calls.labels(call, outcome).inc()


def quota_left(messages: int) -> None:
    if _numbers:
        _numbers.quota.set(messages)


def page(database: Database, now: datetime) -> bytes:
    """Everything that was counted on this machine, and the ages of what waits in the database."""
    from prometheus_client import CollectorRegistry, generate_latest, multiprocess

    counted = CollectorRegistry()
    multiprocess.MultiProcessCollector(counted)  # type: ignore[no-untyped-call]
    with database.read() as session:
        event, owed = inbox.oldest_waiting_at(session), deliveries.oldest_owed_at(session)
        found = {
            "planbot_oldest_event_seconds": _age(event, now),
            "planbot_oldest_delivery_seconds": _age(owed, now),
            "planbot_last_tick_seconds": _age(announcements.last_tick(session), now),
            "planbot_events_waiting": inbox.count_waiting(session),
            "planbot_events_set_aside": inbox.count_aside(session),
            "planbot_incidents": incidents.count_open(session),
        }
        states = deliveries.count_by_state(session)
    owed_by = {f'planbot_deliveries{{state="{state}"}}': float(count) for state, count in states.items()}
    return generate_latest(counted) + _shown(found) + b"# TYPE planbot_deliveries gauge\n" + _rows(owed_by)


def _shown(found: Mapping[str, float | None]) -> bytes:
    known = {name: value for name, value in found.items() if value is not None}
    return b"".join(f"# TYPE {name} gauge\n".encode() + _rows({name: known[name]}) for name in known)


def _rows(values: Mapping[str, float]) -> bytes:
    return "".join(f"{name} {value}\n" for name, value in sorted(values.items())).encode()


def _age(moment: datetime | None, now: datetime) -> float | None:
    return None if moment is None else max((now - moment).total_seconds(), 0.0)


def _forget_the_dead(folder: Path) -> None:
    """Files of processes that are no more: their counts began afresh with those that followed them."""
    for path in folder.glob("*.db"):
        found = re.search(r"_(\d+)\.db$", path.name)
        if found and not Path(f"/proc/{found[1]}").exists() and Path("/proc/self").exists():
            path.unlink(missing_ok=True)
