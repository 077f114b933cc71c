"""The long work behind the dialog: counting, looking, making; on the second worker's thread."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from onedesk import whole
from onedesk.desk.desk import Desk
from onedesk.desk.pack_views import PackOrder
from onedesk.paper.pack import Part
from onedesk.paper.pack_lock import locked
from onedesk.paper.pack_pdf import count_pages, render_pack
from ui.aside import Task
from ui.paper.output import NotWritten


class PackNotWritten(NotWritten):
    """The pack could not be written where the adviser wanted it."""

    say = (
        "The pack could not be written there, and nothing of it was left behind. "
        "Choose another folder."
    )


@dataclass(frozen=True, slots=True)
class Locking:
    """Where the file goes, and the words that open it."""

    path: Path
    words: str


def count(order: PackOrder, desk: Desk, task: Task) -> dict[Part, int]:
    """How many pages each part of an order takes."""
    return count_pages(desk.pack_source(order, partial(_reading, task)), moved=task.step)


def look(order: PackOrder, desk: Desk, task: Task) -> bytes:
    """The pages, for the eyes of the adviser alone: they are never written to a file."""
    return render_pack(desk.pack_source(order, partial(_reading, task)), moved=task.step)


def make(order: PackOrder, locking: Locking, desk: Desk, task: Task) -> Path:
    """The locked file, whole or not at all; raises `PackNotWritten`."""
    made = locked(look(order, desk, task), locking.words)
    task.step(1, 1)
    keep(locking.path, made)
    return locking.path


def keep(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read; raises `PackNotWritten`."""
    try:
        whole.write(path, content)
    except OSError as reason:
        raise PackNotWritten from reason


def _reading(task: Task, _done: int, _of: int) -> None:
    """The records are read before anybody knows how many pages there will be."""
    task.step(0, 0)
