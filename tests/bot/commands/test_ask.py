"""`ask`, `evaluate` and `knowledge check` as people and programs call them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import planbot
from bot.failure import Failure

LABELLED = '{"id":"a","text":"ส่งแผนปฏิบัติการทางไหน","expect":{"kind":"answer","procedure":"plan-review","step":4,"facet":"channels"},"register":"casual"}\n'  # noqa: E501
AT = "2027-05-24T09:00:00+07:00"


def run(*args: str, stdin: str = "") -> Result:
    return CliRunner().invoke(planbot, list(args), input=stdin)


def test_ask_prints_the_answer_with_the_real_date() -> None:
    result = run("ask", "โรงเรียนต้องส่งแผนปฏิบัติการภายในวันไหน", "--at", AT)

    assert result.exit_code == 0
    assert "31 พฤษภาคม 2570" in result.stdout


def test_ask_json_has_every_promised_key() -> None:
    answer = json.loads(run("ask", "โรงเรียนต้องส่งแผนปฏิบัติการภายในวันไหน", "--json", "--at", AT).stdout)

    assert list(answer) == ["kind", "procedure", "step", "facet", "month", "options", "score", "text"]
    assert (answer["kind"], answer["procedure"], answer["step"]) == ("answer", "plan-review", 4)
    assert 0 <= answer["score"] <= 1


def test_a_batch_keeps_order_and_ids_and_follows_the_context() -> None:
    lines = (
        '{"id": 7, "text": "แล้วส่งทางไหน", "context": ["โรงเรียนส่งแผนปฏิบัติการเดือนไหน"]}\n'
        '\n{"id": "x", "text": "ขอบคุณค่ะ"}\n'
    )

    result = run("ask", "--jsonl", "--at", AT, stdin=lines)
    first, second = (json.loads(line) for line in result.stdout.splitlines())

    assert (first["id"], first["procedure"], first["step"], first["facet"]) == (
        7,
        "plan-review",
        4,
        "channels",
    )
    assert (second["id"], second["kind"]) == ("x", "smalltalk")


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[1]",
        '{"id": 1}',
        '{"id": 1, "text": 5}',
        '{"text": "ก", "context": "ข"}',
        '{"id": NaN, "text": "ก"}',
        '{"id": ' + "9" * 5000 + ', "text": "ก"}',
    ],
    ids=range(7),
)
def test_a_broken_line_of_a_batch_is_named_by_its_number(line: str) -> None:
    result = run("ask", "--jsonl", stdin='{"id": 1, "text": "สวัสดี"}\n' + line + "\n")

    assert isinstance(result.exception, Failure)
    assert str(result.exception).startswith("stdin บรรทัดที่ 2: ")


def test_explain_shows_what_decided() -> None:
    result = run("ask", "ส่งแผนปฏิบัติการทางไหน", "--explain", "--at", AT)

    assert "candidates: plan-review/4" in result.stdout
    assert "expected cost: " in result.stdout


@pytest.mark.parametrize(
    "args", [["ask"], ["ask", "ถาม", "--jsonl"], ["ask", "ถาม", "--at", "พรุ่งนี้"], ["evaluate"]]
)
def test_wrong_usage_ends_with_2(args: list[str]) -> None:
    assert run(*args).exit_code == 2


def test_evaluate_prints_the_table_and_no_errors_where_there_are_none(tmp_path: Path) -> None:
    file = tmp_path / "labels.jsonl"
    file.write_text(LABELLED, encoding="utf-8")

    result = run("evaluate", str(file))

    assert result.stdout.splitlines()[:2] == [
        "1 questions",
        "best candidate is the right step                         100.0%  1/1",
    ]
    assert "worst errors" not in result.stdout


def test_evaluate_against_an_earlier_run_names_what_changed(tmp_path: Path) -> None:
    labels, earlier = tmp_path / "labels.jsonl", tmp_path / "earlier.jsonl"
    labels.write_text(LABELLED, encoding="utf-8")
    earlier.write_text('{"id":"a","kind":"escalate","score":0.1}\n', encoding="utf-8")

    result = run("evaluate", str(labels), "--against", str(earlier))

    assert "better: 1" in result.stdout
    assert "worse: 0" in result.stdout


@pytest.mark.parametrize("content", ["nonsense\n", '{"id":"a","text":"ก"}\n'])
def test_evaluate_refuses_a_file_without_labels(tmp_path: Path, content: str) -> None:
    file = tmp_path / "labels.jsonl"
    file.write_text(content, encoding="utf-8")

    assert isinstance(run("evaluate", str(file)).exception, Failure)


def test_evaluate_of_a_file_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    result = run("evaluate", str(tmp_path / "nowhere.jsonl"))

    assert isinstance(result.exception, Failure)


def test_knowledge_check_counts_the_manual() -> None:
    result = run("knowledge", "check")

    assert result.exit_code == 0
    assert "5 กระบวนงาน 32 ขั้นตอน" in result.stdout
