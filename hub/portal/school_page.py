"""The page of a school: who was seen, who needs what, and how far the cycle is."""

from collections.abc import Sequence
from datetime import date
from statistics import fmean

from hub.portal import words
from hub.portal.drawing import share, spark
from hub.portal.file import StudentFile, legal_name, named, visit_days
from hub.portal.school_values import Choice, Dot, Errand, Page, Row, Seen
from onedesk.domain.interview import Interview
from onedesk.domain.people import School

UNSURE = "UNSURE"
SEEN: dict[Seen, str] = {"seen": "seen", "missed": "missed", "coming": "still to come"}


FILTERS = {
    "all": "All",
    "plan": "Needs a plan",
    "unseen": "Not seen",
    "school": "Actions for school",
}


def school_page(
    school: School, files: Sequence[StudentFile], today: date, show: str, name: str
) -> Page:
    """The page, with the rows of one of `FILTERS` whose names hold `name`."""
    cycle = school.cycle_on(today) or 1
    kept = {code: [f for f in files if _keeps(code, f, cycle)] for code in FILTERS}
    held = [talk for f in files if (talk := f.held_in(cycle))]
    printed = sum(bool(f.print_of(talk.id)) for f in files if (talk := f.held_in(cycle)))
    wanted = [f for f in kept.get(show, kept["all"]) if named(f.student, name)]
    return Page(
        cycle=cycle,
        students=len(files),
        seen=len(held),
        seen_share=share(len(held), len(files)),
        printed=printed,
        printed_share=share(printed, len(held)),
        next_visit=_visit(files, cycle, today),
        rows=tuple(row(f, school, today) for f in wanted),
        choices=tuple(Choice(code, FILTERS[code], len(kept[code])) for code in FILTERS),
        questions=tuple(
            f"{f.student.name}, {words.field(ask.field)}" for f in files for ask in f.questions
        ),
        errands=tuple(errands(files, today)),
    )


def row(file: StudentFile, school: School, today: date) -> Row:
    """One student's line."""
    cycle = school.cycle_on(today) or 1
    last = file.held[-1].interview if file.held else None
    joined = file.student.joined
    return Row(
        id=file.id,
        name=file.student.name,
        legal=legal_name(file.student),
        form=file.student.form or "",
        talks=tuple(_dot(file, number, cycle) for number in range(1, cycle + 1)),
        sector=words.first_sector(last) if last else None,
        plan=words.plan_group(last) if last else None,
        plan_unsure=bool(last and last.plan == UNSURE),
        plan_note=_plan_note(file, cycle),
        questions=2 if file.asks("plan") else 0,
        mean=fmean(last.levels.values()) if last and last.levels else None,
        spark=spark(file.means, cycle),
        lowest=_lowest(last),
        actions=_actions(file, cycle),
        joined=f"new in {joined:%B}" if joined and not file.held else "",
    )


def errands(files: Sequence[StudentFile], today: date) -> list[Errand]:
    """Open actions of the school, soonest first."""
    found = [
        (step.action.by or date.max, file, step.action)
        for file in files
        for step in file.open_steps
        if step.action.who == "careers_lead"
    ]
    found.sort(key=lambda each: (each[0], each[1].student.name))
    return [
        Errand(
            student=file.id,
            name=file.student.name,
            what=action.what,
            by=words.short_day(action.by),
            late=by < today,
        )
        for by, file, action in found
    ]


def _keeps(code: str, file: StudentFile, cycle: int) -> bool:
    if code == "plan":
        return bool(file.held) and file.held[-1].interview.plan in (UNSURE, None)
    if code == "unseen":
        return file.held_in(cycle) is None
    if code == "school":
        return any(step.action.who == "careers_lead" for step in file.open_steps)
    return True


def _dot(file: StudentFile, number: int, cycle: int) -> Dot:
    state: Seen = "seen" if file.held_in(number) else "missed" if number < cycle else "coming"
    return Dot(number, state, f"Talk {number} {SEEN[state]}")


def _plan_note(file: StudentFile, cycle: int) -> str:
    """What to know about a plan: that it is old, or what it was before."""
    if not file.held:
        return ""
    last = file.held[-1].interview
    if last.cycle < cycle - 1:
        return f"in cycle {last.cycle}"
    before = file.counted[-2].interview if len(file.counted) > 1 else None
    if before is None or before.plan in (None, last.plan) or last.cycle < cycle:
        return ""
    was = words.plan_group(before) or ""
    if was == words.plan_group(last):
        return ""
    return f"was {was[0].lower()}{was[1:]}" if was[1:2].islower() else f"was {was}"


def _lowest(last: Interview | None) -> str | None:
    if last is None or not last.levels:
        return None
    return words.area_said(min(last.levels, key=lambda area: last.levels[area]))


def _actions(file: StudentFile, cycle: int) -> str | None:
    """`4 new` right after a talk, `2 open`, `All done`; `None` where there was no plan."""
    if not file.steps:
        return None
    current = file.held_in(cycle)
    open_steps = file.open_steps
    if not open_steps:
        return "All done"
    new = current is not None and all(s.action.interview == current.id for s in open_steps)
    return f"{len(open_steps)} {'new' if new else 'open'}"


def _visit(files: Sequence[StudentFile], cycle: int, today: date) -> str:
    """When the adviser comes next, and who is not placed yet."""
    days = visit_days(files, cycle, today)
    said = []
    if days:
        day, talks = next(iter(days.items()))
        room = next((t.interview.room for t in talks if t.interview.room), None)
        where = f", {_room(room)}" if room else ""
        when = "today" if day == today else words.week_day(day)
        said.append(
            f"Next visit: {when}{where}, {words.number(len(talks), 'student', 'students')}."
        )
    declined = [f for f in files if _declined(f, cycle)]
    placed = {talk.id for talks in days.values() for talk in talks}
    waiting = [
        f
        for f in files
        if not f.held_in(cycle) and f not in declined and not any(t.id in placed for t in f.talks)
    ]
    left = [f"{len(waiting)} not placed yet"] if waiting else []
    left += [f"{len(declined)} declined"] if declined else []
    return " ".join([*said, f"{' and '.join(left)}." if left else ""]).strip()


def _room(name: str) -> str:
    """`room C3`, but `Library office`: a number alone needs the word."""
    return f"room {name}" if len(name.split()) == 1 and not name.isalpha() else name


def _declined(file: StudentFile, cycle: int) -> bool:
    return any(
        talk.interview.cycle == cycle and talk.interview.outcome == "refused" for talk in file.talks
    )
