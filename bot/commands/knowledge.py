"""`planbot knowledge`: is the manual's YAML right, and does the bot answer its own examples?"""

import click

from knowledge.load import all_problems, load_manual
from knowledge.self_check import wrong_examples
from knowledge.understand import Understanding

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
