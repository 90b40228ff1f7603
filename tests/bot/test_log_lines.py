"""JSON lines, repeats that are counted, and one id through webhook, handling and sending."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot import log
from domain import trace


@pytest.fixture
def out() -> Iterator[io.StringIO]:
    kept = logging.root.handlers[:], logging.root.level
    yield io.StringIO()
    logging.root.handlers[:] = kept[0]
    logging.root.setLevel(kept[1])


def set_up(out: io.StringIO, level: str, form: str) -> logging.Handler:
    log.set_up(level, form)
    (handler,) = logging.root.handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(out)
    return handler


def lines(out: io.StringIO) -> list[str]:
    return out.getvalue().splitlines()


def test_a_json_line_has_time_level_logger_message_and_fields(out: io.StringIO) -> None:
    set_up(out, "info", "json")
    logging.getLogger("planbot.worker").error("job failed", extra={"job": "tidy", "count": 3})

    (line,) = [json.loads(one) for one in lines(out)]
    assert line.pop("at").endswith("+00:00")
    assert line == {
        "level": "error", "logger": "planbot.worker", "message": "job failed", "job": "tidy", "count": 3,
    }  # fmt: skip


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_traceback_is_told_by_class_and_place_only(out: io.StringIO, form: str) -> None:
    set_up(out, "info", form)
    try:
        raise ValueError("คำถามของครูสมใจ")
    except ValueError:
        logging.getLogger("apscheduler.executors").exception("Job raised an exception")

    (line,) = lines(out)
    assert "ValueError at bot/test_log_lines.py:" in line
    assert "สมใจ" not in line and "Traceback" not in line


def test_below_the_level_nothing_is_written(out: io.StringIO) -> None:
    set_up(out, "warning", "text")
    logging.getLogger("planbot.x").info("event kept")

    assert lines(out) == []


def test_lines_within_an_event_carry_its_id(out: io.StringIO) -> None:
    set_up(out, "info", "text")
    with trace.tracing("01EVENT"):
        logging.getLogger("planbot.x").info("event handled")
    logging.getLogger("planbot.x").info("manual reloaded")

    first, second = lines(out)
    assert first.endswith("planbot.x event handled event=01EVENT")
    assert second.endswith("planbot.x manual reloaded")


def test_a_warning_that_repeats_is_written_a_few_times(out: io.StringIO) -> None:
    set_up(out, "info", "text")
    for number in range(585):
        logging.getLogger("planbot.x").error("work failed", extra={"error": f"OSError at x.py:{number}"})
    logging.getLogger("planbot.x").error("work failed", extra={"error": "ValueError at x.py:1"})

    assert len(lines(out)) == 4


def test_after_a_while_a_repeated_warning_says_how_many_were_not_shown(out: io.StringIO) -> None:
    now = [0.0]
    set_up(out, "info", "text").filters[0] = log.Repeats(lambda: now[0])
    for _ in range(10):
        logging.getLogger("planbot.x").error("work failed")
    now[0] = 61.0
    logging.getLogger("planbot.x").error("work failed")

    assert len(lines(out)) == 4
    assert lines(out)[-1].endswith("work failed not_shown=7")
