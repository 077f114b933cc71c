"""`import` and `export`: records as lines of JSON."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from hub.console.finding import find_school
from hub.console.told import CommandError, Told, counted
from hub.exchange import reading
from hub.exchange.filling import store_records
from hub.exchange.rows import rows
from hub.guardian.returning import gone_by_law
from hub.registry.models import School
from onedesk.domain.jsonl import dump, parse
from onedesk.domain.people import Student
from onedesk.domain.privacy import as_exported, as_imported
from onedesk.domain.records import KINDS, Record


def import_records(args: Namespace) -> Told:
    """All lines of the file, or none."""
    try:
        with args.file.open(encoding="utf-8-sig", newline="\n") as lines:
            records = parse(lines, _judge())
    except OSError as unread:
        raise CommandError(f"{args.file} cannot be read: {unread.strerror}.") from unread
    except UnicodeDecodeError as foreign:
        raise CommandError(f"{args.file} is not UTF-8. Nothing was imported.") from foreign
    _refuse_erased(records)
    stored = store_records(_whole(records))
    read = len(records)
    known = f"{read - stored} here already as they are"
    line = f"{counted(read, 'record')} read: {stored} imported, {known}."
    return Told((line,), {"read": read, "records": stored})


def _whole(records: Sequence[Record]) -> Iterator[Record]:
    """The records with what their file left out as private and the hub has."""
    there = rows({record.id for record in records})
    for record in records:
        row = there.get(record.id)
        if row is None or row.deleted:
            yield record
        else:
            yield as_imported(record, KINDS[row.kind].model_validate_json(row.body))


def _refuse_erased(records: Iterable[Record]) -> None:
    """Raise `CommandError` for a student who was erased and comes under another id."""
    bodies = (record.body for record in records)
    gone = gone_by_law(one.upn for one in bodies if isinstance(one, Student) and one.upn)
    if gone:
        were = "was" if len(gone) == 1 else "were"
        pupils = counted(len(gone), "pupil")
        raise CommandError(f"{pupils} of this file {were} erased by law. Nothing was imported.")


def _judge() -> Callable[[Record], str | None]:
    """Whether a record fits beside those on the hub and those of the lines before it."""
    schools = set(School.objects.values_list("id", flat=True))
    there = {str(row[0]): row[1:] for row in reading.places()}
    homes = {key: school for key, (kind, school) in there.items() if kind == "student"}

    def reason(record: Record) -> str | None:
        if record.school not in schools:
            return f"school: the hub does not know {record.school}"
        if there.get(record.id, (record.kind, record.school)) != (record.kind, record.school):
            return "id: the hub has it as something else"
        if record.kind == "student":
            homes[record.id] = record.school
        elif record.student is not None and homes.get(record.student) != record.school:
            return "student: nobody of that id is in that school"
        return None

    return reason


def export_records(args: Namespace) -> Told:
    """Every live record, or those of one school, one a line."""
    school = find_school(args.school).id if args.school else None
    count = 0
    with _sink(args) as sink:
        ours = (one for one in reading.everything() if school in (None, one.school))
        for record in filter(None, map(as_exported, ours)):
            sink.write(dump(record) + "\n")
            count += 1
    if args.output is None:
        return Told()
    return Told((f"{counted(count, 'record')} written to {args.output}.",), {"records": count})


@contextmanager
def _sink(args: Namespace) -> Iterator[TextIO]:
    """Where the lines go: standard output, or a file that appears only when it is whole."""
    if args.output is None:
        yield sys.stdout
        return
    if not args.output.name or args.output.is_dir():
        raise CommandError(f"{args.output} is a folder. Name a file in it with -o.")
    part = args.output.with_name(args.output.name + ".part")
    try:
        with os.fdopen(_private(part), "w", encoding="utf-8", newline="\n") as file:
            yield file
        part.replace(args.output)
    except OSError as refused:
        raise CommandError(f"{args.output} cannot be written: {refused.strerror}.") from refused
    finally:
        part.unlink(missing_ok=True)


def _private(file: Path) -> int:
    """A new file for its owner alone: it will hold what is known of children."""
    file.unlink(missing_ok=True)
    return os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
