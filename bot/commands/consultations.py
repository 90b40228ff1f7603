"""`planbot consultations`: the ledger of service, by hand and for export."""

from datetime import UTC, datetime
from pathlib import Path

import click

from bot import words
from bot.commands.groups import ready_database
from bot.commands.stats import fiscal_year_of, written
from bot.failure import Failure
from db import consultations as consultation_rows
from db import ledger as kept
from domain.case_names import case_name
from handlers.acts import records
from handlers.acts.answers import Refused
from handlers.acts.routing import subject_in
from handlers.answers import schools
from handlers.asker.escalate import is_known
from handlers.contract.case import Officer
from handlers.contract.mask import masked
from handlers.contract.reply import Chat
from knowledge.facts.manual import Manual
from knowledge.loading.load import load_manual
from knowledge.reading.understand import Understanding
from line.texts import case_texts, record_texts
from services.reports.tables import ledger, write_csv, write_xlsx
from services.store import consultations as consult


@click.group()
def consultations() -> None:
    """Requests for service, by LINE, phone and at the counter."""


@consultations.command("list")
def list_waiting() -> None:
    """What waits for an officer."""
    with ready_database().read() as session:
        rows = [
            case_texts.open_row(
                case_name(case.number, case.fiscal_year),
                case.question or "",
                " · ".join(filter(None, (case.person_name, case.school))),
                case.state,
                case.officer_name or "",
            )
            for case in kept.waiting(session)
        ]
    click.echo("\n".join(rows) or words.NOTHING_WAITS)


@consultations.command()
@click.option("--channel", type=click.Choice(["phone", "walk-in"]), required=True)
@click.option("--question", required=True)
@click.option("--school", default="")
@click.option("--name", default="", help="ชื่อผู้ถาม")
@click.option("--procedure", help="plan-review, budget-request, ...")
@click.option("--answer", default="", help="คำตอบที่ให้ไป")
@click.option("--waiting", is_flag=True, help="ยังไม่ได้ตอบ")
@click.option("--officer", default="", help="ชื่อเจ้าหน้าที่ผู้บันทึก")
def record(
    channel: str,
    question: str,
    school: str,
    name: str,
    procedure: str | None,
    answer: str,
    waiting: bool,
    officer: str,
) -> None:
    """Write down a request by phone or at the counter."""
    manual = load_manual()
    _check_procedure(procedure, manual)
    if not any(letter.isalnum() for letter in _typed(question)):
        raise Failure(words.NO_QUESTION)
    if waiting and answer:
        raise Failure(words.WAITING_WITH_ANSWER)
    reading = None if procedure else Understanding(manual).read(question)
    read = reading if reading and is_known(reading) else None
    filled = records.Filled(
        "phone" if channel == "phone" else "walk-in",
        question.strip(),
        not waiting,
        _school(_short(school), manual),
        _short(name),
        _typed(answer),
        procedure or (read.procedure if read else None),
        read.step if read else None,
        read.facet if read else None,
    )
    now = datetime.now(UTC)
    change = records.record(filled, Officer("", _short(officer)), now)
    if isinstance(change, Refused):
        raise Failure(change.why)
    with ready_database().begin() as session:
        made = consult.store(session, change, Chat("", "user"), now)
    assert made is not None
    about = subject_in(manual, change.procedure, change.step)
    click.echo(record_texts.shown(channel, change.person, change.school, change.question, about, not waiting))
    click.echo(record_texts.recorded(made.name))


def _check_procedure(named: str | None, manual: Manual) -> None:
    known = [one.id for one in manual.procedures]
    if named is not None and named not in known:
        raise Failure(words.PROCEDURE_UNKNOWN.format(given=named, known=", ".join(known)))


def _typed(given: str) -> str:
    """What a terminal cannot have meant is refused: no database would take it."""
    try:
        given.encode()
    except UnicodeEncodeError:
        raise Failure(words.NOT_UTF8) from None
    return given.strip()


def _short(given: str) -> str:
    if len(_typed(given)) > schools.LONGEST:
        raise Failure(words.NAME_LONG.format(most=schools.LONGEST, given=given.strip()[:20]))
    return _typed(given)


@consultations.command()
@click.option("--out", type=click.Path(path_type=Path), required=True)
@click.option("--fiscal-year", help="พ.ศ. เช่น 2570")
@click.option("--person", help="รหัสผู้ใช้ LINE: ทุกเรื่องของผู้นั้น ทุกปี")
def export(out: Path, fiscal_year: str | None, person: str | None) -> None:
    """Every consultation of a fiscal year: the rows behind the statistics. Or all of one person."""
    year = fiscal_year_of(fiscal_year)
    if out.suffix not in (".xlsx", ".csv"):
        raise Failure(words.XLSX_OR_CSV.format(path=out))
    manual = load_manual()
    with ready_database().read() as session:
        rows = consultation_rows.all_of_person(session, person) if person else kept.of_year(session, year)
        added = consultation_rows.added_by(session, person) if person else None
        table = ledger(rows, manual, datetime.now(UTC), added)
    if out.suffix == ".csv":
        written(out, lambda path: write_csv(table, path))
    else:
        written(out, lambda path: write_xlsx([table], path))
    click.echo(words.WRITTEN.format(path=out, count=len(table.rows)))


def _school(typed: str, manual: Manual) -> str:
    found = schools.matches(typed, manual.schools) if typed.strip() else []
    if len(found) > 1:
        raise Failure(words.SCHOOL_AMBIGUOUS.format(given=typed, found=", ".join(found)))
    return found[0] if found else masked(" ".join(typed.split()))
