"""Records as lines of JSON, one a line: the shape that import reads and export writes."""

import json
from collections.abc import Callable, Iterable

from pydantic import ValidationError

from onedesk.domain.errors import RuleError
from onedesk.domain.records import Record

NAMED = 20
"""How many of the lines that do not fit are named."""

STANDS_ALONE = frozenset({"student", "intervention", "conflict"})
"""Kinds of record that need not be about one student."""

Problem = tuple[int, str]
"""A line's number, counted from 1, and why it does not fit."""


class UnfitLinesError(RuleError):
    """Some lines do not fit; `problems` names the first of them, `count` says how many there are.

    The reasons name fields and rules, never what stood in them.
    """

    def __init__(self, problems: list[Problem], lines: int) -> None:
        self.problems = tuple(problems[:NAMED])
        self.count = len(problems)
        named = "\n".join(f"Line {number}: {reason}" for number, reason in self.problems)
        more = f"\nand {self.count - NAMED} more" if self.count > NAMED else ""
        do = "does" if self.count == 1 else "do"
        of = "line" if lines == 1 else "lines"
        super().__init__(f"{self.count} of {lines} {of} {do} not fit.\n{named}{more}")


def dump(record: Record) -> str:
    """One line, without its end: fields in the order of the model, defaults left out."""
    return record.model_dump_json(exclude_defaults=True)


def parse(
    lines: Iterable[str], judge: Callable[[Record], str | None] = lambda _record: None
) -> list[Record]:
    """The records of a file, in its order; empty lines are passed over.

    `judge` is asked about each readable record, in order, and gives a reason if it does not fit
    where it is read into. Raises `UnfitLinesError` if any line does not fit: all or nothing.
    """
    records: list[Record] = []
    problems: list[Problem] = []
    first: dict[str, int] = {}
    count = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        count += 1
        read = _record(line)
        reason = read if isinstance(read, str) else _reason(read, number, first) or judge(read)
        if isinstance(read, Record) and reason is None:
            records.append(read)
        elif reason is not None:
            problems.append((number, reason))
    if problems:
        raise UnfitLinesError(problems, count)
    return records


def _record(line: str) -> Record | str:
    """The record of a line, or why there is none."""
    try:
        content = json.loads(line)
    except ValueError:
        return "this is not JSON"
    except RecursionError:
        return "this is nested too deeply"
    try:
        return Record.model_validate(content)
    except ValidationError as unfit:
        return "; ".join(_words(tuple(each["loc"]), each["msg"]) for each in unfit.errors()[:3])


def _words(place: tuple[int | str, ...], message: str) -> str:
    """One rule that was not met, such as `body.cycle: should be less than or equal to 7`."""
    words = message.removeprefix("Value error, ").removeprefix("Input ")
    where = ".".join(str(part) for part in place)
    return f"{where}: {words}" if where else words


def _reason(record: Record, number: int, first: dict[str, int]) -> str | None:
    """Why a readable record does not fit among the lines before it; `None` when it does."""
    if record.student is None and record.kind not in STANDS_ALONE:
        return f"student: {record.kind} needs the id of its student"
    before = first.setdefault(record.id, number)
    return None if before == number else f"id: the same id stands in line {before}"
