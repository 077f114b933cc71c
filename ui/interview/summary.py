"""The interview in five lines, and who will see it: what is read back at the end."""

from typing import NamedTuple

from onedesk.domain.plan import Action
from onedesk.domain.programme import catalogue
from onedesk.paper.wording import lowered
from ui import words
from ui.interview import said
from ui.interview.known import TALKS
from ui.interview.model import InterviewModel
from ui.labels import certainty_label
from ui.scripts import apart

_OUTCOMES = {
    "done": "done",
    "partly": "partly",
    "not_done": "not done",
    "no_longer": "no longer needed",
    "carried_over": "carried over",
}


class Row(NamedTuple):
    """One line: whether all of it is answered, what it is, what was said."""

    done: bool
    label: str
    text: str


class Sight(NamedTuple):
    """Who sees what; `nothing` is said more quietly."""

    who: str
    what: str
    nothing: bool = False


def rows(model: InterviewModel) -> tuple[Row, ...]:
    """The five lines, in the order of the steps, the next talk last."""
    done = [step.done for step in model.progress()]
    return (
        Row(done[0], "Sector and job", _sector(model)),
        Row(done[1], "After Year 11", _plan(model)),
        Row(done[2], "Knowledge", _knowledge(model)),
        Row(done[3], "Action plan", _actions(model)),
        Row(bool(next_meeting(model)), "Next talk", next_meeting(model) or "Not agreed yet"),
    )


def next_meeting(model: InterviewModel) -> str:
    """When the next talk is: as agreed, else the school's next window."""
    cycle = model.interview.cycle
    if model.interview.next_meeting:
        return model.interview.next_meeting
    if cycle >= TALKS:
        return "This was the last of seven talks"
    school = model.file.file.school
    window = school.window(cycle + 1)
    return f"Week of {words.day_month(window.first)}, {school.name}" if window else ""


def who_sees(model: InterviewModel) -> tuple[Sight, ...]:
    """Each reader by name, with what reaches them."""
    file = model.file.file
    named = file.school.careers_lead
    lead = f"{named}, careers lead" if named else f"Careers lead, {file.school.name}"
    objected = file.student.body.sharing_objection
    shared = "Nothing, as the family asked" if objected else "Plan, ratings, sector and next steps"
    note = ", and 1 private note" if model.state.note.strip() else ""
    return (
        Sight(model.forename, "The printed plan"),
        *_covering(model),
        Sight(lead, shared, objected),
        Sight("Region", "Numbers only, no name"),
        Sight("You", f"Everything{note}"),
    )


def _covering(model: InterviewModel) -> list[Sight]:
    """Colleagues with whom the school is shared for some days; a note may go along with it."""
    programme, today = model.programme, model.clock().date()
    me, school = programme.adviser.id, model.file.file.school.id
    found = []
    for cover in programme.covers:
        if cover.school != school:
            continue
        if cover.taker == me:
            found.append(Sight(cover.giver_name, "Everything, as the school’s own adviser"))
            continue
        note = "; the note if notes went along" if model.state.note.strip() else ""
        until = f"until {words.day_month(cover.last)}: covers the school{note}"
        begins = f"from {words.day_month(cover.first)} " if cover.first > today else ""
        found.append(Sight(cover.taker_name, words.capital(f"{begins}{until}")))
    return found


def _sector(model: InterviewModel) -> str:
    interview = model.interview
    if not interview.sectors:
        return "Not asked" if model.skipped("sectors") else "Not answered yet"
    names = [said.sector_name(code, interview) for code in interview.sectors]
    names[0] = said.sector_told(interview.sectors[0], interview)
    first = ", ".join(filter(None, (names[0], (interview.job or "").lower())))
    parts = [first, certainty_label(interview.certainty)]
    parts += [f"{place}: {lowered(name)}" for place, name in zip(_PLACES, names[1:], strict=False)]
    return words.sentences(part.rstrip(".") for part in parts).rstrip(".")


_PLACES = ("Second", "Third")


def _plan(model: InterviewModel) -> str:
    interview = model.interview
    if not interview.plan:
        return "Not asked" if model.skipped("plan") else "Not answered yet"
    where = said.place(interview)
    name = said.plan_told(interview.plan, interview.other_plan)
    parts = [", ".join(filter(None, (name, where.rest if where else "")))]
    second = said.plan_b(interview)
    if second is not None:
        detail = interview.plan_b_detail or second.bold
        parts.append(f"Plan B: {lowered(detail)}")
    return words.sentences(part.rstrip(".") for part in parts).rstrip(".")


def _knowledge(model: InterviewModel) -> str:
    interview, last = model.interview, model.last
    known = {area.code for area in catalogue().areas}
    levels = {area: level for area, level in interview.levels.items() if area in known}
    if not levels:
        return "Nothing rated yet"
    parts = [f"{len(levels)} of {len(known)} rated"]
    before = last.levels if last else {}
    steps = [level - before[area] for area, level in levels.items() if area in before]
    counts = {"up": sum(s > 0 for s in steps), "down": sum(s < 0 for s in steps)}
    moved = [f"{count} went {way}" for way, count in counts.items() if count]
    same = sum(not s for s in steps)
    parts.append(", ".join([*moved, *([f"{same} the same"] if same else [])]))
    lowest = min(levels, key=lambda area: levels[area])
    name = catalogue().area(lowest).student
    parts.append(f"Lowest: {name} ({levels[lowest]})")
    return words.sentences(parts).rstrip(".")


def _actions(model: InterviewModel) -> str:
    plan = [action for _, action in model.state.plan if action.what.strip()]
    parts = [words.counted(len(plan), "action") + _for_whom(model, plan)]
    reviewed: list[str | None] = [one.outcome for one in model.state.reviews.values()]
    counted = [
        f"{reviewed.count(outcome)} {name}"
        for outcome, name in _OUTCOMES.items()
        if reviewed.count(outcome)
    ]
    if still := reviewed.count(None):
        counted.append(f"{still} {'comes' if still == 1 else 'come'} up again next time")
    parts += [f"Last plan: {', '.join(counted)}"] if counted else []
    return words.sentences(parts).rstrip(".")


def _for_whom(model: InterviewModel, plan: list[Action]) -> str:
    """: 3 for Zoë, 1 for you."""
    mine = sum(action.who == "adviser" for action in plan)
    theirs = sum(action.who == "student" for action in plan)
    others = len(plan) - mine - theirs
    named = ((theirs, apart(model.forename)), (mine, "you"), (others, "others"))
    split = [f"{count} for {name}" for count, name in named if count]
    return f": {', '.join(split)}" if split else ""
