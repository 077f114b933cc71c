"""Who was to be seen when: every appointment of a school's first three cycles."""

from collections.abc import Sequence
from datetime import date, time
from itertools import product
from typing import NamedTuple

from hub.rehearsal.calendar import SLOTS, VISITS, school_day, visits
from hub.rehearsal.chance import Chance
from hub.rehearsal.lists import StudentLine, Talk
from onedesk.domain.people import Window

_FINISHED = (1, 2)
_NOW = 3
_AFTER = time(15)
_SHARES = {
    1: {"held": 0.93, "absent": 0.05, "refused": 0.01, "cancelled_school": 0.01},
    2: {"held": 0.87, "absent": 0.1, "refused": 0.01, "cancelled_school": 0.02},
    3: {"held": 0.92, "absent": 0.06, "refused": 0.02},
}

Slot = tuple[date, time]


class Appointment(NamedTuple):
    """One talk as it was placed; `outcome` is `None` while it is still to come."""

    cycle: int
    day: date
    starts: time
    outcome: str | None
    reason: str | None = None
    moved_from: date | None = None


class Place(NamedTuple):
    """A school among those of its adviser (0 for the first), with its windows and the day."""

    number: int
    windows: tuple[Window, ...]
    today: date

    def slots(self, cycle: int) -> list[Slot]:
        """All slots of a finished cycle."""
        return list(product(visits(self.windows[cycle - 1], self.number), SLOTS))

    def now(self, *, past: bool) -> list[Slot]:
        """Slots of the cycle under way: before today, or from today on."""
        window = self.windows[_NOW - 1]
        steps = [step for step in VISITS[self.number] if (step < 0) == past]
        days = [school_day(self.today, step) for step in steps]
        return list(product([day for day in days if window.holds(day)], SLOTS))


def by_chance(place: Place, students: int, chance: Chance) -> list[list[Appointment]]:
    """The appointments of each student of a school, as chance has them."""
    diary: list[list[Appointment]] = [[] for _ in range(students)]
    for cycle in _FINISHED:
        for student, (day, starts) in _dealt(students, place.slots(cycle), chance):
            outcome = chance.weighted(_SHARES[cycle])
            diary[student].append(
                Appointment(cycle, day, starts, outcome, _reason(outcome, chance))
            )
    past = place.now(past=True)
    for student, (day, starts) in _dealt(students, past + place.now(past=False), chance):
        became = chance.weighted(_SHARES[_NOW]) if day < place.today else None
        diary[student].append(Appointment(_NOW, day, starts, became, _reason(became, chance)))
    return diary


def as_drawn(place: Place, lines: Sequence[StudentLine], chance: Chance) -> list[list[Appointment]]:
    """The appointments of the school of the drawings."""
    diary: list[list[Appointment]] = [[] for _ in lines]
    for cycle in _FINISHED:
        slots = place.slots(cycle)
        chance.shuffle(slots)
        for student, line in enumerate(lines):
            if line.talks[cycle - 1] == "new":
                continue
            day, starts = _chosen(line, cycle, place) or slots.pop()
            outcome = line.talks[cycle - 1]
            diary[student].append(
                Appointment(cycle, day, starts, outcome, _reason(outcome, chance))
            )
    queues = {True: place.now(past=True), False: place.now(past=False)[len(SLOTS) :]}
    for student, line in enumerate(lines):
        diary[student] += _now(line, place, queues, chance)
    return diary


def _chosen(line: StudentLine, cycle: int, place: Place) -> Slot | None:
    """The slot of a student whose day is drawn; late, when nobody else is there."""
    if len(line.days) < cycle:
        return None
    day = visits(place.windows[cycle - 1], place.number)[line.days[cycle - 1]]
    return day, _AFTER


def _now(
    line: StudentLine, place: Place, queues: dict[bool, list[Slot]], chance: Chance
) -> list[Appointment]:
    """The appointment of the cycle under way, if there is one."""
    talk: Talk = line.talks[_NOW - 1]
    if talk == "open":
        return []
    if line.at:
        moved = school_day(place.today, 5) if line.moved else None
        outcome, reason = {"done": ("held", None), "ill": ("absent", "ill")}.get(talk, (None, None))
        starts = time.fromisoformat(line.at)
        return [Appointment(_NOW, place.today, starts, outcome, reason, moved)]
    if talk == "missed":
        return [Appointment(_NOW, place.now(past=True)[0][0], _AFTER, "absent", "not_known")]
    day, starts = queues[talk != "booked"].pop(0)
    outcome = None if talk == "booked" else talk
    return [Appointment(_NOW, day, starts, outcome, _reason(outcome, chance))]


def _dealt(students: int, slots: Sequence[Slot], chance: Chance) -> list[tuple[int, Slot]]:
    """Slots in their order for students in an order of chance; who is over stays unplaced."""
    order = chance.sample(range(students), students)
    return list(zip(order, slots, strict=False))


def _reason(outcome: str | None, chance: Chance) -> str | None:
    if outcome != "absent":
        return None
    return chance.weighted({"ill": 5, "not_known": 3, "exam": 1, "other_lesson": 1, "trip": 1})
