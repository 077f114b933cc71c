"""`import` and `export`: records as lines of JSON."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from hub.console.people import find_school
from hub.console.told import CommandError, Told
from hub.exchange import reading
from hub.exchange.accept import store_records
from onedesk.domain.conflict import Conflict
from onedesk.domain.jsonl import dump, parse
from onedesk.domain.records import Record

NEVER_OUT = "note"
"""The adviser's private notes leave in no export, nor does a conflict about one."""


def import_records(args: Namespace) -> Told:
    """All lines of the file, or none."""
    try:
        with args.file.open(encoding="utf-8", newline="\n") as lines:
            records = parse(lines)
    except OSError as unread:
        raise CommandError(f"{args.file} cannot be read.") from unread
    except UnicodeDecodeError as foreign:
        raise CommandError(f"{args.file} is not UTF-8. Nothing was imported.") from foreign
    stored = store_records(records)
    read = len(records)
    line = f"{read} records read: {stored} imported, {read - stored} here already as they are."
    return Told((line,), {"read": read, "records": stored})


def export_records(args: Namespace) -> Told:
    """Every live record, or those of one school, one a line."""
    school = find_school(args.school).id if args.school else None
    count = 0
    with _sink(args) as sink:
        for record in reading.everything():
            if (school is None or record.school == school) and _may_leave(record):
                sink.write(dump(record) + "\n")
                count += 1
    if args.output is None:
        return Told()
    return Told((f"{count} records written to {args.output}.",), {"records": count})


def _may_leave(record: Record) -> bool:
    about = record.body.of_kind if isinstance(record.body, Conflict) else record.kind
    return about != NEVER_OUT


@contextmanager
def _sink(args: Namespace) -> Iterator[TextIO]:
    """Where the lines go: standard output, or a file that appears only when it is whole."""
    if args.output is None:
        yield sys.stdout
        return
    part = args.output.with_name(args.output.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        part.replace(args.output)
    except OSError as refused:
        raise CommandError(f"{args.output} cannot be written.") from refused
    finally:
        part.unlink(missing_ok=True)
