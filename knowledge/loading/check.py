"""What the shape of a single file cannot tell: whether the files of the manual fit together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from knowledge.facts.manual import Procedure, Step, Work
from knowledge.facts.office import DaysOff, Duty, Office
from knowledge.loading.contradictions import contradicted
from knowledge.loading.documents import Document, Loc
from knowledge.loading.files import ChannelsFile, CorrectionsFile, GroupsFile, ItaFile, SchoolsFile, WorksFile
from knowledge.loading.problems import Problem, choices, quoted
from knowledge.thai.text import normalise, without_particles


@dataclass
class Files:
    """All that could be read, each with its document; what could not is missing."""

    office: tuple[Document, Office] | None = None
    works: tuple[Document, WorksFile] | None = None
    channels: tuple[Document, ChannelsFile] | None = None
    groups: tuple[Document, GroupsFile] | None = None
    days_off: tuple[Document, DaysOff] | None = None
    corrections: tuple[Document, CorrectionsFile] | None = None
    ita: tuple[Document, ItaFile] | None = None
    officers: tuple[Document, Duty] | None = None
    schools: tuple[Document, SchoolsFile] | None = None
    procedures: list[tuple[Document, Procedure]] = field(default_factory=list)


def fits_together(files: Files, source: Sequence[str], complete: bool) -> Iterator[Problem]:
    """All problems between facts. `source`: lines of the manual's text.

    `complete`: every file could be read, so that what is missing is missing indeed.
    """
    if files.works:
        yield from _works(*files.works, source)
        yield from _works_and_procedures(files, complete)
    if files.channels:
        yield from _channels(*files.channels, source)
    if files.office:
        document, office = files.office
        for field, line in office.lines.items():
            yield from _printed(document, ("lines", field), line, source)
    if files.groups:
        yield from _unique(files.groups[0], "groups", [group.id for group in files.groups[1].groups])
    if files.days_off:
        yield from _days(*files.days_off)
    if files.corrections:
        yield from _corrections(*files.corrections, source)
    known = [item.id for item in files.channels[1].channels] if files.channels else None
    seen: dict[str, Document] = {}
    kept: list[tuple[Document, Procedure]] = []
    for document, procedure in files.procedures:
        if procedure.id in seen:
            other = seen[procedure.id]
            message = f"กระบวนงาน {quoted(procedure.id)} มีแล้วใน {other.file}:{other.line(('id',))}"
            yield document.problem(("id",), message)
            continue
        seen[procedure.id] = document
        kept.append((document, procedure))
        yield from _procedure(document, procedure, known, source)
    if files.officers and complete:
        yield from _duty(*files.officers, [procedure.id for _, procedure in kept])
    yield from _same_phrase(kept)


def _duty(document: Document, duty: Duty, known: Sequence[str]) -> Iterator[Problem]:
    """Whoever answers for a procedure answers for one that there is, and is named in one place."""
    yield from _unique(document, "responsible", [one.procedure for one in duty.responsible], "procedure")
    for at, one in enumerate(duty.responsible):
        if one.procedure not in known:
            message = f"ไม่รู้จักกระบวนงาน {quoted(one.procedure)} {choices(one.procedure, known)}"
            yield document.problem(("responsible", at, "procedure"), message)


def _unique(document: Document, key: str, ids: Sequence[object], name: str = "id") -> Iterator[Problem]:
    for index, id in enumerate(ids):
        first = ids.index(id)
        if first < index:
            line = document.line((key, first, name))
            yield document.problem((key, index, name), f"{quoted(id)} ซ้ำกับบรรทัด {line}")


def _channels(document: Document, file: ChannelsFile, source: Sequence[str]) -> Iterator[Problem]:
    yield from _unique(document, "channels", [channel.id for channel in file.channels])
    for at, channel in enumerate(file.channels):
        if channel.line is not None:
            yield from _printed(document, ("channels", at, "line"), channel.line, source)


def _works(document: Document, file: WorksFile, source: Sequence[str]) -> Iterator[Problem]:
    yield from _unique(document, "works", [work.number for work in file.works], "number")
    for at, work in enumerate(file.works):
        yield from _printed(document, ("works", at, "line"), work.line, source)
        if work.title_line is not None:
            yield from _printed(document, ("works", at, "title_line"), work.title_line, source)
        yield from _laws(document, at, work, source)


def _laws(document: Document, at: int, work: Work, source: Sequence[str]) -> Iterator[Problem]:
    numbers = [law.number for law in work.laws]
    for index, law in enumerate(work.laws):
        loc: Loc = ("works", at, "laws", index)
        if law.number in numbers[:index]:
            line = document.line((*loc[:-1], numbers.index(law.number), "number"))
            yield document.problem((*loc, "number"), f"กฎหมายข้อ {quoted(law.number)} ซ้ำกับบรรทัด {line}")
        begins = f"{law.number} ".translate(_TO_THAI)
        yield from _printed(document, (*loc, "line"), law.line, source, begins)


_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def _printed(
    document: Document, loc: Loc, line: int, source: Sequence[str], has: str = ""
) -> Iterator[Problem]:
    """The line of the source text that a fact names must be one, and have the fact's number on it."""
    if not 1 <= line <= len(source) or not source[line - 1].strip():
        yield document.problem(loc, f"ต้นฉบับไม่มีข้อความที่บรรทัด {line} ใช้ได้: 1-{len(source)} ที่ไม่ว่าง")
    elif has not in source[line - 1]:
        yield document.problem(loc, f"ต้นฉบับบรรทัด {line} ไม่มีข้อ {quoted(has.strip())}")


