"""The groups that hear of a step and its reminders: the usual rules, and those that the YAML sets instead."""

from dataclasses import dataclass

from knowledge.facts.manual import Manual, Procedure, Role, Step


@dataclass(frozen=True)
class Plan:
    """The groups and reminders of a step, in addition to the monthly digests."""

    roles: tuple[Role, ...]
    days_before: tuple[int, ...] = ()
    """Calendar days before the date at which to remind; each moved back to a working day."""
    working_days_before: tuple[int, ...] = ()


def roles_of(manual: Manual, step: Step) -> tuple[Role, ...]:
    """The roles of the LINE groups among the step's channels; officers where it names none."""
    if step.announce and step.announce.to:
        return step.announce.to
    found: dict[Role, None] = {}
    for use in step.channels:
        channel = manual.channel(use.channel)
        if channel and channel.role:
            found[channel.role] = None
    return tuple(found) or ("officers",)


def is_heard(manual: Manual, role: Role, procedure: str, step: int) -> bool:
    """Whether the role's groups hear of a step; officers hear of all that the office must do."""
    found = manual.step(procedure, step)
    if found is None:
        return False
    return role in roles_of(manual, found) or (role == "officers" and found.acts == "office")


def concerns_schools(procedure: Procedure) -> bool:
    """Whether schools take part in the procedure, so that its long work is news to them too."""
    return any(step.acts == "school" for step in procedure.steps)


def plan_of(manual: Manual, step: Step) -> Plan:
    roles, own = roles_of(manual, step), step.announce
    days, working_days = _usual(step)
    return Plan(
        roles,
        days if own is None or own.days_before is None else own.days_before,
        working_days if own is None or own.working_days_before is None else own.working_days_before,
    )


def _usual(step: Step) -> tuple[tuple[int, ...], tuple[int, ...]]:
    match step.timeline.kind:
        case "rounds":
            return (30, 7), ()
        case "around-dates":
            return (7,), (step.timeline.days_before,)
        case "end-of-month" | "month-span":
            return ((7,), (1,)) if step.acts == "school" else ((), ())
        case _:
            return (), ()
