"""What the school is asked to help with, and what to talk about: rules over a pack's source."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, takewhile
from typing import NamedTuple

from onedesk.domain.clock import DAYS
from onedesk.domain.programme import catalogue
from onedesk.figures.measures import Knowledge
from onedesk.paper import pack_words as say
from onedesk.paper.document import Run, Words, bold, words
from onedesk.paper.pack import TALKS, Missed, PackSource, PackStudent, Step, Talk
from onedesk.paper.wording import NO_BREAK, long_day, names_whole

TWICE = 2
"""What has lasted two cycles is worth a word."""

SHARED = 3
"""So many students with an action on one area make it a topic."""


class Ask(NamedTuple):
    """One request: about whom, what is seen, what would help."""

    student: PackStudent
    see: str
    help: str


class Topic(NamedTuple):
    """One point of the meeting: its line, and what it rests on."""

    title: str
    detail: Words = ()


def asks(source: PackSource) -> tuple[Ask, ...]:
    """At most one request a student, those an adviser wrote down first."""
    rules = (_agreed, _differs, _unsure, _away, _undecided)
    found: list[tuple[int, Ask]] = []
    for student in source.students:
        answers = ((rank, rule(source, student)) for rank, rule in enumerate(rules))
        found += [(rank, ask) for rank, ask in answers if ask is not None][:1]
    return tuple(ask for _, ask in sorted(found, key=lambda pair: pair[0]))


def _agreed(source: PackSource, student: PackStudent) -> Ask | None:
    """An open action of the careers lead from this cycle's plan."""
    talk = student.talk(source.cycle)
    wanted = next(
        (
            step
            for step in student.steps
            if step.cycle == source.cycle and step.who == "careers_lead" and step.outcome is None
        ),
        None,
    )
    if talk is None or wanted is None:
        return None
    by = f", by {say.month_day(wanted.by)}" if wanted.by else ""
    return Ask(student, _stand(talk), say.what(wanted).rstrip(".") + f"{by}.")


def _differs(source: PackSource, student: PackStudent) -> Ask | None:
    """Two people wrote down different plans."""
    if not student.differs or student.talk(source.cycle) is None:
        return None
    either = " or ".join(say.plan_name(code) for code in student.differs)
    return Ask(
        student,
        f"{either}: our records differ.",
        f"Ask {student.forename}, then tell me at our meeting.",
    )


def _unsure(source: PackSource, student: PackStudent) -> Ask | None:
    """No plan after Year 11, for the second time or longer."""
    talks = _lasting(source, student, say.unsure)
    if len(talks) < TWICE:
        return None
    see, mind = f"Unsure of a plan in {_times(student, talks)}.", say.first_sector(talks[-1])
    if not mind:
        return Ask(student, see, "A visit or a taster day, to see what there is.")
    return Ask(student, f"{see} Has {mind} in mind.", f"A visit or a taster in {mind}.")


def _undecided(source: PackSource, student: PackStudent) -> Ask | None:
    """No area of work in mind, for the second time or longer."""
    talks = _lasting(source, student, say.undecided)
    if len(talks) < TWICE:
        return None
    see = f"No area of work in mind in {_times(student, talks)}."
    return Ask(student, see, "A visit to an employer, or a talk with one.")


def _away(source: PackSource, student: PackStudent) -> Ask | None:
    """Absent in this cycle and in the one before."""
    before, now = student.miss(source.cycle - 1), student.miss(source.cycle)
    if student.talk(source.cycle) or student.talk(source.cycle - 1) or not (before and now):
        return None
    if before.outcome != "absent" or now.outcome != "absent":
        return None
    see = f"Absent for cycle {before.cycle} and cycle {now.cycle}."
    return Ask(student, see, _other_day(student, (before, now)))


def _other_day(student: PackStudent, missed: tuple[Missed, ...]) -> str:
    days = {one.day.weekday() for one in missed if one.day}
    if len(days) == 1 and all(one.day for one in missed):
        return f"A time that avoids {DAYS[days.pop()]}s."
    return f"A day on which {student.forename} can come."


def _lasting(
    source: PackSource, student: PackStudent, holds: Callable[[Talk], bool]
) -> tuple[Talk, ...]:
    """The talks in a row in which it held, up to that of this cycle."""
    if student.talk(source.cycle) is None:
        return ()
    found = tuple(takewhile(holds, reversed(student.talks)))
    return found[::-1]


