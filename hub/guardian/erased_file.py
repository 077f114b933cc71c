"""`erased.jsonl`: who was erased, kept beside the database so that no backup brings them back."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import AwareDatetime, Field, ValidationError

from hub.folder import data_folder
from onedesk.domain.errors import OneDeskError
from onedesk.domain.records import Id
from onedesk.domain.value import Value

NAME = "erased.jsonl"


class Erased(Value):
    """One line: ids and a date, and nothing that says who it was.

    `records` is id to kind; `pupil` the mark of the UPN (`pupil_mark`), empty where none was known.
    """

    student: Id
    school: Id
    at: AwareDatetime
    records: dict[Id, Annotated[str, Field(max_length=64)]] = {}
    pupil: Annotated[str, Field(max_length=64)] = ""


class UnreadableFileError(OneDeskError):
    """The file of erasures holds something else; nobody knows who else was in it."""


def place() -> Path:
    """The file, in the hub's own folder."""
    return data_folder() / NAME


def add(erased: Erased) -> None:
    """Write a line at the end and see it onto the disk; a torn one before it is taken away."""
    place().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    door = os.open(place(), os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(door, "r+b") as file:
        file.seek(file.read().rfind(b"\n") + 1)
        file.truncate()
        file.write(erased.model_dump_json().encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def lines() -> Iterator[Erased]:
    """Every line, oldest first.

    Raises `UnreadableFileError`. A last line that was cut by a crash is left out: what it told of
    was never done.
    """
    try:
        text = place().read_text(encoding="utf-8")
    except FileNotFoundError:
        return
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        try:
            yield Erased.model_validate_json(line)
        except ValidationError as reason:
            if line.endswith("\n"):
                raise UnreadableFileError(
                    f"Line {number} of {NAME} cannot be read. Nothing was changed."
                ) from reason
