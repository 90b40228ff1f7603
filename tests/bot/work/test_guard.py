"""A job that fails ends nothing and tells no words."""

import logging

import pytest

from bot.work.guard import guarded


def test_a_failing_job_is_logged_by_class_and_place_only(caplog: pytest.LogCaptureFixture) -> None:
    def job() -> None:
        raise ValueError("คำถามของครูสมใจ")

    with caplog.at_level(logging.ERROR):
        guarded("tidy", job)()

    (record,) = caplog.records
    assert record.getMessage() == "job failed"
    assert vars(record)["error"].startswith("ValueError at work/guard.py:")
    assert "สมใจ" not in str(vars(record))