def _times(student: PackStudent, talks: tuple[Talk, ...]) -> str:
    """`both talks`, `all three talks`, `the last two talks`."""
    count = len(talks)
    if count < len(student.talks):
        return f"the last {say.small(count)} talks"
    return "both talks" if count == TWICE else f"all {say.small(count)} talks"


def _stand(talk: Talk) -> str:
    """Where a student stands, in one sentence."""
    if say.unsure(talk):
        return "No plan after Year 11 yet."
    if talk.plan is None:
        return "Plan after Year 11 not asked yet."
    return f"Wants: {say.plan(talk)}."


def topics(source: PackSource, known: Knowledge | None) -> tuple[Topic, ...]:
    """What to talk about with the careers lead, in the order of the meeting."""
    parts = (_not_seen(source), _no_plan(source), _lowest(known), _shared(source), _next(source))
    return tuple(topic for part in parts for topic in part)


def _not_seen(source: PackSource) -> Iterator[Topic]:
    waiting = source.not_seen
    if waiting:
        title = f"The {say.students(len(waiting))} not seen yet, and when"
        yield Topic(title.replace("The 1\u00a0student", "The student"), names(waiting))


def _no_plan(source: PackSource) -> Iterator[Topic]:
    without = without_plan(source)
    if without:
        title = f"Without a plan after Year 11: {say.students(len(without))}"
        yield Topic(title, names(without))


def _lowest(known: Knowledge | None) -> Iterator[Topic]:
    """The area that is known least of."""
    rated = [area for area in known.areas if area.means[-1] is not None] if known else []
    if rated:
        lowest = min(rated, key=lambda area: area.means[-1] or 0)
        detail = f"Mean rating {lowest.means[-1]:.1f}, of {say.students(lowest.n)}."
        title = f"{area_name(lowest.area)}: lowest area, who could come in?"
        yield Topic(title, words(detail))


def _shared(source: PackSource) -> Iterator[Topic]:
    """The area that most students have an open action on."""
    having = Counter(
        area
        for student in source.seen
        for area in {s.area for s in student.steps if s.area and s.outcome is None}
    )
    if not having:
        return
    area, count = min(having.items(), key=lambda item: (-item[1], item[0]))
    if count >= SHARED:
        who = [s for s in source.seen if any(_open_on(step, area) for step in s.steps)]
        title = f"{area_name(area)}: {say.students(count)} have an action on it"
        yield Topic(title, names(who))


def _open_on(step: Step, area: str) -> bool:
    return step.area == area and step.outcome is None


def _next(source: PackSource) -> Iterator[Topic]:
    """Rooms and days of the next cycle."""
    after = source.cycle + 1
    if after > TALKS:
        yield Topic("Who stays in touch until September, and how")
        return
    window = source.window(after)
    if window is None:
        yield Topic(f"Days and rooms for cycle {after}")
        return
    yield Topic(
        f"Rooms for cycle {after}, from {say.month_day(window.first)}",
        words(f"{long_day(window.first)} to {long_day(window.last)}."),
    )


def without_plan(source: PackSource) -> tuple[PackStudent, ...]:
    """Students seen who are unsure what to do after Year 11."""
    return tuple(s for s in source.seen if (talk := s.talk(source.cycle)) and say.unsure(talk))


def without_sector(source: PackSource) -> tuple[PackStudent, ...]:
    """Students seen who have no area of work in mind."""
    return tuple(s for s in source.seen if (talk := s.talk(source.cycle)) and say.undecided(talk))


def low_in(source: PackSource, area: str) -> tuple[PackStudent, ...]:
    """Students seen who need help with an area: rated `low` or less in this cycle."""
    found = []
    for student in source.seen:
        talk = student.talk(source.cycle)
        level = talk.levels.get(area) if talk else None
        if level is not None and level <= source.low:
            found.append(student)
    return tuple(found)


def names(students: Iterable[PackStudent]) -> Words:
    """Names in a row, those of one form after its name in the heavier weight.

    After a name that is written from the right the next form begins a line.
    """
    runs: list[str | Run] = []
    apart = ""
    for form, group in groupby(students, key=lambda student: student.form):
        found = [student.name for student in group]
        runs += [apart, bold(f"{form}:{NO_BREAK}") if form else "", names_whole(found)]
        apart = ";\n" if say.from_right(found[-1]) else "; "
    return words(*runs)


def area_name(code: str) -> str:
    """The short name of an area."""
    return catalogue().area(code).short
