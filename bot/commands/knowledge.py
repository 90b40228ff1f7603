"""`planbot knowledge`: is the manual's YAML right, and does the bot answer its own examples?"""

from datetime import UTC, datetime
from pathlib import Path

import click

from bot import overrides_words, words
from bot.commands import entries_file, overrides, overrides_file
from bot.commands.groups import ready_database
from bot.failure import Failure
from bot.settings import environment, load
from db import entries
from db.knowledge import overrides as rows
from domain.time import BANGKOK, year_typed
from knowledge.fitting.self_check import wrong_examples
from knowledge.loading.load import all_problems, parsed
from knowledge.reading.taught_entries import grouped
from knowledge.reading.understand import Understanding
from services.knowledge import kept
from services.knowledge import overrides as service

RIGHT = "คู่มือถูกต้อง: {procedures} กระบวนงาน {steps} ขั้นตอน ตัวอย่างคำถาม {examples} ข้อ ตอบไม่ตรง {wrong} ข้อ"


@click.group()
def knowledge() -> None:
    """The manual and how questions about it are understood."""


for command in (overrides.set_value, overrides.remove, overrides.undo, overrides.edits, overrides.suggest):
    knowledge.add_command(command)


@knowledge.command()
@click.pass_context
def check(context: click.Context) -> None:
    """Check the YAML files and the office's changes; warn of examples that would get another answer."""
    problems = all_problems()
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        context.exit(1)
    laid = kept.laid(load(environment(), secrets=False).database_url, datetime.now(UTC))
    for line in overrides.troubles_of(laid):
        click.echo(line, err=True)
    manual = laid.manual
    examples, warnings = wrong_examples(manual, Understanding(manual))
    for warning in warnings:
        click.echo(str(warning), err=True)
    steps = sum(len(procedure.steps) for procedure in manual.procedures)
    click.echo(
        RIGHT.format(procedures=len(manual.procedures), steps=steps, examples=examples, wrong=len(warnings))
    )


@knowledge.command()
@click.option("--all", "everything", is_flag=True, help="What the office changed in the manual as well.")
@click.option("--out", type=click.Path(path_type=Path), help="A .yaml file; the screen without it.")
def export(out: Path | None, everything: bool) -> None:
    """What officers taught, as YAML; with --all what the office changed in the manual too."""
    with ready_database().read() as session:
        found = entries.approved(session)
        changes = rows.every(session) if everything else ()
        aside = service.laid(session, parsed(), datetime.now(BANGKOK).date()).aside if everything else ()
        not_loading = {one.override.key for one in aside}
        text = entries_file.as_yaml(
            found, overrides_file.as_rows(changes, not_loading) if everything else None
        )
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Failure(words.CANNOT_WRITE.format(path=out, reason=error.strerror)) from None
    click.echo(words.WRITTEN.format(path=out, count=len(found) + len(changes)))


@knowledge.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would be taken up.")
def import_(file: Path, dry_run: bool) -> None:
    """Take up what `export` wrote: what is known is changed, the rest is new; all of it or nothing."""
    given, changes = entries_file.from_yaml(file)
    now, database = datetime.now(UTC), ready_database()
    parts = None if changes is None else overrides_file.from_rows(changes, file)
    with database.read() as session:
        seen = rows.revision(session)
        carried = service.carried(session, parsed(), parts or (), now)
    if carried.problems:
        problems = "; ".join(map(str, carried.problems))
        raise Failure(overrides_words.DOES_NOT_LOAD.format(path=file, problems=problems))
    if dry_run:
        with database.read() as session:
            changed = sum(entries.would_change(session, one) for one in given)
        click.echo(
            overrides_words.WOULD_IMPORT.format(
                entries=len(given), changed=changed, new=len(carried.new), count=len(parts or ())
            )
        )
        return
    try:
        with database.begin() as session:
            changed = sum(entries.take_up(session, one, now) for one in given)
            if carried.new:
                rows.save(session, carried.new, seen)
    except rows.RevisionConflict as conflict:
        raise Failure(overrides_words.CONFLICT.format(revision=conflict.now)) from None
    click.echo(words.IMPORTED.format(path=file, count=len(given), changed=changed))
    if parts is not None:
        click.echo(overrides_words.IMPORTED.format(path=file, new=len(carried.new), count=len(parts)))


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