def _works_and_procedures(files: Files, complete: bool) -> Iterator[Problem]:
    assert files.works
    document, file = files.works
    known = {procedure.id for _, procedure in files.procedures}
    listed: dict[str, Loc] = {}
    for at, work in enumerate(file.works):
        for index, id in enumerate(work.procedures):
            loc: Loc = ("works", at, "procedures", index)
            if complete and id not in known:
                message = f"ไม่มีไฟล์ของกระบวนงาน {quoted(id)} {choices(id, sorted(known))}"
                yield document.problem(loc, message)
            if id in listed:
                yield document.problem(loc, f"{quoted(id)} ซ้ำกับบรรทัด {document.line(listed[id])}")
            listed.setdefault(id, loc)
    for place, procedure in files.procedures:
        works = {work.number: work for work in file.works}
        if procedure.work not in works:
            yield place.problem(("work",), f"ไม่มีงานที่ {procedure.work} {choices(procedure.work, works)}")
        elif procedure.id not in works[procedure.work].procedures:
            where = f"procedures ของงานที่ {procedure.work} ใน {document.file}"
            message = f"กระบวนงาน {quoted(procedure.id)} ไม่อยู่ใน {where}"
            yield place.problem(("id",), message)


def _days(document: Document, days: DaysOff) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for key, listed in (("extra", days.extra), ("not_off", days.not_off)):
        for index, day in enumerate(listed):
            loc: Loc = (key, index, "date")
            if day.date in seen:
                yield document.problem(loc, f"วันที่ {quoted(day.date)} ซ้ำกับบรรทัด {seen[day.date]}")
            seen.setdefault(day.date, document.line(loc))


def _corrections(document: Document, file: CorrectionsFile, source: Sequence[str]) -> Iterator[Problem]:
    for at, entry in enumerate(file.corrections):
        for index, line in enumerate(entry.lines):
            loc: Loc = ("corrections", at, "lines", index)
            found = list(_printed(document, loc, line, source))
            until = line + entry.before.count("\n")
            if not found and entry.before not in "\n".join(source[line - 1 : until]):
                found = [document.problem(loc, f"ต้นฉบับบรรทัด {line} ไม่มี {quoted(entry.before)}")]
            yield from found


def _procedure(
    document: Document, procedure: Procedure, channels: Sequence[str] | None, source: Sequence[str]
) -> Iterator[Problem]:
    yield from _printed(document, ("line",), procedure.line, source)
    numbers = [step.number for step in procedure.steps]
    yield from _unique(document, "steps", numbers, "number")
    for missing in sorted(set(range(1, max(numbers) + 1)) - set(numbers))[:20]:
        yield document.problem(("steps",), f"ขาดขั้นตอนที่ {missing}")
    for at, step in enumerate(procedure.steps):
        loc: Loc = ("steps", at)
        if at and step.number < numbers[at - 1]:
            yield document.problem((*loc, "number"), f"ขั้นตอนที่ {step.number} อยู่หลังขั้นตอนที่ {numbers[at - 1]}")
        has = f"({step.number})".translate(_TO_THAI)
        yield from _printed(document, (*loc, "line"), step.line, source, has)
        for index, line in enumerate(step.printed_again):
            yield from _printed(document, (*loc, "printed_again", index), line, source, has)
        yield from _sub_steps(document, loc, step)
        if wrong := contradicted(step.timeline):
            message = f"ไม่ตรงกับข้อความใน words ซึ่งเขียนว่า {quoted(wrong[1])}"
            yield document.problem((*loc, "timeline", wrong[0]), message)
        for index, use in enumerate(step.channels):
            if channels is not None and use.channel not in channels:
                message = f"ไม่รู้จักช่องทาง {quoted(use.channel)} {choices(use.channel, channels)}"
                yield document.problem((*loc, "channels", index, "channel"), message)


def _sub_steps(document: Document, loc: Loc, step: Step) -> Iterator[Problem]:
    for index, sub in enumerate(step.sub_steps):
        expected = f"{step.number}.{index + 1}"
        if sub.number != expected:
            message = f"ขั้นตอนย่อยเป็น {quoted(sub.number)} แต่ลำดับนี้ต้องเป็น {quoted(expected)}"
            yield document.problem((*loc, "sub_steps", index, "number"), message)


Phrase = tuple[str, Loc]
"""A phrase and where it stands."""


def _phrases(loc: Loc, thing: Procedure | Step) -> Iterator[Phrase]:
    for index, alias in enumerate(thing.aliases):
        yield alias, (*loc, "aliases", index)
    for facet, asked in thing.examples.items():
        for index, example in enumerate(asked):
            yield example, (*loc, "examples", facet, index)


def _same_phrase(procedures: Iterable[tuple[Document, Procedure]]) -> Iterator[Problem]:
    """A phrase may stand once: in two places it would teach two answers to one question."""
    seen: dict[str, tuple[Document, Loc]] = {}
    for document, procedure in procedures:
        phrases = list(_phrases((), procedure))
        for at, step in enumerate(procedure.steps):
            phrases += _phrases(("steps", at), step)
        for phrase, loc in phrases:
            key = without_particles(normalise(phrase)).replace(" ", "")
            if key not in seen:
                seen[key] = document, loc
                continue
            other, first = seen[key]
            where = f"{other.file}:{other.line(first)}"
            yield document.problem(loc, f"{quoted(phrase)} มีแล้วที่ {where} ให้เหลือที่เดียว")
