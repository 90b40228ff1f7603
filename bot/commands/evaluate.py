"""`planbot evaluate`: how well the answers fit labelled questions."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from bot.commands.asking import json_lines, lines_of, prediction, questions
from bot.failure import Failure
from knowledge.fitting import holdout
from knowledge.fitting.evaluate import FIGURES, Judged, Report
from knowledge.fitting.evaluate import evaluate as judged
from knowledge.loading.load import load_manual
from knowledge.reading.understand import Understanding
from services.knowledge.trying import talk_after

NO_LABEL = "{file}: “{id}” ไม่มี “expect” ตามแบบของ LABELS.md"


@click.command("evaluate")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option(
    "--own", is_flag=True, help="Fit on two thirds of the project's phrasings, evaluate on the other third."
)
@click.option(
    "--against", type=click.Path(path_type=Path), help="An earlier `ask --jsonl` of the same questions."
)
@click.option("--worst", default=10, show_default=True, help="How many of the worst errors to show.")
def evaluate(file: Path | None, own: bool, against: Path | None, worst: int) -> None:
    """Accuracy on the labelled questions of FILE, by kind and register."""
    if own == (file is not None):
        raise click.UsageError("ต้องมีไฟล์คำถาม หรือ --own อย่างใดอย่างหนึ่ง")
    manual = load_manual()
    if own:
        understanding, labels = holdout.fitted_on_the_rest(manual)
    else:
        understanding, labels = Understanding(manual), labels_of(file or Path())
    predictions = predicted(understanding, labels)
    report = judged(predictions, labels)
    click.echo("\n".join(table(report)))
    for line in _errors(report, worst):
        click.echo(line)
    if against is not None:
        _compared(report, [raw for _, raw in json_lines(lines_of(against), str(against))], labels)


def labels_of(file: Path) -> list[Mapping[str, Any]]:
    """Every labelled question; raises Failure where one has no label."""
    found = []
    for raw, _, _ in questions(lines_of(file), str(file)):
        expect = raw.get("expect")
        if not isinstance(expect, dict) or "kind" not in expect or "id" not in raw:
            raise Failure(NO_LABEL.format(file=file, id=raw.get("id")))
        found.append(raw)
    return found


def predicted(understanding: Understanding, labels: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "id": label["id"],
            **prediction(
                understanding.read(label["text"], talk_after(understanding, label.get("context") or ()))
            ),
        }
        for label in labels
    ]


def table(report: Report) -> list[str]:
    """The figures, then how many of each register were right throughout."""
    lines = [f"{len(report.judged)} questions"]
    for figure, words in FIGURES:
        right, of = report.share(figure)
        if of:
            lines.append(f"{words:<56} {right / of:6.1%}  {right}/{of}")
    lines.append("by register:")
    for register in report.registers:
        of_it = [one for one in report.judged if str(one.label.get("register", "-")) == register]
        good = sum(one.good for one in of_it)
        lines.append(f"  {register:<54} {good / len(of_it):6.1%}  {good}/{len(of_it)}")
    return lines


def _errors(report: Report, count: int) -> list[str]:
    worst = report.worst(count)
    return ["worst errors:", *(f"  {_told(one)}" for one in worst)] if worst else []


def _told(one: Judged) -> str:
    text = " > ".join([*(one.label.get("context") or ()), one.label["text"]])
    return f"{one.label['id']} {text} | wanted {_short(one.label['expect'])} | got {_short(one.prediction)}"


def _short(reading: Mapping[str, Any]) -> str:
    parts = [reading["kind"], *(reading.get(name) for name in ("procedure", "step", "facet", "month"))]
    return " ".join(str(part) for part in parts if part is not None)


def _compared(
    report: Report, earlier: Sequence[Mapping[str, Any]], labels: Sequence[Mapping[str, Any]]
) -> None:
    """Question by question: what became right and what became wrong."""
    before = {one.label["id"]: one for one in judged(earlier, labels).judged}
    changed = [
        (before[one.label["id"]], one) for one in report.judged if before[one.label["id"]].good != one.good
    ]
    better = [now for was, now in changed if now.good]
    worse = [now for was, now in changed if not now.good]
    for name, found in (("better", better), ("worse", worse)):
        click.echo(f"{name}: {len(found)}")
        for one in found:
            click.echo(f"  {_told(one)}")
