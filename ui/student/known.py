"""What a student knew in each talk: levels by area, and the mean of the areas that were rated."""

from onedesk.desk.views import StudentFile
from onedesk.domain.programme import catalogue
from ui.student import path
from ui.widgets.level import Cell


def knowledge(file: StudentFile) -> tuple[tuple[str, tuple[Cell, ...]], ...]:
    """Each area with its cell in every cycle."""
    return tuple(
        (area.short, tuple(_cell(file, area.code, cycle) for cycle in range(1, path.CYCLES + 1)))
        for area in catalogue().areas
    )


def averages(file: StudentFile) -> tuple[str, ...]:
    """The mean of the areas that were rated, by cycle; nothing where none was."""
    return tuple(_average(file, cycle) for cycle in range(1, path.CYCLES + 1))


def _cell(file: StudentFile, area: str, cycle: int) -> Cell:
    held = path.held_in(file, cycle)
    if held is not None:
        return held.body.level(area)
    if cycle == file.cycle and _due(file):
        begun = file.appointment.body.level(area) if file.appointment else None
        return "today" if begun is None else begun
    missed = [e.body.outcome for e in file.interviews if e.body.cycle == cycle]
    return "absent" if cycle <= file.cycle and any(missed) else "future"


def _due(file: StudentFile) -> bool:
    """Whether this cycle's talk is still to come: not declined, nor called off for good."""
    outcomes = {e.body.outcome for e in file.interviews if e.body.cycle == file.cycle}
    return file.appointment is not None or outcomes <= {None, "absent"}


def _average(file: StudentFile, cycle: int) -> str:
    held = path.held_in(file, cycle)
    levels = held.body.levels if held else {}
    known = [levels[area.code] for area in catalogue().areas if area.code in levels]
    return f"{sum(known) / len(known):.1f}" if known else ""
