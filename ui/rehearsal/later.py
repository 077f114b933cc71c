"""A student at the seventh talk, with six behind: what a rehearsed day does not come to itself."""

from onedesk.desk import Desk
from onedesk.domain.programme import catalogue

FIRST, LAST, MISSED = 1, 7, 4
_AT_FIRST = (3, 2, 2, 2, 1, 1, 1, 2, 2, 1, 1, 2)
_MOST, _PACE = 5, 5
_PLANS = ("UNSURE", "FE", "FE", "", "APP", "APP")


def sixth_behind(desk: Desk, student: str) -> str:
    """Hold the talks up to the sixth, the fourth missed, and begin the seventh; gives its id.

    Each is on the first day of its cycle; those that were held already stay as they are.
    """
    file = desk.student(student)
    held = {talk.body.cycle for talk in file.interviews if talk.body.held}
    begins = {window.cycle: window.first for window in file.school.windows}
    for cycle in sorted(set(range(FIRST, LAST)) - held):
        if cycle == MISSED:
            placed = desk.place(student, begins[cycle], None, None)
            desk.mark_absent(placed.interview, "ill")
        else:
            _hold(desk, desk.begin(student, begins[cycle]), cycle)
    return desk.begin(student, begins[LAST])


def _hold(desk: Desk, talk: str, cycle: int) -> None:
    """What is known grows a little from talk to talk, not everywhere alike."""
    levels = zip(catalogue().areas, _AT_FIRST, strict=True)
    ratings = {
        f"ratings.{area.code}": min(first + (cycle + at % _PACE) // _PACE, _MOST)
        for at, (area, first) in enumerate(levels)
    }
    desk.answer(talk, {**ratings, "plan": _PLANS[cycle - 1], "sectors": ["CONST"]})
    desk.finish(talk)
