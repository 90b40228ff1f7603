"""`planbot ask`: the answer a person would get."""

import json
import sys
from datetime import UTC, datetime
from typing import Any

import click

from bot.commands.asking import Instant, a_desk, answered, questions
from handlers.contract.reply import Desk


@click.command()
@click.argument("question", required=False)
@click.option("--json", "as_json", is_flag=True, help="The reading and the text as one JSON object.")
@click.option("--jsonl", "batch", is_flag=True, help="Questions from stdin, one JSON object a line.")
@click.option("--explain", is_flag=True, help="Also how the question was read.")
@click.option("--at", "at", type=Instant(), help="As if asked at this ISO time (Bangkok).")
def ask(question: str | None, as_json: bool, batch: bool, explain: bool, at: datetime | None) -> None:
    """Answer QUESTION as a person in LINE would be answered."""
    now = at or datetime.now(UTC)
    if batch == (question is not None):
        raise click.UsageError("ต้องมีคำถามหนึ่งข้อ หรือ --jsonl อย่างใดอย่างหนึ่ง")
    desk = a_desk()
    if batch:
        _batch(desk, now)
    else:
        _one(desk, question or "", now, as_json, explain)


def _one(desk: Desk, question: str, now: datetime, as_json: bool, explain: bool) -> None:
    answer: dict[str, Any] = answered(desk, question, (), now)
    if explain:
        for line in desk.understanding.read(question).why:
            click.echo(line, err=as_json)
        click.echo("", err=as_json)
    click.echo(_line(answer) if as_json else answer["text"])


def _batch(desk: Desk, now: datetime) -> None:
    lines = (line.decode("utf-8-sig", errors="replace") for line in sys.stdin.buffer)
    for raw, text, context in questions(lines, "stdin"):
        click.echo(_line({"id": raw.get("id"), **answered(desk, text, context, now)}))


def _line(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False)
