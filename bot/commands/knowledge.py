"""`planbot knowledge`: is the manual's YAML right, and does the bot answer its own examples?"""

from datetime import UTC, datetime
from pathlib import Path

import click

from bot import words
from bot.commands import entries_file
from bot.commands.groups import ready_database
from bot.failure import Failure
from db import entries
from domain.time import BANGKOK, year_typed
from knowledge.fitting.self_check import wrong_examples
from knowledge.loading.load import all_problems, load_manual
from knowledge.reading.taught_entries import grouped
from knowledge.reading.understand import Understanding

RIGHT = "คู่มือถูกต้อง: {procedures} กระบวนงาน {steps} ขั้นตอน ตัวอย่างคำถาม {examples} ข้อ ตอบไม่ตรง {wrong} ข้อ"


@click.group()
def knowledge() -> None:
    """The manual and how questions about it are understood."""


@knowledge.command()
@click.pass_context
def check(context: click.Context) -> None:
    """Check the YAML files; warn of examples that would get another answer."""
    problems = all_problems()
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        context.exit(1)
    manual = load_manual()
    examples, warnings = wrong_examples(manual, Understanding(manual))
    for warning in warnings:
        click.echo(str(warning), err=True)
    steps = sum(len(procedure.steps) for procedure in manual.procedures)
    click.echo(
        RIGHT.format(procedures=len(manual.procedures), steps=steps, examples=examples, wrong=len(warnings))
    )


@knowledge.command()
@click.option("--out", type=click.Path(path_type=Path), help="A .yaml file; the screen without it.")
def export(out: Path | None) -> None:
    """What officers taught, as YAML."""
    with ready_database().read() as session:
        found = entries.approved(session)
        text = entries_file.as_yaml(found)
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Failure(words.CANNOT_WRITE.format(path=out, reason=error.strerror)) from None
    click.echo(words.WRITTEN.format(path=out, count=len(found)))


@knowledge.command("import")
@click.argument("file", type=click.Path(path_type=Path))
def import_(file: Path) -> None:
    """Take up entries from YAML: those that are known are changed, the others are new."""
    given = entries_file.from_yaml(file)
    with ready_database().begin() as session:
        changed = sum(entries.take_up(session, one, datetime.now(UTC)) for one in given)
    click.echo(words.IMPORTED.format(path=file, count=len(given), changed=changed))


@knowledge.command()
@click.option("--month", help="ปี ค.ศ.-เดือน เช่น 2026-11 (เดือนนี้ถ้าไม่ใส่)")
def gaps(month: str | None) -> None:
    """What was asked and not answered in a month, by likeness."""
    begins, ends = _month(month)
    with ready_database().read() as session:
        found = grouped(entries.unanswered(session, begins, ends))
    rows = [words.GAP.format(count=len(group), question=" ".join(group[0].split())[:120]) for group in found]
    click.echo("\n".join(rows) or words.NO_GAPS)


def _month(given: str | None) -> tuple[datetime, datetime]:
    try:
        begins = datetime.strptime(given, "%Y-%m") if given else datetime.now(BANGKOK)  # noqa: DTZ007
    except ValueError:
        raise Failure(words.MONTH_WRONG.format(given=given)) from None
    year = year_typed(begins.year)
    if not 2000 <= year <= 2200:
        raise Failure(words.MONTH_WRONG.format(given=given))
    begins = datetime(year, begins.month, 1, tzinfo=BANGKOK)
    return begins, datetime(begins.year + begins.month // 12, begins.month % 12 + 1, 1, tzinfo=BANGKOK)
